import SiteTestSupport
import TelemetryModel
import Testing

/// What is known of a counter in a group of reports.
struct BreakdownTests {
  /// The figures of `c:a` by group in the newest week.
  func cells(_ fixture: GroupFixture) throws -> [(base: ReportBase, cell: Cell)] {
    let catalog = try fixture.catalog()
    let program = try #require(catalog.programs.first)
    let chart = try #require(program.charts.first { $0.name.text == "c" })
    let counter = try #require(chart.counters.first { $0.bucket.text == "a" })
    let breakdown = try #require(program.breakdowns.first)
    return breakdown.groups.map {
      catalog.figures(of: counter, in: chart, program, group: $0, at: 1)
    }
  }

  @Test("a group's share is one of its own reports")
  func shares() throws {
    let cells = try cells(GroupFixture())
    #expect(
      cells.map { $0.cell.share(of: $0.base) } == [
        Share(reports: 400, n: 1000), Share(reports: 400, n: 1000), Share(reports: 300, n: 1000),
      ])
    #expect(cells.map(\.cell.total.value) == [800, 800, 600])
  }

  @Test("a group without a row of the counter has a zero, and one without any row has no reports")
  func zeros() throws {
    var fixture = GroupFixture()
    fixture.a = [400, nil, nil]
    fixture.sizes = [1000, 1000, nil]
    fixture.reports = 2000
    let cells = try cells(fixture)
    // The third group has no row at all: it is no group of this table.
    #expect(cells.map { $0.cell.share(of: $0.base)?.reports } == [400, 0])
  }

  @Test("a group of another week has no reports in one whose table leaves it out")
  func absentGroup() throws {
    var rows = TablesFixture()
    for week in GroupFixture.weeks {
      rows.reports(week, "p", 10)
      rows.counter(week, "p", "c:a", 5, 5)
      rows.group(week, "p", by: "GOOS", "linux", "", 9, nil)
    }
    rows.group(GroupFixture.weeks[0], "p", by: "GOOS", "darwin", "", 1, nil)
    var settings = CatalogFixture.settings
    settings.metadata = SiteSettings.goMetadata
    let catalog = try CatalogFixture.build(
      settings, rows.tables, ConfigHistory(releases: GroupFixture().releases))
    let program = try #require(catalog.programs.first { $0.name.text == "p" })
    let breakdown = try #require(program.breakdowns.first)
    #expect(breakdown.groups.map(\.value) == ["darwin", "linux"])
    #expect(breakdown.groups[0].sizes.map(\.value) == [1, 0])
    #expect(breakdown.isPartition(at: 0, reports: program.reports[0]))
    #expect(!breakdown.isPartition(at: 1, reports: program.reports[1]))
    let chart = try #require(program.charts.first { $0.name.text == "c" })
    let darwin = catalog.figures(
      of: chart.counters[0], in: chart, program, group: breakdown.groups[0], at: 1)
    #expect(darwin.cell.status == .noReports)
  }

  @Test("where not all reports of the program could hold the chart, there are counts and no share")
  func partialByEligible() throws {
    var fixture = GroupFixture()
    fixture.eligible = 2999
    let fewer = try cells(fixture)
    #expect(fewer.map(\.cell.status) == [.partial, .partial, .partial])
    #expect(fewer.map(\.cell.reports.value) == [400, 400, 300])
    fixture.eligible = 3000
    #expect(try cells(fixture).map(\.cell.status) == [.ok, .ok, .ok])
  }

  @Test("a counter at a rate below that of its config is partial in each group, too")
  func partialByRate() throws {
    var fixture = GroupFixture()
    fixture.releases = [
      ConfigFixture.release(
        "v1", "2026-01-01", counters: [("c:{a,b}", 0.5)],
        metadata: [("GOOS", GroupFixture.systems)])
    ]
    #expect(try cells(fixture).map(\.cell.status) == [.partial, .partial, .partial])
  }

  @Test("a group of unknown size has counts, and nothing more is known")
  func unknownSize() throws {
    var fixture = GroupFixture()
    fixture.sizes = [nil, 1000, 1000]
    let cells = try cells(fixture)
    #expect(cells.map(\.cell.status) == [.noData, .ok, .ok])
    #expect(cells[0].cell.reports.value == 400)
  }

  @Test("groups are in the order of their versions, and of pairs the first value counts first")
  func order() throws {
    var fixture = GroupFixture()
    fixture.by = "GOOS+Version"
    fixture.values = ["linux+v1.10.0", "darwin+v1.9.0", "linux+v1.9.0"]
    let breakdown = try #require(try fixture.catalog().programs.first?.breakdowns.first)
    #expect(breakdown.groups.map(\.value) == ["darwin+v1.9.0", "linux+v1.9.0", "linux+v1.10.0"])
  }

  func error(_ fixture: GroupFixture) throws -> String? {
    do {
      _ = try fixture.catalog()
      return nil
    } catch let error as Diagnostic {
      return error.message
    }
  }

  @Test("groups that cannot be parts of the whole are refused")
  func impossible() throws {
    var fixture = GroupFixture()
    fixture.all = 399
    #expect(
      try error(fixture)
        == "inconsistent: '400' reports with the counter in the group, but only 399 with it in all")
    fixture.isCounted = false
    #expect(
      try error(fixture)
        == "inconsistent: '400' reports with the counter in the group, but only 0 with it in all")
    fixture.isCounted = true
    fixture.all = 1101
    #expect(
      try error(fixture)
        == "inconsistent: the groups of 'GOOS' have all reports, and '1100' with the counter, but 1101 "
        + "have it in all")
    // Where some reports are in no group, they may be those that had it.
    fixture.reports = 3001
    #expect(try error(fixture) == nil)
    fixture.reports = 3000
    fixture.all = 1100
    #expect(try error(fixture) == nil)
  }

  @Test("a counter that no group has a row of was not broken down: that is no zero")
  func notBrokenDown() throws {
    var fixture = GroupFixture()
    fixture.a = [nil, nil, nil]
    fixture.all = 1100
    #expect(try cells(fixture).map(\.cell.status) == [.noData, .noData, .noData])
    fixture.all = 0
    #expect(try cells(fixture).map { $0.cell.share(of: $0.base)?.reports } == [0, 0, 0])
  }
}
