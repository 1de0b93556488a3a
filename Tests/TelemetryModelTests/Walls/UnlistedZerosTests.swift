import SiteTestSupport
import TelemetryModel
import Testing

/// Chart files name every bucket of the newest config, whatever the period.
@Suite("Zeros of names that no config lists")
struct UnlistedZerosTests {
  private func build(
    asChartFile: Bool, hasConfig: Bool = true, _ rows: (inout TablesFixture) -> Void
  ) throws -> (Catalog?, [String]) {
    var fixture = TablesFixture()
    rows(&fixture)
    var tables = fixture.tables
    // A chart file of one long line: row N of the fixture is its byte N.
    let places = LinePlaces([UInt8](repeating: 0x20, count: 1000), file: "t.csv")
    if asChartFile { tables.chartFiles[0] = places }
    var diagnostics = Diagnostics()
    let release = ConfigFixture.release(
      "v1", "2026-01-01", counters: [("c:{a,b}", 1)], metadata: [("GOOS", ["linux"])])
    let catalog = CatalogBuilder.build(
      settings: SiteSettings(title: "t", baseURL: try #require(BaseURL("https://example.org/"))),
      tables: tables, history: hasConfig ? ConfigHistory(releases: [release]) : nil,
      diagnostics: &diagnostics)
    return (catalog, diagnostics.errors.map { "\($0.location) \($0.message)" })
  }

  private static let week = "2026-04-26"

  private static func zeros(_ fixture: inout TablesFixture) {
    fixture.reports(week, "", 10)
    fixture.counter(week, "p", "c:a", 0, nil)
    fixture.counter(week, "p", "c:later", 0, nil)
    fixture.counter(week, "p", "GOOS:later", 0, nil)
    fixture.counter(week, "later", "c:a", 0, nil)
  }

  @Test("in a chart file they are no data, and those of listed names are")
  func dropped() throws {
    let (catalog, errors) = try build(asChartFile: true, Self.zeros)
    #expect(errors == [])
    let tables = try #require(catalog?.tables)
    #expect(tables[.counters].map { tables.names[$0.name] } == ["c:a"])
    #expect(catalog?.programs.map(\.name.text) == ["p"])
    #expect(catalog?.programs.first?.charts.map(\.name.text) == ["c"])
  }

  @Test("in any other table the wall refuses them")
  func refused() throws {
    let (_, errors) = try build(asChartFile: false, Self.zeros)
    #expect(errors.map { String($0.prefix(11)) } == ["t.csv:3:100", "t.csv:4:100", "t.csv:5:12 "])
  }

  @Test("a single report of such a name is refused in a chart file too, at its place")
  func one() throws {
    let (_, errors) = try build(asChartFile: true) {
      $0.reports(Self.week, "", 10)
      $0.counter(Self.week, "p", "c:later", 1, nil)
      $0.counter(Self.week, "p", "c:later2", nil, 1)
    }
    let end = "of p is listed by no config version of the period that ends on 2026-04-26"
    #expect(errors == ["t.csv:1:101 'c:later' \(end)", "t.csv:1:101 'c:later2' \(end)"])
  }

  @Test("without a config history there is no list to hold them against")
  func noConfig() throws {
    let (catalog, errors) = try build(asChartFile: true, hasConfig: false, Self.zeros)
    #expect(errors == [])
    #expect(catalog?.tables[.counters].count == 4)
  }
}
