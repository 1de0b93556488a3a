/// A ratio of two sums of counts, kept as its whole numbers so that rounding is exact.
package struct MetricRatio: Hashable, Sendable {
  package let numerator: Int64
  /// At least 1.
  package let denominator: Int64
  /// Whether what stands above the line stands below it, too: then it is at most 1.
  package let isPart: Bool
  /// Counts that tell as much as a sample of single counts would, at least; nil where nobody knows.
  package let effectiveCounts: Int64?

  package init(numerator: Int64, denominator: Int64, isPart: Bool, effectiveCounts: Int64? = nil) {
    precondition(
      numerator >= 0 && denominator >= 1 && (!isPart || numerator <= denominator),
      "a ratio is of something, and a part no more than the whole")
    self.numerator = numerator
    self.denominator = denominator
    self.isPart = isPart
    self.effectiveCounts = effectiveCounts
  }

  package var fraction: Double { Double(numerator) / Double(denominator) }

  /// Of a part of the whole: in percent it is rounded as a share is.
  package var share: Share? { isPart ? Share(reports: numerator, n: denominator) : nil }

  /// The Wilson score interval of the ratio as a share of the effective number of counts.
  package func interval(_ level: ConfidenceLevel) -> ClosedRange<Double>? {
    guard isPart, let effectiveCounts, effectiveCounts > 0 else { return nil }
    return wilsonInterval(share: fraction, of: Double(effectiveCounts), z: level.z)
  }

  /// The ratio in whole ones and units of 1/`scale`, rounded half away from zero from the exact value.
  ///
  /// - Parameter scale: At most 10^9.
  package func rounded(toUnitsOf scale: Int64) -> (whole: Int64, units: Int64) {
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    let units = (Int128(rest) * Int128(scale) * 2 + Int128(denominator)) / (Int128(denominator) * 2)
    return units == Int128(scale) ? (whole + 1, 0) : (whole, Int64(units))
  }
}
