/// The Wilson score interval of a share.
///
/// - Parameters:
///   - hits: Reports that had the counter, 0...`reports`.
///   - reports: Reports that could have had it, at least 1.
///   - z: The normal quantile of the level: 2.575829 for 99 %.
/// - Returns: The bounds as shares, 0...1; exactly 0 where nothing was hit, exactly 1 where all was.
/// - Source: E. B. Wilson, 1927, "Probable inference, the law of succession, and statistical inference".
package func wilsonInterval(hits: Int64, reports: Int64, z: Double) -> ClosedRange<Double> {
  let n = Double(reports)
  let p = Double(hits) / n
  let square = z * z
  let center = p + square / (2 * n)
  let margin = z * (p * (1 - p) / n + square / (4 * n * n)).squareRoot()
  let scale = 1 + square / n
  let low = hits == 0 ? 0 : max(0, (center - margin) / scale)
  let high = hits == reports ? 1 : min(1, (center + margin) / scale)
  return low...high
}
