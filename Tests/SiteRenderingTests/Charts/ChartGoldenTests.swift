import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

/// Every kind of chart in every state, as it was looked at in both themes.
struct ChartGoldenTests {
  /// A line around a level, without chance: up, down and up again.
  private static func points(_ level: Double, _ count: Int, width: Double? = nil)
    -> [TimeSeries.Point?]
  {
    (0..<count).map { period in
      let value = level + Double((period * 7) % 12 - 6) * level / 60
      return TimeSeries.Point(
        value: value, interval: width.map { max(0, value - $0)...min(1, value + $0) })
    }
  }

  private static func series(
    _ lines: [(String, [TimeSeries.Point?])], measure: TimeSeries.Measure = .share
  ) -> TimeSeries {
    let count = lines.first?.1.count ?? 60
    return TimeSeries(
      measure: measure, lines: lines.map { .init(label: $0.0, points: $0.1) },
      axis: TimeAxis(periods: TimeSeriesLayoutTests.weeks(count)))
  }

  private func expect(
    _ series: TimeSeries, _ legend: [StandaloneDrawing.Entry] = [], equals name: String
  ) throws {
    var wide = ByteBuffer(capacity: 16384)
    StandaloneDrawing(
      drawing: TimeSeriesDrawing(
        idPrefix: "chart", title: "Runs of the tool & its <kin> by week", description: "Words."),
      subtitle: "Share of reports that name example.org/tool by week, percent; band: 99 % interval",
      source: "Source: https://example.org/telemetry/", legend: legend
    ).append(TimeSeriesLayout(series, size: .wide), to: &wide)
    try Golden.expect(wide.bytes, equals: "charts/series.\(name).svg")
    var narrow = ByteBuffer(capacity: 16384)
    StandaloneDrawing(
      drawing: TimeSeriesDrawing(idPrefix: "chart", title: "Narrow", description: "Words."),
      subtitle: "Percent", source: "Source: https://example.org/", legend: legend
    ).append(TimeSeriesLayout(series, size: .narrow), to: &narrow)
    try Golden.expect(narrow.bytes, equals: "charts/series.\(name)-narrow.svg")
  }

  @Test("a line with its band; five lines; a count; a single point; nothing at all")
  func lines() throws {
    try expect(Self.series([("32.1 %", Self.points(0.32, 60, width: 0.03))]), equals: "band")
    let names = [
      "linux", "a-bucket-with-a-name-that-is-too-long-for-any-margin", "WINDOWS", "x", "1",
    ]
    let levels = [0.8, 0.42, 0.4, 0.39, 0.02]
    try expect(
      Self.series(zip(names, levels).map { ($0, Self.points($1, 104)) }),
      names.enumerated().map { .init(key: .line($0), text: "'\($1)': 40.0 %") },
      equals: "five-lines")
    var sums = Self.series([("345.8M", Self.points(345_800_000, 60))], measure: .count)
    sums.lines[0].points[10] = nil
    try expect(sums, equals: "count")
    var lone = Self.series([("50.0 %", Array(repeating: nil, count: 60))])
    lone.lines[0].points[30] = .init(value: 0.5, interval: 0.4...0.6)
    try expect(lone, equals: "single-point")
    try expect(Self.series([]), equals: "empty")
  }

  @Test("each reason for a missing point has its own texture and word")
  func states() throws {
    for state in PeriodState.allCases {
      var series = Self.series([("32.1 %", Self.points(0.32, 60, width: 0.03))])
      for period in 15..<45 { series.lines[0].points[period] = nil }
      for period in 50..<52 { series.lines[0].points[period] = nil }
      series.stretches = [
        .init(periods: 15..<45, state: state), .init(periods: 50..<52, state: state),
      ]
      try expect(
        series, [.init(key: .stretch(state), text: state.label)],
        equals: state.label.replacing(" ", with: "-"))
    }
  }

  @Test("two and three lines with bands; a line that ends before the others; nothing but zeros")
  func otherLines() throws {
    func lines(_ names: [String]) -> TimeSeries {
      Self.series(
        zip(names, [0.6, 0.5, 0.1]).map { ($0, Self.points($1, 60, width: 0.04)) })
    }
    try expect(lines(["linux", "windows"]), equals: "two-lines")
    try expect(lines(["linux", "windows", "darwin"]), equals: "three-lines")
    var ended = lines(["linux", "windows", "darwin"])
    for line in ended.lines.indices {
      for period in 45..<60 { ended.lines[line].points[period] = nil }
    }
    ended.stretches = [.init(periods: 45..<60, state: .retired)]
    try expect(ended, equals: "ended-lines")
    let none = Array<TimeSeries.Point?>(
      repeating: .init(value: 0, interval: 0...0.01), count: 60)
    try expect(Self.series([("0.0 %", none)]), equals: "zero")
  }

  @Test("each kind of mark on its own: begins, changes, ends, events, low precision")
  func marks() throws {
    func line(_ periods: Range<Int>) -> TimeSeries {
      var series = Self.series([("32.1 %", Self.points(0.32, 60, width: 0.03))])
      for period in 0..<60 where !periods.contains(period) {
        series.lines[0].points[period] = nil
      }
      return series
    }
    var begins = line(6..<60)
    begins.stretches = [.init(periods: 0..<6, state: .notYetCollected)]
    begins.marks = [.init(period: 6, number: 1, kind: .begins)]
    try expect(begins, equals: "begins")
    var changes = line(0..<60)
    changes.marks = [.init(period: 20, number: 1), .init(period: 40, number: 2)]
    try expect(changes, equals: "changes")
    var ends = line(0..<50)
    ends.stretches = [.init(periods: 50..<60, state: .retired)]
    ends.marks = [.init(period: 50, number: 1, kind: .ends)]
    try expect(ends, equals: "ends")
    var events = line(0..<60)
    events.events = [(12, "a"), (13, "b"), (40, "c")].map { .init(period: $0.0, letter: $0.1) }
    try expect(events, equals: "events")
    var low = line(0..<60)
    low.lowPrecision = [0..<12, 30..<31]
    try expect(low, equals: "low-precision")
  }

