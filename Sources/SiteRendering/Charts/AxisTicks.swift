/// The marks of an axis that begins at 0: at most six, at 1, 2 or 5 times a power of ten.
///
/// The marks are kept as decimal numbers, since most tenths are not exact in binary: three times 0.2 is
/// not 0.6.
package struct AxisTicks: Hashable, Sendable {
  /// Between two marks: `mantissa` times ten to the power of `exponent`.
  let mantissa: Int
  let exponent: Int
  /// Marks above 0.
  package let count: Int

  /// The value of the last mark: the axis ends there.
  package var top: Double { value(at: count) }

  /// 0 and every mark above it.
  package var values: [Double] { (0...count).map(value) }

  /// - Parameters:
  ///   - maximum: The greatest value to be drawn; 0 gets an axis to 1.
  ///   - measure: A share's axis ends at 1 at the latest; between two counts there is nothing.
  package init(holding maximum: Double, measure: TimeSeries.Measure) {
    let wanted =
      switch measure {
      case .count: max(maximum, 1)
      case .share: maximum > 0 ? min(maximum, 1) : 1
      case .ratio: maximum > 0 ? maximum : 1
      }
    var magnitude = 0
    while Self.value(1, magnitude + 1) <= wanted { magnitude += 1 }
    while Self.value(1, magnitude) > wanted { magnitude -= 1 }
    let steps = [
      (2, magnitude - 1), (5, magnitude - 1), (1, magnitude), (2, magnitude), (5, magnitude),
    ]
    let step =
      steps.first { mantissa, exponent in
        (measure != .count || exponent >= 0) && Self.value(mantissa * 5, exponent) >= wanted
      } ?? (5, magnitude)
    (mantissa, exponent) = step
    count = (1...5).first { Self.value(step.0 * $0, step.1) >= wanted } ?? 5
  }

  func value(at index: Int) -> Double { Self.value(mantissa * index, exponent) }

  /// The nearest to `number` times ten to the power of `exponent`: one rounding, as long as both are exact.
  private static func value(_ number: Int, _ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<abs(exponent) { power *= 10 }
    return exponent < 0 ? Double(number) / power : Double(number) * power
  }
}
