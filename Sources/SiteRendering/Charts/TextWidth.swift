/// How wide a text is at most in the charts' font, 13 px, whichever of the site's typefaces a reader has.
///
/// Nobody can measure text when the site is built: these are the widths of the widest of the typefaces,
/// by kinds of characters.
enum TextWidth {
  /// In pixels.
  ///
  /// - Complexity: O(characters).
  static func pixels(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + pixels($1) }
  }

  /// The text, or as much of its beginning as fits, with `…` for what was cut off.
  static func shortened(_ text: String, to limit: Int) -> String {
    guard pixels(text) > limit else { return text }
    var width = pixels("…")
    var kept = ""
    for character in text {
      width += pixels(String(character))
      if width > limit { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// The text, or as much of its beginning and its end as fits, with `…` for what was cut out; of a range of
  /// numbers the beginning alone, as the ends of two numbers would look like one.
  static func shortenedInside(_ text: String, to limit: Int) -> String {
    guard pixels(text) > limit else { return text }
    if let first = text.utf8.first, "0123456789<>=".utf8.contains(first) {
      return shortened(text, to: limit)
    }
    let characters = Array(text)
    var room = limit - pixels("…")
    var (head, tail) = (0, 0)
    while true {
      let isAtEnd = tail < head
      let next = isAtEnd ? characters[characters.count - 1 - tail] : characters[head]
      room -= pixels(String(next))
      if room < 0 { break }
      if isAtEnd { tail += 1 } else { head += 1 }
    }
    return String(characters.prefix(head)) + "…" + String(characters.suffix(tail))
  }

  private static func pixels(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "\u{A0}": 5
    case "f", "r", "t", "(", ")", "[", "]", "{", "}", "-", "/", "\\", "\"", "`": 6
    case "m", "w", "M", "W", "@", "%", "…": 13
    case "A"..."Z", "&", "#", "<", ">", "=", "+", "~", "_", "–": 10
    case "!"..."~": 8
    default: 14
    }
  }
}
