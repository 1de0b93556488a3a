import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@Suite("Header and footer")
struct SiteNavigationTests {
  private func site(
    _ articles: [Article], _ change: (inout SiteSettings) -> Void = { _ in }
  ) throws -> RenderedSite {
    var catalog = try CatalogFixture.catalog()
    change(&catalog.settings)
    var content = SiteContent()
    content.articles = articles
    return try RenderedSite(catalog, content: content)
  }

  /// The header's links: what is written, and how it is marked behind a `|`.
  private func menu(_ site: RenderedSite, on address: PageAddress) throws -> [String] {
    let page = site.text(address)
    let header = try #require(page.firstMatch(of: #/<header[\s\S]*?<\/header>/#))
    let link = #/<li><a href="[^"]*"(?: aria-current="([a-z]+)")?>([^<]*)</#
    return header.0.matches(of: link).map { String($0.2) + ($0.1.map { "|\($0)" } ?? "") }
  }

  private let articles = [
    ArticleFixture.article("z", title: "Z", nav: 1),
    ArticleFixture.article("b", title: "B", nav: 2),
    ArticleFixture.article("a", title: "A", nav: 2), ArticleFixture.article("hidden"),
    ArticleFixture.article("a/deep", title: "Deep"),
  ]

  @Test("behind the indexes stand the articles that ask for it, by place and then by path")
  func articlesInOrder() throws {
    let site = try site(articles)
    #expect(try menu(site, on: .home).suffix(3) == ["Z", "A", "B"])
    #expect(try menu(site, on: .home).starts(with: ["Charts", "Changes", "Counters"]))
  }

  @Test("the page itself and the section around it are marked")
  func current() throws {
    let site = try site(articles)
    func marked(_ address: PageAddress) throws -> [String] {
      try menu(site, on: address).filter { $0.contains("|") }
    }
    #expect(try marked(.charts) == ["Charts|page"])
    #expect(try marked(site.address(of: .week(period: 0))) == ["Charts|true"])
    #expect(try marked(site.address(of: .chart(program: 0, chart: 0))) == ["Counters|true"])
    #expect(try marked(.article(ArticlePath(segments: ["a"]))) == ["A|page"])
    #expect(try marked(.article(ArticlePath(segments: ["a", "deep"]))) == ["A|true"])
    #expect(try marked(.home) == [])
    #expect(try marked(.notFound) == [])
  }

  @Test("'nav' of the settings replaces the articles' own wishes, and repeats no index")
  func settings() throws {
    let paths = ["/hidden/", "/charts/", "/programs/sums/", "/z/"]
    let site = try site(articles) {
      $0.nav = paths.map { .init(path: $0, location: SourceLocation(file: "content/site.yml")) }
    }
    #expect(try menu(site, on: .home).filter { $0.hasPrefix("Charts") } == ["Charts"])
    #expect(try menu(site, on: .home).suffix(3) == ["About hidden", "sums", "Z"])
    #expect(try menu(try self.site(articles) { $0.nav = [] }, on: .home).suffix(1) != ["B"])
  }

  @Test("a permanent page does not name what an author writes later")
  func permanent() throws {
    let week = PageAddress.week(ArticleFixture.day("2026-03-08"))
    #expect(week.isPermanent)
    #expect(try site(articles).text(week) == site([]).text(week))
    // Two steps lead to them: what is collected has the whole header.
    #expect(try menu(site(articles), on: week).last == "Collected")
    #expect(try menu(site(articles), on: .collected).suffix(3) == ["Z", "A", "B"])
  }

  @Test("the footer says where to propose a counter and to report an error, if anywhere")
  func footer() throws {
    #expect(!(try site([]).text(.home)).contains("Propose a counter"))
    let page = try site([]) {
      $0.repository = "https://example.org/repo?a=1&b"
      $0.contact = "mailto:a@example.org"
    }.text(.home)
    #expect(page.contains("<a href=\"https://example.org/repo?a=1&amp;b\">Propose a counter</a>"))
    #expect(page.contains("<a href=\"mailto:a@example.org\">Report an error</a>"))
  }

  @Test("the page for lost readers and the search lead to the articles, too")
  func lost() throws {
    let site = try site(articles)
    for page in [PageAddress.notFound, .search] {
      let text = site.text(page)
      for path in ["z", "a", "b", "hidden", "a/deep"] {
        #expect(text.contains("<li><a href=\"/telemetry/\(path)/\">"), "\(path)")
      }
    }
    #expect(site.text(.search).contains("<section class=\"card\" id=\"lists\">"))
    let link = "<a href=\"/telemetry/config/\">config history</a>"
    #expect(site.text(.notFound).contains(link))
    #expect(try !RenderedSite(CatalogFixture.withoutConfig()).text(.notFound).contains(link))
  }

  @Test("every index that the site has is linked from the page for lost readers")
  func indexes() throws {
    let indexes: [PageAddress] = [
      .charts, .counters, .stacks, .configs, .data, .collected, .gaps, .errata,
    ]
    for site in [try site([]), try RenderedSite(CatalogFixture.withoutConfig())] {
      let page = site.text(.notFound)
      for index in indexes {
        let link = "<li><a href=\"/telemetry\(index.path)\">"
        #expect(page.contains(link) == site.addresses.contains(index), "\(index)")
      }
    }
  }
}
