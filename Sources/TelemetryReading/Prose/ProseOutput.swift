internal import TelemetryModel

/// The body of a page being written: HTML in which nothing foreign stands unescaped, with links between
/// it whose addresses are not known yet.
struct ProseOutput {
  private(set) var pieces: [Article.Piece] = []
  private var html: [UInt8] = []

  /// Markup of our own.
  mutating func markup(_ text: String) { html += text.utf8 }

  /// Foreign text, in an element or between the quotes of an attribute.
  mutating func text(_ text: some Collection<UInt8>) {
    for byte in VisibleText.of(text) {
      switch byte {
      case UInt8(ascii: "&"): html += "&amp;".utf8
      case UInt8(ascii: "<"): html += "&lt;".utf8
      case UInt8(ascii: ">"): html += "&gt;".utf8
      case UInt8(ascii: "\""): html += "&quot;".utf8
      default: html.append(byte)
      }
    }
  }

  mutating func piece(_ piece: Article.Piece) {
    flush()
    pieces.append(piece)
  }

  /// Begins a line, unless one begins here.
  mutating func startLine() {
    let last = html.last ?? (pieces.isEmpty ? 0x0A : 0)
    if last != 0x0A { html.append(0x0A) }
  }

  mutating func finish() -> [Article.Piece] {
    flush()
    return pieces
  }

  private mutating func flush() {
    if html.isEmpty { return }
    pieces.append(.html(html))
    html = []
  }
}
