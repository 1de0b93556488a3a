import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

/// The sentences that pages say of their numbers.
struct FindingPagesTests {
  /// `text` with the spaces that do not break.
  func spaced(_ text: String) -> String { text.replacing(" %", with: "\u{A0}%") }

  func site(_ fixture: FindingFixture) throws -> RenderedSite {
    try RenderedSite(fixture.catalog())
  }

  func pages(_ fixture: FindingFixture) throws -> (chart: String, counter: String, week: String) {
    let site = try site(fixture)
    let place = try site.counter("p", "c:a")
    return (
      site.text(.chart(program: place.program, chart: place.chart)),
      site.text(.counter(program: place.program, chart: place.chart, counter: place.counter)),
      site.text(.week(period: FindingFixture.week))
    )
  }

  // Intervals by hand, n = 1,000: 400 is 36.1 to 44.0 %, 300 is 26.4 to 33.9 %, 550 is 50.9 to 59.0 %.
  @Test("a chart's headings are its findings, with what they rest on and how they are chosen")
  func chart() throws {
    let plain = try pages(FindingFixture()).chart
    #expect(
      plain.contains(
        spaced(
          """
          <p class="kicker">Newest values</p>
          <h2>“a” leads with 40.0 % of reports that name p</h2>
          <p class="note">99 % interval 36.1–44.0 %; next “b”, 30.0 %, 26.4–33.9 %.</p>
          """)))
    #expect(plain.contains("<h2>Over time</h2>"))
    #expect(plain.contains("of 52, 13 or 1 weeks before"))
    var fixture = FindingFixture()
    fixture.a[FindingFixture.week] = 550
    let changed = try pages(fixture).chart
    #expect(
      changed.contains(
        spaced("<h2>“a” leads with more than half of the reports that name p: 55.0 %</h2>")))
    #expect(
      changed.contains(
        spaced(
          """
          <p class="kicker">Over time</p>
          <h2>“a”: 55.0 % of reports that name p, up from 40.0 % 52 weeks before</h2>
          <p class="note">99 % intervals 50.9–59.0 % (week ending 26 Apr 2026) and 36.1–44.0 % \
          (week ending 27 Apr 2025).</p>
          """)))
  }

  @Test(
    "a counter's heading is its own change, and a chart without findings keeps its plain titles")
  func counter() throws {
    var fixture = FindingFixture()
    fixture.a[FindingFixture.week] = 550
    #expect(
      try pages(fixture).counter.contains(
        spaced("<h2>55.0 % of reports that name p, up from 40.0 % 52 weeks before</h2>")))
    // Below it stand the counts alone: share, interval and week have been said.
    #expect(
      try pages(fixture).counter.contains(
        "(week ending 27 Apr 2025).</p>\n<p>550 of 1,000 reports.</p>\n</section>"))
    fixture.a[FindingFixture.week] = nil
    #expect(
      try pages(fixture).counter.contains(
        spaced("<h2>Not seen in 1,000 reports that name p, down from 40.0 % 52 weeks before</h2>")))
    fixture.a = Array(repeating: nil, count: FindingFixture.weekCount)
    fixture.a[FindingFixture.week] = 100
    #expect(
      try pages(fixture).counter.contains(
        spaced("<h2>10.0 % of reports that name p, not seen 52 weeks before</h2>")))
    fixture.a[FindingFixture.week] = 300
    fixture.a[58] = 300
    fixture.a[46] = 300
    fixture.a[7] = 300
    let (chart, counter, week) = try pages(fixture)
    #expect(chart.contains("<h2>Newest values</h2>") && chart.contains("<h2>Over time</h2>"))
    #expect(counter.contains("<h2>Newest value</h2>"))
    #expect(!chart.contains("kicker") && !counter.contains("kicker"))
    #expect(!chart.contains("sentences are computed") && !week.contains("class=\"finding\""))
  }

  @Test("a week's page has its findings in one line above the chart")
  func week() throws {
    var fixture = FindingFixture()
    fixture.a[58] = 550
    let site = try site(fixture)
    #expect(
      site.text(.week(period: 58)).contains(
        spaced(
          """
          <p class="finding">“a” leads with more than half of the reports that name p: 55.0 %. “a”: 55.0 % of \
          reports that name p, up from 40.0 % 13 weeks before.</p>
          """)) == false, "52 weeks before there is data too")
    #expect(
      site.text(.week(period: 58)).contains(
        spaced("“a”: 55.0 % of reports that name p, up from 40.0 % 52 weeks before.</p>")))
    #expect(
      site.text(.week(period: 59)).contains(
        spaced("“a”: 40.0 % of reports that name p, down from 55.0 % the week before.</p>")))
  }

  @Test("the front page shows the first findings as a sentence and two bars")
  func home() throws {
    var fixture = FindingFixture()
    fixture.a[FindingFixture.week] = 550
    let home = try site(fixture).text(.home)
    #expect(
      home.contains("<h2>What stands out</h2>\n<p class=\"subtitle\">Week ending 26 Apr 2026</p>"))
    #expect(
      home.contains(
        spaced(
          """
          <h3><a href="/counters/p/-/c/">“a”: 55.0 % of reports that name p, up from 40.0 % 52 weeks \
          before</a></h3>
          """)))
    #expect(home.contains("<th scope=\"row\">Week ending 27 Apr 2025</th>"))
    #expect(home.contains("<td class=\"num count\">550 of 1,000</td>"))
    fixture.measure = .total
    #expect(try !site(fixture).text(.home).contains("What stands out"))
  }

  @Test("a share of all reports is called one")
  func allReports() throws {
    var fixture = FindingFixture()
    let weeks = fixture.n.indices.map { "\(FindingFixture.day($0))" }
    fixture.more = { rows, week in
      guard week == weeks[FindingFixture.week] else { return }
      rows.counter(week, "q", "GOOS:linux", 900, nil)
      rows.counter(week, "q", "GOOS:darwin", 90, nil)
      rows.reports(week, "", 2000)
    }
    fixture.releases = nil
    let site = try site(fixture)
    #expect(
      site.text(.home).contains(spaced("“linux” leads with 45.0 % of all reports</a>")))
  }
}
