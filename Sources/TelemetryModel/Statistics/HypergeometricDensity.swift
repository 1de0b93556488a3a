/// The hypergeometric distribution: how many of a group's reports had a counter, where of all reports of two
/// groups a given number had it.
struct HypergeometricDensity {
  /// Reports of the group, and of the other one.
  let group: Int64
  let others: Int64
  /// Reports of both that had the counter.
  let hits: Int64
  private let share: (of: Double, notOf: Double)
  private let logarithmOfHits: Double

  /// - Precondition: No number is below 0, `hits` is at most all of them, and there is a report.
  init(group: Int64, others: Int64, hits: Int64) {
    self.group = group
    self.others = others
    self.hits = hits
    let all = Double(group) + Double(others)
    share = (Double(hits) / all, (Double(group - hits) + Double(others)) / all)
    logarithmOfHits = Self.binomial(Double(hits), of: all, share)
  }

  /// The numbers that have a probability above 0.
  var support: ClosedRange<Int64> { max(0, hits - others)...min(group, hits) }

  /// The most probable number; the greater one, where two are.
  var mode: Int64 {
    let product = UInt128(group + 1) * UInt128(hits + 1)
    return Int64(product / (UInt128(group) + UInt128(others) + 2))
  }

  /// The natural logarithm of the probability of a number of the support.
  ///
  /// - Source: C. Loader, 2000, "Fast and accurate computation of binomial probabilities": no term is
  ///   larger than the result, so that nothing cancels, whatever the size of the numbers.
  func logarithm(at number: Int64) -> Double {
    let value =
      Self.binomial(Double(number), of: Double(group), share)
      + Self.binomial(Double(hits - number), of: Double(others), share) - logarithmOfHits
    return min(0, value)
  }

  /// The probability of `number + 1`, over that of `number`.
  func ratio(above number: Int64) -> Double {
    Double(group - number) * Double(hits - number)
      / (Double(number + 1) * Double(others - hits + number + 1))
  }

  /// The same of `number - 1`.
  func ratio(below number: Int64) -> Double {
    Double(number) * Double(others - hits + number)
      / (Double(group - number + 1) * Double(hits - number + 1))
  }

  /// The logarithm of the binomial density: x of n, each with probability `share.of`.
  private static func binomial(
    _ x: Double, of n: Double, _ share: (of: Double, notOf: Double)
  ) -> Double {
    if n == 0 { return 0 }
    if x == 0 { return noneOf(n, share.of, share.notOf) }
    if x == n { return noneOf(n, share.notOf, share.of) }
    let exponent =
      stirlingError(n) - stirlingError(x) - stirlingError(n - x)
      - deviance(x, n * share.of) - deviance(n - x, n * share.notOf)
    let scale = naturalLogarithmOf2Pi + naturalLogarithm(x) + naturalLogarithm(ofOneMinus: x / n)
    return exponent - 0.5 * scale
  }

  /// The logarithm of (1 − p)ⁿ, with q = 1 − p.
  private static func noneOf(_ n: Double, _ p: Double, _ q: Double) -> Double {
    if p == 0 { return 0 }
    return p < 0.1 ? -deviance(n, n * q) - n * p : n * naturalLogarithm(q)
  }

  /// x·ln(x/m) + m − x, without cancellation where the two are close.
  private static func deviance(_ x: Double, _ mean: Double) -> Double {
    if abs(x - mean) >= 0.1 * (x + mean) { return x * naturalLogarithm(x / mean) + mean - x }
    var quotient = (x - mean) / (x + mean)
    var sum = (x - mean) * quotient
    var power = 2 * x * quotient
    quotient *= quotient
    var divisor = 3.0
    while true {
      power *= quotient
      let next = sum + power / divisor
      if next == sum { return sum }
      sum = next
      divisor += 2
    }
  }

  /// ln n! − ln(√(2πn)·(n/e)ⁿ) of a whole number.
  private static func stirlingError(_ n: Double) -> Double {
    if n < 16 { return stirlingErrors[Int(n)] }
    let square = n * n
    return
      (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square)
        / square)
      / n
  }
}

private let naturalLogarithmOf2Pi = 1.83787706640934548356

/// Of 0 to 15; that of 0 is never added.
private let stirlingErrors: [Double] = [
  0, 0.0810614667953272582196702, 0.0413406959554092940938221, 0.02767792568499833914878929,
  0.02079067210376509311152277, 0.01664469118982119216319487, 0.01387612882307074799874573,
  0.01189670994589177009505572, 0.010411265261972096497478567, 0.009255462182712732917728637,
  0.008330563433362871256469318, 0.007573675487951840794972024, 0.006942840107209529865664152,
  0.006408994188004207068439631, 0.005951370112758847735624416, 0.005554733551962801371038690,
]
