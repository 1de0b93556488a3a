import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteRendering

@Suite("The list of pages")
struct SitemapTests {
  private static func text(_ map: Sitemap, file: Int) -> String {
    var buffer = ByteBuffer(capacity: 1 << 10)
    map.append(file: file, to: &buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  private static func locations(_ text: String) -> [String] {
    text.matches(of: /<loc>(.*?)<\/loc>/).map { String($0.output.1) }
  }

  @Test("it has every page but the ones that lead nowhere, each once")
  func pages() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let listed = Self.locations(site.text(.sitemap))
    #expect(Set(listed).count == listed.count)
    let pages = site.addresses.filter { $0.outputPath.hasSuffix(".html") }
    let hidden: Set<PageAddress> = [.notFound, .search]
    #expect(
      Set(listed)
        == Set(
          pages.filter { !hidden.contains($0) }
            .map { $0.url(under: site.catalog.settings.baseURL) }))
  }

  @Test("only permanent pages have a date, and it is not a clock's")
  func dates() throws {
    let text = try RenderedSite(CatalogFixture.catalog()).text(.sitemap)
    let base = "https://example.org/telemetry"
    #expect(text.contains("<url><loc>\(base)/</loc></url>"))
    for page in ["charts", "changes", "data"] {
      #expect(
        text.contains("<loc>\(base)/\(page)/2026-04-05/</loc><lastmod>2026-04-06</lastmod>"))
    }
    #expect(text.contains("<loc>\(base)/config/v0.2.0/</loc><lastmod>2026-03-10</lastmod>"))
    #expect(text.matches(of: /<lastmod>/).count == 3 * 5 + 3)
  }

  private func map(pages count: Int, urlLimit: Int, byteLimit: Int = .max) throws -> Sitemap {
    Sitemap(
      base: try #require(BaseURL("https://example.org/x/")),
      pages: (0..<count).map { .stack("\($0)") }, dates: [:], urlLimit: urlLimit,
      byteLimit: byteLimit)
  }

  @Test("more pages than one file may list lie in several, and the first lists these")
  func split() throws {
    let map = try map(pages: 7, urlLimit: 3)
    #expect(map.addresses == [.sitemap, .sitemapPart(1), .sitemapPart(2), .sitemapPart(3)])
    #expect(
      Self.locations(Self.text(map, file: 0))
        == (1...3).map { "https://example.org/x/sitemap-\($0).xml" })
    #expect(Self.text(map, file: 0).contains("<sitemapindex "))
    let parts = (1...3).map { Self.locations(Self.text(map, file: $0)) }
    #expect(parts.map(\.count) == [3, 3, 1])
    #expect(
      parts.joined().elementsEqual((0..<7).map { "https://example.org/x/stacks/\($0)/" }))
  }

  @Test("as many pages as one file may list lie in one")
  func whole() throws {
    let map = try map(pages: 3, urlLimit: 3)
    #expect(map.addresses == [.sitemap])
    #expect(Self.locations(Self.text(map, file: 0)).count == 3)
    #expect(try self.map(pages: 0, urlLimit: 3).addresses == [.sitemap])
  }

  @Test("no file is larger than the limit")
  func bytes() throws {
    let whole = try map(pages: 9, urlLimit: 100)
    let limit = Self.text(whole, file: 0).utf8.count / 2
    let map = try map(pages: 9, urlLimit: 100, byteLimit: limit)
    #expect(map.addresses.count > 2)
    let parts = map.addresses.indices.dropFirst().map { Self.text(map, file: $0) }
    #expect(parts.allSatisfy { $0.utf8.count <= limit })
    #expect(parts.reduce(0) { $0 + Self.locations($1).count } == 9)
  }

  @Test("robots are told where it is, by its whole address")
  func robots() throws {
    #expect(
      try RenderedSite(CatalogFixture.catalog()).text(.robots) == """
        User-agent: *
        Allow: /

        Sitemap: https://example.org/telemetry/sitemap.xml

        """)
  }
}
