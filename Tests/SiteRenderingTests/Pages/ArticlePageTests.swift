import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@Suite("Authored pages")
struct ArticlePageTests {
  private let privacy = ArticlePath(segments: ["privacy"])

  private func site(
    _ articles: [Article], _ change: (inout SiteSettings) -> Void = { _ in }
  ) throws -> RenderedSite {
    var catalog = try CatalogFixture.catalog()
    change(&catalog.settings)
    var content = SiteContent()
    content.articles = articles
    return try RenderedSite(catalog, content: content)
  }

  @Test("a policy and its older versions are as they were looked at")
  func golden() throws {
    let site = try site(ArticleFixture.policy) { $0.language = "pt-BR" }
    try Golden.expect(
      site.bytes(.article(privacy)), equals: "pages/article.policy-with-history.html")
    try Golden.expect(
      site.bytes(.articleVersion(privacy, ArticleFixture.day("2025-03-01"))),
      equals: "pages/article.older-version.html")
  }

  @Test("the first version is compared with nothing, and says since when it is out of force")
  func first() throws {
    let page = try site(ArticleFixture.policy)
      .text(.articleVersion(privacy, ArticleFixture.day("2024-01-24")))
    #expect(!page.contains("What changed"))
    #expect(page.contains("which is no longer in force. It was replaced on 5 Mar 2025."))
    #expect(page.contains("<a href=\"/telemetry/privacy/\">Read the current version</a>"))
    #expect(page.contains("<li>In force from 24 Jan 2024 until 5 Mar 2025</li>"))
  }

  @Test("a page without dates, versions and headings is nothing but its text")
  func plain() throws {
    let page = try site([ArticleFixture.article("about", title: "About us")])
      .text(.article(ArticlePath(segments: ["about"])))
    #expect(page.contains("<h1>About us</h1>"))
    #expect(page.contains("<article class=\"prose\" lang=\"en\">\n<p>Text.</p>\n</article>"))
    for part in ["class=\"facts\"", "class=\"contents\"", "class=\"card", "class=\"state\""] {
      #expect(!page.contains(part), "\(part)")
    }
  }

  @Test("a page below another authored page has it in its breadcrumb")
  func crumbs() throws {
    let page = try site([
      ArticleFixture.article("about"), ArticleFixture.article("about/x/team"),
    ]).text(.article(ArticlePath(segments: ["about", "x", "team"])))
    #expect(
      page.contains(
        "<li><a href=\"/telemetry/about/\">About about</a></li>\n<li aria-current=\"page\">"))
  }

  @Test("links of an article escape what stands in them")
  func escaping() throws {
    let place = ArticleFixture.place("about.md")
    let pieces: [Article.Piece] = [
      .html(Array("<a href=\"".utf8)),
      .article(.home, version: nil, anchor: "\"><script>", at: place),
      .html(Array("\">".utf8)),
    ]
    let page = try site([ArticleFixture.article("about", pieces: pieces)])
      .text(.article(ArticlePath(segments: ["about"])))
    #expect(page.contains("<a href=\"/telemetry/#&quot;&gt;&lt;script&gt;\">"))
  }

  @Test("ids are unique on a page whose author used those of the page")
  func ids() throws {
    let site = try site(ArticleFixture.policy)
    for address in site.addresses where address.path.hasPrefix("/privacy/") {
      let ids = site.text(address).matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
      #expect(ids.count > 1)
      #expect(Set(ids).count == ids.count, "\(address): \(ids)")
    }
    #expect(site.text(.article(privacy)).contains("href=\"#what-changed-\">what changed from"))
  }

  @Test("two versions of the same words say that nothing differs")
  func noDifference() throws {
    var articles = [ArticleFixture.article("terms"), ArticleFixture.article("terms")]
    articles[1].version = ArticleFixture.day("2025-01-01")
    let page = try site(articles).text(.article(ArticlePath(segments: ["terms"])))
    #expect(page.contains("<p>No word differs.</p>"))
    #expect(page.contains("<strong>Current version</strong>, in force now: <a"))
  }

  @Test("the text of the home page stands on top of what is generated, under its own title")
  func home() throws {
    var text = ArticleFixture.article("", title: "What Loom counts")
    text.updated = ArticleFixture.day("2026-04-01")
    let page = try site([text]).text(.home)
    #expect(page.contains("<title>Example telemetry</title>"))
    #expect(page.contains("<h1>What Loom counts</h1>"))
    #expect(page.contains("<p class=\"lead\">What the tools of an example report.</p>"))
    #expect(page.contains("<li>Text updated 1 Apr 2026</li>"))
    let prose = try #require(page.firstRange(of: "<p>Text.</p>"))
    let newest = try #require(page.firstRange(of: "<dt>Newest data</dt>"))
    #expect(prose.lowerBound < newest.lowerBound)
  }

  @Test("every link and anchor of the pages leads somewhere")
  func links() throws {
    let site = try site(ArticleFixture.policy)
    var texts: [String: String] = [:]
    for address in site.addresses { texts["/telemetry" + address.path] = site.text(address) }
    var count = 0
    for address in site.addresses where address.path.hasPrefix("/privacy/") {
      for match in site.text(address).matches(of: ##/href="([^"]*)"/##) {
        let target = match.1.split(separator: "#", omittingEmptySubsequences: false)
        guard target[0].isEmpty || target[0].hasPrefix("/telemetry/"),
          !target[0].hasPrefix("/telemetry/assets/")
        else { continue }
        let path = target[0].isEmpty ? "/telemetry" + address.path : String(target[0])
        let text = try #require(texts[path], "\(match.1)")
        if target.count == 2 {
          #expect(text.contains(" id=\"\(target[1])\""), "\(match.1)")
          count += 1
        }
      }
    }
    #expect(count > 8)
  }
}
