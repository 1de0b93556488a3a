internal import TelemetryModel

/// A chart's or a counter's values over time, drawn twice: for wide pages and for narrow ones, with a legend
/// that serves both.
struct TrendSection {
  static let shape = RecordShape(
    "trend",
    [
      ("subtitle", .text), ("wide", .optional(drawing)), ("narrow", .html),
      ("hasLines", .flag), ("lines", .list(TrendLegend.line)),
      ("hasKeys", .flag), ("keys", .list(TrendLegend.key)),
      ("hasMarks", .flag), ("marks", .list(TrendLegend.mark)), ("notes", .texts),
    ])
  static let drawing = RecordShape("drawing", [("svg", .html)])

  let site: PageContext
  let program: Program
  let chart: Chart
  let measure: ChartMeasure
  /// Drawn, the most important first.
  var counters: [Int]
  /// Stand for what is drawn in its title.
  let title: String
  /// Whether intervals are shown, where the lines are few enough.
  let hasBands: Bool
  let marks: CollectionAxis
  var events = EventAxis.none
  /// Of what is retired the last period that is drawn; nil: all are.
  var end: Int?
  /// Whether the lines stand for a chart, whose other counters are not drawn, or for themselves.
  var isOfChart = false

  /// Of a chart: its largest buckets in the last period, up to one, in which any was seen. Versions replace
  /// each other: of those only the two largest, and the others with the greatest value at any time, as there
  /// would be no lines but at the end.
  static func lines(
    of chart: Chart, upTo newest: Int, measure: ChartMeasure, limit: Int = TimeSeries.lineLimit
  ) -> [Int] {
    let seen = (0...newest).last { period in
      chart.counters.contains { measure.rank($0.cells[period]) > 0 }
    }
    guard let seen else { return [] }
    let last = largest(of: chart, at: seen, measure: measure, limit: limit)
    guard chart.fixedOrder == .versions, chart.counters.count > limit else { return last }
    let bases = chart.bases
    let peaks = chart.counters.map { counter in
      (0...newest).reduce(0) { peak, period in
        max(peak, measure.point(counter.cells[period], bases[period], nil)?.value ?? 0)
      }
    }
    let kept = last.prefix(newestVersions)
    let others = chart.counters.indices.filter { peaks[$0] > 0 && !kept.contains($0) }
      .sorted { (peaks[$1], $0) < (peaks[$0], $1) }
    return Array((kept + others).prefix(limit))
  }

  /// Of a chart of versions, the lines that stand for its last period.
  static let newestVersions = 2

  /// The largest buckets in a period.
  static func largest(
    of chart: Chart, at period: Int, measure: ChartMeasure, limit: Int = TimeSeries.lineLimit
  ) -> [Int] {
    let cells = chart.counters.map { $0.cells[period] }
    return Array(
      cells.indices
        .filter { measure.rank(cells[$0]) > 0 }
        .sorted { (measure.rank(cells[$1]), $0) < (measure.rank(cells[$0]), $1) }
        .prefix(limit))
  }

  func hasPoint(_ counter: Int, _ period: Int) -> Bool {
    period <= end ?? period
      && measure.hasPoint(chart.counters[counter].cells[period], chart.bases[period])
  }

  var drawsBands: Bool { hasBands && counters.count <= TimeSeries.bandLimit }

  /// Nil where nothing can be drawn.
  func series() -> TimeSeries? {
    let bases = chart.bases
    let newest = self.newest
    let lines = counters.map { index in
      let counter = chart.counters[index]
      let points = counter.cells.indices.map { period -> TimeSeries.Point? in
        hasPoint(index, period)
          ? measure.point(
            counter.cells[period], bases[period], drawsBands ? site.level : nil) : nil
      }
      return TimeSeries.Line(
        label: counters.count == 1 ? newestText(index, newest) : counter.bucket.text,
        points: points)
    }
    guard lines.contains(where: { $0.points.contains { $0 != nil } }) else { return nil }
    return TimeSeries(
      measure: measure == .share ? .share : .count, lines: lines, axis: site.axis,
      stretches: stretches, marks: marks.marks, events: events.marks,
      lowPrecision: hasBands ? lowPrecision : [])
  }

  /// - Parameters:
  ///   - idPrefix: Unique on the page.
  ///   - isSmall: One narrow drawing for every width.
  func record(idPrefix: String, isSmall: Bool = false) -> Record? {
    guard let series = series() else { return nil }
    let names = TimeSeriesDrawing(
      idPrefix: idPrefix + "-n", title: drawingTitle, description: description)
    var wide = FieldValue.none
    if !isSmall {
      var names = names
      names.idPrefix = idPrefix + "-w"
      var svg = ByteBuffer(capacity: 16384)
      names.append(TimeSeriesLayout(series, size: .wide), className: "wide", to: &svg)
      wide = .record(Record(Self.drawing, [.html(svg.html)]))
    }
    var svg = ByteBuffer(capacity: 16384)
    names.append(
      TimeSeriesLayout(series, size: .narrow), className: isSmall ? "small" : "narrow", to: &svg)
    let legend = TrendLegend(self, series)
    let lines = legend.lineRecords
    let keys = legend.keyRecords
    let marks = legend.markRecords
    return Record(
      Self.shape,
      [
        .text(subtitle), wide, .html(svg.html), .flag(!lines.isEmpty), .list(lines),
        .flag(!keys.isEmpty), .list(keys), .flag(!marks.isEmpty), .list(marks), .texts(notes),
      ])
  }

  /// Appends the drawing as a file of its own; one without lines where nothing was counted.
  ///
  /// - Parameter url: Of the page that shows it.
  ///
  /// - Returns: Its size in pixels.
  @discardableResult
  func appendStandalone(url: String, to buffer: inout ByteBuffer) -> (width: Int, height: Int) {
    let series =
      self.series()
      ?? TimeSeries(
        measure: measure == .share ? .share : .count, lines: [], axis: site.axis,
        stretches: stretches, marks: marks.marks, events: events.marks)
    return StandaloneDrawing(
      drawing: TimeSeriesDrawing(
        idPrefix: "chart", title: drawingTitle, description: description),
      subtitle: subtitle, source: "Source: \(url)", legend: TrendLegend(self, series).entries
    ).append(TimeSeriesLayout(series, size: .wide), to: &buffer)
  }
}
