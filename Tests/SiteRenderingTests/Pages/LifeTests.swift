import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteRendering

@Suite("The life of a counter")
struct LifeTests {
  let nbsp = "\u{A0}"

  func page(_ catalog: Catalog, _ program: String, _ name: String) throws -> String {
    let site = try RenderedSite(catalog)
    let place = try site.counter(program, name)
    return site.text(.counter(program: place.program, chart: place.chart, counter: place.counter))
  }

  /// A site of two weeks, whose configs list `a` and `b` of program `p` as given.
  func site(_ releases: [(date: String, rate: Double?, b: Double?)]) throws -> Catalog {
    var rows = TablesFixture()
    for week in ["2026-03-01", "2026-03-08"] {
      rows.reports(week, "p", 1000)
      rows.counter(week, "p", "a:x", 300, 300)
    }
    let history = releases.enumerated().map { index, release in
      ConfigFixture.release(
        "v0.\(index + 1).0", release.date,
        counters: [("a:x", release.rate), ("b:y", release.b)].compactMap { name, rate in
          rate.map { (name, $0) }
        })
    }
    return try CatalogFixture.build(
      CatalogFixture.settings, rows.tables, ConfigHistory(releases: history))
  }

  @Test("it goes from the issues over each change to the newest config, with links and dates")
  func steps() throws {
    let page = try page(CatalogFixture.catalog(), "example.org/tool", "editor:nano")
    let steps = [
      "<span class=\"head\">Proposed</span> <a href=\"https://issues.example.net/1\">",
      "Collected since</span> <a href=\"/telemetry/config/v0.2.0/\">v0.2.0 (10 Mar 2026)</a>",
      "<span class=\"words\">rate 1: every report may hold it</span>",
      "<span class=\"head\">Still collected</span> <span class=\"words\">the newest config, v0.3.0",
    ]
    var rest = page[...]
    for step in steps {
      let found = try #require(rest.firstRange(of: step), "\(step)")
      rest = rest[found.upperBound...]
    }
    #expect(!page.contains("Retired"))
  }

