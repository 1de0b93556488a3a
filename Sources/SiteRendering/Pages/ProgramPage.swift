package import TelemetryModel

/// A program with all its charts, newest and over time; as a list, where there are too many for one page.
struct ProgramPage: TemplateRecord {
  struct ChartPart: TemplateRecord {
    static let fields = Fields<Self>(
      "chart",
      [
        .text("title") { $0.title }, .text("anchor") { $0.anchor }, .text("name") { $0.name },
        .text("href") { $0.href }, .optional("errata") { $0.errata },
        .optional("state") { $0.state },
        .optional("table") { $0.table }, .optional("trend") { $0.trend },
      ])

    let title: String
    let anchor: String
    let name: String
    let href: String
    var errata: ErrataNotes?
    var state: String?
    var table: BarTable?
    var trend: TrendPicture?
  }

  static let fields = Fields<Self>(
    "program",
    [
      .record("frame") { $0.frame }, .optional("errata") { ErrataNotes($0.site, of: $0.program) },
      .optional("reports") { ReportsOverTime($0.site, $0.program) },
      .list("index") { $0.entries }, .list("charts") { $0.charts }, .optional("list") { $0.list },
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

  private var isList: Bool { program.charts.count > Self.chartLimit }
  private var drawn: [Chart] { isList ? [] : program.charts }

  private var frame: PageFrame {
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
    return PageFrame(
      site: site, address: .program(program.name), heading: program.title,
      name: name,
      lead: program.description, facts: facts, crumbs: [("Counters", .counters)],
      description: "All charts of \(program.title), newest and over time.",
      source: site.source,
      hasFigures: newest != nil)
  }

  private var entries: [WeekPage.Entry] {
    drawn.map { .init(title: $0.text.title, anchor: WeekPage.anchor(program, $0)) }
  }

  private var charts: [ChartPart] {
    drawn.enumerated().map { chart($0.element, number: $0.offset) }
  }

  private var list: CounterList? {
    guard isList else { return nil }
    return CounterList(
      site: site, caption: "Charts of \(program.title)", nameHead: "Chart",
      rows: program.charts.map { CounterList.Row(site, $0, of: program) })
  }

  private func chart(_ chart: Chart, number: Int) -> ChartPart {
    let measure = ChartMeasure(program, chart, in: site.catalog.periods.indices)
    var table: BarTable?
    var trend: TrendPicture?
    if let period = site.shownPeriod(of: chart), !chart.counters.isEmpty {
      table = BarTable(
        site, program: index, chart: number, period: period, measure: measure)
      let counters = TrendSection.lines(of: chart, upTo: period, measure: measure, limit: 3)
      let section = TrendSection(
        site: site, program: program, chart: chart, measure: measure, counters: counters,
        title: chart.text.title, hasBands: counters.count == 1,
        marks: .none, isOfChart: true)
      trend = section.picture(idPrefix: "c\(number + 1)", isSmall: true)
    }
    return ChartPart(
      title: chart.text.title, anchor: WeekPage.anchor(program, chart), name: chart.name.text,
      href: site.href(.chart(program.name, chart.name)),
      errata: ErrataNotes(site, ofCountersIn: program, chart),
      state: ChartPage.state(of: chart, site), table: table, trend: trend)
  }
}

extension ProgramPage {
  /// Programs without a chart have no page.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    let programs = site.catalog.programs
    let shown = programs.indices.filter { !programs[$0].charts.isEmpty }
    return templates.compile(.program, for: Self.self).map {
      PageFamily(shown.map { .program(programs[$0].name) }, $0) { site, file in
        Self(site: site, shown[file])
      }
    }
  }
}

extension PageAddress {
  package static func program(_ program: ProgramName) -> PageAddress {
    PageAddress(.program, program.text)
  }
}
