internal import TelemetryModel

/// The downloads of a period: permanent, so that it is made of what could be known at its end and of
/// nothing that a later build changes.
struct DataWeekPage {
  static let program = RecordShape(
    "program", [("title", .text), ("name", .text), ("href", .optionalText), ("reports", .text)])
  static let shape = RecordShape(
    "data-week",
    [
      ("frame", .record(PageFrame.shape)), ("errata", .optional(ErrataNotes.shape)),
      ("tables", .optional(DownloadTable.shape)), ("hasPrograms", .flag),
      ("programs", .list(program)), ("hasConfigs", .flag), ("configs", .list(PageFrame.fact)),
      ("charts", .record(PageFrame.link)), ("columns", .record(PageFrame.link)),
      ("before", .optional(PageFrame.link)),
    ])

  let site: PageContext
  let snapshot: PeriodSnapshot

  func record() -> Record {
    let catalog = site.catalog
    let period = snapshot.period
    let last = catalog.periods[period].last
    let files = site.downloads.of(period: period)
    let programs = self.programs
    let configs = configs
    return Record(
      Self.shape,
      [
        .record(frame(programs: programs.count, files).record(site)),
        ErrataNotes(site, of: last).field,
        DownloadTable(
          site: site, caption: "Files of \(site.periodText.definite(site.catalog.periods[period]))",
          downloads: files
        ).record().map { .record($0) } ?? .none,
        .flag(!programs.isEmpty), .list(programs), .flag(!configs.isEmpty), .list(configs),
        .record(
          PageFrame.link(
            "Charts of \(site.periodText.definite(site.catalog.periods[period]))",
            site.href(.week(last)))),
        .record(PageFrame.link("What the columns mean", site.href(.dataDictionary))),
        before.map { .record($0) } ?? .none,
      ])
  }

  private func frame(programs: Int, _ files: [Download]) -> PageFrame {
    let catalog = site.catalog
    let period = snapshot.period
    let label = site.periodLabels[period]
    let reports = catalog.allReports[period].value.map { NumberText.reports($0) }
    var facts: [(String, String?)] = [
      (reports ?? "number of reports not known", nil),
      (NumberText.number(of: programs, "program", "programs"), nil),
    ]
    if !files.isEmpty {
      let size = SizeText.of(files.bytes)
      facts.append(("\(NumberText.number(of: files.count, "file", "files")), \(size)", nil))
    }
    var frame = PageFrame(
      site: site, pageType: "data-week", address: .dataWeek(catalog.periods[period].last),
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
  private var programs: [Record] {
    let shown = Set(snapshot.programs.map(\.program))
    return site.catalog.programs.enumerated().compactMap { index, program in
      let reports = program.reports[snapshot.period].value
      guard shown.contains(index) || (reports ?? 0) > 0 else { return nil }
      return Record(
        Self.program,
        [
          .text(program.title), .text(program.name.text),
          shown.contains(index) ? .text(site.href(.program(program.name))) : .none,
          .text(reports.map(NumberText.count) ?? "not known"),
        ])
    }
  }

  /// The versions in force at some time of the period.
  private var configs: [Record] {
    let catalog = site.catalog
    return catalog.releasesInForce[snapshot.period].clamped(to: 0..<snapshot.releaseCount).map {
      Record(
        PageFrame.fact,
        [.text(site.releaseLabel($0)), .text(site.configHref($0))])
    }
  }

  private var before: Record? {
    let catalog = site.catalog
    guard let index = (0..<snapshot.period).last(where: { !catalog.isGap($0) }) else { return nil }
    return PageFrame.link(
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
    return templates.compile("data-week", for: shape).map {
      PageFamily(periods.map { .dataWeek(site.catalog.periods[$0].last) }, $0) { file in
        Self(site: site, snapshot: site.catalog.snapshot(of: periods[file])).record()
      }
    }
  }
}
