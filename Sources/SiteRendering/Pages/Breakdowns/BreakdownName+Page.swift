internal import TelemetryModel

/// What a breakdown is called, whether or not a table has it.
extension BreakdownName {
  /// Of its part of a page: `by-GOOS+Version`.
  var anchor: String {
    text.utf8.reduce(into: "by-") { text, byte in
      let isPlain = byte.isASCIILetter || byte.isASCIIDigit || "._+-".utf8.contains(byte)
      text += isPlain ? String(decoding: [byte], as: UTF8.self) : "~" + HexText.of([byte])
    }
  }

  /// `Operating system`, or of a pair `Operating system and Program version`.
  func title(in settings: SiteSettings) -> String {
    parts.map { part in
      settings.metadata.first { $0.name == part }?.title ?? part.text
    }.joined(separator: " and ")
  }
}
