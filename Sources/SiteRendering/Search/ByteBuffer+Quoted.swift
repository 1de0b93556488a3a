internal import TelemetryModel

extension ByteBuffer {
  /// Appends text as a string of JSON. `<` is escaped as well: the bytes would be harmless in a page, too.
  ///
  /// - Parameter text: Valid UTF-8.
  mutating func appendQuoted(_ text: some Sequence<UInt8>) {
    append(bytes: CollectionOfOne(UInt8(ascii: "\"")))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(bytes: [UInt8(ascii: "\\"), byte])
      case 0..<0x20, UInt8(ascii: "<"):
        append("\\u00")
        append(HexText.of([byte]))
      default: append(bytes: CollectionOfOne(byte))
      }
    }
    append(bytes: CollectionOfOne(UInt8(ascii: "\"")))
  }
}
