internal import TelemetryModel

/// A chart, or one of its counters, in one row of a list: a sparkline and the newest value.
struct ChartSummary {
  let spark: TrustedHTML
  /// Whose value it is; nil where the row names it already, or nobody's is shown.
  var bucket: String?
  /// Never empty: a value, or the state in words.
  var newest: String
  /// Of the value, where it is a share.
  var interval: String?
  /// What else has to be known of the value or the line: an older period, another population.
  var remark: String?

  /// How the rows are to be read.
  static func note(_ site: PageContext) -> String {
    "Small print under a share: its \(site.level.percentText)\(NumberText.space)% interval. Each line has "
      + "its own scale, from 0 to the greatest value that it shows."
  }

  /// Of a chart: its largest bucket.
  init(_ site: PageContext, _ program: Program, _ chart: Chart) {
    let periods = site.catalog.periods.indices
    let measure = ChartMeasure(program, chart, in: periods)
    guard let newest = site.catalog.newestPeriod, !chart.counters.isEmpty,
      let shown = site.shownPeriod(of: chart)
    else {
      spark = Self.spark([])
      self.newest = chart.counters.isEmpty ? "not seen yet" : "no values"
      return
    }
    let isRetired = CollectionHistory(site, chart: chart).retired != nil
    // What is retired, or a bucket less used, may have been 0 in its last periods: its last value counts.
    func top(_ period: Int) -> Int? {
      TrendSection.largest(of: chart, at: period, measure: measure, limit: 1).first
    }
    func hasValue(_ period: Int) -> Bool {
      guard let counter = top(period) else { return false }
      return measure.text(chart.counters[counter].cells[period], chart.bases[period]) != nil
    }
    let last = (0...shown).last { top($0) != nil }
    let period = isRetired ? (0...shown).last(where: hasValue) ?? last : last
    guard let period, let counter = top(period) else {
      spark = Self.spark([])
      self.newest = isRetired ? "Retired: no value" : "no value"
      return
    }
    let values = Self.values(site, chart, chart.counters[counter], measure)
    spark = Self.spark(values)
    if !chart.isSingleCounter { bucket = chart.counters[counter].bucket.text }
    let cell = chart.counters[counter].cells[period]
    let base = chart.bases[period]
    let value = measure.standaloneText(cell, base) ?? CellWords.short(cell)
    interval = measure.point(cell, base, site.level)?.interval.map { NumberText.interval($0) }
    self.newest = period == newest ? value : isRetired ? "Retired: last \(value)" : "last \(value)"
    let words = [
      period == newest ? nil : site.periodShorts[period],
      Self.population(of: values, chart, at: period, measure),
    ].compactMap(\.self)
    remark = words.isEmpty ? nil : words.joined(separator: "; ")
  }

  /// Of a counter, in the newest period.
  init(_ site: PageContext, _ chart: Chart, _ counter: Counter, _ measure: ChartMeasure) {
    let values = Self.values(site, chart, counter, measure)
    spark = Self.spark(values)
    guard let period = site.catalog.newestPeriod else {
      newest = "no values"
      return
    }
    let cell = counter.cells[period]
    let base = chart.bases[period]
    remark = Self.population(of: values, chart, at: period, measure)
    let bounds = measure.point(cell, base, site.level)?.interval
    if measure == .share, let share = cell.share(of: base), share.reports == 0 {
      newest = base.kind == .allReports ? "not seen in any report" : "not seen"
      interval = bounds.map { "at most \(NumberText.percent($0.upperBound))" }
      return
    }
    newest = measure.standaloneText(cell, base) ?? CellWords.short(cell)
    interval = bounds.map { NumberText.interval($0) }
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
  ) -> String? {
    func isOfAll(_ period: Int) -> Bool {
      values[period] != nil && chart.bases[period].kind == .allReports
    }
    let drawn = values.indices.suffix(SparklineLayout.periodLimit)
    guard measure == .share, !isOfAll(period), drawn.contains(where: isOfAll) else { return nil }
    return "line: in part shares of all reports"
  }

  private static func spark(_ values: [Double?]) -> TrustedHTML {
    var svg = ByteBuffer(capacity: 1024)
    SparklineDrawing.append(SparklineLayout(values), to: &svg)
    return svg.html
  }
}
