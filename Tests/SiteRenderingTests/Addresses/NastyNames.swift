/// Names that were made to collide: close to each other, to reserved words and to the limits.
enum NastyNames {
  /// The same names in every run.
  static func generate(count: Int) -> [[UInt8]] {
    var random = FixedGenerator()
    return (0..<count).map { _ in name(from: &random) }
  }

  private static let pieces = [
    "a", "A", "b", "B", "-", ".", "..", "/", "~", "~~", "~~~", "~2e", "con", "CON", "Nul", "com1",
    "index.html", "data.csv", "Data.CSV", "chart.svg", " ", "+", "%2f", "\u{e9}", "e\u{301}",
    "\u{130}",
    "\u{212a}", "~~1", "~61", "0", "f",
  ].map { Array($0.utf8) }

  private static func name(from random: inout FixedGenerator) -> [UInt8] {
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      // Two names of few bytes are likely to be close.
      return (0..<Int.random(in: 0...3, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
    case 1:
      return (0..<Int.random(in: 0...5, using: &random)).flatMap { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
    case 2:
      // One word in all the ways to write it.
      return "windowsserver".utf8.map { Bool.random(using: &random) ? $0 : $0 & ~0x20 }
    default:
      // About the length at which a segment is cut, alike but for their ends.
      let letters = [UInt8](repeating: 0x61, count: Int.random(in: 90...121, using: &random))
      let end = (0..<Int.random(in: 0...12, using: &random)).flatMap { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      return letters + end
    }
  }
}

/// SplitMix64: numbers that look random and are the same in every run.
///
/// - Source: G. Steele, D. Lea, C. Flood, 2014, "Fast splittable pseudorandom number generators".
struct FixedGenerator: RandomNumberGenerator {
  private var state: UInt64 = 0

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
