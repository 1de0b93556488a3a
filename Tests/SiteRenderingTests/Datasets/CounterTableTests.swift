import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

struct CounterTableTests {
  func csv(_ catalog: Catalog, _ program: String, _ name: String) throws -> String {
    let site = try RenderedSite(catalog)
    let place = try site.counter(program, name)
    return site.text(
      .counterData(program: place.program, chart: place.chart, counter: place.counter))
  }

  // Bounds by hand, z² = 6.634895; for 5 of 50: center (0.1 + 6.634895/100)/1.1326979 = 0.146861, margin
  // 2.575829·√(0.09/50 + 6.634895/10000)/1.1326979 = 0.112870.
  @Test("a counter's file has a row for each period, with the status where there is no share")
  func counter() throws {
    #expect(
      try csv(CatalogFixture.catalog(), "lab", "mode:b") == """
        week,program,counter,reports,total,n,share,low,high,config,status
        2026-03-01,lab,mode:b,,,,,,,v0.1.0,not_collected
        2026-03-08,lab,mode:b,,,,,,,v0.1.0,not_collected
        2026-03-15,lab,mode:b,,,,,,,v0.1.0 v0.2.0,no_data
        2026-03-22,lab,mode:b,5,6,50,0.100000,0.033991,0.259731,v0.2.0,ok
        2026-03-29,lab,mode:b,5,6,50,0.100000,0.033991,0.259731,v0.2.0 v0.3.0,ok
        2026-04-05,lab,mode:b,5,6,50,0.100000,0.033991,0.259731,v0.3.0,ok

        """)
  }

  @Test("a partial cell has its counts, and neither n nor share")
  func partial() throws {
    let lines = try csv(CatalogFixture.catalog(), "lab", "mode:c").split(separator: "\n")
    #expect(lines[5] == "2026-03-29,lab,mode:c,2,2,,,,,v0.2.0 v0.3.0,partial")
  }

  @Test("a zero has a share of 0 and an upper bound")
  func zero() throws {
    // z²/(n + z²) = 6.634895/1006.634895.
    let lines = try csv(CatalogFixture.catalog(), "example.org/tool", "editor:nano")
      .split(separator: "\n")
    #expect(
      lines[6]
        == "2026-04-05,example.org/tool,editor:nano,0,0,1000,0.000000,0.000000,0.006591,v0.3.0,ok")
  }

  @Test("without a config history the versions are empty, and n may be all reports or unknown")
  func withoutConfig() throws {
    let lines = try csv(CatalogFixture.withoutConfig(), "bare", "runs").split(separator: "\n")
    #expect(lines[1].hasPrefix("2026-03-29,bare,runs,30,60,300,0.100000,"))
    #expect(lines[1].hasSuffix(",,ok"))
    #expect(lines[2] == "2026-04-05,bare,runs,31,,,,,,,ok")
  }

  @Test("a chart's file has the periods in order, and in each of them all its counters")
  func chart() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let place = try site.counter("lab", "mode:a")
    let lines = site.text(.chartData(program: place.program, chart: place.chart))
      .split(separator: "\n")
    #expect(lines.count == 1 + 6 * 3)
    #expect(
      lines.dropFirst().prefix(4).map { $0.split(separator: ",").prefix(3).joined(separator: ",") }
        == [
          "2026-03-01,lab,mode:a", "2026-03-01,lab,mode:b", "2026-03-01,lab,mode:c",
          "2026-03-08,lab,mode:a",
        ])
  }

  @Test("a name with a comma or a quote is quoted")
  func quoting() throws {
    var rows = TablesFixture()
    rows.reports("2026-03-29", "p", 10)
    rows.counter("2026-03-29", "p", "a:x,\"y\"", 1, 1)
    let catalog = try CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
    #expect(
      try csv(catalog, "p", "a:x,\"y\"").contains(
        "\n2026-03-29,p,\"a:x,\"\"y\"\"\",1,1,10,0.100000,"))
  }
}
