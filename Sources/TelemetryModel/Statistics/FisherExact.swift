/// The two-sided p-value of Fisher's exact test that two shares are the same: how probable are two shares that are
/// no more probable than these, of as many reports, and of as many with the counter in both together.
///
/// - Parameter limit: A p-value above it need not be known: the sum is broken off as soon as it is larger,
///   which takes only a few terms of two shares that are much the same.
/// - Returns: 0...1; nil where it is above `limit`.
/// - Complexity: O(√(reports)) sums, O(log reports) densities.
/// - Source: R. A. Fisher, 1935, "The logic of inductive inference". What is as probable as the observed but
///   for 1 part in 10⁷ counts, as in R's fisher.test: two tables that are mirrored differ by rounding alone.
package func fisherExact(_ a: Share, _ b: Share, limit: Double = 1) -> Double? {
  var density = HypergeometricDensity(group: a.n, others: b.n, hits: a.reports + b.reports)
  var observed = a.reports
  if observed > density.mode {
    // Counted the other way round, the observed lies below the mode.
    density = HypergeometricDensity(
      group: a.n, others: b.n, hits: a.n - a.reports + (b.n - b.reports))
    observed = a.n - a.reports
  }
  let logarithm = density.logarithm(at: observed)
  guard let sum = density.lowerTail(at: observed, exponential(logarithm), limit: limit) else {
    return nil
  }
  let start = density.firstAboveMode(after: observed, upTo: logarithm + 1e-7)
  guard start <= density.support.upperBound else { return min(1, sum) }
  let rest = density.upperTail(
    at: start, exponential(density.logarithm(at: start)), limit: limit - sum)
  return rest.map { min(1, sum + $0) }
}

extension HypergeometricDensity {
  /// The sum from a number below the mode down; nil where it is above `limit`.
  fileprivate func lowerTail(at number: Int64, _ first: Double, limit: Double) -> Double? {
    var number = number
    var term = first
    var sum = term
    while number > support.lowerBound {
      term *= ratio(below: number)
      // Each falls by more than the one before: what is left out is at most √n terms of this size.
      if sum + term == sum { break }
      sum += term
      number -= 1
      if sum > limit + Self.rounding { return nil }
    }
    return sum > limit + Self.rounding ? nil : sum
  }

  /// The same from a number above the mode up.
  fileprivate func upperTail(at number: Int64, _ first: Double, limit: Double) -> Double? {
    var number = number
    var term = first
    var sum = term
    while number < support.upperBound {
      term *= ratio(above: number)
      if sum + term == sum { break }
      sum += term
      number += 1
      if sum > limit + Self.rounding { return nil }
    }
    return sum > limit + Self.rounding ? nil : sum
  }

  /// The first number above the mode, and above `number`, that is not more probable than e to `logarithm`;
  /// behind the support where there is none.
  fileprivate func firstAboveMode(after number: Int64, upTo logarithm: Double) -> Int64 {
    var low = max(number + 1, mode)
    var high = support.upperBound + 1
    while low < high {
      let middle = low + (high - low) / 2
      if self.logarithm(at: middle) <= logarithm { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// A sum of all probabilities may exceed 1 by so much.
  fileprivate static var rounding: Double { 1e-9 }
}
