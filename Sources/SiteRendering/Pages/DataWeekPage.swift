package import TelemetryModel

/// The downloads of a period: permanent, so that it is made of what could be known at its end and of
/// nothing that a later build changes.
struct DataWeekPage: TemplateRecord {
  struct ProgramRow: TemplateRecord {
    static let fields = Fields<Self>(
      "program",
      [
        .text("title") { $0.title }, .text("name") { $0.name }, .optional("href") { $0.href },
        .text("reports") { $0.reports },
      ])

    let title: String
    let name: String
    var href: String?
    let reports: String
  }

  static let fields = Fields<Self>(
    "data-week",
    [
      .record("frame") { $0.frame }, .optional("errata") { ErrataNotes($0.site, of: $0.last) },
      .optional("tables") { $0.tables }, .list("programs") { $0.programs },
      .list("configs") { $0.configs }, .record("charts") { $0.charts },
      .record("columns") { Link("What the columns mean", $0.site.href(.dataDictionary)) },
      .optional("before") { $0.before },
    ])

  let site: PageContext
  let snapshot: PeriodSnapshot

  private var period: Int { snapshot.period }
  private var last: Day { site.catalog.periods[period].last }
  private var files: [Download] { site.downloads.of(period: period) }

  private var tables: DownloadTable? {
    DownloadTable(
      site: site, caption: "Files of \(site.periodText.definite(site.catalog.periods[period]))",
      downloads: files)
  }

  private var charts: Link {
    Link(
      "Charts of \(site.periodText.definite(site.catalog.periods[period]))",
      site.href(.week(last)))
  }

  private var frame: PageFrame {
    let catalog = site.catalog
    let files = self.files
    let label = site.periodLabels[period]
    let reports = catalog.allReports[period].value.map { NumberText.reports($0) }
    var facts: [(String, String?)] = [
      (reports ?? "number of reports not known", nil),
      (NumberText.number(of: programs.count, "program", "programs"), nil),
    ]
    if !files.isEmpty {
      let size = SizeText.of(files.bytes)
      facts.append(("\(NumberText.number(of: files.count, "file", "files")), \(size)", nil))
    }
    var frame = PageFrame(
      site: site, address: .dataWeek(catalog.periods[period].last),
      heading: "Data of \(site.periodText.definite(site.catalog.periods[period]))",
      lead: files.isEmpty
        ? "This site publishes no tables."
        : "The tables that the charts of this \(site.periodText.noun) are made of.",
      facts: facts, crumbs: [("Data", .data)],
      description:
        "Tables of \(site.periodText.definite(site.catalog.periods[period])) as files, with size and SHA-256.",
      source: "Data: \(label)")
    if !files.isEmpty {
      frame.dataset = PageDataset(
        name: "\(site.settings.title), \(label)", description: nil, periods: period...period,
        downloads: files)
    }
    return frame
  }

  /// Those that a report of the period names. Only what has a chart now has a page for good.
  private var programs: [ProgramRow] {
    let shown = Set(snapshot.programs.map(\.program))
    return site.catalog.programs.enumerated().compactMap { index, program in
      let reports = program.reports[snapshot.period].value
      guard shown.contains(index) || (reports ?? 0) > 0 else { return nil }
      return ProgramRow(
        title: program.title, name: program.name.text,
        href: shown.contains(index) ? site.href(.program(program.name)) : nil,
        reports: reports.map(NumberText.count) ?? "not known")
    }
  }

  /// The versions in force at some time of the period.
  private var configs: [Fact] {
    let catalog = site.catalog
    return catalog.releasesInForce[snapshot.period].clamped(to: 0..<snapshot.releaseCount).map {
      Fact(site.releaseLabel($0), site.configHref($0))
    }
  }

  private var before: Link? {
    let catalog = site.catalog
    guard let index = (0..<snapshot.period).last(where: { !catalog.isGap($0) }) else { return nil }
    return Link(
      "Data of \(site.periodText.definite(catalog.periods[index]))",
      site.href(.dataWeek(catalog.periods[index].last)))
  }
}

extension PageContext {
  /// The page of a config version.
  func configHref(_ release: Int) -> String { href(.config(catalog.releases[release].version)) }
}

extension DataWeekPage {
  /// Periods without data have no page.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    let periods = site.catalog.periods.indices.filter { !site.catalog.isGap($0) }
    return templates.compile(.dataWeek, for: Self.self).map {
      PageFamily(periods.map { .dataWeek(site.catalog.periods[$0].last) }, $0) { site, file in
        Self(site: site, snapshot: site.catalog.snapshot(of: periods[file]))
      }
    }
  }
}

extension PageAddress {
  /// - Parameter last: The period's last day.
  package static func dataWeek(_ last: Day) -> PageAddress {
    PageAddress(.dataWeek, "\(last)", periodEnd: last)
  }

  package static func dataWeekFile(_ last: Day, _ name: String) -> PageAddress {
    PageAddress(.dataWeekFile, "\(last)", name)
  }
}
