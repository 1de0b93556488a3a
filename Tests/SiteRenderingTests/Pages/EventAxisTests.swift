import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

/// Events on the pages of charts and counters.
struct EventAxisTests {
  private let vim = PageAddress.counter(
    NotesFixture.tool, ChartName("editor"), BucketName("vim"))

  private func site(_ events: [Event]) throws -> RenderedSite {
    var content = SiteContent()
    content.events = events
    return try RenderedSite(CatalogFixture.catalog(), content: content)
  }

  @Test("a chart's page and drawing with events are as they were looked at")
  func goldens() throws {
    let site = try site(NotesFixture.content.events)
    let editor = ChartName("editor")
    try Golden.expect(
      site.bytes(.chart(NotesFixture.tool, editor)), equals: "pages/chart.events.html")
    try Golden.expect(
      site.bytes(.chartFile(NotesFixture.tool, editor, .svg)), equals: "charts/chart.events.svg")
  }

  @Test("events of the program and of all are listed, within the site's periods alone")
  func listed() throws {
    let site = try site(NotesFixture.content.events)
    let page = site.text(vim)
    #expect(page.contains("<span class=\"mark\">a</span> 5 Mar 2026: "))
    #expect(page.contains("<span class=\"mark\">b</span> 25 Mar 2026: Conference"))
    // Both lie in the week that ends on 29 March: one mark for two events.
    #expect(page.contains("<span class=\"mark\">b</span> 29 Mar 2026: Last day of the week"))
    // Two in each of the two drawings, and one in the legend.
    #expect(page.components(of: "class=\"event\"") == 2 * 2 + 1)
    #expect(!page.contains("Before the data") && !page.contains("Only for sums"))
    let sums = site.text(.chart(ProgramName("sums"), ChartName("files")))
    #expect(sums.contains("Only for sums") && !sums.contains("Tool 2.0"))
  }

  @Test("what came before a counter's first collection is not among its events")
  func beforeCollection() throws {
    // nano is in no config before v0.2.0 of 10 March.
    let nano = PageAddress.counter(NotesFixture.tool, ChartName("editor"), BucketName("nano"))
    let page = try site(NotesFixture.content.events).text(nano)
    #expect(page.contains("<span class=\"mark\">a</span> 25 Mar 2026: Conference"))
    #expect(page.contains(" Marked events: a, 25 Mar 2026, Conference; "))
    #expect(!page.contains("Tool 2.0"))
  }

  @Test("the text instead of the drawing names them, of many the newest")
  func description() throws {
    let some = try site(NotesFixture.content.events).text(vim)
    #expect(
      some.contains(
        " Marked events: a, 5 Mar 2026, Tool 2.0 &lt;beta&gt;; b, 25 Mar 2026, Conference; b, 29 Mar"
          + " 2026, Last day of the week.</desc>"))
    let many = try site((1...7).map { NotesFixture.event("2026-03-0\($0)", "No. \($0)") })
    #expect(many.text(vim).contains(" Marked events, the newest 5 of 7: b, 3 Mar 2026, No. 3; "))
  }

  @Test("of many only as many are drawn as there are letters, the newest")
  func manyPeriods() throws {
    var rows = TablesFixture()
    var events: [Event] = []
    let calendar = PeriodCalendar()
    var period = calendar.period(containing: TablesFixture.day("2025-01-05"))
    for number in 1...40 {
      rows.reports("\(period)", "p", 10)
      rows.counter("\(period)", "p", "c", 4, 4)
      events.append(NotesFixture.event("\(period.first)", "Event \(number)"))
      period = calendar.period(after: period)
    }
    var content = SiteContent()
    content.events = events
    let site = try RenderedSite(
      CatalogFixture.build(CatalogFixture.settings, rows.tables, nil), content: content)
    let page = site.text(.chart(ProgramName("p"), ChartName("c")))
    #expect(page.contains("event, by letter; 14 older ones are not drawn<"))
    #expect(page.contains("Event 15<") && page.contains("Event 40<") && !page.contains("Event 14<"))
    #expect(page.contains("<span class=\"mark\">a</span> 7 Apr 2025: Event 15"))
    #expect(page.contains("<span class=\"mark\">z</span> "))
  }

  @Test("pages of whole periods know nothing of events")
  func permanent() throws {
    let with = try site(NotesFixture.content.events)
    let without = try site([])
    for period in [0, 1, 3, 4, 5] {
      #expect(with.text(.week(period: period)) == without.text(.week(period: period)))
    }
  }
}
