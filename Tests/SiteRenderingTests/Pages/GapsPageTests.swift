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
      "<tr><th scope=\"row\">8 Mar 2026</th><td class=\"num\">1 week</td></tr>",
      "<a href=\"/telemetry/stacks/#example.org/tool/-/tool/crash\">tool/crash</a>",
      "<td><ul class=\"names\"><li><code>tool/crash</code></li></ul></td><td>15 Mar 2026</td>"
        + "<td>Not listed by <a href=\"/telemetry/config/v0.1.0/\">v0.1.0</a></td>",
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
    let catalog = try CatalogFixture.build(CatalogFixture.settings, InputTables(), nil)
    #expect(try RenderedSite(catalog).text(.gaps).contains("No data yet"))
  }

  @Test("of many counters a row names the first and says how many more there are")
  func many() throws {
    var rows = TablesFixture()
    rows.reports("2026-03-01", "p", 10)
    for number in 1...9 { rows.counter("2026-03-01", "p", "a:\(number)", 1, 1) }
    let history = ConfigHistory(releases: [
      ConfigFixture.release("v0.1.0", "2026-01-01", counters: [("a:0", 1)]),
      ConfigFixture.release("v0.2.0", "2026-02-25", counters: [("a:{0,1,2,3,4,5,6,7,8,9}", 1)]),
    ])
    let page = try RenderedSite(
      CatalogFixture.build(CatalogFixture.settings, rows.tables, history)
    ).text(.gaps)
    #expect(page.contains("<code>8</code></a></li><li>and 1 more of the chart</li></ul>"))
    #expect(!page.contains("<code>9</code>"))
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
    let version = "<a href=\"/telemetry/config/v0.2.0/\">v0.2.0</a>"
    #expect(
      page.contains(
        "<td><ul class=\"names\"><li><a href=\"/telemetry/counters/p/-/a/-/x/\"><code>x</code></a></li>"
          + "</ul></td><td>1 Mar 2026</td><td>At a lower rate than reports are sent in \(version); "
          + "another rate since \(version)</td>"))
  }
}
