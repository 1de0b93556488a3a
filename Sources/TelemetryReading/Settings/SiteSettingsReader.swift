package import TelemetryModel

/// Reads `site.yml`: one YAML mapping, of which nothing is passed over in silence.
///
/// Every scalar is the text that was written; what it has to be (a number, a URL, one of some words) is
/// decided by its key. Complexity: O(bytes), with at most 16 passes where keys are repeated.
package struct SiteSettingsReader {
  package static let knownKeys = [
    "title", "description", "language", "base_url", "repository", "contact", "licence", "period",
    "week_ends", "measure", "confidence", "programs", "metadata", "nav", "config_lag",
    "counter_formats", "datasets", "raw_reports", "raw_reports_url", "allow_formula_names",
    "limits", "aliases",
  ]

  package init() {}

  /// - Parameter file: The path for messages.
  /// - Returns: nil, with at least one error reported, where anything is wrong.
  package func read(
    _ bytes: [UInt8], file: String, diagnostics: inout Diagnostics
  ) -> SiteSettings? {
    var found = Diagnostics()
    let settings = settings(bytes, file: file, &found)
    diagnostics.add(contentsOf: found)
    return found.hasErrors ? nil : settings
  }

  private func settings(
    _ bytes: [UInt8], file: String, _ diagnostics: inout Diagnostics
  ) -> SiteSettings? {
    let limit = InputLimits().settingsBytes
    guard
      let source = YAMLSource(bytes, file: file, limit: limit, diagnostics: &diagnostics),
      let root = YAMLDocument.root(of: source, diagnostics: &diagnostics),
      let fields = YAMLFields(
        root, of: "the settings", known: Self.knownKeys, diagnostics: &diagnostics)
    else { return nil }
    fields.require("title", "base_url", of: "the settings", &diagnostics)
    let title = fields.text("title", &diagnostics)
    let base = fields.text("base_url", &diagnostics)
    let baseURL = base.flatMap { BaseURL($0) }
    if let base, baseURL == nil {
      diagnostics.add(.wrongBaseURL(base, at: fields.location(of: "base_url")))
    }
    // Whatever stands in for a value that is wrong is thrown away with the rest.
    guard let placeholder = BaseURL("https://localhost/") else { return nil }
    var settings = SiteSettings(title: title ?? "", baseURL: baseURL ?? placeholder)
    readTexts(fields, into: &settings, &diagnostics)
    readCalendar(fields, into: &settings, &diagnostics)
    readNames(fields, into: &settings, &diagnostics)
    readOutput(fields, into: &settings, &diagnostics)
    return settings
  }

  private func readTexts(
    _ fields: YAMLFields, into settings: inout SiteSettings, _ diagnostics: inout Diagnostics
  ) {
    settings.description = fields.text("description", isLong: true, &diagnostics)
    let language = fields.text(
      "language", wanted: "a language tag", hint: "write it as 'en' or 'pt-BR'", &diagnostics,
      where: SettingsText.isLanguage)
    settings.language = language ?? settings.language
    settings.repository = fields.webURL("repository", &diagnostics)
    settings.contact = fields.text(
      "contact", wanted: "a web or mail address",
      hint: "write 'https://example.org/contact' or 'mailto:name@example.org'", &diagnostics
    ) { WebAddress.isWebURL($0) || WebAddress.isMailURL($0) }
    if let node = fields.value("licence", &diagnostics),
      let licence = YAMLFields(
        node, of: "licence", known: ["name", "url"], diagnostics: &diagnostics)
    {
      licence.require("name", "url", of: "licence", &diagnostics)
      let name = licence.text("name", &diagnostics)
      let url = licence.webURL("url", &diagnostics)
      if let name, let url { settings.licence = SiteSettings.Licence(name: name, url: url) }
    }
  }

  private func readCalendar(
    _ fields: YAMLFields, into settings: inout SiteSettings, _ diagnostics: inout Diagnostics
  ) {
    if let unit = fields.choice("period", PeriodCalendar.Unit.self, &diagnostics) {
      settings.calendar.unit = unit
    }
    if let day = fields.choice("week_ends", WeekdayName.self, &diagnostics) {
      settings.calendar.weekEnds = day.weekday
    }
    if let days = fields.number("config_lag", in: 0...366, &diagnostics) {
      settings.configLag = days
    }
    if let measure = fields.choice("measure", SiteSettings.Measure.self, &diagnostics) {
      settings.measure = measure
    }
    let level = fields.text(
      "confidence", wanted: "a level from 0.5 to 0.9999", hint: "write it as '0.99'", &diagnostics
    ) { SettingsText.fraction($0).map { (0.5...0.9999).contains($0) } ?? false }
    if let level, let fraction = SettingsText.fraction(level) {
      settings.confidence = ConfidenceLevel(fraction: fraction, text: level)
    }
  }

  private func readNames(
    _ fields: YAMLFields, into settings: inout SiteSettings, _ diagnostics: inout Diagnostics
  ) {
    settings.allowFormulaNames = fields.boolean("allow_formula_names", &diagnostics) ?? false
    settings.limits = SettingsLimits.read(
      fields.value("limits", &diagnostics), diagnostics: &diagnostics)
    let entries = SettingsEntries(
      limits: settings.limits, allowFormulaNames: settings.allowFormulaNames)
    if let items = fields.list("programs", &diagnostics) {
      settings.programs = entries.programs(items, diagnostics: &diagnostics)
    }
    if let items = fields.list("metadata", &diagnostics) {
      settings.metadata = entries.metadata(items, diagnostics: &diagnostics)
    }
  }

  private func readOutput(
    _ fields: YAMLFields, into settings: inout SiteSettings, _ diagnostics: inout Diagnostics
  ) {
    if let items = fields.list("nav", &diagnostics) {
      settings.nav = pagePaths(items, &diagnostics)
    }
    if let formats = fields.choices(
      "counter_formats", SiteSettings.CounterFormat.self, &diagnostics)
    {
      settings.counterFormats = formats
    }
    if let datasets = fields.choices("datasets", SiteSettings.Dataset.self, &diagnostics) {
      settings.datasets = datasets
    }
    settings.aliases = fields.choice("aliases", SiteSettings.Aliases.self, &diagnostics)
    let reports = fields.choice("raw_reports", SiteSettings.RawReports.self, &diagnostics)
    settings.rawReports = reports ?? settings.rawReports
    settings.rawReportsURL = fields.text(
      "raw_reports_url", wanted: "an https or http URL that ends in '/'",
      hint: "write the folder that holds the files, as 'https://example.org/reports/'",
      &diagnostics
    ) {
      WebAddress.isWebURL($0) && $0.utf8.last == UInt8(ascii: "/")
        && !$0.utf8.contains { "?#".utf8.contains($0) }
    }
    if reports == .list, !fields.has("raw_reports_url") {
      diagnostics.add(.noReportsURL(at: fields.location(of: "raw_reports")))
    } else if reports != .list, fields.has("raw_reports_url"),
      reports != nil || !fields.has("raw_reports")
    {
      diagnostics.add(.uselessReportsURL(at: fields.location(of: "raw_reports_url")))
    }
  }

  private func pagePaths(_ items: [YAMLNode], _ diagnostics: inout Diagnostics)
    -> [SiteSettings.PagePath]
  {
    var paths: [SiteSettings.PagePath] = []
    for item in items {
      guard let path = YAMLFields.text(item, of: "nav", &diagnostics) else { continue }
      if !SettingsText.isPagePath(path) {
        diagnostics.add(
          .wrongText(
            "nav", path, wanted: "a list of page addresses",
            hint: "write an address below base_url, as '/privacy/'", at: item.location))
      } else if paths.contains(where: { BytewiseOrder.equal($0.path, path) }) {
        diagnostics.add(.repeated(path, in: "nav", at: item.location))
      } else {
        paths.append(SiteSettings.PagePath(path: path, location: item.location))
      }
    }
    return paths
  }
}

/// The days of the week as `week_ends` names them.
private enum WeekdayName: String, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  var weekday: Weekday {
    switch self {
    case .monday: .monday
    case .tuesday: .tuesday
    case .wednesday: .wednesday
    case .thursday: .thursday
    case .friday: .friday
    case .saturday: .saturday
    case .sunday: .sunday
    }
  }
}

extension Diagnostic {
  fileprivate static func wrongBaseURL(_ text: String, at location: SourceLocation) -> Self {
    Self(
      message: "base_url must be an absolute URL, not '\(text)'", location: location,
      hint: "write it as 'https://example.org/telemetry/'")
  }

  fileprivate static func noReportsURL(at location: SourceLocation) -> Self {
    Self(
      message: "raw_reports 'list' needs 'raw_reports_url'", location: location,
      hint: "add the URL of the folder that holds the report files")
  }

  fileprivate static func uselessReportsURL(at location: SourceLocation) -> Self {
    Self(
      message: "raw_reports_url has no effect", location: location,
      hint: "write 'raw_reports: list' too, or delete the line")
  }
}
