import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteBuilding

@Suite("The links of authors")
struct LinkCheckTests {
  private let place = ArticleFixture.place("about.md", 12, 7)

  /// What is said of one link on a page beside the policy of the fixture.
  private func faults(_ piece: Article.Piece) -> [Diagnostic] {
    let articles =
      ArticleFixture.policy + [
        ArticleFixture.article(""), ArticleFixture.article("about", pieces: [piece]),
      ]
    let addresses: [PageAddress] = [
      .home, .charts, .counters, .dataFile("counters.csv"), .week(ArticleFixture.day("2026-03-01")),
    ]
    let places = SitePlaces(
      addresses + articles.map { PageAddress($0.path, version: $0.version) }, articles: articles,
      assets: [
        PublishedAsset(.init(path: "figures/life.svg", bytes: [], digest: FileDigest(of: [])))
      ])
    var diagnostics = Diagnostics()
    LinkCheck(places: places).check(articles.filter { $0.path.text == "about" }, &diagnostics)
    return diagnostics.errors
  }

  private func path(_ text: String) -> ArticlePath {
    ArticlePath(segments: text.split(separator: "/").map(String.init))
  }

  @Test("links that lead somewhere are not mentioned")
  func good() {
    let old = ArticleFixture.day("2024-01-24")
    let pieces: [Article.Piece] = [
      .article(.home, version: nil, anchor: nil, at: place),
      .article(path("privacy"), version: nil, anchor: "how-long", at: place),
      .article(path("privacy"), version: nil, anchor: "fn-1", at: place),
      .article(path("privacy"), version: old, anchor: "what-is-sent", at: place),
      .address("/", at: place), .address("/charts/2026-03-01/", at: place),
      .address("/data/counters.csv", at: place), .address("/privacy/", at: place),
      .asset("figures/life.svg", at: place),
    ]
    for piece in pieces { #expect(faults(piece) == [], "\(piece)") }
  }

  @Test("a dead link is an error at its place that names what was probably meant")
  func dead() {
    let old = ArticleFixture.day("2024-01-25")
    let cases: [(Article.Piece, String, String)] = [
      (
        .article(path("privcy"), version: nil, anchor: nil, at: place),
        "the link leads to 'privcy.md', which is not in 'pages'", "did you mean 'privacy.md'?"
      ),
      (
        .article(path("privacy"), version: old, anchor: nil, at: place),
        "the link leads to 'privacy@2024-01-25.md', which is not in 'pages'",
        "did you mean 'privacy@2024-01-24.md'?"
      ),
      (
        .article(path("nowhere/at/all"), version: nil, anchor: nil, at: place),
        "the link leads to 'nowhere/at/all.md', which is not in 'pages'",
        "write the page, or take the link out"
      ),
      (
        .article(path("privacy"), version: nil, anchor: "howlong", at: place),
        "'privacy.md' has no place '#howlong'", "did you mean '#how-long'?"
      ),
      (
        .article(.home, version: nil, anchor: "x", at: place), "'index.md' has no place '#x'",
        "give the heading that is meant the id '{#…}'"
      ),
      (
        .address("/charts", at: place), "the site has no page or file at '/charts'",
        "did you mean '/charts/'?"
      ),
      (
        .address("/charts/index.html", at: place),
        "the site has no page or file at '/charts/index.html'",
        "write an address of the site, such as '/charts/'"
      ),
      (
        .address("/data/counter.csv", at: place),
        "the site has no page or file at '/data/counter.csv'", "did you mean '/data/counters.csv'?"
      ),
      (
        .asset("figures/live.svg", at: place), "the templates have no asset 'figures/live.svg'",
        "did you mean 'figures/life.svg'?"
      ),
    ]
    for (piece, message, hint) in cases {
      let found = faults(piece)
      #expect(found.map(\.message) == [message])
      #expect(found.map(\.hint) == [hint])
      #expect(found.map(\.location) == [place])
    }
  }

  @Test("an entry of 'nav' that is no page of the site is an error at its place")
  func nav() {
    let places = SitePlaces([.charts, .dataFile("counters.csv")], articles: [], assets: [])
    let location = SourceLocation(file: "content/site.yml", line: 9, column: 5)
    func found(_ path: String) -> [Diagnostic] {
      var diagnostics = Diagnostics()
      LinkCheck(places: places).check(
        nav: [.init(path: path, location: location)], among: ["/charts/", "/privacy/"],
        &diagnostics)
      return diagnostics.errors
    }
    #expect(found("/privacy/") == [])
    #expect(found("/privcy/").map(\.message) == ["the site has no page or file at '/privcy/'"])
    #expect(found("/privcy/").first?.hint == "did you mean '/privacy/'?")
    #expect(found("/privcy/").first?.location == location)
    #expect(
      found("/data/counters.csv").map(\.message) == [
        "'/data/counters.csv' cannot stand in the header"
      ])
  }
}
