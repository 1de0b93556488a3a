internal import TelemetryModel

/// The words by which a text is found: runs of letters and digits, in lower case.
///
/// The site's script cuts what a reader types in the same way (`wordsOf` in templates/assets/site.js); the
/// rule is docs/formats.md's, section 8.
enum SearchWords {
  /// Code points of a word; what is longer is cut.
  static let lengthLimit = 24

  /// Each as bytes of UTF-8, in the order of the text, repeated ones among them.
  ///
  /// - Complexity: O(n) for n bytes.
  static func of(_ text: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    var length = 0
    for scalar in text.unicodeScalars {
      if isPart(scalar.value) {
        if length < lengthLimit { append(scalar, to: &word) }
        length += 1
      } else if length > 0 {
        words.append(word)
        word = []
        length = 0
      }
    }
    if length > 0 { words.append(word) }
    return words
  }

  /// In the order of UTF-16, which is that of `<` in JavaScript: like that of the bytes, but U+E000 to
  /// U+FFFF stand behind what needs a pair of surrogates.
  static func less(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    for (x, y) in zip(a, b) where x != y { return weight(x) < weight(y) }
    return a.count < b.count
  }

  /// Bytes that begin U+E000 to U+FFFF are 0xEE and 0xEF; those of pairs, 0xF0 and above.
  private static func weight(_ byte: UInt8) -> UInt8 {
    byte == 0xEE || byte == 0xEF ? byte | 0x10 : byte >= 0xF0 ? byte - 2 : byte
  }

  private static func isPart(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0x80: UInt8(truncatingIfNeeded: value).isASCIIAlphanumeric
    case 0x80..<0xC0, 0x2000..<0x2070, 0x3000..<0x3004: false
    default: true
    }
  }

  /// Only what has one code point in lower case is changed: everything else depends on its neighbours, or
  /// on who asks.
  private static func append(_ scalar: Unicode.Scalar, to word: inout [UInt8]) {
    if scalar.isASCII {
      word.append(UInt8(truncatingIfNeeded: scalar.value).asciiLowercased)
      return
    }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    word += UTF8.encode(lower.count == 1 ? lower.first ?? scalar : scalar) ?? .init()
  }
}
