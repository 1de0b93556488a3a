// The same bits on every machine, without a system library below this floor: nothing but sums, products,
// quotients and whole powers of two.

/// The natural logarithm of a finite value above 0, to about 15 digits.
///
/// - Source: ln x = e·ln 2 + 2·artanh((m − 1)/(m + 1)), with m in (√½, √2].
func naturalLogarithm(_ x: Double) -> Double {
  var exponent = Double(x.exponent)
  var mantissa = x.significand
  if mantissa > 1.4142135623730951 {
    mantissa /= 2
    exponent += 1
  }
  return exponent * naturalLogarithmOf2 + 2 * areaTangent((mantissa - 1) / (mantissa + 1))
}

/// ln(1 − x), to about 15 digits also of an x close to 0.
///
/// - Parameter x: 0..<1.
func naturalLogarithm(ofOneMinus x: Double) -> Double {
  x < 0.25 ? -2 * areaTangent(x / (2 - x)) : naturalLogarithm(1 - x)
}

/// eˣ, to about 14 digits; 0 where that is below the smallest number.
///
/// - Parameter x: At most 0.
/// - Source: eˣ = 2ᵏ·eʳ, with |r| ≤ ln 2 / 2, by the series of eʳ.
func exponential(_ x: Double) -> Double {
  precondition(x <= 0, "the exponential is of the logarithm of a probability")
  if x < -746 { return 0 }
  let k = (x / naturalLogarithmOf2).rounded()
  // In two parts, so that the difference keeps its last digits: the first has few.
  let r = (x - k * 0.69314718036912381649) - k * 1.90821492927058770002e-10
  var term = 1.0
  var sum = 1.0
  var divisor = 1.0
  while abs(term) > 1e-18 {
    term *= r / divisor
    sum += term
    divisor += 1
  }
  return Double(sign: .plus, exponent: Int(k), significand: sum)
}

private let naturalLogarithmOf2 = 0.693147180559945309417

/// artanh(s), for |s| below 1/5.
private func areaTangent(_ s: Double) -> Double {
  let square = s * s
  var power = s
  var sum = 0.0
  var divisor = 1.0
  while abs(power) > 1e-19 * abs(s) {
    sum += power / divisor
    power *= square
    divisor += 2
  }
  return sum
}
