/// A bar with its whisker, in whole pixels of a drawing that is stretched to the width of its cell.
package struct BarLayout: Hashable, Sendable {
  /// Of the whole drawing.
  package static let width = 480
  package static let height = 16

  /// From the left edge; at least 1 for a value above 0.
  package let length: Int
  /// Where the interval begins and ends; nil where there is none.
  package let whisker: ClosedRange<Int>?

  /// - Parameters:
  ///   - value: 0...`full`.
  ///   - interval: Its bounds; what lies beyond `full` is cut off.
  ///   - full: The value whose bar fills the width, above 0.
  package init(value: Double, interval: ClosedRange<Double>?, full: Double) {
    precondition(full > 0, "a scale has an end above 0")
    func pixels(_ value: Double) -> Int {
      Int((min(max(value / full, 0), 1) * Double(Self.width)).rounded())
    }
    length = value > 0 ? max(1, pixels(value)) : 0
    whisker = interval.map { pixels($0.lowerBound)...pixels($0.upperBound) }
  }

  /// The end of the scale that all bars of one table share: the smallest of 1, 2, 5, 10, 20, 50 and 100 %
  /// that holds the greatest upper bound, so that a small share is never drawn as if it were all.
  package static func fullShare(holding greatest: Double) -> Double {
    [0.01, 0.02, 0.05, 0.1, 0.2, 0.5].first { greatest <= $0 } ?? 1
  }
}
