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
    let values = Self.values(site, chart, counter, measure)
    spark = Self.spark(values)
    let value = measure.standaloneText(counter.cells[period], chart.bases[period])
    let text = value ?? CellWords.short(counter.cells[period])
    let named = chart.isSingleCounter ? text : "\(counter.bucket.text) \(text)"
    self.newest =
      (period == newest ? named : "\(named) (\(site.periodShorts[period]))")
      + Self.population(of: values, chart, at: period, measure)
  }

  /// Of a counter, in the newest period.
  init(_ site: PageContext, _ chart: Chart, _ counter: Counter, _ measure: ChartMeasure) {
    let values = Self.values(site, chart, counter, measure)
    spark = Self.spark(values)
    newest =
      site.catalog.newestPeriod.map { period in
        let cell = counter.cells[period]
        let base = chart.bases[period]
        let population = Self.population(of: values, chart, at: period, measure)
        if measure == .share, let share = cell.share(of: base), share.reports == 0 {
          return (base.kind == .allReports ? "not seen in any report" : "not seen") + population
        }
        return (measure.standaloneText(cell, base) ?? CellWords.short(cell)) + population
      } ?? "no values"
  }

  private static func values(
    _ site: PageContext, _ chart: Chart, _ counter: Counter, _ measure: ChartMeasure
  ) -> [Double?] {
    counter.cells.indices.map {
      measure.point(counter.cells[$0], chart.bases[$0], site.level)?.value
    }
  }

  /// Whether the sparkline holds shares of all reports that the value beside it does not speak of.
  private static func population(
    of values: [Double?], _ chart: Chart, at period: Int, _ measure: ChartMeasure
  ) -> String {
    func isOfAll(_ period: Int) -> Bool {
      values[period] != nil && chart.bases[period].kind == .allReports
    }
    let drawn = values.indices.suffix(SparklineLayout.periodLimit)
    guard measure == .share, !isOfAll(period), drawn.contains(where: isOfAll) else { return "" }
    return "; line: in part shares of all reports"
  }

  private static func spark(_ values: [Double?]) -> TrustedHTML {
    var svg = ByteBuffer(capacity: 1024)
    SparklineDrawing.append(SparklineLayout(values), to: &svg)
    return svg.html
  }
}
