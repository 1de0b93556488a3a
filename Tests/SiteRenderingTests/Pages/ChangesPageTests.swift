import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteRendering

/// What pages say moved, began, ended and was seen for the first time.
struct ChangesPageTests {
  /// `text` with the spaces that do not break.
  func spaced(_ text: String) -> String { text.replacing(" %", with: "\u{A0}%") }

  func page(_ fixture: FindingFixture, week: Int = FindingFixture.week) throws -> String {
    try RenderedSite(fixture.catalog()).text(.changesWeek(FindingFixture.day(week)))
  }

  // By hand, n = 1,000: 400 is 36.1 to 44.0 %, 550 is 50.9 to 59.0 %.
  @Test("a move has both shares, intervals and numbers of reports, and its sign")
  func move() throws {
    var fixture = FindingFixture()
    fixture.a[FindingFixture.week] = 550
    let page = try page(fixture)
    #expect(
      page.contains(
        "Counters that moved beyond chance, in 6 comparisons: 1 since the week before, 1 since 13 weeks "
          + "before, 1 since 52 weeks before."))
    #expect(page.contains("<h2>Since 52 weeks before</h2>"))
    #expect(
      page.contains(
        spaced(
          "Share of the program&#39;s reports that could hold it, in the week ending 26 Apr 2026 and in the week "
            + "ending 27 Apr 2025, percent, with 99 % interval; 2 comparisons")))
    #expect(
      page.contains(
        spaced(
          """
          <th scope="row"><a href="/counters/p/-/c/-/a/"><code>c:a</code></a> <span class="of">c, \
          p</span></th><td class="num" data-label="27 Apr 2025: ">40.0 % <span class="of">36.1–44.0 %</span> \
          <span class="of">400 of 1,000</span></td><td class="num" data-label="26 Apr 2026: ">55.0 % \
          <span class="of">50.9–59.0 %</span> <span class="of">550 of 1,000</span></td>\
          <td class="num" data-label="difference: ">+15.0 points</td>
          """)))
    fixture.a[FindingFixture.week] = nil
    let fall = try self.page(fixture)
    #expect(fall.contains("not seen <span class=\"of\">0.0–0.7"))
    #expect(fall.contains("−40.0 points"))
  }

  @Test("where nothing moved the page says so in words, with the number of comparisons")
  func nothing() throws {
    let page = try page(FindingFixture())
    #expect(
      page.contains(
        "Counters that moved beyond chance, in 6 comparisons: none since the week before,"))
    #expect(
      page.contains(
        "2 shares were compared with those of the week ending 27 Apr 2025; none moved beyond chance."
      ))
    #expect(!page.contains("<table class=\"ledger labelled"))
    #expect(
      page.contains("No counter began to be collected.") && page.contains("No counter ended."))
    #expect(page.contains("No counter was seen that had not been seen before."))
  }

  @Test(
    "a baseline without data, or before the data begins, is called so, and so are missing weeks")
  func missing() throws {
    var fixture = FindingFixture()
    fixture.n[7] = nil
    fixture.n[58] = nil
    let page = try page(fixture)
    #expect(page.contains("There is no data of the week ending 27 Apr 2025 to compare with."))
    #expect(page.contains("There is no data of the 1 week before: 19 Apr 2026."))
    #expect(
      try self.page(fixture, week: 0).contains("The data does not reach back so far.")
        && self.page(fixture, week: 0).contains("No share could be compared with"))
    #expect(try self.page(fixture, week: 0).contains("The data begins with this week."))
    fixture = FindingFixture()
    fixture.releases = nil
    #expect(
      try self.page(fixture).contains(
        "Nothing could be compared with the week ending 19 Apr 2026, for the reasons below."))
    #expect(try self.page(fixture).contains("for want of a config history all but metadata"))
    #expect(try !self.page(fixture).contains("0 counters began"))
    #expect(try self.page(fixture).contains("This site has no config history"))
  }

  @Test("what began, ended, broke and was first seen stands with its config version")
  func collection() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let march = site.text(.changesWeek(TablesFixture.day("2026-03-29")))
    #expect(march.contains("1 counter began") && march.contains("1 counter ended"))
    #expect(march.contains("v0.3.0 (25 Mar 2026)"))
    #expect(
      march.contains("<a href=\"/telemetry/counters/example.org/tool/-/old/\">Old counter</a>"))
    #expect(march.contains("<code>mode:c</code>") && march.contains("other buckets"))
    #expect(
      march.contains("<td>2 of 50 reports</td><td>collected since v0.3.0 (25 Mar 2026)</td>"))
    // v0.2.0 came into force in the week before, which has no data.
    let after = site.text(.changesWeek(TablesFixture.day("2026-03-22")))
    #expect(after.contains("v0.2.0 (10 Mar 2026)") && after.contains("2 counters began"))
    #expect(after.contains("There is no data of the 1 week before: 15 Mar 2026."))
    let second = site.text(.changesWeek(TablesFixture.day("2026-03-08")))
    #expect(second.contains("<h3>New values of metadata</h3>"))
    #expect(second.contains("<code>Version:v1.1.0</code>"))
  }

  @Test("a week's page says the same whatever came later, and leads to no later one")
  func permanent() throws {
    let all = try RenderedSite(CatalogFixture.catalog())
    let then = try RenderedSite(CatalogFixture.catalog(weeks: 3, releases: 2))
    for day in ["2026-03-01", "2026-03-08", "2026-03-22"] {
      let address = PageAddress.changesWeek(TablesFixture.day(day))
      #expect(all.text(address) == then.text(address), "\(day)")
    }
    #expect(!all.addresses.contains(.changesWeek(TablesFixture.day("2026-03-15"))))
    #expect(all.text(.week(period: 3)).contains("href=\"/telemetry/changes/2026-03-22/\""))
    #expect(
      all.text(.changesWeek(TablesFixture.day("2026-03-22")))
        .contains("Before: <a href=\"/telemetry/changes/2026-03-08/\">"))
  }

  @Test("the index has all periods, newest first, with what moved, began and ended")
  func index() throws {
    var fixture = FindingFixture()
    fixture.a[FindingFixture.week] = 550
    fixture.n[20] = nil
    let page = try RenderedSite(fixture.catalog()).text(.changes)
    #expect(
      page.contains(
        """
        <a href="/changes/2026-04-26/">26 Apr 2026</a></th><td class="num" data-label="Since the week before: ">1</td>\
        <td class="num" data-label="Since 13 weeks before: ">1</td>\
        <td class="num" data-label="Since 52 weeks before: ">1</td>\
        <td class="num" data-label="versions: ">0</td>\
        <td class="num" data-label="comparisons: ">6</td>
        """))
    #expect(page.contains("27 Jul 2025</th><td class=\"num\" colspan=\"7\">no data</td>"))
    #expect(page.contains("Fisher&#39;s exact test") || page.contains("Fisher's exact test"))
    fixture.releases = nil
    #expect(try RenderedSite(fixture.catalog()).text(.changes).contains("not compared"))
  }

  @Test("a difference is rounded from the exact shares")
  func points() {
    func points(_ before: Share, _ now: Share) -> String { MoveWords.points(from: before, to: now) }
    // 40.04 and 40.06 % are shown as 40.0 and 40.1 %, and lie 0.02 points apart.
    #expect(
      points(Share(reports: 4004, n: 10_000), Share(reports: 4006, n: 10_000)) == "+<0.1 points")
    #expect(points(Share(reports: 1, n: 3), Share(reports: 0, n: 7)) == "−33.3 points")
    let large = Count.maximum
    #expect(points(Share(reports: 0, n: large), Share(reports: large, n: large)) == "+100.0 points")
    #expect(
      points(Share(reports: 0, n: large - 1), Share(reports: large, n: large)) == "+100.0 points")
  }
}
