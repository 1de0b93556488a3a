import SiteTestSupport
import TelemetryModel
import Testing

@testable import TelemetryReading

@Suite("Markdown")
struct ArticleReaderTests {
  @Test(
    "foreign text is escaped wherever it stands",
    arguments: [
      ("a < b & \"c\" > d", "<p>a &lt; b &amp; &quot;c&quot; &gt; d</p>\n"),
      ("`<b>&amp;`", "<p><code>&lt;b&gt;&amp;amp;</code></p>\n"),
      ("&lt;script&gt;", "<p>&lt;script&gt;</p>\n"),
      (
        "[a](https://example.org/?a=1&b=\"2\" '\"><b')",
        "<p><a href=\"https://example.org/?a=1&amp;b=%222%22\" title=\"&quot;&gt;&lt;b\">a</a></p>\n"
      ),
      (
        "![\"><b](assets/a.svg)",
        "<p><img src=\"[asset a.svg]\" alt=\"&quot;&gt;&lt;b\"></p>\n"
      ),
      (
        "```\"><b\nx\n```",
        "<pre tabindex=\"0\"><code class=\"language-&quot;&gt;&lt;b\">x\n</code></pre>\n"
      ),
      ("## \"><b", "<h2 id=\"b\">&quot;&gt;&lt;b</h2>\n"),
    ])
  func escapes(markdown: String, html: String) throws {
    #expect(try ReadArticle.html(markdown) == html)
  }

