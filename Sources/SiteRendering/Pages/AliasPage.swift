package import TelemetryModel

/// What leads from an address of telemetry.go.dev to where the same stands here: `aliases: reference`.
///
/// - Source: golang.org/x/telemetry/godev: `/charts/START_END` for a week, `/data/DATE` for the reports of
///   a day.
struct AliasPage: TemplateRecord {
  static let fields = Fields<Self>(
    "alias",
    [
      .text("title") { "\($0.alias.label) – \($0.site.settings.title)" },
      .text("canonical") { $0.alias.target.url(under: $0.site.settings.baseURL) },
      .text("href") { $0.site.href($0.alias.target) }, .text("label") { $0.alias.label },
      .text("style") { $0.site.assetHref("style.css") },
    ])

  /// An address and where it leads.
  struct Alias: Sendable {
    var address: PageAddress
    var target: PageAddress
    /// What stands there.
    var label: String
  }

  let site: PageContext
  let alias: Alias

  /// The reference has no months, and names a day as this site does: only weeks have another address. Of
  /// reports it has only days, and where the last day of a period has a page, that page stays.
  static func all(_ site: PageContext) -> [Alias] {
    guard site.settings.aliases == .reference else { return [] }
    let catalog = site.catalog
    var aliases: [Alias] = []
    if site.settings.calendar.unit == .week {
      for (index, period) in catalog.periods.enumerated() where !catalog.isGap(index) {
        aliases.append(
          Alias(
            address: .chartsAlias(first: period.first, last: period.last),
            target: .week(period.last), label: "Charts of \(site.periodText.definite(period))"))
      }
    }
    guard site.settings.rawReports == .publish else { return aliases }
    let ends = Set(catalog.periods.map(\.last))
    for file in site.content.rawReports?.files ?? [] where !ends.contains(file.day) {
      aliases.append(
        Alias(
          address: .dataAlias(file.day),
          target: .reports(file.day, isCompressed: file.isCompressed),
          label: "Reports of \(PeriodText.day(file.day))"))
    }
    return aliases
  }
}

extension AliasPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    let aliases = all(site)
    return templates.compile(.chartsAlias, for: Self.self).map {
      PageFamily(aliases.map(\.address), $0) { Self(site: $0, alias: aliases[$1]) }
    }
  }
}

extension PageAddress {
  package static func chartsAlias(first: Day, last: Day) -> PageAddress {
    PageAddress(.chartsAlias, "\(first)", "\(last)")
  }

  package static func dataAlias(_ day: Day) -> PageAddress { PageAddress(.dataAlias, "\(day)") }
}
