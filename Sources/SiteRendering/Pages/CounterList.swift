internal import TelemetryModel

/// A table of counters, or of charts: each with a sparkline, its newest value and its state.
struct CounterList {
  static let row = RecordShape(
    "row",
    [
      ("label", .text), ("href", .optionalText), ("owner", .optionalText), ("spark", .html),
      ("bucket", .optionalText), ("newest", .text), ("interval", .optionalText),
      ("remark", .optionalText), ("state", .text),
    ])
  static let shape = RecordShape(
    "list",
    [
      ("caption", .text), ("nameHead", .text), ("sparkHead", .text), ("newestHead", .text),
      ("hasStates", .flag), ("isLong", .flag), ("note", .text), ("rows", .list(row)),
    ])

  /// A table of more rows has a field to filter them by.
  static let filterLimit = 12

  let site: PageContext

  func record(caption: String, nameHead: String, rows: [Record]) -> Record {
    return Record(
      Self.shape,
      [
        .text(caption), .text(nameHead),
        .text(site.sparklineHead),
        .text(site.catalog.newestPeriod.map { site.periodLabels[$0].firstUpper } ?? "Newest"),
        .flag(site.catalog.hasConfig), .flag(rows.count > Self.filterLimit),
        .text(ChartSummary.note(site)), .list(rows),
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
    var fields: [FieldValue] = [
      .text(label), .text(hrefs[place.counter]), showsProgram ? .text(program.title) : .none,
      .html(summary.spark),
    ]
    fields += summary.fields
    let history = CollectionHistory(site, counter: counter, isMetadata: chart.isMetadata)
    fields.append(.text(state(history)))
    return Record(Self.row, fields)
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
        .text(unseen.bucket.text), .none, .none, .html(spark.html), .none,
        .text(newest(unseen, of: chart, measure)), .none, .none, .text(state(history)),
      ])
  }

  func row(_ chart: Chart, of program: Program) -> Record {
    let summary = ChartSummary(site, program, chart)
    var fields: [FieldValue] = [
      .text(chart.name.text), .text(site.href(.chart(program.name, chart.name))), .none,
      .html(summary.spark),
    ]
    fields += summary.fields
    fields.append(.text(state(CollectionHistory(site, chart: chart))))
    return Record(Self.row, fields)
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