  @Test("a change within the site's weeks has the number of its mark on the axis")
  func marks() throws {
    let page = try page(CatalogFixture.catalog(), "lab", "mode:c")
    #expect(
      page.contains(
        "<li class=\"begins\"><span class=\"head\"><span class=\"mark\">1</span> Collected since"))
  }

  @Test("of many changes those in the middle are folded")
  func fold() throws {
    let releases = (1...12).map { number -> (date: String, rate: Double?, b: Double?) in
      ("2026-01-\(number + 9)", Double(number) / 20, nil)
    }
    let page = try page(site(releases), "p", "a:x")
    // One beginning and eleven rates: three at each end, six between.
    #expect(page.contains("<summary>6 more changes in between</summary>"))
    #expect(page.matches(of: /<li class="(begins|changes)">/).count == 12)
    #expect(page.contains("<span class=\"words\">0.55 becomes 0.6</span>"))
  }

  @Test("a pause has an end and another beginning")
  func pause() throws {
    let page = try page(
      site([("2025-10-01", 1, nil), ("2025-11-01", nil, nil), ("2025-12-01", 1, nil)]), "p", "a:x")
    #expect(page.contains("Collected since</span> <a href=\"/telemetry/config/v0.1.0/\">"))
    #expect(page.contains("Not collected from</span> <a href=\"/telemetry/config/v0.2.0/\">"))
    #expect(page.contains("Collected again since</span> <a href=\"/telemetry/config/v0.3.0/\">"))
    #expect(page.contains(">Still collected<"))
    #expect(page.contains("<dd>from v0.1.0 (1 Oct 2025) until v0.2.0 (1 Nov 2025)</dd>"))
  }

  /// By hand: of the first week every report could hold `a:x`, of the second only those of the old config.
  @Test("what is retired shows the last share that is known, and is cited by its own weeks")
  func lastShare() throws {
    var rows = TablesFixture()
    for (week, count) in [("2026-03-01", 40), ("2026-03-08", 3), ("2026-03-15", 0)] {
      rows.reports(week, "p", 200)
      rows.counter(week, "p", "a:y", 100, 100)
      if count > 0 { rows.counter(week, "p", "a:x", Int64(count), Int64(count)) }
    }
    let history = ConfigHistory(releases: [
      ConfigFixture.release("v0.1.0", "2026-01-01", counters: [("a:{x,y}", 1)]),
      ConfigFixture.release("v0.2.0", "2026-03-04", counters: [("a:y", 1)]),
    ])
    let page = try page(
      CatalogFixture.build(CatalogFixture.settings, rows.tables, history), "p", "a:x")
    let nbsp = "\u{A0}"
    for part in [
      "<h2>Last value</h2>\n<p><strong>20.0\(nbsp)%</strong> of reports that name p: 40 of 200, ",
      ", week ending 1 Mar 2026. After that, up to the week ending 8 Mar 2026, there are counts and no "
        + "share: not every report could hold it.</p>",
      "<li>200 reports</li>\n<li>Last share: week ending 1 Mar 2026</li>",
      "Weeks ending 1 Mar 2026 to 8 Mar 2026. https://",
      "<a href=\"/telemetry/charts/2026-03-01/#p/-/a\">charts of the week ending 1 Mar 2026</a>",
      "<p class=\"origin\">Data: week ending 1 Mar 2026 to week ending 8 Mar 2026</p>",
    ] { #expect(page.contains(part), "\(part)") }
  }

  /// A chart of one counter `a:x` of `p`, in the configs until v0.2.0 of 4 March 2026.
  ///
  /// - Parameter counts: nil: no row.
  private static func retired(
    _ counts: [(week: String, count: Int64?)], hasEligible: Bool = false
  ) throws -> Catalog {
    var rows = TablesFixture()
    for (week, count) in counts {
      rows.reports(week, "p", 200)
      if hasEligible {
        rows.eligible(week, "p", "b", 200)
        if count != nil { rows.eligible(week, "p", "a", 200) }
      }
      rows.counter(week, "p", "b", 100, 100)
      if let count { rows.counter(week, "p", "a:x", count, count) }
    }
    let history = ConfigHistory(releases: [
      ConfigFixture.release("v0.1.0", "2026-01-01", counters: [("a:x", 1), ("b", 1)]),
      ConfigFixture.release("v0.2.0", "2026-03-04", counters: [("b", 1)]),
    ])
    return try CatalogFixture.build(CatalogFixture.settings, rows.tables, history)
  }

  @Test("what nobody had after its last share is no last value, on no part of the page")
  func zeroAfterwards() throws {
    let catalog = try Self.retired(
      [("2026-02-22", 50), ("2026-03-01", 40), ("2026-03-08", 0), ("2026-03-22", nil)],
      hasEligible: true)
    let cell = try #require(
      catalog.programs[0].charts.first { $0.name == ChartName("a") }?.counters[0].cells[2])
    try #require(cell.status == .ok && cell.reports.value == 0)
    let page = try page(catalog, "p", "a:x")
    for part in [
      "<strong>20.0\(nbsp)%</strong>",
      " After that, up to the week ending 8 Mar 2026, no report that could hold it did.</p>",
      "<li>Last seen: week ending 1 Mar 2026</li>",
      "Last value, week ending 1 Mar 2026: 20.0\(nbsp)%.",
      "Shares of the week ending 1 Mar 2026 are of 200 ",
      "/charts/2026-03-01/#p/-/a\">charts of the week ending 1 Mar 2026</a>",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(!page.contains(">0.0\(nbsp)%<"))
  }

  @Test("that nothing is known after the last share is no count without a share")
  func nothingAfterwards() throws {
    let catalog = try Self.retired([("2026-02-22", 50), ("2026-03-01", 40), ("2026-03-22", nil)])
    let page = try page(catalog, "p", "a:x")
    #expect(page.contains("<li>Last data: week ending 1 Mar 2026</li>"))
    #expect(!page.contains("After that"))
  }

  @Test("a row for periods after the collection says that they lack data only if all of them do")
  func gapAfterwards() throws {
    // 15 March has no data, and is the first week in which no config lists it any more.
    let catalog = try Self.retired([
      ("2026-02-22", 50), ("2026-03-01", 40), ("2026-03-08", 3), ("2026-03-29", nil),
      ("2026-04-05", nil),
    ])
    let page = try page(catalog, "p", "a:x")
    #expect(page.contains("<tr><th scope=\"row\">15 Mar 2026 to 5 Apr 2026</th>"))
    #expect(!page.lowercased().contains("no data for these weeks"))
  }

  @Test("the last weeks of a collection are no more than it had")
  func shortCollection() throws {
    var rows = TablesFixture()
    for week in ["2026-01-04", "2026-01-11", "2026-03-01", "2026-03-08", "2026-03-15"] {
      rows.reports(week, "p", 200)
      rows.counter(week, "p", "a:y", 100, 100)
      if week == "2026-03-01" { rows.counter(week, "p", "a:x", 20, 20) }
    }
    let history = ConfigHistory(releases: [
      ConfigFixture.release("v0.1.0", "2025-01-01", counters: [("a:y", 1)]),
      ConfigFixture.release("v0.2.0", "2026-02-23", counters: [("a:{x,y}", 1)]),
      ConfigFixture.release("v0.3.0", "2026-03-01", counters: [("a:y", 1)]),
    ])
    var settings = CatalogFixture.settings
    settings.configLag = 0
    let page = try page(CatalogFixture.build(settings, rows.tables, history), "p", "a:x")
    #expect(page.contains("<h2>Last 1 week of its collection, up to 1 Mar 2026</h2>"))
  }

  @Test("a chart that was retired before the data begins shows no figures")
  func retiredBefore() throws {
    var rows = TablesFixture()
    rows.reports("2026-03-29", "p", 200)
    rows.counter("2026-03-29", "p", "b", 100, 100)
    let history = ConfigHistory(releases: [
      ConfigFixture.release("v0.1.0", "2025-01-01", counters: [("b", 1), ("old", 1)]),
      ConfigFixture.release("v0.2.0", "2025-06-01", counters: [("b", 1)]),
    ])
    let site = try RenderedSite(
      CatalogFixture.build(CatalogFixture.settings, rows.tables, history))
    let chart = site.text(.chart(ProgramName("p"), ChartName("old")))
    #expect(chart.contains("v0.2.0 (1 Jun 2025). No figure of it is known."))
    for words in ["Last values", "Last data", "id=\"newest\"", "Newest value,"] {
      #expect(!chart.contains(words), "\(words)")
    }
  }

  @Test("what is retired says when, what was last seen, and its last weeks are the table")
  func retired() throws {
    let page = try page(CatalogFixture.catalog(), "example.org/tool", "old")
    #expect(page.contains("<h2>Last value</h2>"))
    // 2 of 240 reports in the last week whose config may have listed it.
    #expect(
      page.contains(
        "v0.3.0 (25 Mar 2026). Last seen in the week ending 29 Mar 2026: 0.8\(nbsp)%. The figures stay"
      ))
    #expect(page.contains("<li>Last data: week ending 29 Mar 2026</li>"))
    #expect(page.contains("<li>240 reports</li>"))
    #expect(page.contains("<h2>Last 5 weeks of its collection, up to 29 Mar 2026</h2>"))
    #expect(page.components(of: ">Not collected: until v0.3.0") == 1)
    #expect(page.contains("Retired with</span> <a href=\"/telemetry/config/v0.3.0/\">"))
    #expect(!page.contains("Still collected"))
  }

  @Test("what a config lists only after the newest data is not counted yet")
  func notYet() throws {
    let catalog = try site([("2025-12-01", 1, nil), ("2026-04-01", 1, 1)])
    let page = try page(catalog, "p", "b:y")
    #expect(
      page.contains(
        "Not counted yet: collected since v0.2.0 (1 Apr 2026), after the newest data, week ending "
          + "8 Mar 2026."))
    // Two weeks of which the same is said are one row.
    #expect(page.contains("<th scope=\"row\">1 Mar 2026 to 8 Mar 2026</th><td class=\"words\""))
    #expect(page.contains("There is no value to be drawn."))
    #expect(!page.contains("id=\"precision\""))
  }

  @Test("two counters of a chart lead to each other")
  func siblings() throws {
    let page = try page(CatalogFixture.catalog(), "example.org/tool", "editor:nano")
    #expect(page.contains("<a rel=\"prev\" href=") && page.contains(">emacs</a></span>"))
    #expect(page.contains("<a rel=\"next\" href=") && page.contains(">vim</a></span>"))
  }

  @Test("the pages of a life are as they were looked at")
  func golden() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let live = try site.counter("example.org/tool", "editor:vim")
    try Golden.expect(
      site.bytes(.counter(program: live.program, chart: live.chart, counter: live.counter)),
      equals: "pages/counter.live.html")
    let old = try site.counter("example.org/tool", "old")
    try Golden.expect(
      site.bytes(.counter(program: old.program, chart: old.chart, counter: old.counter)),
      equals: "pages/counter.retired.html")
    let single = try site.counter("example.org/tool", "launches")
    try Golden.expect(
      site.bytes(.chart(program: single.program, chart: single.chart)),
      equals: "pages/chart.single-counter.html")
    let later = try RenderedSite(self.site([("2025-12-01", 1, nil), ("2026-04-01", 1, 1)]))
    let notYet = try later.counter("p", "b:y")
    try Golden.expect(
      later.bytes(.counter(program: notYet.program, chart: notYet.chart, counter: notYet.counter)),
      equals: "pages/counter.not-yet.html")
    let noted = try RenderedSite(CatalogFixture.catalog(), content: NotesFixture.content)
    try Golden.expect(
      noted.bytes(.chart(program: live.program, chart: live.chart)),
      equals: "pages/chart.errata.html")
  }
}
