/// A share of reports, kept as its two whole numbers so that rounding is exact.
package struct Share: Hashable, Sendable {
  /// 0...`n`.
  package let reports: Int64
  /// At least 1.
  package let n: Int64

  package init(reports: Int64, n: Int64) {
    precondition(
      n >= 1 && (0...n).contains(reports), "a share is of at least one report, and at most 1")
    self.reports = reports
    self.n = n
  }

  /// 0...1.
  package var fraction: Double { Double(reports) / Double(n) }

  /// The share in units of 1/`scale`, rounded half away from zero from the exact value.
  package func rounded(toUnitsOf scale: Int64) -> Int64 {
    let numerator = UInt128(reports) * UInt128(scale) * 2 + UInt128(n)
    return Int64(numerator / (UInt128(n) * 2))
  }

  /// Whether the share is above 0 and below 1/`scale`.
  package func isPositiveBelow(unitOf scale: Int64) -> Bool {
    reports > 0 && UInt128(reports) * UInt128(scale) < UInt128(n)
  }

  /// The Wilson score interval.
  package func interval(_ level: ConfidenceLevel) -> ClosedRange<Double> {
    wilsonInterval(hits: reports, reports: n, z: level.z)
  }
}
