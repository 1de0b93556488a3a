/// The Wilson score interval of a share.
///
/// - Parameters:
///   - hits: Reports that had the counter, 0...`reports`.
///   - reports: Reports that could have had it, at least 1.
///   - z: The normal quantile of the level: 2.575829 for 99 %.
/// - Returns: The bounds as shares, 0...1; exactly 0 where nothing was hit, exactly 1 where all was.
/// - Source: E. B. Wilson, 1927, "Probable inference, the law of succession, and statistical inference".
package func wilsonInterval(hits: Int64, reports: Int64, z: Double) -> ClosedRange<Double> {
  wilsonInterval(share: Double(hits) / Double(reports), of: Double(reports), z: z)
}

/// The same of a share that is no share of whole things, such as a ratio out of an effective number.
///
/// - Parameters:
///   - p: 0...1.
///   - n: At least 1.
package func wilsonInterval(share p: Double, of n: Double, z: Double) -> ClosedRange<Double> {
  let square = z * z
  let center = p + square / (2 * n)
  let margin = z * (p * (1 - p) / n + square / (4 * n * n)).squareRoot()
  let scale = 1 + square / n
  let low = p == 0 ? 0 : max(0, (center - margin) / scale)
  let high = p == 1 ? 1 : min(1, (center + margin) / scale)
  return low...high
}