  @Test("characters that do not show are named, in text, code, titles and headings")
  func unseen() throws {
    let shown = "a&lt;U+202E&gt;b"
    #expect(try ReadArticle.html("a\u{202E}b") == "<p>\(shown)</p>\n")
    #expect(try ReadArticle.html("a&#x202E;b") == "<p>\(shown)</p>\n")
    #expect(try ReadArticle.html("`a\u{202E}b`") == "<p><code>\(shown)</code></p>\n")
    #expect(
      try ReadArticle.html("[x](https://example.org 'a\u{202E}b')").contains("title=\"\(shown)\""))
    #expect(
      try ReadArticle.html("![a\u{202E}b](assets/x.svg)").contains("alt=\"\(shown)\""))
    let read = try ReadArticle("# t\u{200B}\n\n## a\u{202E}b\n\n\u{7}&#xFDD0;\u{2028}\u{E0041}\n")
    let article = try #require(read.article)
    #expect(article.title == "t<U+200B>")
    #expect(article.headings.map(\.text) == ["a<U+202E>b"])
    #expect(article.headings.map(\.id) == ["ab"])
    #expect(article.lines[2] == "## a<U+202E>b")
    #expect(
      ReadArticle.html(article.pieces).hasSuffix(
        "<p>&lt;U+0007&gt;&lt;U+FDD0&gt;&lt;U+2028&gt;&lt;U+E0041&gt;</p>\n"))
  }

  @Test("HTML is shown as text, with a warning at each piece of it")
  func rawHTML() throws {
    let read = try ReadArticle(
      "# t\n\nA <b>bold</b>\nclaim <script>alert(1)</script>.\n\n<div onclick=\"x\">\n\ny\n")
    let article = try #require(read.article)
    #expect(
      ReadArticle.html(article.pieces) == """
        <p>A &lt;b&gt;bold&lt;/b&gt;
        claim &lt;script&gt;alert(1)&lt;/script&gt;.</p>
        <pre class="raw" tabindex="0"><code>&lt;div onclick=&quot;x&quot;&gt;
        </code></pre>
        <p>y</p>

        """)
    #expect(read.diagnostics.errors.isEmpty)
    #expect(
      read.diagnostics.sorted.map { "\($0.location.line):\($0.location.column)" } == [
        "3:3", "3:10", "4:7", "4:23", "6:1",
      ])
    #expect(
      read.diagnostics.warnings.allSatisfy { $0.message == "HTML, which is shown as text" })
  }

  @Test("headings get ids of their texts, or those that are written, and no two the same")
  func headingIDs() throws {
    let read = try ReadArticle(
      """
      # t

      ## What *is* counted, and `why`?

      ## Über uns {#about_us.1}

      ### Über uns

      ### Über uns

      #### ???

      ## Main

      ## [Über](https://example.org) uns
      """)
    let article = try #require(read.article, "\(read.diagnostics.sorted)")
    #expect(
      article.headings == [
        Article.Heading(level: 2, id: "what-is-counted-and-why", text: "What is counted, and why?"),
        Article.Heading(level: 2, id: "about_us.1", text: "Über uns"),
        Article.Heading(level: 3, id: "über-uns", text: "Über uns"),
        Article.Heading(level: 3, id: "über-uns-2", text: "Über uns"),
        Article.Heading(level: 4, id: "section", text: "???"),
        Article.Heading(level: 2, id: "main-2", text: "Main"),
        Article.Heading(level: 2, id: "über-uns-3", text: "Über uns"),
      ])
    #expect(ReadArticle.html(article.pieces).contains("<h2 id=\"about_us.1\">Über uns</h2>\n"))
    let wrong = try ReadArticle("# t\n\n## a {#b c}\n")
    #expect(wrong.diagnostics.errors.map(\.message) == ["'b c' is no id of a heading"])
  }

  @Test("a table names its columns, aligns by class and can be scrolled by keyboard")
  func table() throws {
    #expect(
      try ReadArticle.html("| a | b | c |\n|:--|:-:|--:|\n| `x\\|y` | z |\n") == """
        <div class="scroll" tabindex="0">
        <table>
        <thead>
        <tr>
        <th scope="col" class="left">a</th>
        <th scope="col" class="center">b</th>
        <th scope="col" class="right">c</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="left"><code>x|y</code></td>
        <td class="center">z</td>
        <td class="right"></td>
        </tr>
        </tbody>
        </table>
        </div>

        """)
  }

  @Test("a task is a sign with a name")
  func tasks() throws {
    #expect(
      try ReadArticle.html("- [x] a\n- [ ] b\n- c\n") == """
        <ul>
        <li><span class="task" role="img" aria-label="done">☑</span> a</li>
        <li><span class="task" role="img" aria-label="open">☐</span> b</li>
        <li>c</li>
        </ul>

        """)
  }

  @Test("footnotes lead there and back, each reference with an id of its own")
  func footnotes() throws {
    let read = try ReadArticle(
      "# t\n\nA[^one] b[^two] c[^one].\n\n[^two]: - list\n\n[^one]: First.\n\n    Second.\n")
    let article = try #require(read.article, "\(read.diagnostics.sorted)")
    #expect(article.anchors == ["fn:1", "fn:2"])
    #expect(
      ReadArticle.html(article.pieces) == """
        <p>A<sup class="footnote"><a href="#fn:1" id="fnref:1" aria-label="Footnote 1">1</a></sup> \
        b<sup class="footnote"><a href="#fn:2" id="fnref:2" aria-label="Footnote 2">2</a></sup> \
        c<sup class="footnote"><a href="#fn:1" id="fnref:1:2" aria-label="Footnote 1">1</a></sup>.</p>
        <section class="footnotes" aria-label="Footnotes">
        <ol>
        <li id="fn:1">
        <p>First.</p>
        <p>Second. <a href="#fnref:1" aria-label="Back to the text">↩</a> \
        <a href="#fnref:1:2" aria-label="Back to the text, place 2">↩<sup>2</sup></a></p>
        </li>
        <li id="fn:2">
        <ul>
        <li>list</li>
        </ul>
        <p> <a href="#fnref:2" aria-label="Back to the text">↩</a></p>
        </li>
        </ol>
        </section>

        """)
  }

  @Test("a footnote of the title has no place to lead back to")
  func footnoteOfTitle() throws {
    let read = try ReadArticle("# t[^1]\n\n[^1]: x\n")
    let article = try #require(read.article)
    #expect(!ReadArticle.html(article.pieces).contains("fnref"))
    #expect(article.title == "t")
  }

  @Test("pages are read by several tasks at once as by one")
  func concurrency() async throws {
    let text =
      (0..<40).map { "## H \($0)\n\n| a | ~~b~~ |\n|---|---|\n| https://a.org/\($0) | [^1] |\n\n" }
      .joined() + "- [x] a\n\n[^1]: b\n"
    let alone = try ReadArticle.html(text)
    let together = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<16 { group.addTask { try ReadArticle.html(text) } }
      return try await group.reduce(into: [String]()) { $0.append($1) }
    }
    #expect(together.count == 16 && together.allSatisfy { $0 == alone })
    #expect(alone.contains("<del>b</del>") && alone.contains("href=\"https://a.org/39\""))
  }

  @Test(
    "bytes that are no text are refused",
    arguments: [
      (Array("# é ".utf8) + [0xC3], 1, 6, "a byte that is not UTF-8"),
      ([0xFF, 0xFE, 0x23, 0x00], 1, 1, "the text is UTF-16, not UTF-8"),
      (Array("# t\na\rb\n".utf8), 2, 2, "a carriage return without a line feed"),
    ])
  func bytes(bytes: [UInt8], line: Int, column: Int, message: String) throws {
    let read = try ReadArticle(bytes)
    #expect(read.article == nil)
    #expect(read.diagnostics.errors.map(\.message) == [message])
    #expect(
      read.diagnostics.errors.first?.location
        == SourceLocation(file: "pages/privacy.md", line: line, column: column))
  }

  @Test("an empty page has no title")
  func empty() throws {
    #expect(try ReadArticle("").diagnostics.errors.map(\.message) == ["the page has no title"])
    let read = try ReadArticle("---\ntitle: a\n---")
    #expect(read.article?.pieces.isEmpty == true && read.article?.lines == [])
  }
}
