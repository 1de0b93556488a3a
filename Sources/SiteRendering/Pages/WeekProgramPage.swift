internal import TelemetryModel

/// The charts of one program in a period that has too many charts for one page: permanent, as `WeekPage`.
struct WeekProgramPage {
  static let shape = RecordShape(
    "week-program",
    [
      ("frame", .record(PageFrame.shape)), ("errata", .optional(ErrataNotes.shape)),
      ("index", .list(WeekPage.entry)), ("charts", .list(WeekPage.chart)),
      ("data", .record(PageFrame.link)), ("week", .record(PageFrame.link)),
      ("method", .optionalText), ("citation", .text),
    ])

  /// Above this number of charts a period's page lists its programs.
  static let chartLimit = 200

  let site: PageContext
  let snapshot: PeriodSnapshot
  /// The one program of the snapshot.
  let part: PeriodSnapshot.ProgramPart

  func record() -> Record {
    let program = site.catalog.programs[part.program]
    let label = site.periodLabels[snapshot.period]
    let week = PageAddress.week(site.catalog.periods[snapshot.period].last)
    let page = WeekPage(site: site, snapshot: snapshot)
    let findings = page.findings(of: part)
    let frame = PageFrame(
      site: site, pageType: "week-program",
      address: .weekProgram(site.catalog.periods[snapshot.period].last, program.name),
      heading: "\(program.title), \(label)",
      name: BytewiseOrder.equal(program.title, program.name.text) ? nil : program.name.text,
      facts: [
        (WeekPage.reports(part), nil),
        (NumberText.number(of: part.charts.count, "chart", "charts"), nil),
      ],
      crumbs: [("Charts", .charts), (label.firstUpper, week)],
      description: "All charts of \(program.title), \(label).", source: "Data: \(label)",
      hasFigures: true)
    return Record(
      Self.shape,
      [
        .record(frame.record(site)),
        ErrataNotes(site, of: site.catalog.periods[snapshot.period].last, program.name).field,
        .list(WeekPage.entries(program, part)),
        .list(
          zip(part.charts, findings).map { page.chart(program, part.program, $0, finding: $1) }),
        .record(WeekPage.dataLink(site, snapshot.period)),
        .record(PageFrame.link("All programs, \(label)", site.href(week))),
        page.method(findings),
        .text(
          site.citation(
            of: "All charts of \(program.title)",
            periods: snapshot.period..<(snapshot.period + 1), at: frame.address)),
      ])
  }
}

extension WeekProgramPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard let template = templates.compile("week-program", for: shape) else { return nil }
    let catalog = site.catalog
    var addresses: [PageAddress] = []
    var pages: [(period: Int, program: Int)] = []
    for period in catalog.periods.indices where site.lastingCharts.isSplit(period) {
      for part in catalog.snapshot(of: period).programs {
        addresses.append(
          .weekProgram(catalog.periods[period].last, catalog.programs[part.program].name))
        pages.append((period, part.program))
      }
    }
    return PageFamily(addresses) { [pages] file, buffer in
      let snapshot = catalog.snapshot(of: pages[file].period, program: pages[file].program)
      guard let part = snapshot.programs.first else {
        preconditionFailure("a program that had charts in a period has them again")
      }
      template.render(
        Self(site: site, snapshot: snapshot, part: part).record(), into: &buffer)
    }
  }
}
