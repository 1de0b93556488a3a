internal import TelemetryModel

/// What a breakdown is called, whether or not a table has it.
extension BreakdownName {
  /// Of its part of a page: `by-GOOS+Version`.
  var anchor: String { escaped(plain: "._+-", mark: "~") }

  /// Of the ids in its drawings, which have to be names of XML: `by-GOOS_2bVersion`.
  var drawingPrefix: String { escaped(plain: ".-", mark: "_") }

  private func escaped(plain: String, mark: String) -> String {
    text.utf8.reduce(into: "by-") { text, byte in
      let isPlain = byte.isASCIIAlphanumeric || plain.utf8.contains(byte)
      text += isPlain ? String(decoding: [byte], as: UTF8.self) : mark + HexText.of([byte])
    }
  }

  /// `Operating system`, or of a pair `Operating system and Program version`.
  func title(in settings: SiteSettings) -> String {
    parts.map { part in
      settings.metadata.first { $0.name == part }?.title ?? part.text
    }.joined(separator: " and ")
  }
}
