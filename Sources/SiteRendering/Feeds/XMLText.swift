/// Foreign text in an XML file.
///
/// - Source: Extensible Markup Language (XML) 1.0, 5th edition, production 2.
extension ByteBuffer {
  /// Appends text as `appendEscaped` does; what no XML file may hold, not even as a reference, becomes U+FFFD.
  mutating func appendXML(_ text: String) {
    if text.unicodeScalars.allSatisfy(Self.isCharacter) { return appendEscaped(text) }
    var mended = String.UnicodeScalarView()
    mended.append(
      contentsOf: text.unicodeScalars.map { Self.isCharacter($0) ? $0 : "\u{FFFD}" })
    appendEscaped(String(mended))
  }

  private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
