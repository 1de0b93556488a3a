/// Numbers that look random and are the same for the same seed, on every machine, and binomial draws of them.
///
/// - Source: G. L. Steele, D. Lea, C. H. Flood, 2014, "Fast splittable pseudorandom number generators".
struct RandomBits: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A multiple of 2⁻⁵³ in 0..<1.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// How many of `n` reports have what each has with the probability: exactly binomial, with no formula that
  /// could be wrong.
  ///
  /// A report has it if its 16 random bits, as a number, are below those of the probability. 64 reports are
  /// drawn at once, a bit of each in one word, from the lowest bit up: where the probability's bit is 1 a
  /// random 0 makes the number smaller whatever came before, where it is 0 a random 1 makes it larger.
  mutating func binomial(_ n: Int64, _ probability: Probability) -> Int64 {
    if probability.steps == Probability.all { return n }
    if probability.steps == 0 { return 0 }
    var left = n
    var hits: Int64 = 0
    while left > 0 {
      var isBelow: UInt64 = 0
      for bit in probability.steps.trailingZeroBitCount..<Probability.bits {
        let random = next()
        isBelow = probability.steps >> bit & 1 == 1 ? ~random | isBelow : ~random & isBelow
      }
      if left < 64 { isBelow &= (1 << UInt64(left)) - 1 }
      hits += Int64(isBelow.nonzeroBitCount)
      left -= 64
    }
    return hits
  }
}

/// A probability in steps of 2⁻¹⁶, so that it is drawn exactly.
struct Probability: Hashable {
  static let bits = 16
  static let all = 1 << bits

  /// 0...65,536.
  let steps: Int

  init(_ fraction: Double) {
    steps = min(Self.all, max(0, Int((fraction * Double(Self.all)).rounded())))
  }
}
