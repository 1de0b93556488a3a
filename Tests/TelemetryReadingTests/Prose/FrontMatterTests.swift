import SiteTestSupport
import TelemetryModel
import Testing

@testable import TelemetryReading

@Suite("Front matter")
struct FrontMatterTests {
  @Test("every key is read, and what is behind it is the text")
  func keys() throws {
    let all = try ReadArticle(
      """
      ---
      title: Privacy
      description: What we collect
      nav: 20
      effective: 2026-01-02
      updated: 2026-03-04
      ---
      First.

      Last.
      """)
    let article = try #require(all.article)
    #expect(article.title == "Privacy")
    #expect(article.description == "What we collect")
    #expect(article.navPosition == 20)
    #expect(article.effective == Day(year: 2026, month: 1, day: 2))
    #expect(article.updated == Day(year: 2026, month: 3, day: 4))
    #expect(article.lines == ["First.", "", "Last."])
    #expect(article.location == SourceLocation(file: "pages/privacy.md"))
  }

  @Test("a version such as 1.10 stays the text it is")
  func scalars() throws {
    #expect(try ReadArticle("---\ntitle: 1.10\n---\n").article?.title == "1.10")
    #expect(try ReadArticle("---\ntitle: no\n---\n").article?.title == "no")
  }

  @Test("a page without front matter has its first heading as its title, and not in its body")
  func titleHeading() throws {
    let read = try ReadArticle("# How *we* `count` \n\nText.\n")
    let article = try #require(read.article)
    #expect(article.title == "How we count")
    #expect(article.headings.isEmpty)
    #expect(ReadArticle.html(article.pieces) == "<p>Text.</p>\n")
    #expect(article.lines == ["# How *we* `count` ", "", "Text."])
  }

