internal import TelemetryModel

/// How values stand in a published JSON file.
///
/// - Source: RFC 8259, section 7. `<` is escaped too, so that the file may stand in a page's `<script>`.
extension ByteBuffer {
  /// Appends a string in quotes.
  package mutating func appendJSON(_ text: String) { appendJSON(text.utf8) }

  /// - Parameter text: Valid UTF-8.
  mutating func appendJSON(_ text: some Sequence<UInt8>) {
    append(bytes: CollectionOfOne(UInt8(ascii: "\"")))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(bytes: [UInt8(ascii: "\\"), byte])
      case 0..<0x20, UInt8(ascii: "<"), 0x7F:
        append("\\u00")
        append(HexText.of([byte]))
      default: append(bytes: CollectionOfOne(byte))
      }
    }
    append(bytes: CollectionOfOne(UInt8(ascii: "\"")))
  }
}
