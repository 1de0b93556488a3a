import Foundation
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteRendering

struct DataPackageTests {
  private static func package(_ site: RenderedSite) throws -> [String: Any] {
    let bytes = site.bytes(.dataFile("datapackage.json"))
    return try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private static func resources(_ package: [String: Any]) throws -> [[String: Any]] {
    try #require(package["resources"] as? [[String: Any]])
  }

  @Test("every whole table stands in it with its bytes and its hash")
  func resources() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let resources = try Self.resources(Self.package(site))
    let whole = site.tables.filter { $0.download.address.path.split(separator: "/").count == 2 }
    #expect(resources.map { $0["name"] as? String } == whole.map(\.download.fileName))
    for (resource, table) in zip(resources, whole) {
      #expect(resource["path"] as? String == table.download.fileName)
      #expect(resource["bytes"] as? Int == table.bytes.count)
      #expect(resource["hash"] as? String == "sha256:\(SHA256.hexDigest(of: table.bytes))")
      #expect(resource["type"] as? String == "table")
    }
  }

  @Test("its head is that of the site")
  func head() throws {
    let package = try Self.package(RenderedSite(CatalogFixture.catalog()))
    #expect(package["name"] as? String == "example.org-telemetry")
    #expect(package["homepage"] as? String == "https://example.org/telemetry/")
    #expect(package["version"] as? String == "1.5.0")
    #expect(
      package["licenses"] as? [[String: String]] == [
        ["path": "https://creativecommons.org/publicdomain/zero/1.0/", "title": "CC0 1.0"]
      ])
    #expect(
      package["sources"] as? [[String: String]] == [
        ["title": "Config history", "path": "https://example.org/telemetry/config/"]
      ])
    let bare = try Self.package(RenderedSite(CatalogFixture.withoutConfig()))
    #expect(bare["sources"] == nil)
  }

  @Test("an empty program of reports is a value, and what is listed is a version of the configs")
  func schemas() throws {
    let resources = try Self.resources(Self.package(RenderedSite(CatalogFixture.catalog())))
    func schema(_ name: String) throws -> [String: Any] {
      let resource = try #require(resources.first { $0["name"] as? String == name })
      return try #require(resource["schema"] as? [String: Any])
    }
    let reports = try schema("reports.csv")
    let fields = try #require(reports["fields"] as? [[String: Any]])
    #expect(fields.map { ($0["missingValues"] as? [String]) == [] } == [false, true, false])
    #expect(reports["missingValues"] as? [String] == [""])
    #expect(reports["primaryKey"] as? [String] == ["week", "program"])
    let collected = try schema("collected.jsonl")
    let keys = try #require(collected["foreignKeys"] as? [[String: Any]])
    #expect(keys.map { $0["fields"] as? [String] } == [["since"], ["until"]])
    #expect(
      (keys[0]["reference"] as? [String: Any])?["resource"] as? String == "configs.jsonl")
  }

  @Test("a site without tables has none, and its pages name none")
  func without() throws {
    var settings = CatalogFixture.settings
    settings.datasets = []
    let catalog = try CatalogFixture.build(
      settings, CatalogFixture.catalog().tables, CatalogFixture.history)
    let site = try RenderedSite(catalog)
    #expect(!site.addresses.contains(.dataFile("datapackage.json")))
    for address in [PageAddress.home, .data, .dataDictionary, .dataUse] {
      #expect(!site.text(address).contains("datapackage"), "\(address.path)")
    }
    #expect(site.text(.dataUse).contains("/data.csv"))
  }
}
