/// A paragraph of a Markdown text, or a smaller part that stands for itself: a heading, an item of a list,
/// a row of a table, a line of code. Its words are what a difference is made of.
package struct TextBlock: Hashable, Sendable {
  /// At least one; none holds a space or a tab.
  package var words: [String]

  package init(words: [String]) { self.words = words }

  /// With one space between words.
  package var text: String { words.joined(separator: " ") }

  package static func == (a: Self, b: Self) -> Bool {
    a.words.count == b.words.count && zip(a.words, b.words).allSatisfy(BytewiseOrder.equal)
  }

  package func hash(into hasher: inout Hasher) {
    for word in words {
      hasher.combine(word.utf8.count)
      for byte in word.utf8 { hasher.combine(byte) }
    }
  }

  /// Parts a text; where a line of a paragraph ends does not matter, nor how far it is indented.
  ///
  /// - Parameter lines: Without line ends.
  package static func blocks(of lines: [String]) -> [TextBlock] {
    var blocks: [TextBlock] = []
    var isOpen = false
    /// The run of backticks or tildes that the code around began with.
    var fence: ArraySlice<UInt8>?
    for line in lines {
      let bytes = Array(line.utf8)
      let words = bytes.split { $0 == 0x20 || $0 == 0x09 }
      guard let first = words.first else {
        isOpen = false
        continue
      }
      let texts = words.map { String(decoding: $0, as: UTF8.self) }
      let wasInCode = fence != nil
      if let open = fence {
        if first.starts(with: open), words.count == 1 { fence = nil }
      } else {
        fence = opening(first)
      }
      if isOpen, !wasInCode, fence == nil, !beginsBlock(first, wordCount: words.count) {
        blocks[blocks.count - 1].words += texts
      } else {
        blocks.append(TextBlock(words: texts))
      }
      isOpen = !wasInCode && fence == nil && first.first != UInt8(ascii: "#")
    }
    return blocks
  }

  private static func opening(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let mark = word.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return nil
    }
    let run = word.prefix { $0 == mark }
    // Backticks that close again in the same word are code within a line.
    let isSpan = mark == UInt8(ascii: "`") && word.dropFirst(run.count).contains(mark)
    return run.count >= 3 && !isSpan ? run : nil
  }

  /// Whether a line that begins with the word begins a part of its own, wherever it stands.
  private static func beginsBlock(_ word: ArraySlice<UInt8>, wordCount: Int) -> Bool {
    guard let first = word.first else { return false }
    switch first {
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return true
    case UInt8(ascii: "#"): return word.allSatisfy { $0 == first }
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      return word.count == 1 && wordCount > 1
    case UInt8(ascii: "["): return word.starts(with: "[^".utf8)
    default:
      guard word.count > 1, word.count < 11, let last = word.last else { return false }
      return (last == UInt8(ascii: ".") || last == UInt8(ascii: ")"))
        && word.dropLast().allSatisfy(\.isASCIIDigit)
    }
  }
}
