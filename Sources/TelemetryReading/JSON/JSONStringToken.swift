/// A string as it stands in a JSON text, checked by the scanner but not yet decoded.
package struct JSONStringToken: Hashable, Sendable {
  /// What stands between the quotes, escapes as written.
  package var range: Range<Int>
  /// If not, the bytes are the string.
  package var hasEscapes: Bool

  /// - Parameter bytes: Those that the scanner read.
  package func text(in bytes: UnsafeRawBufferPointer) -> String {
    let raw = UnsafeRawBufferPointer(rebasing: bytes[range])
    if !hasEscapes { return String(decoding: raw, as: UTF8.self) }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(raw.count)
    var index = 0
    while index < raw.count {
      guard raw[index] == UInt8(ascii: "\\") else {
        decoded.append(raw[index])
        index += 1
        continue
      }
      if let simple = Self.simpleEscape(raw[index + 1]) {
        decoded.append(simple)
        index += 2
        continue
      }
      var scalar = UInt32(Self.hexUnit(at: index, in: raw) ?? 0)
      index += 6
      if scalar & 0xFC00 == 0xD800 {
        let low = UInt32(Self.hexUnit(at: index, in: raw) ?? 0)
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + low & 0x3FF
        index += 6
      }
      guard let scalar = Unicode.Scalar(scalar) else {
        preconditionFailure("the scanner lets no lone surrogate through")
      }
      decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// What `\n` and its like stand for; nil for `u` and what is no escape.
  static func simpleEscape(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// The four hex digits of the `\u` escape whose backslash stands at `offset`.
  static func unit(at offset: Int, in bytes: UnsafeRawBufferPointer) throws(JSONFault) -> UInt16 {
    guard let unit = hexUnit(at: offset, in: bytes) else {
      throw JSONFault(.badUnicodeEscape, at: offset)
    }
    return unit
  }

  private static func hexUnit(at offset: Int, in bytes: UnsafeRawBufferPointer) -> UInt16? {
    guard offset + 6 <= bytes.count else { return nil }
    var unit: UInt16 = 0
    for index in offset + 2..<offset + 6 {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        unit = unit << 4 | UInt16(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        unit = unit << 4 | UInt16(byte & 0x0F + 9)
      default: return nil
      }
    }
    return unit
  }
}
