import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

/// Each state of a cell has its own words on the pages; none is a blank.
struct StatusWordsTests {
  let nbsp = "\u{A0}"

  func counterPage(_ catalog: Catalog, _ program: String, _ name: String) throws -> String {
    let site = try RenderedSite(catalog)
    let place = try site.counter(program, name)
    return site.text(.counter(program: place.program, chart: place.chart, counter: place.counter))
  }

  @Test("a value is said with its reports, its n and its interval")
  func value() throws {
    let page = try counterPage(CatalogFixture.catalog(), "lab", "mode:b")
    #expect(
      page.contains(
        "<strong>10.0\(nbsp)%</strong> of reports that name lab: 5 of 50, 99\(nbsp)% interval "
          + "3.4–26.0\(nbsp)%, week ending 5 Apr 2026."))
  }

  @Test("a share of eligible reports is of those that could hold the counter")
  func eligible() throws {
    let page = try counterPage(CatalogFixture.catalog(), "example.org/tool", "editor:vim")
    #expect(page.contains("of reports of example.org/tool that could hold it: 640 of 1,000"))
  }

  @Test("a zero says how many reports did not have it, and what that leaves possible")
  func zero() throws {
    let page = try counterPage(CatalogFixture.catalog(), "example.org/tool", "editor:nano")
    #expect(
      page.contains("Not seen in 1,000 reports: at most 0.7\(nbsp)%, week ending 5 Apr 2026."))
  }

  @Test("a partial cell has its counts and no share")
  func partial() throws {
    let page = try counterPage(CatalogFixture.catalog(), "lab", "mode:c")
    #expect(page.contains(">2 reports, total 2, but not every report could hold it: no share</td>"))
    #expect(page.contains("partial: not every report could hold it, and no share is known"))
    let catalog = try CatalogFixture.catalog()
    let site = try RenderedSite(catalog)
    let mode = try site.counter("lab", "mode:c")
    #expect(
      site.text(.chart(program: mode.program, chart: mode.chart))
        .contains("Where one line has no value and another has: not every report could hold"))
  }

  @Test("before its time a counter is not collected yet, after it no longer, with the version")
  func notCollected() throws {
    let catalog = try CatalogFixture.catalog()
    #expect(
      try counterPage(catalog, "lab", "mode:b")
        .contains(">Not collected yet: since v0.2.0 (10 Mar 2026)</td>"))
    let old = try counterPage(catalog, "example.org/tool", "old")
    #expect(old.contains(">Not collected: until v0.3.0 (25 Mar 2026)</td>"))
    #expect(old.contains("Retired: no longer collected since v0.3.0 (25 Mar 2026)."))
    #expect(
      old.contains("<dt>Last rate</dt><dd>0.5: reports whose X is at most 0.5 may hold it</dd>"))
  }

  @Test("a gap is no data, not a zero")
  func gap() throws {
    let page = try counterPage(CatalogFixture.catalog(), "lab", "mode:a")
    #expect(
      page.contains(
        "<tr><th scope=\"row\">15 Mar 2026</th><td class=\"words\" colspan=\"4\">No data for this week</td>"
      ))
  }

  @Test("a program without reports has no reports")
  func noReports() throws {
    var rows = TablesFixture()
    rows.reports("2026-03-29", "p", 10)
    rows.counter("2026-03-29", "p", "a", 1, 1)
    rows.reports("2026-04-05", "other", 10)
    let release = ConfigFixture.release("v0.1.0", "2026-01-01", counters: [("a", 1)])
    let catalog = try CatalogFixture.build(
      CatalogFixture.settings, rowsOfKnownPrograms(rows.tables),
      ConfigHistory(releases: [release, other]))
    #expect(try counterPage(catalog, "p", "a").contains(">No reports, week ending 5 Apr 2026.<"))
  }

  private func rowsOfKnownPrograms(_ tables: InputTables) -> InputTables { tables }

  private var other: ConfigRelease {
    var release = ConfigFixture.release("v0.1.1", "2026-01-02", counters: [("a", 1)])
    release.config.programs +=
      ConfigFixture.release(
        "v0.1.1", "2026-01-02", program: "other"
      ).config.programs
    return release
  }

  @Test("without a config history nothing is claimed about since and until")
  func withoutConfig() throws {
    let page = try counterPage(CatalogFixture.withoutConfig(), "bare", "runs")
    #expect(page.contains("This site has no config history"))
    #expect(!page.contains("Collected since"))
    #expect(page.contains("31 reports; out of how many is not known"))
  }

  @Test("a share of all reports says so")
  func allReports() throws {
    let site = try RenderedSite(CatalogFixture.withoutConfig())
    #expect(site.text(.week(period: 0)).contains("Shares are of all reports of the week"))
    #expect(site.text(.week(period: 0)).contains("Share of all 300 reports, percent"))
  }

  @Test("a row of a period without a row and without a config history is not known")
  func noData() throws {
    var rows = TablesFixture()
    rows.reports("2026-03-29", "p", 10)
    rows.counter("2026-03-29", "p", "a", 1, 1)
    rows.reports("2026-04-05", "p", 10)
    let catalog = try CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
    #expect(try counterPage(catalog, "p", "a").contains(">Not known, week ending 5 Apr 2026.<"))
  }

  @Test("shares that do not add up to 100 % say so, and those that do not")
  func overlap() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let week = site.text(.week(period: 0))
    // Version 200 of 200 and GOOS 150 + 50 of 200 add up; editor 180 and latency 150 of 200 do not.
    #expect(week.components(of: "do not add up to 100\(nbsp)%") == 2)
  }

  @Test("few reports are called low precision")
  func precision() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    #expect(
      site.text(.week(period: 5)).components(
        of: "Low precision: fewer than the 664 reports that ±5 points take.") == 1)
  }

  @Test("a sum has neither share nor interval")
  func total() throws {
    let page = try counterPage(CatalogFixture.catalog(), "sums", "files")
    #expect(page.contains("<strong>1,000,000</strong> counted in all, week ending 5 Apr 2026."))
    #expect(!page.contains("\(nbsp)% interval"))
  }
}