  @Test("a byte order mark and CRLF change nothing but the bytes")
  func lineEnds() throws {
    let text = "---\ntitle: a\n---\n\nb\n\n```\nc\n```\n"
    let plain = try #require(try ReadArticle(text).article)
    let other = try #require(
      try ReadArticle("\u{FEFF}" + text.replacing("\n", with: "\r\n")).article)
    #expect(ReadArticle.html(other.pieces) == ReadArticle.html(plain.pieces))
    #expect(other.lines == plain.lines && other.title == plain.title)
  }

  @Test("an older version keeps its dates and has no place in the header")
  func version() throws {
    let read = try ReadArticle(
      "---\ntitle: a\nnav: 1\neffective: 2024-01-24\n---\n", at: "privacy@2024-01-24.md")
    #expect(read.article?.version == Day(year: 2024, month: 1, day: 24))
    #expect(read.article?.path.text == "privacy")
    #expect(read.article?.navPosition == nil)
    #expect(read.article?.effective == Day(year: 2024, month: 1, day: 24))
  }

  @Test(
    "a mistake is reported in its place in the file",
    arguments: [
      (
        "---\ntitle: a\n👉titel: b\n---\n", "unknown key 'titel' in the front matter",
        "did you mean 'title'?"
      ),
      ("---\ntitle: a\n👉title: b\n---\n", "repeated key 'title'", "keep one of them"),
      ("---\ntitle: 👉[a]\n---\n", "title must be a text, not a list", "write one text"),
      (
        "---\ntitle: a\nnav: 👉first\n---\n",
        "nav must be a whole number from 0 to 1000000, not 'first'", "write the digits alone"
      ),
      (
        "---\ntitle: a\nnav: 👉+5\n---\n",
        "nav must be a whole number from 0 to 1000000, not '+5'", "write the digits alone"
      ),
      (
        "---\ntitle: é\neffective: 👉2026-02-30\n---\n",
        "effective must be a day, not '2026-02-30'", "write it as '2026-04-26'"
      ),
      (
        "---\ntitle: a\nupdated: 👉yesterday\n---\n", "updated must be a day, not 'yesterday'",
        "write it as '2026-04-26'"
      ),
      (
        "---\ntitle: 👉&x a\n---\n", "an anchor, which settings do not have",
        "write the value itself; put a text that begins so between quotes"
      ),
      (
        "---\ntitle: &x a\ndescription: 👉*x\n---\n", "an alias, which settings do not have",
        "write the value itself; put a text that begins so between quotes"
      ),
      (
        "---\ntitle: 👉!!str a\n---\n", "a tag, which settings do not have",
        "write the value itself; put a text that begins so between quotes"
      ),
      ("---\ntitle:👉\ta\n---\n", "a tab", "use spaces"),
      (
        "---\ntitle: a👉\u{202E}\n---\n", "the line holds the invisible character U+202E",
        "take the character out"
      ),
      (
        "---\ntitle: a👉: b\n---\n",
        "the text is no YAML: mapping values are not allowed in this context",
        "write 'key: value' lines; put a text with special characters between quotes"
      ),
      (
        "---\n👉- title\n---\n", "the front matter must be a mapping, not a list",
        "write 'key: value' lines"
      ),
      (
        "👉---\ntitle: a\n", "front matter without its closing '---'",
        "write '---' behind its last line; a rule on top of a page is written '***'"
      ),
      (
        "👉---\nnav: 1\n---\ntext\n", "the page has no title",
        "begin it with a '# ' heading, or write 'title: …' between two lines of '---'"
      ),
      (
        "👉text\n", "the page has no title",
        "begin it with a '# ' heading, or write 'title: …' between two lines of '---'"
      ),
      (
        "---\ntitle: a\n---\n\n👉# b\n", "a second title",
        "write '##': the title is the page's only heading of the first level"
      ),
      (
        "# a\n\ntext\n\n> 👉# b\n", "a second title",
        "write '##': the title is the page's only heading of the first level"
      ),
      (
        "text\n\n👉b\n=\n", "a title that does not stand on top of the page",
        "write '##': the title is the page's only heading of the first level"
      ),
    ])
  func mistakes(text: String, message: String, hint: String) throws {
    let input = MarkedInput(text)
    let read = try ReadArticle(input.bytes)
    #expect(read.article == nil)
    let first = try #require(read.diagnostics.sorted.first)
    #expect(read.diagnostics.errors.count == 1, "\(read.diagnostics.sorted)")
    #expect(first.message == message)
    #expect(first.hint == hint)
    #expect(first.location == input.location(in: "pages/privacy.md"))
  }

  @Test("front matter has at most 8 KiB")
  func length() throws {
    let long = "---\ntitle: a\ndescription: " + String(repeating: "x", count: 8 << 10) + "\n---\n"
    let read = try ReadArticle(long)
    #expect(read.article == nil)
    #expect(
      read.diagnostics.errors.map(\.message) == ["the front matter has 8215 bytes, more than 8192"])
  }

  @Test("mistakes of the front matter and of the text are told at once")
  func together() throws {
    let read = try ReadArticle("---\ntitel: a\n---\n# b\n\n[x](y)\n")
    #expect(
      read.diagnostics.sorted.map(\.location.line) == [2, 6], "\(read.diagnostics.sorted)")
  }
}

@Suite("The name of a page's file")
struct ArticleFileNameTests {
  @Test(
    "path and version are in the name",
    arguments: [
      ("privacy.md", "privacy", nil), ("about/team.md", "about/team", nil),
      ("about/index.md", "about", nil), ("index.md", "", nil), ("a.b-c_1.md", "a.b-c_1", nil),
      ("privacy@2024-01-24.md", "privacy", "2024-01-24"),
      ("about/index@2024-01-24.md", "about", "2024-01-24"),
    ])
  func names(file: String, path: String, version: String?) throws {
    let name = try ArticleFileName.parse(file).get()
    #expect(name.path.text == path)
    #expect(name.version?.description == version)
  }

  @Test(
    "any other name is refused",
    arguments: [
      ("Privacy.md", ArticleFileName.Fault.part("Privacy")), ("a b.md", .part("a b")),
      (".hidden.md", .part(".hidden")), ("a..md", .part("a.")), ("..md", .part(".")),
      (".md", .notMarkdown), ("../a.md", .part("..")), ("a//b.md", .part("")),
      ("é.md", .part("é")), ("a%2e.md", .part("a%2e")), ("a\\b.md", .part("a\\b")),
      ("privacy@2024-02-30.md", .version("2024-02-30")), ("privacy@.md", .version("")),
      ("@2024-01-24.md", .part("")), ("index@2024-01-24.md", .homeVersion),
      ("a.txt", .notMarkdown), ("a.MD", .notMarkdown),
    ])
  func refused(file: String, fault: ArticleFileName.Fault) {
    #expect(ArticleFileName.parse(file) == .failure(fault))
  }
}