  @Test("the whole life of a counter: begins, changes, a gap, events, low precision, ends")
  func life() throws {
    var series = Self.series([("0.0 %", Self.points(0.2, 104, width: 0.05))])
    for period in 0..<12 { series.lines[0].points[period] = nil }
    for period in 40..<43 { series.lines[0].points[period] = nil }
    for period in 90..<104 { series.lines[0].points[period] = nil }
    series.stretches = [
      .init(periods: 0..<12, state: .notYetCollected), .init(periods: 40..<43, state: .noData),
      .init(periods: 90..<104, state: .retired),
    ]
    series.marks = [
      .init(period: 12, number: 1, kind: .begins), .init(period: 30, number: 2, kind: .changes),
      .init(period: 31, number: 3, kind: .changes), .init(period: 90, number: 4, kind: .ends),
    ]
    series.events = [(12, "a"), (41, "b"), (44, "c"), (70, "d")].map {
      .init(period: $0.0, letter: $0.1)
    }
    series.lowPrecision = [12..<20]
    try expect(
      series,
      [
        .init(key: .stretch(.noData), text: "no data for the week"),
        .init(key: .stretch(.retired), text: "retired: no longer collected"),
        .init(key: .mark(.begins), text: "collected from here on, by number"),
        .init(key: .mark(.changes), text: "the collection changed, by number"),
        .init(key: .mark(.ends), text: "no longer collected, by number"),
        .init(key: .event, text: "event, by letter"),
        .init(key: .lowPrecision, text: "low precision"),
        .init(key: nil, text: "1: v0.3.0 (15 Jan 2025): collected from here on"),
      ], equals: "life")
  }

  @Test("bars: whisker, none, tiny, full, zero")
  func bars() throws {
    let bars: [(String, Double, ClosedRange<Double>?)] = [
      ("whisker", 0.46, 0.41...0.51), ("plain", 0.46, nil), ("tiny", 0.0001, nil),
      ("full", 1, 0.99...1), ("zero", 0, 0...0.01),
    ]
    for (name, value, interval) in bars {
      var buffer = ByteBuffer(capacity: 512)
      BarDrawing.append(BarLayout(value: value, interval: interval, full: 1), to: &buffer)
      try Golden.expect(buffer.bytes, equals: "charts/bar.\(name).svg")
    }
  }

  @Test("sparklines: a line, a gap, a lone value, nothing")
  func sparklines() throws {
    let lines: [(String, [Double?])] = [
      ("line", [0.1, 0.3, 0.2, 0.4]), ("gap", [0.1, 0.3, nil, 0.2, 0.4]),
      ("lone", [nil, 0.3, nil]), ("empty", []),
    ]
    for (name, values) in lines {
      var buffer = ByteBuffer(capacity: 512)
      SparklineDrawing.append(SparklineLayout(values), to: &buffer)
      try Golden.expect(buffer.bytes, equals: "charts/sparkline.\(name).svg")
    }
  }

  @Test("one of several small drawings, with a gap and marks")
  func smallMultiple() throws {
    let names = TimeSeriesDrawing(
      idPrefix: "each-1", title: "<100ms: Time by week", description: "Newest value: 20.0\u{A0}%.")
    var values = Self.points(0.2, 60).map { $0?.value }
    for period in 20..<24 { values[period] = nil }
    values[21] = 0.1
    var buffer = ByteBuffer(capacity: 2048)
    SmallMultipleDrawing.append(
      SmallMultipleLayout(
        values, top: 0.5, stretches: [.init(periods: 22..<24, state: .noData)],
        marks: [.init(period: 30, number: 1)]), names: names, to: &buffer)
    try Golden.expect(buffer.bytes, equals: "charts/multiple.gap.svg")
    for period in 40..<60 { values[period] = nil }
    var ended = ByteBuffer(capacity: 2048)
    SmallMultipleDrawing.append(
      SmallMultipleLayout(
        values, top: 0.5, stretches: [.init(periods: 40..<60, state: .retired)],
        marks: [.init(period: 40, number: 1, kind: .ends)]), names: names, to: &ended)
    try Golden.expect(ended.bytes, equals: "charts/multiple.retired.svg")
  }

  @Test("the steps of a histogram, with an open last bucket")
  func cumulative() throws {
    let steps: [(name: String, share: Double, percentiles: [String])] = [
      ("<100ms", 0.3, []), ("100ms-1s", 0.77, ["p50"]), ("1s-10s", 0.96, ["p90"]),
      ("10s-1m", 0.985, []), (">=1m", 1, ["p99"]),
    ]
    for (name, size) in [("wide", CumulativeLayout.Size.wide), ("narrow", .narrow)] {
      var buffer = ByteBuffer(capacity: 4096)
      CumulativeDrawing.append(
        CumulativeLayout(steps: steps, caption: "time, by bucket", size: size),
        names: TimeSeriesDrawing(idPrefix: "c", title: "Duration", description: "p50 lies in 1s."),
        className: name, to: &buffer)
      try Golden.expect(buffer.bytes, equals: "charts/cumulative.\(name).svg")
    }
  }
}
