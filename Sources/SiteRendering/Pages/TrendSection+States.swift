internal import TelemetryModel

/// Which periods of a drawing have no point, and why; and which have few reports.
extension TrendSection {
  /// Periods without a point of any line, by their states, oldest first.
  ///
  /// - Complexity: O(periods × lines).
  var stretches: [TimeSeries.Stretch] {
    guard !counters.isEmpty else {
      return site.gaps.map { TimeSeries.Stretch(periods: $0, state: .noData) }
    }
    let periods = site.catalog.periods.indices
    func isCollected(_ period: Int) -> Bool {
      counters.contains { chart.counters[$0].cells[period].status != .notCollected }
    }
    let first = periods.first(where: isCollected)
    let last = periods.last(where: isCollected)
    var stretches: [TimeSeries.Stretch] = []
    for period in periods {
      guard let state = state(at: period, collected: first, last) else { continue }
      if let before = stretches.last, before.state == state,
        before.periods.upperBound == period
      {
        stretches[stretches.count - 1].periods = before.periods.lowerBound..<(period + 1)
      } else {
        stretches.append(TimeSeries.Stretch(periods: period..<(period + 1), state: state))
      }
    }
    return stretches
  }

  /// - Parameters:
  ///   - first: The first period in which any of the lines was collected; nil where none ever was.
  ///   - last: The last one.
  /// - Returns: nil where a line has a point.
  private func state(at period: Int, collected first: Int?, _ last: Int?) -> PeriodState? {
    if let end, period > end { return .retired }
    var isCollected = false
    var isPartial = false
    var hasNoReports = false
    for index in counters {
      let cell = chart.counters[index].cells[period]
      if hasPoint(index, period) { return nil }
      isCollected = isCollected || cell.status != .notCollected
      isPartial = isPartial || cell.status == .partial
      hasNoReports = hasNoReports || cell.status == .noReports
    }
    if !isCollected {
      // Of a chart's largest buckets none was listed yet, others were: nothing is missing there.
      if isLeftToOthers(period) { return nil }
      guard let first, let last else { return .notCollected }
      if period < first { return .notYetCollected }
      return period > last && marks.isRetired ? .retired : .notCollected
    }
    if site.catalog.isGap(period) { return .noData }
    return isPartial ? .partial : hasNoReports ? .noReports : .notKnown
  }

  /// Whether no line's counter was collected in a period, but others of the chart were.
  ///
  /// - Complexity: O(counters).
  func isLeftToOthers(_ period: Int) -> Bool {
    isOfChart && chart.counters.count > counters.count
      && counters.allSatisfy { chart.counters[$0].cells[period].status == .notCollected }
      && chart.counters.contains { $0.cells[period].status != .notCollected }
  }

  /// Periods with a share of fewer reports than `precisionLimit`.
  var lowPrecision: [Range<Int>] {
    guard measure == .share else { return [] }
    let limit = site.precisionLimit
    var ranges: [Range<Int>] = []
    for period in site.catalog.periods.indices {
      let base = chart.bases[period]
      guard let n = base.n.value, n < limit,
        counters.contains(where: {
          hasPoint($0, period)
        })
      else { continue }
      if let last = ranges.last, last.upperBound == period {
        ranges[ranges.count - 1] = last.lowerBound..<(period + 1)
      } else {
        ranges.append(period..<(period + 1))
      }
    }
    return ranges
  }
}
