internal import TelemetryModel

/// A program with all its charts, newest and over time; as a list, where there are too many for one page.
struct ProgramPage {
  static let chart = RecordShape(
    "chart",
    [
      ("title", .text), ("anchor", .text), ("name", .text), ("href", .text),
      ("errata", .optional(ErrataNotes.shape)), ("state", .optionalText),
      ("table", .optional(BarTable.shape)),
      ("trend", .optional(TrendDrawing.shape)),
    ])
  static let shape = RecordShape(
    "program",
    [
      ("frame", .record(PageFrame.shape)), ("errata", .optional(ErrataNotes.shape)),
      ("reports", .optional(ReportsOverTime.shape)), ("index", .list(WeekPage.entry)),
      ("charts", .list(chart)), ("list", .optional(CounterList.shape)),
    ])

  /// Above this number charts are listed and not drawn: a page of more would be too heavy.
  static let chartLimit = 100

  let site: PageContext
  let index: Int
  let program: Program

  init(site: PageContext, _ program: Int) {
    self.site = site
    index = program
    self.program = site.catalog.programs[program]
  }

  func record() -> Record {
    let newest = site.catalog.newestPeriod
    var facts: [(String, String?)] = []
    if let newest {
      facts.append(
        (
          program.reports[newest].value.map { NumberText.reports($0) }
            ?? "number of reports not known", nil
        ))
      facts.append((site.periodLabels[newest].firstUpper, nil))
    }
    facts.append((NumberText.number(of: program.charts.count, "chart", "charts"), nil))
    let name = BytewiseOrder.equal(program.title, program.name.text) ? nil : program.name.text
    let frame = PageFrame(
      site: site, pageType: "program", address: .program(program.name), heading: program.title,
      name: name,
      lead: program.description, facts: facts, crumbs: [("Counters", .counters)],
      description: "All charts of \(program.title), newest and over time.",
      source: site.source,
      hasFigures: newest != nil)
    let isList = program.charts.count > Self.chartLimit
    let drawn = isList ? [] : program.charts
    let list = CounterList(site: site)
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), ErrataNotes(site, of: program).field,
        ReportsOverTime(site: site, program: program).record().map { .record($0) } ?? .none,
        .list(
          drawn.map {
            Record(
              WeekPage.entry, [.text($0.text.title), .text(WeekPage.anchor(program, $0))])
          }),
        .list(drawn.enumerated().map { chart($0.element, number: $0.offset) }),
        isList
          ? .record(
            list.record(
              caption: "Charts of \(program.title)", nameHead: "Chart",
              rows: program.charts.map { list.row($0, of: program) })) : .none,
      ])
  }

  private func chart(_ chart: Chart, number: Int) -> Record {
    let measure = ChartMeasure(program, chart, in: site.catalog.periods.indices)
    var table = FieldValue.none
    var trend = FieldValue.none
    if let period = site.shownPeriod(of: chart), !chart.counters.isEmpty {
      table = .record(
        BarTable(
          site, program: index, chart: number, period: period, measure: measure
        ).record())
      let counters = TrendSection.lines(of: chart, upTo: period, measure: measure, limit: 3)
      let section = TrendSection(
        site: site, program: program, chart: chart, measure: measure, counters: counters,
        title: chart.text.title, hasBands: counters.count == 1,
        marks: .none, isOfChart: true)
      trend =
        section.record(idPrefix: "c\(number + 1)", isSmall: true).map { .record($0) } ?? .none
    }
    return Record(
      Self.chart,
      [
        .text(chart.text.title), .text(WeekPage.anchor(program, chart)), .text(chart.name.text),
        .text(site.href(.chart(program.name, chart.name))),
        ErrataNotes(site, ofCountersIn: program, chart).field,
        ChartPage.state(of: chart, site).map { .text($0) } ?? .none, table, trend,
      ])
  }
}

extension ProgramPage {
  /// Programs without a chart have no page.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    let programs = site.catalog.programs
    let shown = programs.indices.filter { !programs[$0].charts.isEmpty }
    return templates.compile("program", for: shape).map {
      PageFamily(shown.map { .program(programs[$0].name) }, $0) { file in
        Self(site: site, shown[file]).record()
      }
    }
  }
}
