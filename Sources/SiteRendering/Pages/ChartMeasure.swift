internal import TelemetryModel

/// Which number of a cell a chart shows.
enum ChartMeasure: Hashable, Sendable {
  /// Reports that had the counter out of those that could have had it, with an interval.
  case share
  /// The sum of the counts.
  case total
  /// Reports that had the counter, where nobody knows out of how many.
  case reports

  /// - Parameter cells: Those to be shown, with what their shares would be shares of.
  init(
    _ measure: SiteSettings.Measure, cells: some Sequence<(cell: Cell, base: ReportBase)>
  ) {
    var hasTotal = false
    var hasReports = false
    for (cell, base) in cells where cell.status == .ok || cell.status == .partial {
      if measure == .share, cell.reports.isKnown, base.n.isKnown {
        self = .share
        return
      }
      hasTotal = hasTotal || cell.total.isKnown
      // Nothing that follows would change it, and there may be thousands of buckets.
      if measure == .total, hasTotal { break }
      hasReports = hasReports || cell.reports.isKnown
    }
    // Nothing was counted at all: a share of none says so best.
    self = hasTotal ? .total : hasReports ? .reports : measure == .share ? .share : .total
  }

  init(_ program: Program, _ chart: Chart, in periods: Range<Int>) {
    self.init(
      program.measure,
      cells: periods.lazy.flatMap { period in
        chart.counters.lazy.map { ($0.cells[period], chart.bases[period]) }
      })
  }

  /// What is drawn; nil where the line breaks.
  func point(_ cell: Cell, _ base: ReportBase, _ level: ConfidenceLevel) -> TimeSeries.Point? {
    guard cell.status == .ok else { return nil }
    switch self {
    case .share:
      return cell.share(of: base).map {
        TimeSeries.Point(value: $0.fraction, interval: $0.interval(level))
      }
    case .total: return cell.total.value.map { TimeSeries.Point(value: Double($0)) }
    case .reports: return cell.reports.value.map { TimeSeries.Point(value: Double($0)) }
    }
  }

  /// The value in words; nil where `point` is.
  func text(_ cell: Cell, _ base: ReportBase) -> String? {
    guard cell.status == .ok else { return nil }
    return switch self {
    case .share: cell.share(of: base).map { NumberText.percent($0) }
    case .total: cell.total.value.map(NumberText.count)
    case .reports: cell.reports.value.map(NumberText.count)
    }
  }

  /// The same at the end of a line, where a number that is cut off would be a wrong one.
  func label(_ cell: Cell, _ base: ReportBase) -> String? {
    guard cell.status == .ok else { return nil }
    return switch self {
    case .share: text(cell, base)
    case .total: cell.total.value.map(NumberText.short)
    case .reports: cell.reports.value.map(NumberText.short)
    }
  }

  /// The same where nothing beside it says what a share is a share of: one of all reports says so.
  func standaloneText(_ cell: Cell, _ base: ReportBase) -> String? {
    let isOfAll = self == .share && base.kind == .allReports
    return text(cell, base).map { isOfAll ? "\($0) of all reports" : $0 }
  }

  /// The greatest first; below 0 for a cell without a value.
  func rank(_ cell: Cell) -> Int64 {
    switch self {
    case .share, .reports: cell.reports.value ?? -1
    case .total: cell.total.value ?? -1
    }
  }

  /// The head of the column of values.
  var columnHead: String {
    switch self {
    case .share: "Share"
    case .total: "Total"
    case .reports: "Reports"
    }
  }
}
