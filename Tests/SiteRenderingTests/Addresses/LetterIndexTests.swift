import SiteRendering
import Testing

@Suite("Lists by letter")
struct LetterIndexTests {
  @Test(
    "a name belongs to its first letter in either case, to the digits, or to the others",
    arguments: [
      ("vim", "v"), ("Zed", "z"), ("2to3", "0-9"), ("0", "0-9"), ("<10ms", "other"),
      ("-", "other"), ("_x", "other"), ("\u{e9}t\u{e9}", "other"), ("[", "other"), ("@", "other"),
      ("`", "other"), ("{", "other"), ("/", "other"), (":", "other"), ("", "other"),
    ])
  func segments(name: String, segment: String) {
    #expect(LetterIndex([name]).page(of: 0).segment == segment)
  }

  @Test("letters stand between digits and others, names as in a dictionary")
  func order() {
    let names = ["zed", "b", "Zed", "~", "9", "zEd", "Z", "B", "a", "10", "zeal"]
    let index = LetterIndex(names)
    #expect(index.letters.map(\.title) == ["0–9", "A", "B", "Z", "Other"])
    #expect(
      index.pages.map { $0.names.map { names[$0] } } == [
        ["10", "9"], ["a"], ["B", "b"], ["Z", "zeal", "Zed", "zEd", "zed"], ["~"],
      ])
  }

  @Test("versions keep their order, and two names of the same bytes theirs")
  func keptOrder() {
    let versions = ["v1.9.0", "v1.10.0", "devel", "v1.2.0"]
    #expect(
      LetterIndex(versions, keepsOrder: true).pages.map { $0.names.map { versions[$0] } } == [
        ["devel"], ["v1.9.0", "v1.10.0", "v1.2.0"],
      ])
    #expect(Array(LetterIndex(["b", "b", "b"]).pages[0].names) == [0, 1, 2])
  }

  @Test("a letter of more names than a page holds goes on at numbered pages")
  func pages() {
    let limit = LetterIndex.pageLimit
    let names = (0...(2 * limit)).map { "p\($0 + 10_000)" } + ["q", "0"]
    let index = LetterIndex(names)
    #expect(index.pages.map(\.segment) == ["0-9", "p", "p-2", "p-3", "q"])
    #expect(index.pages.map(\.names.count) == [1, limit, limit, 1, 1])
    #expect(index.letters.map(\.count) == [1, 2 * limit + 1, 1])
    #expect(index.letters.map(\.pages) == [0..<1, 1..<4, 4..<5])
    for (place, _) in names.enumerated() {
      #expect(index.page(of: place).names.contains(place))
    }
  }

  @Test("no two pages share a segment, and no segment needs an escape")
  func distinct() {
    let firsts = (0...255).map { String(UnicodeScalar(UInt8($0))) }
    let names = (0...(LetterIndex.pageLimit * 10)).flatMap { number in
      ["a", "0", "o", "-", "z"].map { "\($0)\(number)" }
    }
    let segments = LetterIndex(names + firsts).pages.map(\.segment)
    #expect(Set(segments).count == segments.count)
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-".utf8)
    for segment in segments { #expect(segment.utf8.allSatisfy(allowed.contains)) }
    #expect(segments.allSatisfy { $0 != "-" })
  }

  @Test("no names, no pages")
  func empty() {
    #expect(LetterIndex([]).pages.isEmpty)
    #expect(LetterIndex([]).letters.isEmpty)
  }
}
