/// One of several small drawings over time that share one scale, without texts of their own, in whole
/// pixels.
package struct SmallMultipleLayout: Hashable, Sendable {
  package static let width = 208
  package static let height = 72
  static let top = 4
  static let bottom = 68

  package let runs: [[TimeSeriesLayout.Place]]
  package let stretches: [TimeSeriesLayout.Stretch]
  package let marks: [TimeSeriesLayout.Mark]

  /// - Parameters:
  ///   - values: One for each period; nil where the line breaks.
  ///   - top: The value at the upper edge, above 0: the same for all.
  ///   - stretches: Oldest first.
  package init(
    _ values: [Double?], top: Double, stretches: [TimeSeries.Stretch] = [],
    marks: [TimeSeries.Mark] = []
  ) {
    precondition(top > 0, "a scale has an end above 0")
    let last = max(1, values.count - 1)
    func x(_ period: Int) -> Int { 2 + ((Self.width - 4) * period * 2 + last) / (last * 2) }
    let height = Double(Self.bottom - Self.top)
    var runs: [[TimeSeriesLayout.Place]] = []
    var isOpen = false
    for (period, value) in values.enumerated() {
      guard let value else {
        isOpen = false
        continue
      }
      if !isOpen { runs.append([]) }
      isOpen = true
      let y = Self.bottom - Int((min(max(value / top, 0), 1) * height).rounded())
      runs[runs.count - 1].append(TimeSeriesLayout.Place(x: x(period), y: y))
    }
    self.runs = runs
    self.stretches = stretches.map {
      let left = x(max(0, $0.periods.lowerBound - 1))
      let right = x(min(max(0, values.count - 1), $0.periods.upperBound))
      return TimeSeriesLayout.Stretch(x: left...max(left, right), state: $0.state)
    }
    self.marks = marks.map { TimeSeriesLayout.Mark(x: x($0.period), kind: $0.kind) }
  }
}
