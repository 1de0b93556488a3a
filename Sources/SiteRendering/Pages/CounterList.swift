internal import TelemetryModel

/// A table of counters, or of charts: each with a sparkline, its newest value and its state.
struct CounterList {
  static let row = RecordShape(
    "row",
    [
      ("label", .text), ("href", .optionalText), ("owner", .optionalText), ("spark", .html),
      ("newest", .text), ("state", .text),
    ])
  static let shape = RecordShape(
    "list",
    [
      ("caption", .text), ("nameHead", .text), ("sparkHead", .text), ("newestHead", .text),
      ("hasStates", .flag), ("rows", .list(row)),
    ])

  let site: PageContext

  func record(caption: String, nameHead: String, rows: [Record]) -> Record {
    let noun = site.periodText.noun
    let shown = min(site.catalog.periods.count, SparklineLayout.periodLimit)
    return Record(
      Self.shape,
      [
        .text(caption), .text(nameHead),
        .text("Last \(NumberText.number(of: shown, noun, noun + "s"))"),
        .text(site.catalog.newestPeriod.map { site.periodLabels[$0].firstUpper } ?? "Newest"),
        .flag(site.catalog.hasConfig), .list(rows),
      ])
  }

  /// - Parameter showsProgram: Whether the list has counters of several programs.
  func row(
    _ place: CounterLetters.Place, label: String, measure: ChartMeasure,
    showsProgram: Bool = false
  ) -> Record {
    let program = site.catalog.programs[place.program]
    let chart = program.charts[place.chart]
    let counter = chart.counters[place.counter]
    let summary = ChartSummary(site, chart, counter, measure)
    let hrefs = site.counterHrefs(program: place.program, chart: place.chart)
    return Record(
      Self.row,
      [
        .text(label), .text(hrefs[place.counter]), showsProgram ? .text(program.title) : .none,
        .html(summary.spark), .text(summary.newest),
        .text(
          state(CollectionHistory(site, counter: counter, isMetadata: chart.isMetadata))),
      ])
  }

  /// A bucket that a config lists and no table ever had a row of: it has no page.
  func row(_ unseen: Chart.UnseenBucket, of chart: Chart, measure: ChartMeasure) -> Record {
    var spark = ByteBuffer(capacity: 128)
    SparklineDrawing.append(SparklineLayout([]), to: &spark)
    let counter = Counter(
      name: CounterName(chart: chart.name, bucket: unseen.bucket), bucket: unseen.bucket,
      listings: unseen.listings, cells: [])
    let history = CollectionHistory(site, counter: counter, isMetadata: chart.isMetadata)
    return Record(
      Self.row,
      [
        .text(unseen.bucket.text), .none, .none, .html(spark.html),
        .text(newest(unseen, of: chart, measure)), .text(state(history)),
      ])
  }

  func row(_ chart: Chart, of program: Program) -> Record {
    let summary = ChartSummary(site, program, chart)
    return Record(
      Self.row,
      [
        .text(chart.name.text), .text(site.href(.chart(program.name, chart.name))), .none,
        .html(summary.spark), .text(summary.newest),
        .text(state(CollectionHistory(site, chart: chart))),
      ])
  }

  private func newest(
    _ unseen: Chart.UnseenBucket, of chart: Chart, _ measure: ChartMeasure
  ) -> String {
    guard let period = site.catalog.newestPeriod else { return "no values" }
    let usable = site.catalog.usableReleases[period]
    guard unseen.listings.contains(where: { $0.releases.overlaps(usable) }) else {
      return "not collected"
    }
    switch chart.bases[period].n.value {
    case nil: return "not known"
    case 0?: return "no reports"
    default: return measure == .share ? "not seen" : "0"
    }
  }

  private func state(_ history: CollectionHistory) -> String {
    guard site.catalog.hasConfig else { return "not known" }
    guard !history.listings.isEmpty else { return "not listed" }
    return history.retired.map { "retired, until \(site.releaseLabel($0))" } ?? "collected"
  }
}
