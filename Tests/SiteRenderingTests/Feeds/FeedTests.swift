import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteRendering

@Suite("Feeds")
struct FeedTests {
  private static func entries(_ feed: String) -> [Substring] {
    feed.split(separator: "<entry>").dropFirst().map { $0.prefix { $0 != "\u{0}" } }
  }

  private static func ids(_ feed: String) -> [String] {
    feed.matches(of: /<id>(.*?)<\/id>/).map { String($0.output.1) }
  }

  @Test("each is what it was when somebody looked at it")
  func golden() throws {
    let site = try RenderedSite(CatalogFixture.catalog(), content: NotesFixture.content)
    try Golden.expect(site.bytes(.feed), equals: "feeds/feed.periods.atom")
    try Golden.expect(site.bytes(.configFeed), equals: "feeds/feed.configs.atom")
    try Golden.expect(site.bytes(.errataFeed), equals: "feeds/feed.errata.atom")
  }

  @Test("an entry does not change when later weeks, configs and counters come")
  func permanence() throws {
    let whole = try RenderedSite(CatalogFixture.catalog())
    let all = Self.entries(whole.text(.feed))
    let allConfigs = Self.entries(whole.text(.configFeed))
    for (weeks, releases) in [(1, 1), (2, 2), (3, 2), (4, 3)] {
      let site = try RenderedSite(CatalogFixture.catalog(weeks: weeks, releases: releases))
      #expect(Self.entries(site.text(.feed)).count == weeks)
      #expect(Self.entries(site.text(.feed))[...] == all.suffix(weeks))
      #expect(Self.entries(site.text(.configFeed))[...] == allConfigs.suffix(releases))
      #expect(Self.ids(site.text(.feed))[0] == Self.ids(whole.text(.feed))[0])
    }
  }

  @Test("ids have the host and the year, and no path of the base URL")
  func ids() throws {
    let site = try RenderedSite(CatalogFixture.catalog(), content: NotesFixture.content)
    #expect(
      Self.ids(site.text(.feed)) == [
        "tag:example.org,2026:/feed.atom", "tag:example.org,2026:/charts/2026-04-05/",
        "tag:example.org,2026:/charts/2026-03-29/", "tag:example.org,2026:/charts/2026-03-22/",
        "tag:example.org,2026:/charts/2026-03-08/", "tag:example.org,2026:/charts/2026-03-01/",
      ])
    // The first version is of 2025; the id of a feed does not follow its entries.
    #expect(
      Self.ids(site.text(.configFeed)) == [
        "tag:example.org,2026:/config/feed.atom", "tag:example.org,2026:/config/v0.3.0/",
        "tag:example.org,2026:/config/v0.2.0/", "tag:example.org,2025:/config/v0.1.0/",
      ])
    #expect(Set(Self.ids(site.text(.errataFeed))).count == 3)
  }

  @Test("old entries leave a feed, and its id stays")
  func limit() throws {
    var rows = TablesFixture()
    let first = TablesFixture.day("2020-01-05")
    for week in 0..<(AtomFeed.entryLimit + 60) {
      rows.reports("\(first.advanced(by: week * 7))", "p", 10)
    }
    let catalog = try CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
    let ids = try Self.ids(RenderedSite(catalog).text(.feed))
    #expect(ids.count == 1 + AtomFeed.entryLimit)
    #expect(ids[0] == "tag:example.org,2026:/feed.atom")
    #expect(ids.last == "tag:example.org,2021:/charts/2021-02-28/")
  }

  @Test("what is about nothing is not there, and no page leads to it")
  func absent() throws {
    var settings = CatalogFixture.settings
    settings.programs = []
    let empty = try RenderedSite(CatalogFixture.build(settings, TablesFixture().tables, nil))
    for feed in [PageAddress.feed, .configFeed, .errataFeed] {
      #expect(!empty.addresses.contains(feed))
    }
    #expect(!empty.text(.home).contains("feed.atom") && !empty.text(.charts).contains("feed.atom"))
    #expect(!empty.text(.errata).contains("feed.atom"))
  }

  @Test("the pages of what a feed is about lead to it, for programs and for people")
  func links() throws {
    let site = try RenderedSite(CatalogFixture.catalog(), content: NotesFixture.content)
    let config = PageAddress.config(ConfigVersion("v0.1.0"))
    for (page, feed) in [
      (PageAddress.home, "feed.atom"), (.charts, "feed.atom"), (.changes, "feed.atom"),
      (.configs, "config/feed.atom"), (config, "config/feed.atom"), (.errata, "errata/feed.atom"),
    ] {
      let text = site.text(page)
      #expect(
        text.contains("<link rel=\"alternate\" type=\"application/atom+xml\" title=\""), "\(page)")
      #expect(
        text.contains(
          "<li>Follow: <a href=\"/telemetry/\(feed)\" type=\"application/atom+xml\">Atom feed</a></li>"
        ), "\(page)")
      #expect(site.addresses.map(\.path).contains("/\(feed)"))
    }
    #expect(!site.text(.counters).contains("application/atom+xml"))
  }

  @Test("foreign text is escaped once for HTML and once for XML")
  func hostile() throws {
    let nasty = "<script>\"&]]></script>\u{1}"
    var settings = CatalogFixture.settings
    settings.title = nasty
    settings.licence = .init(name: nasty, url: "https://example.org/?a&b")
    settings.programs = [.init(id: ProgramName("p"), title: nasty)]
    var rows = TablesFixture()
    rows.reports("2026-03-01", "p", 10)
    let config = ConfigFixture.release("v1", "2026-02-01", program: "p", counters: [("a", 1)])
    var notes = SiteContent()
    notes.errata = [NotesFixture.erratum("2026-04-01", nil, ProgramName("p"), nil, nasty)]
    let catalog = try CatalogFixture.build(
      settings, rows.tables, ConfigHistory(releases: [config]))
    let site = try RenderedSite(catalog, content: notes)
    for feed in [PageAddress.feed, .configFeed, .errataFeed] {
      let text = site.text(feed)
      #expect(!text.contains("<script") && !text.contains("]]>") && !text.contains("\u{1}"))
      #expect(
        text.contains("<title>&lt;script&gt;&quot;&amp;]]&gt;&lt;/script&gt;\u{FFFD}: "))
    }
    #expect(
      site.text(.errataFeed).contains(
        "&lt;p&gt;&amp;lt;script&amp;gt;&amp;quot;&amp;amp;]]&amp;gt;&amp;lt;/script&amp;gt;\u{FFFD}&lt;/p&gt;"
      ))
    #expect(site.text(.configFeed).contains("https://example.org/?a&amp;b"))
  }

  @Test("the furthest moves are sentences, each counter once, and the others are counted")
  func moves() throws {
    var fixture = FindingFixture()
    fixture.a[FindingFixture.week] = 550
    let feed = try RenderedSite(fixture.catalog()).text(.feed)
    let newest = try #require(Self.entries(feed).first)
    // All three baselines say the same of it: only the shortest speaks.
    #expect(newest.matches(of: /“a”/).count == 1)
    #expect(
      newest.contains("“a”: 55.0\u{A0}% of reports")
        && newest.contains("the week before.&lt;/li&gt;"))
    #expect(!newest.contains(" more&lt;/li&gt;"))
  }
}
