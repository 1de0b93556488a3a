internal import TelemetryModel

/// The index of all counters by program; of letters, charts and programs, where there are too many counters
/// for one page.
struct CountersPage {
  static let program = RecordShape(
    "program",
    [
      ("title", .text), ("href", .text), ("name", .optionalText), ("anchor", .text),
      ("list", .record(CounterList.shape)),
    ])
  static let overview = RecordShape(
    "overview",
    [
      ("title", .text), ("href", .text), ("name", .optionalText), ("charts", .text),
      ("counters", .text),
    ])
  static let shape = RecordShape(
    "counters",
    [
      ("frame", .record(PageFrame.shape)), ("tally", .text), ("hasLetters", .flag),
      ("letters", .list(LetterPage.letter)), ("hasOverview", .flag),
      ("overview", .list(overview)), ("programs", .list(program)),
    ])

  /// Above this number the index lists programs, whose pages list their charts.
  static let chartLimit = 200

  let site: PageContext

  func record() -> Record {
    let programs = site.catalog.programs.indices.filter {
      !site.catalog.programs[$0].charts.isEmpty
    }
    let charts = programs.reduce(0) { $0 + site.catalog.programs[$1].charts.count }
    let tally = CounterTally(site)
    let letters = site.letters.all
    let listsPrograms = letters != nil && charts > Self.chartLimit
    var frame = PageFrame(
      site: site, pageType: "counters", address: .counters, heading: "Counters",
      lead: letters == nil
        ? "All counters by program."
        : listsPrograms
          ? "All counters by first letter, and all programs."
          : "All counters by first letter, and all charts by program.",
      facts: [
        (NumberText.number(of: programs.count, "program", "programs"), nil),
        (NumberText.number(of: tally.counted, "counter", "counters"), nil),
      ],
      description: "Every counter with its newest value and its state.", source: site.source,
      hasFigures: true)
    let stacks = site.catalog.stackCounters.count
    if stacks > 0 {
      frame.facts.append(
        (NumberText.number(of: stacks, "stack counter", "stack counters"), site.href(.stacks)))
    }
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), .text(tally.sentence), .flag(letters != nil),
        .list(
          letters.map { LetterPage.letters($0) { site.href(.countersLetter($0)) } } ?? []),
        .flag(listsPrograms), .list(listsPrograms ? programs.map(overview) : []),
        .list(
          listsPrograms ? [] : programs.map { program($0, listsCharts: letters != nil) }),
      ])
  }

  private func program(_ index: Int, listsCharts: Bool) -> Record {
    let program = site.catalog.programs[index]
    return Record(
      Self.program,
      [
        .text(program.title), .text(site.href(.program(program.name))), name(of: program),
        .text(WeekPage.anchor(program)),
        .record(
          CounterList(site: site).record(
            caption: program.title, nameHead: listsCharts ? "Chart" : "Counter",
            rows: listsCharts ? charts(of: program) : counters(of: index))),
      ])
  }

  private func overview(_ index: Int) -> Record {
    let program = site.catalog.programs[index]
    return Record(
      Self.overview,
      [
        .text(program.title), .text(site.href(.program(program.name))), name(of: program),
        .text(NumberText.count(Int64(program.charts.count))),
        .text(NumberText.count(Int64(Self.counters(of: program)))),
      ])
  }

  private func name(of program: Program) -> FieldValue {
    BytewiseOrder.equal(program.title, program.name.text) ? .none : .text(program.name.text)
  }

  private func charts(of program: Program) -> [Record] {
    program.charts.map { CounterList(site: site).row($0, of: program) }
  }

  private func counters(of index: Int) -> [Record] {
    let program = site.catalog.programs[index]
    let list = CounterList(site: site)
    return program.charts.enumerated().flatMap { number, chart in
      let measure = ChartMeasure(program, chart, in: site.catalog.periods.indices)
      return chart.counters.indices.map { counter in
        list.row(
          .init(program: index, chart: number, counter: counter),
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
    templates.compile("counters", for: shape).map {
      PageFamily(.counters, $0) { Self(site: site).record() }
    }
  }
}
