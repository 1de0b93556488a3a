internal import TelemetryModel

/// Finds where a link or a piece of raw HTML stands in the source.
///
/// libcmark-gfm tells the places of blocks, and only guesses those of what is in them. So the source is
/// searched, from the line that the walk through the tree has come to. The place found is exact where
/// the destination is written as it is, without escapes and entities; otherwise it is the line's first
/// column, of the line that the text had come to, or one before it if a link spans lines.
struct InlinePlaces {
  private let source: ProseSource
  /// The walk's line, and the last line of its block, from 1.
  private var line = 1
  private var lastLine = 1
  /// No search begins before it: what stands there was found.
  private var found = 0
  /// Bytes that may still be looked at: a page of nothing but references is not searched again and
  /// again.
  private var budget = 4 << 20
  /// Bytes behind the last place found, or behind the line's beginning, within which the next is looked
  /// for.
  private static let window = 16 << 10

  init(_ source: ProseSource) { self.source = source }

  /// - Parameter block: A leaf: what it holds are inlines.
  mutating func enter(_ block: MarkdownNode) {
    line = min(max(1, block.startLine), source.lineCount)
    lastLine = min(max(line, block.endLine), source.lineCount)
  }

  mutating func breakLine() { line = min(line + 1, lastLine) }

  /// Of a link or image.
  mutating func location(ofDestination link: MarkdownNode) -> SourceLocation {
    let url = link.url
    // A bare address is its own text, but for a scheme that the library puts before it.
    if let text = link.firstChild?.literal, !text.isEmpty,
      ["", "mailto:", "http://"].contains(where: { url.elementsEqual($0.utf8 + text) }),
      let place = find(text[...], behind: "")
    {
      return place
    }
    for before in ["](", "](<"] {
      if let place = find(url[...], behind: before) { return place }
    }
    return definition(of: url) ?? source.location(line: line)
  }

  private mutating func find(_ text: ArraySlice<UInt8>, behind before: String) -> SourceLocation? {
    guard let offset = search(Array(before.utf8) + text) else { return nil }
    found = offset + before.utf8.count
    return location(at: found)
  }

  mutating func location(ofRaw text: [UInt8]) -> SourceLocation {
    guard let offset = search(Array(text.prefix { $0 != 0x0A })) else {
      return source.location(line: line)
    }
    found = offset + 1
    return location(at: offset)
  }

  private mutating func search(_ needle: [UInt8]) -> Int? {
    let start = max(found, source.lineStarts[line - 1])
    let end = min(source.lineStarts[lastLine], start + Self.window)
    guard start < end else { return nil }
    return Self.first(needle, in: source.bytes[start..<end], budget: &budget)
  }

  /// Where a reference's target is written: `[label]: target`.
  private mutating func definition(of url: [UInt8]) -> SourceLocation? {
    let text = source.bytes[source.lineStarts[source.firstLine]...]
    for needle in ["]: ", "]: <", "]:"] where !url.isEmpty {
      if let offset = Self.first(Array(needle.utf8) + url, in: text, budget: &budget) {
        return location(at: offset + needle.utf8.count)
      }
    }
    return nil
  }

  private func location(at offset: Int) -> SourceLocation {
    var (low, high) = (0, source.lineCount)
    while high - low > 1 {
      let middle = (low + high) / 2
      if source.lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return source.location(line: low + 1, column: offset - source.lineStarts[low] + 1)
  }

  /// - Complexity: O(text · needle) at worst; `budget` says how much is left of it.
  private static func first(
    _ needle: [UInt8], in text: ArraySlice<UInt8>, budget: inout Int
  ) -> Int? {
    guard !needle.isEmpty, text.count >= needle.count else { return nil }
    return text.withUnsafeBufferPointer { bytes in
      for offset in 0...(bytes.count - needle.count) {
        var length = 0
        while length < needle.count, bytes[offset + length] == needle[length] { length += 1 }
        if length == needle.count { return text.startIndex + offset }
        budget -= length + 1
        if budget < 0 { return nil }
      }
      return nil
    }
  }
}
