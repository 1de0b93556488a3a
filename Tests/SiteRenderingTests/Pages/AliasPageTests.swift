import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@Suite("Addresses of telemetry.go.dev")
struct AliasPageTests {
  private func aliases(_ site: RenderedSite) -> [String] {
    site.addresses.filter { $0.kind == .chartsAlias || $0.kind == .dataAlias }.map(\.path)
  }

  private func content(_ days: [String]) -> SiteContent {
    var content = SiteContent()
    content.rawReports = RawReports(
      files: days.map { day in
        .init(
          day: TablesFixture.day(day), isCompressed: day.hasSuffix("7"), path: "\(day).jsonl",
          file: FileDigest(of: [0]), reports: 1)
      })
    return content
  }

  @Test("each week with data has the reference's address, each day of reports too")
  func all() throws {
    let site = try RenderedSite(
      StacksFixture.catalog(aliases: true),
      // The second is the last day of a week, whose page is at that address.
      content: content(["2026-03-14", "2026-03-15", "2026-03-17"]))
    #expect(
      aliases(site) == [
        "/charts/2026-02-23_2026-03-01/", "/charts/2026-03-09_2026-03-15/",
        "/charts/2026-03-16_2026-03-22/", "/data/2026-03-14/", "/data/2026-03-17/",
      ])
    let day = site.text(.dataAlias(TablesFixture.day("2026-03-17")))
    #expect(day.contains("content=\"0; url=/telemetry/data/reports/2026-03-17.jsonl.gz\""))
  }

  @Test("a stub leads on without a script, and says whose address it is not")
  func stub() throws {
    let site = try RenderedSite(StacksFixture.catalog(aliases: true))
    let week = PageAddress.chartsAlias(
      first: TablesFixture.day("2026-03-16"), last: TablesFixture.day("2026-03-22"))
    try Golden.expect(site.bytes(week), equals: "pages/alias.week.html")
  }

  @Test("without the setting there are none")
  func off() throws {
    let site = try RenderedSite(StacksFixture.catalog(), content: content(["2026-03-17"]))
    #expect(aliases(site) == [])
  }

  @Test(
    "days and months have no other address at the reference, and reports that are not published none",
    arguments: [PeriodCalendar.Unit.day, .month])
  func otherPeriods(_ unit: PeriodCalendar.Unit) throws {
    var settings = StacksFixture.settings(aliases: true)
    settings.calendar = PeriodCalendar(unit: unit)
    settings.rawReports = .list
    var rows = TablesFixture()
    rows.reports("2026-02-28", "p", 10)
    let site = try RenderedSite(
      CatalogFixture.build(settings, rows.tables, nil), content: content(["2026-03-17"]))
    #expect(aliases(site) == [])
  }
}
