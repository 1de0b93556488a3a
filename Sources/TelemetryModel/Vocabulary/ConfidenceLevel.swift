/// The level of the intervals, such as 99 %, with its normal quantile.
package struct ConfidenceLevel: Hashable, Sendable {
  package static let `default` = ConfidenceLevel(fraction: 0.99, text: "0.99")

  /// Between 0 and 1, both left out.
  package let fraction: Double
  /// As it was written.
  package let text: String

  package init(fraction: Double, text: String) {
    precondition(fraction > 0 && fraction < 1, "a confidence level lies between 0 and 1")
    self.fraction = fraction
    self.text = text
  }
}
