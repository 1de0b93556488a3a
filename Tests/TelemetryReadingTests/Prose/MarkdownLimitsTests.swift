import Glibc
import SiteTestSupport
import TelemetryModel
import Testing

@testable import TelemetryReading

@Suite("Markdown that takes long to parse")
struct MarkdownLimitsTests {
  /// A repetition of about so many KiB.
  private static func run(_ unit: String, _ kibibytes: Int = 250) -> String {
    String(repeating: unit, count: (kibibytes << 10) / unit.utf8.count)
  }

  private static func wrapped(_ text: String) -> String {
    var lines = ""
    for (offset, character) in text.enumerated() {
      lines.append(character)
      if offset % 60 == 59 { lines.append("\n") }
    }
    return lines
  }

  /// Those of cmark's own tests, those of its advisories, and what was found by trying.
  private static let costly: [(name: String, text: String)] =
    lists + inlines + tables + references

  private static let lists: [(name: String, text: String)] = [
    ("list items", run("- ") + "a"), ("quotes", run(">") + "a"),
    ("quotes, spaced", run("> ") + "a"),
    ("numbers", run("1. ") + "a"), ("mixed items", run("- * + ") + "a"),
    ("many deep lines", run(String(repeating: "- ", count: 1000) + "a\n")),
    (
      "deep below each other",
      (0..<500).map { String(repeating: "  ", count: $0) + "* a\n" }.joined()
    ),
    ("definitions of footnotes", run("[^a]: ")), ("breaks", run("- ")), ("line feeds", run("\n")),
    ("items", run("- a\n")), ("code", run("    a\n\n")), ("fences", run("```\n")),
    ("underlines", run("a\n=\n")), ("task items", run("- [ ] ")), ("NUL", run("\0")),
  ]

  private static let inlines: [(name: String, text: String)] = [
    ("emphasis in strong", run("*a **a ", 120) + "b" + run(" a** a*", 120)),
    ("closers", run("a_ ")), ("openers", run("_a ")), ("mismatch", run("*a_ ")),
    ("cmark issue 389", run("*a ", 120) + run("_a*_ ", 120)),
    ("cmark issue 389, wrapped", wrapped(run("*a ", 120) + run("_a*_ ", 120))),
    ("threes", "a**b" + run("c* ")), ("brackets", run("[")),
    ("brackets and back", run("[", 120) + run("]", 120)),
    ("images", run("![[]()")), ("images, wrapped", wrapped(run("![[]()"))),
    ("[ (](", run("[ (](")), ("unclosed links", run("[a](<b")), ("a]", run("a]")),
    ("backticks", (1..<700).map { "e" + String(repeating: "`", count: $0) }.joined()),
    ("backticks, spaced", (1..<700).map { "e " + String(repeating: "`", count: $0) }.joined()),
    ("<", run("<")), ("<!--", run("</<!--")), ("<?", run("<?")), ("CDATA", run("<![CDATA[")),
    ("declarations", run("<!A ")), ("attributes", run("<a b='c' ")), ("entities", run("&nbsp;\n")),
    ("stars", run("*")), ("underscores", run("_")), ("tildes", run("~a ")),
    ("tilde pairs", run("a~~b~ ")),
    ("a bare address with brackets", "http://a" + run(")")), ("www", run("www.")),
    ("mail", run("a@b.")), ("mail, spaced", run("a@b.c ")), ("schemes", run("http://")),
    ("schemes, spaced", run("http://a ")), ("colons", run(":")),
    (
      "spaced brackets behind addresses",
      run("http://a" + String(repeating: ")", count: 4000) + " ")
    ),
  ]

  private static let tables: [(name: String, text: String)] = [
    ("pipes", run("|", 64)), ("pipes, 250 KiB", run("|")),
    ("head and rule", run("|", 120) + "\n" + run("-|", 120)),
    ("rows of pipes", "a|b\n-|-\n" + run(String(repeating: "|", count: 500) + "\n")),
    ("a row of pipes", "a|b\n-|-\n" + run("|")),
    (
      "wide and short rows",
      String(repeating: "a|", count: 63) + "a\n" + String(repeating: "-|", count: 63) + "-\n"
        + run("a\n")
    ),
    ("text above a rule", run("a\n") + "|-|\n"), ("rules of other tables", run("a|b\n-|\n")),
    ("rules of two columns", run("x | y\n--|\n")), ("rules", run("|-|\n")),
    ("rules in many blocks", run(String(repeating: "x | y\n--|\n", count: 530) + "\n")),
    ("escaped pipes", "a|b\n-|-\n" + run("\\|")), ("rows", "a|b\n-|-\n" + run("a|b\n")),
  ]

