internal import TelemetryModel

/// A chart's or a counter's values over time, drawn twice: for wide pages and for narrow ones, with a legend
/// that serves both.
struct TrendSection {
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
  func picture(idPrefix: String, isSmall: Bool = false) -> TrendPicture? {
    series().map { TrendPicture(drawing: drawing($0), idPrefix: idPrefix, isSmall: isSmall) }
  }

  private func drawing(_ series: TimeSeries) -> TrendDrawing {
    TrendDrawing(
      series: series, legend: TrendLegend(self, series), title: drawingTitle,
      description: description, subtitle: subtitle, notes: notes)
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
    return drawing(series).appendStandalone(url: url, to: &buffer)
  }
}
