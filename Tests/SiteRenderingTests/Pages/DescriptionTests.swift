import Foundation
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteRendering

@Suite("What pages say to programs")
struct DescriptionTests {
  private static func described(_ page: String) throws -> [String: Any] {
    let open = "<script type=\"application/ld+json\">"
    let start = try #require(page.range(of: open)).upperBound
    let end = try #require(page.range(of: "</script>", range: start..<page.endIndex)).lowerBound
    let json = try JSONSerialization.jsonObject(with: Data(page[start..<end].utf8))
    return try #require(json as? [String: Any])
  }

  @Test("a counter's page says what is measured, of which periods, and where the files are")
  func counter() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let page = site.text(
      .counter(ProgramName("example.org/tool"), ChartName("editor"), BucketName("vim")))
    let json = try Self.described(page)
    #expect(json["@type"] as? String == "Dataset")
    #expect(json["name"] as? String == "Editor: vim, Tool")
    #expect(json["temporalCoverage"] as? String == "2026-02-23/2026-04-05")
    #expect(
      json["variableMeasured"] as? [String: String] == [
        "@type": "PropertyValue", "name": "editor:vim", "unitText": "fraction of reports",
      ])
    let files = try #require(json["distribution"] as? [[String: String]])
    #expect(
      files.map { $0["encodingFormat"] } == ["text/csv", "application/json"])
    let own = "/telemetry/counters/example.org/tool/-/editor/-/vim/"
    #expect(files.first?["contentUrl"] == "https://example.org\(own)data.csv")
    for line in [
      "<link rel=\"alternate\" type=\"text/csv\" href=\"\(own)data.csv\">",
      "<link rel=\"alternate\" type=\"application/json\" href=\"\(own)data.json\">",
      "<link rel=\"describedby\" type=\"text/html\" href=\"/telemetry/data/dictionary/\">",
      "<link rel=\"license\" href=\"https://creativecommons.org/publicdomain/zero/1.0/\">",
      "<link rel=\"cite-as\" href=\"https://example.org/telemetry/charts/2026-04-05/#",
    ] { #expect(page.contains(line), "\(line)") }
    #expect(page.components(separatedBy: "rel=\"cite-as\"").count == 2)
  }

  @Test("hostile titles stay text, and what is said of a counter is small")
  func hostile() throws {
    var settings = CatalogFixture.settings
    settings.title = "</script><script>alert(1)</script> \"&\" ]]> <!--"
    settings.description = settings.title
    let catalog = try CatalogFixture.build(
      settings, CatalogFixture.catalog().tables, CatalogFixture.history)
    let site = try RenderedSite(catalog)
    for address in [PageAddress.home, .data] {
      let page = site.text(address)
      #expect(!page.contains("<script>alert"))
      #expect(try Self.described(page)["name"] as? String == settings.title)
    }
    for address in site.addresses where address.kind == .counter {
      let page = site.text(address)
      let start = try #require(page.range(of: "<script type=\"application/ld+json\">"))
      let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
      #expect(page[start.lowerBound..<end.lowerBound].utf8.count < 1_000, "\(address.path)")
    }
  }

  @Test("a permanent page is cited as itself, and an authored page names no licence of the data")
  func relations() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let week = site.text(.week(TablesFixture.day("2026-03-08")))
    #expect(
      week.contains(
        "<link rel=\"cite-as\" href=\"https://example.org/telemetry/charts/2026-03-08/\">"))
    #expect(!week.contains("ld+json"))
    #expect(site.text(.home).contains("rel=\"describedby\" type=\"application/json\""))
    let search = site.text(.search)
    #expect(!search.contains("rel=\"license\"") && !search.contains("rel=\"cite-as\""))
    #expect(!site.text(.counters).contains("ld+json"))
  }
}

@Suite("The lines of /data/use/")
struct LoadingCommandsTests {
  @Test("they name the counter that most reports of the newest period hold")
  func example() throws {
    let page = try RenderedSite(CatalogFixture.catalog()).text(.dataUse)
    let catalog = try CatalogFixture.catalog()
    let newest = try #require(catalog.newestPeriod)
    let counters = catalog.programs.flatMap(\.charts).filter { !$0.isMetadata }.flatMap(\.counters)
    let most = counters.compactMap { $0.cells[newest].reports.value }.max()
    let first = try #require(counters.first { $0.cells[newest].reports.value == most })
    #expect(page.contains("<code>\(first.name.text)</code>"))
  }

  @Test("a name with quotes stays one text in SQL, and names stand nowhere else")
  func quotes() throws {
    var rows = TablesFixture()
    rows.counter("2026-04-12", "p'; DROP TABLE x; --", "it's \"$(x)\"`y`:z", 3, 9)
    let catalog = try CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
    let site = try RenderedSite(catalog)
    let database = try #require(
      Download.others(beside: TableFiles(catalog), CatalogFixture.settings).database)
    let context = PageContext(
      catalog: catalog, content: SiteContent(),
      downloads: DownloadList(site.tables.map(\.download) + [database]), assets: [:])
    let tools = LoadingCommands(context).tools
    let sql = try #require(tools.first { $0.id == "sqlite" }?.commands.last)
    #expect(
      sql.lines.first
        == "SELECT * FROM figures WHERE program = 'p''; DROP TABLE x; --' AND counter = "
        + "'it''s \"$(x)\"`y`:z' ORDER BY week;")
    for tool in tools where tool.id != "sqlite" {
      for line in tool.commands.flatMap(\.lines) {
        #expect(!line.contains("DROP TABLE") && !line.contains("$("), "\(line)")
      }
    }
  }

  @Test("where tables are packed, they are unpacked")
  func packed() throws {
    var settings = CatalogFixture.settings
    settings.datasets = [.csvGzip]
    let catalog = try CatalogFixture.build(
      settings, CatalogFixture.catalog().tables, CatalogFixture.history)
    let context = PageContext(
      catalog: catalog, content: SiteContent(),
      downloads: DownloadList(planned: TableFiles(catalog), settings), assets: [:])
    let tools = LoadingCommands(context).tools
    #expect(tools.map(\.id) == ["curl", "python", "r", "duckdb"])
    let url = "https://example.org/telemetry/data/figures.csv.gz"
    #expect(tools[0].commands[0].lines[1] == "curl -fsS \(url) | gunzip > figures.csv")
    #expect(
      tools[2].commands[0].lines[1]
        == "figures <- read.csv(gzcon(url(\"\(url)\")), na.strings = \"\")")
  }
}
