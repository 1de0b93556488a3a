internal import TelemetryModel

/// Markup that this program made itself: the only thing that a template may put out unescaped.
///
/// Four may make one: a renderer of this program that escapes every text it was given (charts, prose,
/// links), a constant in its source, the bytes of a `ByteBuffer` filled by such a renderer, and
/// `TrustedHTML(script:)`, whose JSON holds no byte of markup. Nobody may make one of a name or a text that
/// came from an input file.
package struct TrustedHTML: Hashable, Sendable {
  package let text: String

  /// - Parameter text: Markup in which every text from outside is escaped already.
  package init(trusted text: String) {
    self.text = text
  }

  /// By bytes, as everywhere.
  package static func == (a: Self, b: Self) -> Bool {
    BytewiseOrder.equal(a.text, b.text)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
