import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@Suite("The ledger of gaps")
struct GapsPageTests {
  @Test("it is as it was looked at")
  func golden() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    try Golden.expect(site.bytes(.gaps), equals: "pages/gaps.small-site.html")
  }

  @Test(
    "it lists gaps, partial counters with the versions that made them so, and numbers not known")
  func ledger() throws {
    let page = try RenderedSite(StacksFixture.catalog()).text(.gaps)
    let parts = [
      "<body data-page-type=\"gaps\">", "1 week without data",
      "<tr><th scope=\"row\">8 Mar 2026</th><td class=\"num\">1</td></tr>",
      "<a href=\"/telemetry/stacks/#example.org/tool/-/tool/crash\">tool/crash</a>",
      "<td>1 counter</td><td>15 Mar 2026</td><td>Not listed by v0.1.0</td>",
      // Eligible reports are known of the last week alone; the gap does not part the other two.
      "<td>1 Mar 2026 to 15 Mar 2026</td><td>Shares are of the reports that name the program</td>",
      "None: the number of reports is known of all that have data.",
    ]
    for part in parts { #expect(page.contains(part), "\(part)") }
  }

  @Test("it says so where nothing is missing, and where nobody can tell")
  func none() throws {
    var rows = TablesFixture()
    rows.reports("2026-03-01", "p", 10)
    rows.eligible("2026-03-01", "p", "a", 10)
    rows.counter("2026-03-01", "p", "a", 1, 1)
    let page = try RenderedSite(
      CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
    ).text(.gaps)
    #expect(page.contains("None: there is data of each from the first to the last."))
    #expect(page.contains("None: without a config history nobody can tell."))
    #expect(page.contains("None: for each program with counters it is known"))
    // The number of all reports has no row.
    #expect(page.contains("<td>all</td><td>Number of all reports</td>"))
  }

  @Test("an empty site has a ledger too")
  func empty() throws {
    let catalog = try CatalogFixture.build(CatalogFixture.settings, MetricTables(), nil)
    #expect(try RenderedSite(catalog).text(.gaps).contains("No data yet"))
  }

  @Test("a rate below that of the others is told as the reason")
  func rates() throws {
    var rows = TablesFixture()
    rows.reports("2026-03-01", "p", 10)
    rows.counter("2026-03-01", "p", "a:x", 1, 1)
    let history = ConfigHistory(releases: [
      ConfigFixture.release("v0.1.0", "2026-01-01", counters: [("a:x", 1)]),
      ConfigFixture.release("v0.2.0", "2026-02-25", counters: [("a:x", 0.5)]),
    ])
    let page = try RenderedSite(
      CatalogFixture.build(CatalogFixture.settings, rows.tables, history)
    ).text(.gaps)
    #expect(
      page.contains(
        "<td>At a lower rate than reports are sent in v0.2.0; another rate since v0.2.0</td>"))
  }
}
