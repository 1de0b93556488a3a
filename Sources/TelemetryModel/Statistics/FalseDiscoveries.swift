/// Which of many hypotheses are rejected so that of the rejected ones at most the share `level` is expected to be
/// true: the procedure of Benjamini and Hochberg.
///
/// - Parameters:
///   - pValues: Those that could be rejected: a p-value above `level` never is, and may be left out.
///   - count: All tests that were made, also those whose p-value was left out.
///   - level: 0.01: one in a hundred.
/// - Returns: For each p-value whether its hypothesis is rejected; of equal ones all or none.
/// - Complexity: O(n log n).
/// - Source: Y. Benjamini and Y. Hochberg, 1995, "Controlling the false discovery rate".
package func falseDiscoveries(
  _ pValues: [Double], outOf count: Int? = nil, level: Double
) -> [Bool] {
  let count = count ?? pValues.count
  precondition(count >= pValues.count, "there are at least as many tests as p-values")
  let sorted = pValues.sorted()
  // The largest of those at or below its own step; all before it go with it.
  let last = sorted.indices.last {
    sorted[$0] <= Double($0 + 1) / Double(count) * level
  }
  guard let last else { return Array(repeating: false, count: pValues.count) }
  return pValues.map { $0 <= sorted[last] }
}
