internal import TelemetryModel

/// The index of all counters by program; of letters, charts and programs, where there are too many counters
/// for one page.
struct CountersPage: TemplateRecord {
  struct ProgramPart: TemplateRecord {
    static let fields = Fields<Self>(
      "program",
      [
        .text("title") { $0.title }, .text("href") { $0.href }, .optional("name") { $0.name },
        .text("anchor") { $0.anchor }, .record("list") { $0.list },
      ])

    let title: String
    let href: String
    var name: String?
    let anchor: String
    let list: CounterList
  }

  struct Overview: TemplateRecord {
    static let fields = Fields<Self>(
      "overview",
      [
        .text("title") { $0.title }, .text("href") { $0.href }, .optional("name") { $0.name },
        .text("charts") { $0.charts }, .text("counters") { $0.counters },
      ])

    let title: String
    let href: String
    var name: String?
    let charts: String
    let counters: String
  }

  static let fields = Fields<Self>(
    "counters",
    [
      .record("frame") { $0.frame }, .text("tally") { CounterTally($0.site).sentence },
      .list("letters") { $0.letters },
      .list("overview") { page in page.listsPrograms ? page.programs.map(page.overview) : [] },
      .list("programs") { page in page.listsPrograms ? [] : page.programs.map(page.part) },
    ])

  /// Above this number the index lists programs, whose pages list their charts.
  static let chartLimit = 200

  private let site: PageContext
  /// With charts, by their places.
  private let programs: [Int]
  private let listsPrograms: Bool

  init(site: PageContext) {
    self.site = site
    programs = site.catalog.programs.indices.filter {
      !site.catalog.programs[$0].charts.isEmpty
    }
    let charts = programs.reduce(0) { $0 + site.catalog.programs[$1].charts.count }
    listsPrograms = site.letters.all != nil && charts > Self.chartLimit
  }

  /// Whether counters are listed by letter, and here their charts.
  private var listsCharts: Bool { site.letters.all != nil }

  private var letters: [LetterPage.Letter] {
    site.letters.all.map { LetterPage.letters($0) { site.href(.countersLetter($0)) } } ?? []
  }

  private var frame: PageFrame {
    var frame = PageFrame(
      site: site, address: .counters, heading: "Counters",
      lead: !listsCharts
        ? "All counters by program."
        : listsPrograms
          ? "All counters by first letter, and all programs."
          : "All counters by first letter, and all charts by program.",
      facts: [
        (NumberText.number(of: programs.count, "program", "programs"), nil),
        (NumberText.number(of: CounterTally(site).counted, "counter", "counters"), nil),
      ],
      description: "Every counter with its newest value and its state.", source: site.source,
      hasFigures: true)
    let stacks = site.catalog.stackCounters.count
    if stacks > 0 {
      frame.facts.append(
        (NumberText.number(of: stacks, "stack counter", "stack counters"), site.href(.stacks)))
    }
    return frame
  }

  private func part(_ index: Int) -> ProgramPart {
    let program = site.catalog.programs[index]
    return ProgramPart(
      title: program.title, href: site.href(.program(program.name)), name: Self.name(of: program),
      anchor: WeekPage.anchor(program),
      list: CounterList(
        site: site, caption: program.title, nameHead: listsCharts ? "Chart" : "Counter",
        rows: listsCharts ? charts(of: program) : counters(of: index)))
  }

  private func overview(_ index: Int) -> Overview {
    let program = site.catalog.programs[index]
    return Overview(
      title: program.title, href: site.href(.program(program.name)), name: Self.name(of: program),
      charts: NumberText.count(Int64(program.charts.count)),
      counters: NumberText.count(Int64(Self.counters(of: program))))
  }

  private static func name(of program: Program) -> String? {
    BytewiseOrder.equal(program.title, program.name.text) ? nil : program.name.text
  }

  private func charts(of program: Program) -> [CounterList.Row] {
    program.charts.map { CounterList.Row(site, $0, of: program) }
  }

  private func counters(of index: Int) -> [CounterList.Row] {
    let program = site.catalog.programs[index]
    return program.charts.enumerated().flatMap { number, chart in
      let measure = ChartMeasure(program, chart, in: site.catalog.periods.indices)
      return chart.counters.indices.map { counter in
        CounterList.Row(
          site, .init(program: index, chart: number, counter: counter),
          label: chart.counters[counter].name.text, measure: measure)
      }
    }
  }

  private static func counters(of program: Program) -> Int {
    program.charts.reduce(0) { $0 + $1.counters.count }
  }
}

extension CountersPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile(.counters, for: Self.self).map {
      PageFamily(.counters, $0) { Self(site: $0) }
    }
  }
}

extension PageAddress {
  package static let counters = PageAddress(.counters)
}
