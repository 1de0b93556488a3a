/// Bytes on their way to a file: one buffer serves page after page.
package struct ByteBuffer: Sendable {
  package private(set) var bytes: [UInt8]

  /// - Parameter capacity: Bytes that fit in before the buffer has to grow.
  package init(capacity: Int) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Empties the buffer for the next page and keeps its memory.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  package mutating func append(bytes more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }

  /// Appends a stretch of an array.
  mutating func append(bytes more: [UInt8], from start: Int, to end: Int) {
    more.withUnsafeBufferPointer {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<end]))
    }
  }

  /// Appends text so that HTML and XML show it as it is, between tags as well as in a quoted attribute:
  /// `&`, `<`, `>`, `"` and `'` become references.
  package mutating func appendEscaped(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      var plainStart = 0
      for index in utf8.indices where Self.isSpecial(utf8[index]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plainStart..<index]))
        append(Self.reference(for: utf8[index]))
        plainStart = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plainStart...]))
    }
  }

  /// Appends a number in decimal digits, with `-` before a negative one and nothing between thousands.
  package mutating func append(decimal number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// Quick for what most bytes are: all five lie below `?`.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    guard byte <= UInt8(ascii: ">") else { return false }
    let special: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E
    return special >> UInt64(byte) & 1 == 1
  }

  private static func reference(for byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "&#39;"
    }
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}
