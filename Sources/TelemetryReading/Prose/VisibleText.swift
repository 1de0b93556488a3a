internal import TelemetryModel

/// Foreign text made fit for a page: what would not show, or would turn the direction of the text
/// around it, stands as `<U+202E>`.
enum VisibleText {
  /// - Parameter text: Valid UTF-8. Tabs and line feeds stay.
  static func of(_ text: some Collection<UInt8>) -> [UInt8] {
    var shown: [UInt8] = []
    shown.reserveCapacity(text.count)
    var index = text.startIndex
    while index != text.endIndex {
      let length = sequenceLength(text[index])
      let end = text.index(index, offsetBy: length, limitedBy: text.endIndex) ?? text.endIndex
      let scalar = scalar(text[index..<end])
      if scalar != 0x09, scalar != 0x0A,
        NameRule.isControl(scalar) || NameRule.isInvisible(scalar)
      {
        shown += "<\(ShownText.codePoint(scalar))>".utf8
      } else {
        shown += text[index..<end]
      }
      index = end
    }
    return shown
  }

  static func string(_ text: some Collection<UInt8>) -> String {
    String(decoding: of(text), as: UTF8.self)
  }

  private static func sequenceLength(_ head: UInt8) -> Int {
    head < 0x80 ? 1 : head < 0xE0 ? 2 : head < 0xF0 ? 3 : 4
  }

  private static func scalar(_ sequence: some Collection<UInt8>) -> UInt32 {
    guard let head = sequence.first else { return 0 }
    if head < 0x80 { return UInt32(head) }
    let bits = UInt32(head) & (0xFF >> UInt32(sequence.count + 1))
    return sequence.dropFirst().reduce(bits) { $0 << 6 | UInt32($1 & 0x3F) }
  }
}
