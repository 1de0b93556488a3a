/// A small line without axes, in whole pixels, y from 0.
package struct SparklineLayout: Hashable, Sendable {
  package static let width = 120
  package static let height = 28
  /// The newest periods that it shows at most.
  package static let periodLimit = 52

  package let runs: [[TimeSeriesLayout.Place]]

  /// - Parameter values: One for each period; nil where the line breaks. The last `periodLimit` count.
  package init(_ values: [Double?]) {
    let shown = Array(values.suffix(Self.periodLimit))
    let greatest = shown.reduce(0) { max($0, $1 ?? 0) }
    let last = max(1, shown.count - 1)
    var runs: [[TimeSeriesLayout.Place]] = []
    var isOpen = false
    for (index, value) in shown.enumerated() {
      guard let value else {
        isOpen = false
        continue
      }
      if !isOpen { runs.append([]) }
      isOpen = true
      let level = greatest > 0 ? value / greatest : 0
      runs[runs.count - 1].append(
        TimeSeriesLayout.Place(
          x: 2 + (116 * index * 2 + last) / (last * 2), y: 26 - Int((level * 24).rounded())))
    }
    self.runs = runs
  }
}
