/// The marks of an axis that begins at 0: at most six, at 1, 2 or 5 times a power of ten.
package struct AxisTicks: Hashable, Sendable {
  /// Between two marks.
  package let step: Double
  /// Marks above 0.
  package let count: Int

  /// The value of the last mark: the axis ends there.
  package var top: Double { step * Double(count) }

  /// 0 and every mark above it.
  package var values: [Double] { (0...count).map { step * Double($0) } }

  /// - Parameters:
  ///   - maximum: The greatest value to be drawn; 0 gets an axis to 1.
  ///   - limit: Where the values end by their nature: 1 for a share.
  package init(holding maximum: Double, limit: Double? = nil) {
    let wanted = maximum > 0 ? maximum : limit.map { min($0, 1) } ?? 1
    var magnitude = 1.0
    while magnitude * 10 <= wanted { magnitude *= 10 }
    // Tenths are not exact in binary: dividing 1 by a whole power keeps 0.1 the nearest to a tenth.
    var divisor = 1.0
    while magnitude / divisor > wanted { divisor *= 10 }
    let unit = magnitude / divisor
    let steps = [unit / 5, unit / 2, unit, unit * 2, unit * 5]
    let step = steps.first { ($0 * 5) >= wanted * (1 - 1e-12) } ?? unit * 5
    self.step = step
    var count = 1
    while step * Double(count) < wanted * (1 - 1e-12), count < 6 { count += 1 }
    if let limit, step * Double(count) > limit * (1 + 1e-12) {
      count = max(1, Int((limit / step).rounded(.up)))
    }
    self.count = count
  }
}
