/// The level of the intervals, such as 99 %, with its normal quantile.
package struct ConfidenceLevel: Hashable, Sendable {
  package static let `default` = ConfidenceLevel(fraction: 0.99, text: "0.99")

  /// Between 0 and 1, both left out.
  package let fraction: Double
  /// As it was written.
  package let text: String
  /// The two-sided normal quantile, rounded to six decimals: 2.575829 at 99 %.
  package let z: Double

  package init(fraction: Double, text: String) {
    precondition(fraction > 0 && fraction < 1, "a confidence level lies between 0 and 1")
    self.fraction = fraction
    self.text = text
    z = (normalQuantile((1 + fraction) / 2) * 1e6).rounded() / 1e6
  }

  /// In percent, with all decimals of a level that has at most six, without needless zeros: `99`, `98.7654`.
  package var percentText: String {
    let millionths = Int((fraction * 1_000_000).rounded())
    var decimals = String(millionths % 10_000 + 10_000).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return decimals.isEmpty ? "\(millionths / 10_000)" : "\(millionths / 10_000).\(decimals)"
  }

  /// Reports with which the interval of a share of one half is at most `points` wide to each side.
  ///
  /// - Source: n = z² p (1 − p) / d², with p = 1/2; R. Cox, 2023, "Transparent Telemetry", appendix.
  package func reportsNeeded(forPoints points: Double) -> Int64 {
    let margin = points / 100
    return Int64((z * z * 0.25 / (margin * margin)).rounded(.up))
  }

  /// How far the interval of a share of `reports` can reach to either side, whatever the share is.
  ///
  /// - Parameter reports: At least 1.
  /// - Returns: A fraction, 0.05 for five points; above 1 where there are so few reports that it says
  ///   nothing.
  /// - Source: d = z / (2 √n), `reportsNeeded` solved for d. It is also the greatest distance of a bound of
  ///   the Wilson interval from its share p: ((z²/n) u + √(z²/4n − z² u²/n + z⁴/4n²)) / (1 + z²/n), with
  ///   u = 1/2 − p, is greatest where u² = z²/4n.
  package func worstMargin(ofReports reports: Int64) -> Double {
    precondition(reports > 0, "a share is one of at least one report")
    return z / (2 * Double(reports).squareRoot())
  }
}
