import FoundationEssentials
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteRendering

@Suite("The headers for hosts")
struct HostHeadersTests {
  /// As both hosts do it: `*` stands for any bytes, slashes among them.
  private static func matches(_ pattern: String, _ path: String) -> Bool {
    guard let star = pattern.firstIndex(of: "*") else { return pattern == path }
    let (start, end) = (pattern[..<star], pattern[pattern.index(after: star)...])
    return path.utf8.count >= start.utf8.count + end.utf8.count && path.hasPrefix(start)
      && path.hasSuffix(end)
  }

  private static func headers() throws -> (HostHeaders, [PageAddress]) {
    let site = try RenderedSite(CatalogFixture.catalog(), content: NotesFixture.content)
    return (
      HostHeaders(base: site.catalog.settings.baseURL, pages: site.addresses),
      site.addresses + [
        .asset("style.css"), .asset("icon.svg"), .dataFile("counters.csv.gz"),
        .dataFile("telemetry.sqlite"), .dataFile("counters.jsonl"), .dataFile("SHA256SUMS"),
        .configFile(ConfigVersion("v0.1.0"), "chartconfig.txt"),
      ]
    )
  }

  @Test("no address is told one header twice: hosts differ in what they make of that")
  func once() throws {
    let (headers, addresses) = try Self.headers()
    for address in addresses {
      let names = headers.rules.filter { Self.matches($0.pattern, address.path) }
        .flatMap { $0.headers.map(\.name) }
      #expect(Set(names).count == names.count, "\(address.path)")
      #expect(names.contains("X-Content-Type-Options"), "\(address.path)")
    }
  }

  @Test("drawings, downloads and assets get theirs")
  func each() throws {
    let (headers, _) = try Self.headers()
    func value(_ name: String, _ path: String) -> String? {
      headers.rules.filter { Self.matches($0.pattern, path) }.flatMap(\.headers)
        .first { $0.name == name }?.value
    }
    let policy = "Content-Security-Policy"
    #expect(value(policy, "/counters/p/-/c/chart.svg") == HostHeaders.drawingPolicy)
    #expect(value(policy, "/counters/p/-/c/") == nil)
    #expect(value(policy, "/charts/2026-04-05/") == HostHeaders.pagePolicy)
    #expect(value(policy, "/") == HostHeaders.pagePolicy)
    for (path, type) in [
      ("/data/counters.csv", "text/csv; charset=utf-8"), ("/data/x.csv.gz", "application/gzip"),
      ("/data/x.jsonl", "application/x-ndjson"), ("/feed.atom", "application/atom+xml"),
      ("/data/x.sqlite", "application/vnd.sqlite3"), ("/data/x.json", nil),
      ("/data/SHA256SUMS", "text/plain; charset=utf-8"),
    ] {
      #expect(value("Content-Type", path) == type)
      #expect(value("Access-Control-Allow-Origin", path) == "*")
    }
    #expect(value("Access-Control-Allow-Origin", "/charts/") == nil)
    #expect(value("Cache-Control", "/assets/a.css")?.hasSuffix("immutable") == true)
    #expect(value("Cache-Control", "/charts/") == nil)
  }

  @Test("pages say the same policy themselves")
  func policy() throws {
    let layout = try Data(
      contentsOf: URL(filePath: "\(PackageFolder.path)/templates/parts/layout.html"))
    #expect(
      String(decoding: layout, as: UTF8.self).contains(
        "http-equiv=\"Content-Security-Policy\" content=\"\(HostHeaders.pagePolicy)\""))
  }

  @Test("rules stay below what hosts read, and lie below the path of the base URL")
  func limits() throws {
    let base = try #require(BaseURL("https://example.org/telemetry/"))
    let pages = (0..<200).map { PageAddress.article(ArticlePath(segments: ["page\($0)"])) }
    let headers = HostHeaders(base: base, pages: pages)
    #expect(headers.rules.count == HostHeaders.ruleLimit)
    var buffer = ByteBuffer(capacity: 1 << 10)
    headers.append(to: &buffer)
    let lines = String(decoding: buffer.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.allSatisfy { $0.utf8.count < 2000 })
    #expect(lines.filter { !$0.hasPrefix("  ") }.allSatisfy { $0.hasPrefix("/telemetry/") })
    #expect(lines.filter { !$0.hasPrefix("  ") }.count == HostHeaders.ruleLimit)
  }

  @Test("nothing stands in the file that stops Jekyll")
  func noJekyll() throws {
    #expect(try RenderedSite(CatalogFixture.catalog()).bytes(.noJekyll) == [])
  }
}
