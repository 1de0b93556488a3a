import TelemetryModel
import Testing

@Suite("The difference of two texts")
struct TextDifferenceTests {
  private func blocks(_ text: String) -> [TextBlock] {
    TextBlock.blocks(
      of: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  private func difference(_ old: String, _ new: String) -> TextDifference {
    TextDifference(from: blocks(old), to: blocks(new))
  }

  @Test("paragraphs, headings, items, rows and lines of code stand for themselves")
  func parts() {
    let text = """
      # Title
      One paragraph
        over two lines.

      - first item
        goes on
      - second
      12. numbered
      | a | b |
      > quoted

      ```swift
      let a = 1

      let b = 2
      ```
      after - the `code`
      [^1]: A note.
      """
    #expect(
      blocks(text).map(\.text) == [
        "# Title", "One paragraph over two lines.", "- first item goes on", "- second",
        "12. numbered", "| a | b |", "> quoted", "```swift", "let a = 1", "let b = 2", "```",
        "after - the `code`", "[^1]: A note.",
      ])
  }

  @Test("a paragraph that is only broken into other lines is the same")
  func broken() {
    let difference = difference("one two\nthree", "one\ntwo   three\n")
    #expect(difference.isEmpty)
    #expect(difference.parts == [.same([TextBlock(words: ["one", "two", "three"])])])
  }

  @Test("words are told apart by their bytes")
  func bytes() {
    #expect(!difference("caf\u{e9}", "cafe\u{301}").isEmpty)
  }

  @Test("in a paragraph that was rewritten the words that changed are marked")
  func words() {
    let difference = difference(
      "First.\n\nReports are kept for two years.\n\nLast.",
      "First.\n\nReports are kept for one year, then deleted.\n\nLast.")
    #expect(
      difference.parts == [
        .same([TextBlock(words: ["First."])]),
        .changed([
          .same(["Reports", "are", "kept", "for"]), .removed(["two", "years."]),
          .inserted(["one", "year,", "then", "deleted."]),
        ]),
        .same([TextBlock(words: ["Last."])]),
      ])
  }

  @Test("a single word between two changes is changed with them")
  func islands() {
    let difference = difference("a b c old the older d e f", "a b c new the newer d e f")
    #expect(
      difference.parts == [
        .changed([
          .same(["a", "b", "c"]), .removed(["old", "the", "older"]),
          .inserted(["new", "the", "newer"]), .same(["d", "e", "f"]),
        ])
      ])
  }

  @Test("paragraphs that share less than half of their words are another text")
  func unlike() {
    let difference = difference("one two three four", "five six seven four")
    #expect(
      difference.parts == [
        .removed(TextBlock(words: ["one", "two", "three", "four"])),
        .inserted(TextBlock(words: ["five", "six", "seven", "four"])),
      ])
  }

  @Test("both texts can be read off their difference")
  func applied() {
    let words = ["a", "b", "c", "d", "\u{e9}", "e\u{301}"]
    var seed: UInt64 = 7
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    func text() -> [TextBlock] {
      (0..<random(7)).map { _ in TextBlock(words: (0...random(6)).map { _ in words[random(6)] }) }
    }
    for round in 0..<2000 {
      let (old, new) = (text(), text())
      let parts = TextDifference(from: old, to: new).parts
      #expect(Self.side(parts, isOld: true) == old, "round \(round)")
      #expect(Self.side(parts, isOld: false) == new, "round \(round)")
    }
  }

  private static func side(_ parts: [TextDifference.Part], isOld: Bool) -> [TextBlock] {
    parts.flatMap { part in
      switch part {
      case .same(let blocks): return blocks
      case .removed(let block): return isOld ? [block] : []
      case .inserted(let block): return isOld ? [] : [block]
      case .changed(let runs):
        let words = runs.flatMap { run in
          switch run {
          case .same(let words): return words
          case .removed(let words): return isOld ? words : []
          case .inserted(let words): return isOld ? [] : words
          }
        }
        return [TextBlock(words: words)]
      }
    }
  }
}