  private static let references: [(name: String, text: String)] = [
    ("references to one long URL", "[a]: /" + run("u", 120) + "\n\n" + run("[a]", 120)),
    ("to one of 4 KB", "[a]: /" + run("u", 3) + "\n\n" + run("[a]", 240)),
    ("to one of 4 KB, wrapped", "[a]: /" + run("u", 3) + "\n\n" + wrapped(run("[a]", 240))),
    ("to one long title", "[a]: /u '" + run("t ", 120) + "'\n\n" + run("[a]\n\n", 120)),
    (
      "few of them to one title",
      "[a]: https://a.org '" + run("t ", 50) + "'\n\n" + run("[a]\n\n", 5)
    ),
    ("references to places", "## a\n\n[a]: #a\n\n" + run("[a]\n\n")),
    ("definitions", (0..<20_000).map { "[\($0)]: u\n" }.joined()),
    ("definitions of one", run("[a]: u\n")), ("open titles", "[a]: u " + run("'x\n")),
    ("references to a footnote", "[^a]: x\n\n" + run("[^a] ")),
    ("footnotes", (0..<9000).map { "[^\($0)]: x\n\n[^\($0)]\n\n" }.joined()),
    ("links to places", "## a\n\n" + run("[a](#a)\n\n")),
    ("links to many places", (0..<8000).map { "## a\n\n[a](#a-\($0))\n\n" }.joined()),
  ]

  @Test("each is read or refused within 5 seconds", arguments: costly.map(\.name))
  func time(name: String) throws {
    let text = try #require(Self.costly.first { $0.name == name }?.text)
    let before = Self.threadSeconds()
    let read = try ReadArticle("---\ntitle: t\n---\n" + text)
    let seconds = Self.threadSeconds() - before
    #expect(seconds < 5)
    #expect(read.article != nil || !read.diagnostics.errors.isEmpty)
    #expect(read.diagnostics.errors.allSatisfy { $0.location.file == "pages/privacy.md" })
  }

  /// Processor time of this thread, so that other tests beside this one do not count.
  private static func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// A text on line 5, the line that is told, and what is told.
  private static let over: [(text: String, line: Int, message: String)] = [
    (repeated("> ", 33) + "a", 5, deep), (repeated("- ", 33) + "a", 5, deep),
    ("b\n\n" + stairs(33), 39, deep),
    ("b\n" + repeated("*a _b ", 17) + repeated("c_ d*", 17), 5, deep),
    (row("a", 65) + row("-", 65), 6, "a table with more than 64 columns"),
    ("b\n" + repeated("|", 513), 6, "513 '|' in one line, more than 512"),
    ("b\n" + repeated("a", 4097), 6, "more than 4096 bytes without a space"),
    (
      "b\n" + repeated("*a ", 8193), 6,
      "more than 8192 of '*', '_', '~', '[', ']', '<?', '<!' in one block"
    ),
    (
      row("a", 64) + row("-", 64) + repeated("a\n", 900), 764,
      "more than 50000 cells in the tables of the page"
    ),
  ]

  private static let deep = "more than 32 quotes, list items or marks inside each other"

  private static func repeated(_ unit: String, _ count: Int) -> String {
    String(repeating: unit, count: count)
  }

  private static func row(_ cell: String, _ columns: Int) -> String {
    "|" + repeated(cell + "|", columns) + "\n"
  }

  private static func stairs(_ steps: Int) -> String {
    (0..<steps).map { repeated("  ", $0) + "- a\n" }.joined()
  }

  @Test("what is over a limit is told with its line", arguments: over.indices)
  func limits(index: Int) throws {
    let (text, line, message) = Self.over[index]
    let read = try ReadArticle("---\ntitle: t\n---\n\n" + text + "\n")
    #expect(read.article == nil)
    #expect(read.diagnostics.errors.map(\.message) == [message])
    #expect(read.diagnostics.errors.first?.location.line == line)
    #expect(read.diagnostics.errors.first?.location.file == "pages/privacy.md")
  }

  private static let atLimit: [String] = [
    repeated("> ", 32) + "a", repeated("- ", 32) + "a", stairs(32), repeated("- ", 200),
    repeated("*", 4000), "> " + repeated("- ", 200), repeated("a", 4096),
    row("a", 64) + row("-", 64) + repeated("a\n", 700), repeated("*a* ", 4096),
    row("a", 2) + row("-", 2) + repeated("| 2026-04-26 | - |\n", 300) + repeated("|-|-|\n", 100),
    repeated("[ref]: https://example.org/page/12\n", 400) + "\n" + repeated("[ref] ", 400),
  ]

  @Test("what is at a limit is fine", arguments: atLimit.indices)
  func within(index: Int) throws {
    let read = try ReadArticle("---\ntitle: t\n---\n\n" + Self.atLimit[index] + "\n")
    #expect(read.article != nil, "\(read.diagnostics.sorted)")
  }

  @Test("a page has at most 256 KiB")
  func size() throws {
    let text = "# t\n\n" + String(repeating: "word ", count: 60_000)
    #expect(
      try ReadArticle(text).diagnostics.errors.map(\.message) == [
        "the page has 300005 bytes, more than 262144"
      ])
  }
}
