/// How values stand in a published JSON file.
///
/// - Source: RFC 8259, section 7. `<` is escaped too, so that the file may stand in a page's `<script>`.
extension ByteBuffer {
  /// Appends a string in quotes.
  package mutating func appendJSON(_ text: String) {
    append(bytes: CollectionOfOne(UInt8(ascii: "\"")))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0..<0x20, UInt8(ascii: "<"), 0x7F:
        append("\\u00")
        append(bytes: [Self.digit(byte >> 4), Self.digit(byte & 15)])
      default: append(bytes: CollectionOfOne(byte))
      }
    }
    append(bytes: CollectionOfOne(UInt8(ascii: "\"")))
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
