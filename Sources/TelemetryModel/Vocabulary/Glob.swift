/// A pattern in which `*` stands for any bytes, `/` among them, and all else for itself.
package enum Glob {
  package static func matches(_ text: String, pattern: String) -> Bool {
    let parts = Array(pattern.utf8).split(
      separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    let bytes = Array(text.utf8)
    guard parts.count > 1 else { return bytes == Array(pattern.utf8) }
    guard bytes.starts(with: parts[0]) else { return false }
    var place = parts[0].count
    for part in parts.dropFirst().dropLast() {
      // The first place serves: what is left of the text is then the longest.
      guard
        let found = (place...max(place, bytes.count)).first(where: {
          bytes.count - $0 >= part.count && bytes[$0...].starts(with: part)
        })
      else { return false }
      place = found + part.count
    }
    let last = parts[parts.count - 1]
    return bytes.count - place >= last.count && bytes.suffix(last.count).elementsEqual(last)
  }
}
