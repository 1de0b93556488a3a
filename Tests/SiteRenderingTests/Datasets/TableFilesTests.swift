import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

struct TableFilesTests {
  private func files(_ rows: TablesFixture) throws -> (RenderedSite, TableFiles) {
    let catalog = try CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
    return (try RenderedSite(catalog), TableFiles(catalog))
  }

  @Test("rows stand by week, program and name, each by its bytes, however they came")
  func order() throws {
    var rows = TablesFixture()
    rows.counter("2026-03-08", "b", "x", 1, 1)
    rows.counter("2026-03-01", "b", "x:é", nil, 4)
    rows.counter("2026-03-01", "b", "x:B", 1, nil)
    rows.counter("2026-03-01", "B", "z", 3, 3)
    rows.counter("2026-03-01", "b", "x:a", 0, 0)
    let (site, _) = try files(rows)
    let first =
      "2026-03-01,B,z,3,3\n2026-03-01,b,x:B,1,\n2026-03-01,b,x:a,0,0\n"
      + "2026-03-01,b,x:é,,4\n"
    let header = "week,program,counter,reports,total\n"
    #expect(site.text(.dataFile("counters.csv")) == header + first + "2026-03-08,b,x,1,1\n")
    #expect(
      site.text(.dataWeekFile(TablesFixture.day("2026-03-01"), "counters.csv")) == header + first)
  }

  @Test("a field with a comma, a quote or a line break is quoted")
  func quoting() throws {
    var rows = TablesFixture()
    rows.reports("2026-03-01", "", 9)
    rows.reports("2026-03-01", "a,\"b\"", 5)
    rows.stack("2026-03-01", "a,\"b\"", "bug\nf:+1,+0x2", 1, 2)
    rows.group("2026-03-01", "a,\"b\"", by: "GOOS", "linux", "", 3, nil)
    let (site, files) = try files(rows)
    #expect(
      site.text(.dataFile("reports.csv"))
        == "week,program,reports\n2026-03-01,,9\n2026-03-01,\"a,\"\"b\"\"\",5\n")
    #expect(
      site.text(.dataFile("stacks.csv"))
        == "week,program,stack,reports,total\n2026-03-01,\"a,\"\"b\"\"\",\"bug\nf:+1,+0x2\",1,2\n")
    #expect(
      site.text(.dataFile("groups.csv"))
        == "week,program,by,value,counter,reports,total\n"
        + "2026-03-01,\"a,\"\"b\"\"\",GOOS,linux,,3,\n")
    #expect(files.whole.map(\.table) == [.reports, .stacks, .groups])
  }

  @Test("rows, sizes and hashes that are known before are those of the bytes")
  func measures() throws {
    let catalog = try CatalogFixture.catalog()
    let files = TableFiles(catalog)
    #expect(files.whole.map(\.table) == [.counters, .reports, .eligible])
    #expect(files.ofPeriods.map(\.count) == [3, 3, 0, 3, 3, 3])
    for file in files.whole + files.ofPeriods.joined() {
      var buffer = ByteBuffer(capacity: 1024)
      files.append(file, to: &buffer)
      #expect(buffer.bytes.count == file.bytes)
      #expect(SHA256.hexDigest(of: buffer.bytes) == file.sha256)
      #expect(buffer.bytes.count { $0 == 0x0A } == file.rows.count + 1)
    }
    let counters = files.whole[0]
    #expect(counters.rows.count == catalog.tables.counters.count)
    #expect(counters.rows.count == files.ofPeriods.reduce(0) { $0 + ($1.first?.rows.count ?? 0) })
  }

  @Test("a site that leaves out CSV has no tables, and says so")
  func leftOut() throws {
    var catalog = try CatalogFixture.catalog()
    catalog.settings.datasets = [.jsonLines]
    let site = try RenderedSite(catalog)
    #expect(!site.addresses.contains(.dataFile("counters.csv")))
    #expect(site.text(.data).contains("This site publishes no tables."))
    #expect(site.text(.dataWeek(catalog.periods[0].last)).contains("publishes no tables."))
  }
}
