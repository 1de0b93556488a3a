import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

/// What is not known is never said as a number, and no share stands without what it is a share of.
struct HonestNumbersTests {
  static let week = "2026-03-29"
  static let nextWeek = "2026-04-05"
  let nbsp = "\u{A0}"

  static func site(
    _ rows: TablesFixture, _ releases: [ConfigRelease]? = nil
  ) throws -> RenderedSite {
    try RenderedSite(
      CatalogFixture.build(
        CatalogFixture.settings, rows.tables, releases.map { ConfigHistory(releases: $0) }))
  }

  /// A program of whose reports nobody knows how many there are.
  static var systems: TablesFixture {
    var rows = TablesFixture()
    rows.counter(week, "p", "GOOS:linux", 5, 6)
    return rows
  }

  static let release = ConfigFixture.release("v0.1.0", "2026-01-01")

  @Test("a listed value without a row is not known where the number of reports is not, and no 0")
  func notKnown() throws {
    let site = try Self.site(Self.systems, [Self.release])
    let place = try site.counter("p", "GOOS:linux")
    for subject in [.week(period: 0), .chart(program: place.program, chart: place.chart)]
      as [RenderedSite.PageSubject]
    {
      let page = site.text(subject)
      #expect(
        page.contains(
          "<code>darwin</code> </span></th><td class=\"words\" colspan=\"3\">not known</td>"))
      #expect(!page.contains(">0</td>"))
    }
  }

  @Test("a sum stands with the reports that had the counter")
  func bothCounts() throws {
    let site = try Self.site(Self.systems, [Self.release])
    #expect(
      site.text(.week(period: 0)).contains(
        "<td class=\"num value\">6</td><td class=\"num count\">5</td></tr>"))
    let place = try site.counter("p", "GOOS:linux")
    let page = site.text(
      .counter(program: place.program, chart: place.chart, counter: place.counter))
    #expect(page.contains("<strong>6</strong> counted in all, in 5 reports, week ending"))
    #expect(page.contains("<td class=\"num value\">6</td><td class=\"num count\">5</td></tr>"))
  }

  @Test("a value that is not known stays so when a later week has it, and so does its page")
  func stillNotKnown() throws {
    var later = Self.systems
    later.counter(Self.nextWeek, "p", "GOOS:darwin", 1, 1)
    #expect(
      try Self.site(Self.systems, [Self.release]).text(.week(period: 0))
        == Self.site(later, [Self.release]).text(.week(period: 0)))
  }

  @Test("a listed value without a row is not seen where the number of reports is known")
  func notSeen() throws {
    var rows = Self.systems
    rows.reports(Self.week, "p", 10)
    let page = try Self.site(rows, [Self.release]).text(.week(period: 0))
    #expect(
      page.contains(
        "<code>darwin</code> </span></th><td class=\"words\" colspan=\"4\">not seen in 10 reports"))
  }

  @Test("a chart that no report could hold says so, and not that its shares are of 0 reports")
  func noReports() throws {
    var rows = TablesFixture()
    rows.reports(Self.week, "p", 10)
    rows.eligible(Self.week, "p", "a", 10)
    rows.counter(Self.week, "p", "a", 1, 1)
    let release = ConfigFixture.release(
      "v0.1.0", "2026-01-01", counters: [("a", 1), ("b", 1)])
    let page = try Self.site(rows, [release]).text(.week(period: 0))
    #expect(page.contains(">No report of p could hold it, week ending 29 Mar 2026</p>"))
    #expect(!page.contains("the 0 reports"))
  }

  @Test("a share of all reports says so wherever it stands")
  func allReports() throws {
    var rows = TablesFixture()
    rows.reports(Self.week, "", 300)
    rows.counter(Self.week, "bare", "runs", 30, 60)
    let site = try Self.site(rows)
    for address in site.addresses {
      let text = site.text(address)
      let path = address.outputPath
      guard path.hasSuffix(".html"), text.contains("10.0\(nbsp)%") else { continue }
      #expect(
        text.contains("10.0\(nbsp)% of all reports") || text.contains("Of all reports<"), "\(path)")
    }
    for address in [.home, .counters] as [PageAddress] {
      #expect(site.text(address).contains("<td class=\"num\">10.0\(nbsp)% of all reports</td>"))
    }
    #expect(site.text(.week(period: 0)).contains("29 Mar 2026, shares of all reports</caption>"))
    let place = try site.counter("bare", "runs")
    let page = site.text(
      .counter(program: place.program, chart: place.chart, counter: place.counter))
    #expect(page.contains("</strong> of all reports: 30 of 300"))
    #expect(page.contains("<td class=\"num n\">all 300</td>"))
  }

  @Test(
    "a line of shares that are in part of all reports says so beside a newest value that is not")
  func mixedLine() throws {
    var rows = TablesFixture()
    rows.reports(Self.week, "", 300)
    rows.counter(Self.week, "bare", "runs", 30, 60)
    rows.reports(Self.nextWeek, "", 300)
    rows.reports(Self.nextWeek, "bare", 40)
    rows.counter(Self.nextWeek, "bare", "runs", 30, 60)
    #expect(
      try Self.site(rows).text(.home).contains(
        ">75.0\(nbsp)%; line: in part shares of all reports</td>"))
  }

  @Test("a text that is no address of the web, or hides its host, is no link")
  func issues() throws {
    let issues = ["https://go.dev/issue/1", "https://go.dev@evil.example/", "https://"]
    let record = ConfigFixture.record("A", "a", program: "p", issues: issues)
    var rows = TablesFixture()
    rows.reports(Self.week, "p", 10)
    rows.counter(Self.week, "p", "a", 1, 1)
    let site = try Self.site(
      rows,
      [ConfigFixture.release("v0.1.0", "2026-01-01", counters: [("a", 1)], records: [record])])
    let place = try site.counter("p", "a")
    let page = site.text(.chart(program: place.program, chart: place.chart))
    #expect(page.contains("<li><a href=\"https://go.dev/issue/1\">"))
    #expect(page.contains("<li>https://go.dev@evil.example/</li>"))
    #expect(page.contains("<li>https://</li>"))
  }
}
