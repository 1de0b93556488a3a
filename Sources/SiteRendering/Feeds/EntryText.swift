/// What an entry of a feed says, as HTML without any style: a feed's reader brings its own.
struct EntryText {
  /// A piece of a paragraph.
  enum Piece {
    case text(String)
    /// A name that the data has for something.
    case name(String)
    /// To an absolute URL: nobody knows under which address a feed is read.
    case link(String, String)
  }

  private var buffer = ByteBuffer(capacity: 1 << 10)

  var html: String { String(decoding: buffer.bytes, as: UTF8.self) }

  mutating func paragraph(_ pieces: Piece...) { append("p", pieces) }

  mutating func paragraph(_ pieces: [Piece]) { append("p", pieces) }

  /// - Parameters:
  ///   - limit: Items that are said; more are counted.
  ///   - more: How many there are besides those that were handed over.
  mutating func list(_ items: [[Piece]], limit: Int = .max, more: Int = 0) {
    if items.isEmpty { return }
    buffer.append("<ul>")
    for item in items.prefix(limit) { append("li", item) }
    let rest = items.count - min(items.count, limit) + more
    if rest > 0 { append("li", [.text("and \(NumberText.count(Int64(rest))) more")]) }
    buffer.append("</ul>")
  }

  /// Names behind each other, the first few; the others are counted.
  static func names(_ names: [String], limit: Int) -> [Piece] {
    var pieces: [Piece] = []
    for name in names.prefix(limit) {
      if !pieces.isEmpty { pieces.append(.text(", ")) }
      pieces.append(.name(name))
    }
    if names.count > limit {
      pieces.append(.text(" and \(NumberText.count(Int64(names.count - limit))) more"))
    }
    return pieces
  }

  private mutating func append(_ element: String, _ pieces: [Piece]) {
    buffer.append("<\(element)>")
    for piece in pieces {
      switch piece {
      case .text(let text): buffer.appendEscaped(text)
      case .name(let name):
        buffer.append("<code>")
        buffer.appendEscaped(name)
        buffer.append("</code>")
      case .link(let label, let url):
        buffer.append("<a href=\"")
        buffer.appendEscaped(url)
        buffer.append("\">")
        buffer.appendEscaped(label)
        buffer.append("</a>")
      }
    }
    buffer.append("</\(element)>")
  }
}
