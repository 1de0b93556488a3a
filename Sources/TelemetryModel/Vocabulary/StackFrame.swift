/// A line of a call stack behind its first: a function, and where in it the program was.
///
/// - Source: golang.org/x/telemetry/internal/counter, `EncodeStack`: `function:+12,+0x3c`.
package struct StackFrame: Hashable, Sendable {
  package var function: String
  /// The line, with its sign: `+` or `-` from the function's first line, `=` from the file's first.
  package var line: String
  /// Bytes from the entry of the function's code to the instruction, with their sign: `+0x3c`.
  package var offset: String

  /// Reads `function:(+|-|=)line,(+|-)0xhex`, and nothing else.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    // Functions may hold colons and commas, places hold neither: the last ones part them.
    guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")), colon > 0 else { return nil }
    let place = bytes[(colon + 1)...]
    guard let comma = place.firstIndex(of: UInt8(ascii: ",")),
      Self.isLine(place[..<comma]), Self.isOffset(place[(comma + 1)...])
    else { return nil }
    function = String(decoding: bytes[..<colon], as: UTF8.self)
    line = String(decoding: place[..<comma], as: UTF8.self)
    offset = String(decoding: place[(comma + 1)...], as: UTF8.self)
  }

  private static func isLine(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let sign = bytes.first, isSign(sign) || sign == UInt8(ascii: "=") else { return false }
    let digits = bytes.dropFirst()
    return !digits.isEmpty && digits.allSatisfy { $0.isASCIIDigit }
  }

  private static func isOffset(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let sign = bytes.first, isSign(sign) else { return false }
    let digits = bytes.dropFirst(3)
    return bytes.dropFirst().starts(with: "0x".utf8) && !digits.isEmpty
      && digits.allSatisfy { $0.isLowerHexDigit }
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }
}
