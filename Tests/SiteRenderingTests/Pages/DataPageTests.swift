import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

struct DataPageTests {
  @Test("the pages of downloads are as they were looked at")
  func goldens() throws {
    let site = try RenderedSite(CatalogFixture.catalog(), content: NotesFixture.content)
    try Golden.expect(site.bytes(.data), equals: "pages/data.with-gap.html")
    try Golden.expect(
      site.bytes(.dataWeek(TablesFixture.day("2026-03-22"))),
      equals: "pages/data-week.with-errata.html")
  }

  @Test("the page of a week's downloads is the same when later weeks, configs and events have come")
  func permanent() throws {
    let earlier = try RenderedSite(CatalogFixture.catalog(weeks: 3, releases: 2))
    var content = SiteContent()
    content.events = NotesFixture.content.events
    let later = try RenderedSite(CatalogFixture.catalog(), content: content)
    for week in CatalogFixture.weeks.prefix(3) {
      let address = PageAddress.dataWeek(TablesFixture.day(week))
      #expect(earlier.text(address) == later.text(address))
      let file = PageAddress.dataWeekFile(TablesFixture.day(week), "counters.csv")
      #expect(earlier.text(file) == later.text(file))
    }
  }

  @Test("a correction changes the permanent pages of the weeks that it affects, and no others")
  func errata() throws {
    let without = try RenderedSite(CatalogFixture.catalog())
    var content = SiteContent()
    content.errata = [NotesFixture.content.errata[0]]
    let with = try RenderedSite(CatalogFixture.catalog(), content: content)
    for week in CatalogFixture.weeks {
      let isAffected = ("2026-03-08"..."2026-03-22").contains(week)
      let day = TablesFixture.day(week)
      for address in [PageAddress.week(day), .dataWeek(day)] {
        #expect((with.text(address) != without.text(address)) == isAffected, "\(address)")
        #expect(with.text(address).contains("Counted twice.") == isAffected, "\(address)")
      }
    }
  }

  @Test("a week's page names the programs and the config versions of that week alone")
  func week() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let early = site.text(.dataWeek(TablesFixture.day("2026-03-08")))
    #expect(early.contains("v0.1.0 (1 Dec 2025)") && !early.contains("v0.2.0"))
    let late = site.text(.dataWeek(TablesFixture.day("2026-03-29")))
    #expect(late.contains("v0.2.0 (10 Mar 2026)") && late.contains("v0.3.0 (25 Mar 2026)"))
    #expect(late.contains("href=\"/telemetry/charts/2026-03-29/\""))
    #expect(late.contains("href=\"/telemetry/data/2026-03-22/\""))
    #expect(!late.contains("2026-04-05"))
  }

  @Test("after ten years of weeks the page is still small, and every week is reached from it")
  func bounded() throws {
    var rows = TablesFixture()
    let calendar = PeriodCalendar()
    var period = calendar.period(containing: TablesFixture.day("2016-01-03"))
    for _ in 0..<520 {
      rows.reports("\(period)", "p", 10)
      rows.counter("\(period)", "p", "c", 4, 4)
      rows.eligible("\(period)", "p", "c", 9)
      period = calendar.period(after: period)
    }
    let catalog = try CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
    let page = try RenderedSite(catalog).text(.data)
    #expect(page.utf8.count < 120_000)
    for period in catalog.periods {
      #expect(page.contains("href=\"/telemetry/data/\(period)/\""))
    }
    // The table of each listed week.
    #expect(page.components(of: "counters.csv</a>") == 26)
  }

  @Test(
    "sizes are rounded to two digits below ten",
    arguments: [
      (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0\u{A0}KB"),
      (9_949, "9.9\u{A0}KB"), (9_950, "10\u{A0}KB"), (999_499, "999\u{A0}KB"),
      (999_500, "1.0\u{A0}MB"), (56_780_000, "57\u{A0}MB"), (2_000_000_000_000, "2,000\u{A0}GB"),
    ])
  func sizes(_ bytes: Int, _ text: String) { #expect(SizeText.of(bytes) == text) }
}
