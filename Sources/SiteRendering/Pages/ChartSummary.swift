internal import TelemetryModel

/// A chart, or one of its counters, in one row of a list: a sparkline and the newest value.
struct ChartSummary {
  let spark: TrustedHTML
  /// Never empty: a value, or the state in words.
  let newest: String

  /// Of a chart: its largest bucket.
  init(_ site: PageContext, _ program: Program, _ chart: Chart) {
    let periods = site.catalog.periods.indices
    let measure = ChartMeasure(program, chart, in: periods)
    guard let newest = site.catalog.newestPeriod,
      let period = site.shownPeriod(of: chart),
      let top = TrendSection.largest(of: chart, at: period, measure: measure, limit: 1).first
    else {
      spark = Self.spark([])
      self.newest = chart.counters.isEmpty ? "not seen yet" : "no values"
      return
    }
    let counter = chart.counters[top]
    spark = Self.spark(
      periods.map { measure.point(counter.cells[$0], chart.bases[$0], site.level)?.value })
    let value = measure.text(counter.cells[period], chart.bases[period])
    let text = value ?? CellWords.short(counter.cells[period])
    let named = chart.isSingleCounter ? text : "\(counter.bucket.text) \(text)"
    self.newest = period == newest ? named : "\(named) (\(site.periodShorts[period]))"
  }

  /// Of a counter, in the newest period.
  init(_ site: PageContext, _ chart: Chart, _ counter: Counter, _ measure: ChartMeasure) {
    spark = Self.spark(
      counter.cells.indices.map {
        measure.point(counter.cells[$0], chart.bases[$0], site.level)?.value
      })
    newest =
      site.catalog.newestPeriod.map { period in
        let cell = counter.cells[period]
        if measure == .share, let share = cell.share(of: chart.bases[period]), share.reports == 0 {
          return "not seen"
        }
        return measure.text(cell, chart.bases[period]) ?? CellWords.short(cell)
      } ?? "no values"
  }

  private static func spark(_ values: [Double?]) -> TrustedHTML {
    var svg = ByteBuffer(capacity: 1024)
    SparklineDrawing.append(SparklineLayout(values), to: &svg)
    return svg.html
  }
}
