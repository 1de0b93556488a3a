import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteBuilding

@Suite("Where authored pages may lie")
struct ArticlePlacesTests {
  private func faults(_ articles: [Article]) -> [Diagnostic] {
    var diagnostics = Diagnostics()
    ArticlePlaces.check(articles, &diagnostics)
    return diagnostics.errors
  }

  private func version(_ path: String, _ day: String, effective: String? = nil) -> Article {
    var article = ArticleFixture.article(path)
    article.version = ArticleFixture.day(day)
    article.effective = effective.map { ArticleFixture.day($0) }
    article.location = ArticleFixture.place("\(path)@\(day).md")
    return article
  }

  @Test("a page whose address is free has one")
  func free() {
    #expect(faults(ArticleFixture.policy) == [])
    let paths = ["", "about", "about/charts", "about/team", "chart", "2024-01-24", "a.b_c-d"]
    #expect(faults(paths.map { ArticleFixture.article($0) }) == [])
  }

  @Test("a page where the site has its own says which that is")
  func taken() {
    let found = faults([ArticleFixture.article("charts"), ArticleFixture.article("config/x/y")])
    #expect(
      found.map { "\($0)" } == [
        """
        content/pages/charts.md:1:1: error: at '/charts/' the site has the charts of all periods
          hint: give the page another name
        """,
        """
        content/pages/config/x/y.md:1:1: error: below '/config/' the site has the config history
          hint: move the page out of that folder
        """,
      ])
    #expect(
      faults([ArticleFixture.article("robots.txt")]).map(\.message) == [
        "at '/robots.txt' the site has the rules for robots"
      ])
  }

  @Test(
    "a page cannot take the name of a file that a large site or a packed one has",
    arguments: ["sitemap-1.xml", "index.html.gz", "_headers"])
  func files(_ name: String) {
    let found = faults([ArticleFixture.article(name)])
    #expect(found.count == 1 && found[0].message.hasPrefix("at '/\(name)"))
  }

  @Test("every name at the top that builds write is reserved")
  func reserved() {
    let names = SiteMap.reserved.map(\.name)
    #expect(names == names.sorted())
    for name in SiteMap.topLevelFolders + SiteMap.topLevelFiles {
      #expect(names.contains(name), "\(name)")
    }
  }

  @Test(
    "a name that no folder of the site can have is an error",
    arguments: ["con", "about/nul.x", "about/index.html", "-", "data.csv"])
  func names(_ path: String) {
    let name = String(path.split(separator: "/").last ?? "")
    #expect(
      faults([ArticleFixture.article(path)]).map(\.message) == [
        "'\(name)' cannot be a folder of the site"
      ])
  }

  @Test("a path that is too long is told with its length")
  func tooLong() {
    let path = Array(repeating: String(repeating: "a", count: 100), count: 11)
      .joined(separator: "/")
    #expect(
      faults([ArticleFixture.article(path)]).map(\.message) == [
        "the page's output path has 1121 bytes"
      ])
  }

  @Test("an older version of a page that is missing is an error")
  func orphan() {
    let found = faults([version("terms", "2024-01-01")])
    #expect(
      found.map(\.message) == ["this is an older version of 'terms.md', which is missing"])
    #expect(found.first?.location == ArticleFixture.place("terms@2024-01-01.md"))
  }

  @Test("a page at the address of an older version is an error that names both")
  func twins() {
    let found = faults([
      ArticleFixture.article("terms"), version("terms", "2024-01-01"),
      ArticleFixture.article("terms/2024-01-01"),
    ])
    #expect(found.map(\.message) == ["two pages would be '/terms/2024-01-01/'"])
    #expect(found.first?.location == ArticleFixture.place("terms/2024-01-01.md"))
    #expect(found.first?.notes.map(\.location) == [ArticleFixture.place("terms@2024-01-01.md")])
  }

  @Test("an older version that begins with the current one, or after it, is an error")
  func tooNew() {
    var current = ArticleFixture.article("terms")
    current.effective = ArticleFixture.day("2025-01-01")
    #expect(faults([current, version("terms", "2024-12-31")]) == [])
    #expect(faults([current, version("terms", "2025-01-01", effective: "2024-06-01")]) == [])
    #expect(
      faults([current, version("terms", "2025-01-01")]).map(\.message) == [
        "this older version is not older than 'terms.md', in force since 2025-01-01"
      ])
  }
}
