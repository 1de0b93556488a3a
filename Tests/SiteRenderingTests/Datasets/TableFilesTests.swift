import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

struct TableFilesTests {
  private func site(_ rows: TablesFixture) throws -> RenderedSite {
    try RenderedSite(CatalogFixture.build(CatalogFixture.settings, rows.tables, nil))
  }

  /// The tables that are whole, by name, in one format.
  private func whole(_ site: RenderedSite, _ encoding: SiteSettings.Dataset) -> [String] {
    site.tables.filter { $0.download.encoding == encoding }.compactMap {
      guard case .table(let table, period: nil) = $0.download.content else { return nil }
      return table.name
    }
  }

  @Test("rows stand by week, program and name, each by its bytes, however they came")
  func order() throws {
    var rows = TablesFixture()
    rows.counter("2026-03-08", "b", "x", 1, 1)
    rows.counter("2026-03-01", "b", "x:é", nil, 4)
    rows.counter("2026-03-01", "b", "x:B", 1, nil)
    rows.counter("2026-03-01", "B", "z", 3, 3)
    rows.counter("2026-03-01", "b", "x:a", 0, 0)
    let site = try site(rows)
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
    let site = try site(rows)
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
    #expect(
      site.text(.dataFile("stacks.jsonl"))
        == #"{"week":"2026-03-01","program":"a,\"b\"","stack":"bug\u000af:+1,+0x2","#
        + "\"reports\":1,\"total\":2}\n")
    #expect(
      site.text(.dataFile("groups.jsonl"))
        == #"{"week":"2026-03-01","program":"a,\"b\"","by":"GOOS","value":"linux","#
        + "\"counter\":\"\",\"reports\":3,\"total\":null}\n")
    #expect(whole(site, .csv) == ["reports", "stacks", "groups"])
  }

  @Test("each table has a file of all its rows, metric tables also one for each period with rows")
  func pieces() throws {
    let catalog = try CatalogFixture.catalog()
    let site = try RenderedSite(catalog)
    let tables = ["counters", "reports", "eligible", "figures", "collected", "configs"]
    #expect(whole(site, .csv) == tables)
    #expect(whole(site, .jsonLines) == tables)
    let downloads = DownloadList(site.tables.map(\.download))
    #expect(catalog.periods.indices.map { downloads.of(period: $0).count } == [6, 6, 0, 6, 6, 6])
    for table in site.tables {
      let lines = table.bytes.count { $0 == 0x0A }
      #expect(lines == (table.download.rows ?? 0) + (table.download.encoding == .csv ? 1 : 0))
    }
    let counters = try #require(downloads.whole(.counters, .csv))
    #expect(counters.rows == catalog.tables[.counters].count)
    let pieces = catalog.periods.indices.compactMap { downloads.of(period: $0).first?.rows }
    #expect(pieces.reduce(0, +) == counters.rows)
  }

  @Test("figures are the rows of all counters' data.csv, by period")
  func figures() throws {
    let catalog = try CatalogFixture.catalog()
    let site = try RenderedSite(catalog)
    let rows = site.text(.dataFile("figures.csv")).split(separator: "\n")
    var others: [Substring] = []
    for program in catalog.programs {
      for chart in program.charts {
        let file = PageAddress.chartFile(program.name, chart.name, .csv)
        let text = site.text(file).split(separator: "\n")
        #expect(text[0] == rows[0])
        others += text.dropFirst()
      }
    }
    #expect(rows.count > 1 && rows.dropFirst().sorted() == others.sorted())
    let weeks = rows.dropFirst().map { $0.prefix(10) }
    #expect(weeks == weeks.sorted())
  }

  @Test("a site that leaves out all formats of tables has none, and says so")
  func leftOut() throws {
    var catalog = try CatalogFixture.catalog()
    catalog.settings.datasets = [.sqlite]
    let site = try RenderedSite(catalog)
    #expect(!site.addresses.contains(.dataFile("counters.csv")))
    #expect(site.text(.data).contains("This site publishes no tables."))
    #expect(site.text(.dataWeek(catalog.periods[0].last)).contains("publishes no tables."))
  }
}
