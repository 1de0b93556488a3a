internal import TelemetryModel

/// The index of all counters by program; of all charts, where there are too many counters for one page.
struct CountersPage {
  static let row = RecordShape(
    "row",
    [("label", .text), ("href", .text), ("spark", .html), ("newest", .text), ("state", .text)])
  static let program = RecordShape(
    "program",
    [
      ("title", .text), ("href", .text), ("name", .optionalText), ("anchor", .text),
      ("rows", .list(row)),
    ])
  static let shape = RecordShape(
    "counters",
    [
      ("frame", .record(PageFrame.shape)), ("nameHead", .text), ("sparkHead", .text),
      ("newestHead", .text), ("programs", .list(program)),
    ])

  /// Above this number the index lists charts, whose pages list their counters.
  static let counterLimit = 500

  let site: PageContext

  func record() -> Record {
    let programs = site.catalog.programs.filter { !$0.charts.isEmpty }
    let count = programs.reduce(0) { $0 + $1.charts.reduce(0) { $0 + $1.counters.count } }
    let listsCharts = count > Self.counterLimit
    let newest = site.catalog.newestPeriod
    let shown = min(site.catalog.periods.count, SparklineLayout.periodLimit)
    var frame = PageFrame(
      pageType: "counters", address: .counters, heading: "Counters",
      lead: listsCharts
        ? "All charts by program; each lists its counters." : "All counters by program.",
      facts: [
        (NumberText.number(of: programs.count, "program", "programs"), nil),
        (NumberText.number(of: count, "counter", "counters"), nil),
      ],
      description: "Every counter with its newest value and its state.",
      source: newest.map { "Data: \(site.periodLabels[0]) to \(site.periodLabels[$0])" }
        ?? "No data yet")
    let stacks = site.catalog.stackCounters.count
    if stacks > 0 {
      frame.facts.append(
        (NumberText.number(of: stacks, "stack counter", "stack counters"), site.href(.stacks)))
    }
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), .text(listsCharts ? "Chart" : "Counter"),
        .text(
          "Last \(NumberText.number(of: shown, site.periodText.noun, site.periodText.noun + "s"))"),
        .text(newest.map { site.periodLabels[$0].firstUpper } ?? "Newest"),
        .list(
          programs.map { program in
            Record(
              Self.program,
              [
                .text(program.title), .text(site.href(.program(program.name))),
                BytewiseOrder.equal(program.title, program.name.text)
                  ? .none : .text(program.name.text),
                .text(WeekPage.anchor(program)),
                .list(listsCharts ? charts(of: program) : counters(of: program)),
              ])
          }),
      ])
  }

  private func charts(of program: Program) -> [Record] {
    program.charts.map { chart in
      let summary = ChartSummary(site, program, chart)
      return Record(
        Self.row,
        [
          .text(chart.name.text), .text(site.href(.chart(program.name, chart.name))),
          .html(summary.spark), .text(summary.newest),
          .text(state(CollectionHistory(site, chart: chart))),
        ])
    }
  }

  private func counters(of program: Program) -> [Record] {
    program.charts.flatMap { chart in
      let measure = ChartMeasure(program, chart, in: site.catalog.periods.indices)
      return chart.counters.map { counter in
        let summary = ChartSummary(site, chart, counter, measure)
        let history = CollectionHistory(site, counter: counter, isMetadata: chart.isMetadata)
        return Record(
          Self.row,
          [
            .text(counter.name.text),
            .text(site.href(.counter(program.name, chart.name, counter.bucket))),
            .html(summary.spark), .text(summary.newest), .text(state(history)),
          ])
      }
    }
  }

  private func state(_ history: CollectionHistory) -> String {
    guard site.catalog.hasConfig else { return "not known" }
    guard !history.listings.isEmpty else { return "not listed" }
    return history.retired.map { "retired, until \(site.releaseLabel($0))" } ?? "collected"
  }
}

extension CountersPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile("counters", for: shape).map {
      PageFamily(.counters, $0) { Self(site: site).record() }
    }
  }
}
