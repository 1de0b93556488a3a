import Foundation
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteRendering

/// What schemas accept and refuse is tested with others' validators, in Tests/Browser/test_downloads.py.
struct PublishedSchemaTests {
  private static let base = CatalogFixture.settings.baseURL

  private static func members(_ schema: PublishedSchema) throws -> Set<String> {
    var buffer = ByteBuffer(capacity: 1 << 14)
    buffer.appendDocument(schema.document(under: base))
    let document = try JSONSerialization.jsonObject(with: Data(buffer.bytes)) as? [String: Any]
    let properties = try #require(document?["properties"] as? [String: Any])
    return Set(properties.keys)
  }

  @Test("each member of a data.json is in its schema and in the dictionary")
  func members() throws {
    let pairs: [(PublishedSchema, DocumentMember.Document)] = [
      (.counter, .counter), (.chart, .chart), (.metric, .metric),
    ]
    for (schema, document) in pairs {
      #expect(try Self.members(schema) == Set(DocumentMember.all(of: document).map(\.name)))
    }
  }

  @Test("a site publishes the schemas of the JSON that it has")
  func published() throws {
    func names(_ site: RenderedSite) -> [String] {
      site.addresses.compactMap { address in
        address.kind == .schema
          ? String(address.path.split(separator: "/").last?.dropLast(".json".count) ?? "") : nil
      }
    }
    let site = try RenderedSite(CatalogFixture.catalog())
    #expect(
      names(site) == [
        "counter", "chart", "search-index", "search-shard", "config", "counters-line",
        "reports-line", "eligible-line", "figures-line", "collected-line", "configs-line",
      ])
    var settings = CatalogFixture.settings
    settings.datasets = [.csv]
    settings.counterFormats = [.csv]
    let small = try CatalogFixture.build(settings, CatalogFixture.catalog().tables, nil)
    #expect(names(try RenderedSite(small)) == ["search-index", "search-shard"])
  }

  @Test("a schema's id is its address, and a file names it")
  func identity() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let url = "https://example.org/telemetry/data/schemas/chart.json"
    #expect(site.text(.schema("chart")).contains("\"$id\": \"\(url)\""))
    let chart = site.text(
      .chartFile(ProgramName("example.org/tool"), ChartName("editor"), .json))
    #expect(chart.hasPrefix("{\n\"$schema\":\"\(url)\",\n"))
  }
}
