internal import TelemetryModel

/// The path segments that stand for a name in addresses and in the output folder.
///
/// No two names share a path, not even on a disk that does not tell upper from lower case, and no name
/// leaves the folder or meets a file that stands beside: docs/formats.md, "Paths". A segment holds only
/// `[a-z0-9._~-]`, so it needs no percent-encoding, and is never a lone `-`, which parts names.
package enum PathSegments {
  /// Bytes of the longest segment.
  package static let segmentLimit = 120

  /// Bytes that a longer segment keeps: the limit without `~~~` and 16 digits of its digest.
  private static let keptBytes = segmentLimit - 19

  /// - Returns: One segment for each part between slashes, so at least one.
  /// - Complexity: O(bytes of the name), and a SHA-256 for each segment that is too long.
  package static func of(_ name: some Sequence<UInt8>) -> [String] {
    Array(name).split(separator: slash, omittingEmptySubsequences: false).map {
      String(decoding: segment($0), as: UTF8.self)
    }
  }

  /// Appends the segments of a name, parted by slashes.
  package static func append(_ name: String, to path: inout [UInt8]) {
    let parts = Array(name.utf8).split(separator: slash, omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index > 0 { path.append(slash) }
      path += segment(part)
    }
  }

  private static func segment(_ original: ArraySlice<UInt8>) -> [UInt8] {
    if original.isEmpty { return [tilde] }
    var text = escaped(original, withFirst: original.first == dot)
    if isReserved(text) { text = escaped(original, withFirst: true) }
    let number = upperCaseNumber(original)
    if !number.isEmpty { text += [tilde, tilde] + number }
    return text.count > segmentLimit ? shortened(text, of: original) : text
  }

  private static func escaped(_ original: ArraySlice<UInt8>, withFirst: Bool) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(original.count + 8)
    for (index, byte) in zip(original.indices, original) {
      let isFirst = index == original.startIndex
      let isTrailingDot = byte == dot && index == original.endIndex - 1
      if isFirst && withFirst || isTrailingDot || !standsForItself(byte) {
        text += [tilde, HexText.digit(byte >> 4), HexText.digit(byte & 0xF)]
      } else {
        text.append(byte.asciiLowercased)
      }
    }
    return text
  }

  private static func standsForItself(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == dash || byte == dot
  }

  /// Whether a segment would be the separator, a file that stands beside a page, or a Windows device.
  private static func isReserved(_ text: [UInt8]) -> Bool {
    if text.elementsEqual([dash]) || filesBeside.contains(where: { text.elementsEqual($0.utf8) }) {
      return true
    }
    let stem = text.prefix { $0 != dot }
    switch stem.count {
    case 3: return ["con", "prn", "aux", "nul"].contains { stem.elementsEqual($0.utf8) }
    case 4:
      let isPort = stem.starts(with: "com".utf8) || stem.starts(with: "lpt".utf8)
      return isPort
        && stem.last.map { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) } == true
    default: return false
    }
  }

  private static let files = ["index.html"] + CounterFile.allCases.map(\.rawValue)
  /// Packed ones may stand there, too.
  private static let filesBeside = files + files.map { $0 + ".gz" }

  /// The number whose bit *i* says that the *i*-th ASCII letter is upper-case, in hexadecimal, however
  /// many letters there are; no digits where none is upper-case.
  private static func upperCaseNumber(_ original: ArraySlice<UInt8>) -> [UInt8] {
    var nibbles: [UInt8] = []
    var letter = 0
    for byte in original where byte.isASCIILetter {
      if byte.isASCIIUpper {
        while nibbles.count <= letter / 4 { nibbles.append(0) }
        nibbles[letter / 4] |= 1 << (letter % 4)
      }
      letter += 1
    }
    // The last nibble was appended for a bit, so the number has no leading zero.
    return nibbles.reversed().map(HexText.digit)
  }

  /// Cuts between escapes (`~hh`, or the `~~` in front of the number), never inside one.
  private static func shortened(_ text: [UInt8], of original: ArraySlice<UInt8>) -> [UInt8] {
    var end = 0
    while true {
      let isEscape = text[end] == tilde
      let length = !isEscape ? 1 : text[end + 1] == tilde ? 2 : 3
      if end + length > keptBytes { break }
      end += length
    }
    return text[..<end] + [tilde, tilde, tilde] + SHA256.hexDigest(of: original).utf8.prefix(16)
  }

  private static let slash = UInt8(ascii: "/")
  private static let tilde = UInt8(ascii: "~")
  private static let dot = UInt8(ascii: ".")
  private static let dash = UInt8(ascii: "-")
}
