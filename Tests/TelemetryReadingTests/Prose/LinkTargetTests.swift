import SiteTestSupport
import TelemetryModel
import Testing

@testable import TelemetryReading

@Suite("Links of Markdown pages")
struct LinkTargetTests {
  @Test(
    "each kind of link leads where it says",
    arguments: [
      ("[a](https://example.org/ü?q=[1]#x)", "https://example.org/%C3%BC?q=%5B1%5D#x"),
      ("[a](HTTP://Example.org)", "http://Example.org"),
      ("<https://example.org/a>", "https://example.org/a"),
      ("see https://example.org/a.", "https://example.org/a"),
      ("see www.example.org", "http://www.example.org"),
      ("<name@example.org>", "mailto:name@example.org"),
      ("[a](mailto:name@example.org?subject=x%20y)", "mailto:name@example.org?subject=x%20y"),
      ("## Place\n\n[a](#place)", "#place"),
      ("## Ü\n\n[a](#%C3%BC)", "#ü"),
      ("x[^1] [a](#fn:1)\n\n[^1]: y", "#fn:1"),
      ("[a](privacy.md)", "[article privacy]"),
      ("[a](./about/team.md#who)", "[article about/team#who]"),
      ("[a](about/index.md)", "[article about]"),
      ("[a](index.md)", "[article ]"),
      ("[a](privacy@2024-01-24.md#x)", "[article privacy@2024-01-24#x]"),
      ("[a](/collected/)", "[address /collected/]"),
      ("[a](/)", "[address /]"),
      ("[a](/data/SHA256SUMS)", "[address /data/SHA256SUMS]"),
      ("[a](/data/2026-04-26)", "[address /data/2026-04-26]"),
      ("[a](/counters/cmd/go/-/goos~~f/)", "[address /counters/cmd/go/-/goos~~f/]"),
      ("[a][b]\n\n[b]: privacy.md", "[article privacy]"),
    ])
  func targets(markdown: String, href: String) throws {
    let html = try ReadArticle.html(markdown, at: "page.md")
    #expect(html.contains("<a href=\"\(href)\">"), "\(html)")
  }

  @Test("paths are relative to the file's folder")
  func folders() throws {
    let html = try ReadArticle.html(
      "[a](team.md) [b](../privacy.md) [c](deep/../team.md) [d](../about/team.md)",
      at: "about/index.md")
    #expect(
      html == """
        <p><a href="[article about/team]">a</a> <a href="[article privacy]">b</a> \
        <a href="[article about/team]">c</a> <a href="[article about/team]">d</a></p>

        """)
  }

  @Test(
    "a link that leads elsewhere is an error where it is written",
    arguments: [
      ("[a](👉javascript:alert%281%29)", "is no https, http or mailto address"),
      ("[a](👉JaVaScRiPt:alert%281%29)", "is no https, http or mailto address"),
      ("[a](👉data:text/html,x)", "is no https, http or mailto address"),
      ("[a](👉vbscript:x)", "is no https, http or mailto address"),
      ("[a](👉file:///etc/passwd)", "is no https, http or mailto address"),
      ("[a](👉ftp://example.org/)", "is no https, http or mailto address"),
      ("[a](👉feed:javascript:alert%281%29)", "is no https, http or mailto address"),
      ("[a](👉view-source:https://example.org/)", "is no https, http or mailto address"),
      ("[a](👉https://user@example.org/)", "is no https, http or mailto address"),
      ("[a](👉https:example.org)", "is no https, http or mailto address"),
      ("[a](👉https://example.org/%zz)", "is no https, http or mailto address"),
      ("[a](👉mailto:)", "is no https, http or mailto address"),
      ("[a](👉mailto:a@b@c)", "is no https, http or mailto address"),
      ("text <👉javascript:alert(1)>", "is no https, http or mailto address"),
      ("text 👉ftp://example.org/a", "is no https, http or mailto address"),
      ("[a](👉%01javascript:alert%281%29)", "is no page"),
      ("[a](👉%6aavascript:alert%281%29)", "is no page"),
      ("é [a](👉:javascript:x)", "is no page"),
      ("[a](👉//example.org/)", "leaves out its scheme"),
      ("[a](👉/collected/#a)", "names a place on a page of the site's own"),
      ("[a](👉/collected/?a)", "has a query, which no page of the site reads"),
      ("[a](👉/Collected/)", "is no address of the site"),
      ("[a](👉/../etc/)", "is no address of the site"),
      ("[a](👉/a//b/)", "is no address of the site"),
      ("[a](👉/%2e%2e/)", "is no address of the site"),
      ("[a](👉team)", "is no page"),
      ("[a](👉team.html)", "is no page"),
      ("[a](👉../team.md)", "leads out of 'pages'"),
      ("[a](👉Team.md)", "is no page: 'Team' cannot stand in an address"),
      ("[a](👉team@tomorrow.md)", "is no page: 'tomorrow' is no day"),
      ("[a](👉team.md?x)", "has a query, which no page of the site reads"),
      ("one\ntwo *three*\nfour [a\nb](<👉team x>)", "is no page"),
      ("- item\n\n  > quote [a](👉team)", "is no page"),
      ("| a |\n|---|\n| [b](👉team) |", "is no page"),
      ("[a][b]\n\ntext\n\n[b]: 👉team", "is no page"),
      ("[b]\n\n[b]: <👉team> 'c'", "is no page"),
      ("[a](team.md) [b](👉team)", "is no page"),
    ])
  func refused(markdown: String, message: String) throws {
    let input = MarkedInput("# t\n\n" + markdown + "\n")
    let read = try ReadArticle(input.bytes)
    #expect(read.article == nil)
    let errors = read.diagnostics.errors
    #expect(errors.count == 1 && errors[0].message.hasPrefix("the link to '"), "\(errors)")
    #expect(errors.first?.message.hasSuffix(message) == true, "\(errors)")
    #expect(errors.first?.location == input.location(in: "pages/privacy.md"))
    #expect(errors.first?.hint != nil)
  }

  @Test("an escape in a target leaves the line right")
  func escapedTarget() throws {
    let read = try ReadArticle("# t\n\none\n[a](java&#115;cript:x) and [b](\\//example.org)\n")
    #expect(
      read.diagnostics.errors.map(\.message) == [
        "the link to 'javascript:x' is no https, http or mailto address",
        "the link to '//example.org' leaves out its scheme",
      ])
    #expect(read.diagnostics.errors.map(\.location.line) == [4, 4])
  }

  @Test("a link without a target and a dead anchor are errors")
  func emptyAndDead() throws {
    let read = try ReadArticle("# t\n\n[a]() [b](#) [c](#plaec)\n\n## Place\n")
    #expect(
      read.diagnostics.sorted.map { "\($0.location.column) \($0.message)" } == [
        "5 a link without a target", "11 a link without a target",
        "18 '#plaec' is no place on this page",
      ])
    #expect(read.diagnostics.sorted.last?.hint == "did you mean 'place'?")
  }

  @Test("pieces know where they stand")
  func places() throws {
    let read = try ReadArticle("# t\n\n[a](b.md) text\n[c](/d/) ![e](assets/f.svg)\n")
    let article = try #require(read.article)
    let places = article.pieces.compactMap { piece -> String? in
      switch piece {
      case .html: nil
      case .article(_, _, _, let at), .address(_, let at), .asset(_, let at):
        "\(at.line):\(at.column)"
      }
    }
    #expect(places == ["3:5", "4:5", "4:15"])
  }

  @Test(
    "an image is a file of the site, and has a text",
    arguments: [
      ("![a](👉https://example.org/a.png)", "is no file of the site"),
      ("![a](👉data:image/png;base64,x)", "is no file of the site"),
      ("![a](👉//example.org/a.png)", "is no file of the site"),
      ("![a](👉assets/../a.png)", "is no file of the site"),
      ("![a](👉assets/A.png)", "is no file of the site"),
      ("![a](👉assets/)", "is no file of the site"),
      ("![a](👉/assets/a.png)", "is no file of the site"),
      ("![a](👉a.png)", "is no file of the site"),
      ("![](👉assets/a.png)", "an image without a text"),
    ])
  func images(markdown: String, message: String) throws {
    let input = MarkedInput("# t\n\ntext " + markdown + "\n")
    let read = try ReadArticle(input.bytes)
    #expect(read.article == nil)
    #expect(read.diagnostics.errors.count == 1)
    #expect(read.diagnostics.errors.first?.message.hasSuffix(message) == true)
    #expect(read.diagnostics.errors.first?.location == input.location(in: "pages/privacy.md"))
  }
}
