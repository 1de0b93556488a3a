import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

/// Charts of many buckets, sites of many counters, weeks of many charts.
struct SplitPagesTests {
  private static let program = ProgramName("p")
  private static let chart = ChartName("c")
  private let nbsp = "\u{A0}"

  private static func letter(_ segment: String) -> PageAddress {
    .chartLetter(program, chart, segment)
  }

  private static func shownBuckets(_ page: String) -> [String] {
    let rows = page.prefix(upTo: page.firstRange(of: "</table>")?.lowerBound ?? page.endIndex)
    return rows.matches(of: #/<tr><th scope="row"><a [^>]*><code>([^<]*)</code>/#)
      .map { String($0.output.1) }
  }

  // MARK: Charts of many buckets

  @Test("a chart of 30 buckets has no pages by letter, one of 31 has")
  func limit() throws {
    let small = try RenderedSite(SplitFixture.buckets(30))
    #expect(!small.addresses.contains(Self.letter("b")))
    #expect(!small.text(.chart(Self.program, Self.chart)).contains("all-buckets"))
    let large = try RenderedSite(SplitFixture.buckets(31))
    let letters = large.addresses.filter { $0.kind == .chartLetter }
    #expect(letters == ["0-9", "b", "z", "other"].map(Self.letter))
    #expect(Self.shownBuckets(small.text(.week(period: 0))).count == 30)
  }

  @Test("what the 30 largest leave is one row, with a bound where shares do not add up")
  func restOfShares() throws {
    let site = try RenderedSite(SplitFixture.buckets(600))
    for page in [site.text(.week(period: 0)), site.text(.chart(Self.program, Self.chart))] {
      #expect(
        page.contains(
          "<a href=\"/telemetry/counters/p/-/c/#all-buckets\">570 more buckets</a></th>"
            + "<td class=\"words\" colspan=\"4\">at most 57.0\(nbsp)% each</td></tr>"))
      #expect(Self.shownBuckets(page) == (571...600).reversed().map { "b\($0)" })
    }
    let chart = site.text(.chart(Self.program, Self.chart))
    #expect(chart.contains("id=\"all-buckets\""))
    #expect(chart.contains("/-/c/-/-/b/\">B</a> <span>596</span>"))
    #expect(!chart.contains("All counters of this chart"))
  }

  @Test("sums add up: the row of the rest has theirs")
  func restOfTotals() throws {
    let site = try RenderedSite(SplitFixture.buckets(600, measure: .total))
    // 2 × (1 + … + 570)
    #expect(
      site.text(.week(period: 0)).contains(
        "570 more buckets</a></th><td class=\"words\" colspan=\"3\">together 325,470</td>"))
  }

  @Test("a chart is cited where a week that is split shows it")
  func lasting() throws {
    let many = try RenderedSite(SplitFixture.charts(201)).text(
      .chart(Self.program, ChartName("c1")))
    #expect(many.contains("/telemetry/charts/2026-03-29/p/#p/-/c1\">charts of the week"))
    let few = try RenderedSite(SplitFixture.charts(200)).text(.chart(Self.program, ChartName("c1")))
    #expect(few.contains("/telemetry/charts/2026-03-29/#p/-/c1\">charts of the week"))
  }

  @Test("one bucket more is said in the singular")
  func oneMore() throws {
    let shares = try RenderedSite(SplitFixture.buckets(31)).text(.week(period: 0))
    #expect(shares.contains(">1 more bucket</a></th>"))
    #expect(shares.contains(">at most 0.1\(nbsp)%</td>"))
    let sums = try RenderedSite(SplitFixture.buckets(31, measure: .total)).text(.week(period: 0))
    #expect(sums.contains("1 more bucket</a></th><td class=\"words\" colspan=\"3\">2</td>"))
  }

  @Test("a sum of the rest that is not whole is no number")
  func restNotKnown() throws {
    var settings = CatalogFixture.settings
    settings.measure = .total
    var rows = TablesFixture()
    for number in 1...40 {
      rows.counter("2026-03-29", "p", "c:b\(number)", 1, number == 3 ? nil : Int64(number) + 10)
    }
    let site = try RenderedSite(CatalogFixture.build(settings, rows.tables, nil))
    #expect(
      site.text(.week(period: 0)).contains(
        "10 more buckets</a></th><td class=\"words\" colspan=\"3\">not all of them are known</td>"))
  }

  @Test("the largest versions stand in the order of versions")
  func versions() throws {
    var rows = TablesFixture()
    rows.reports("2026-03-29", "example.org/tool", 1000)
    for number in 1...40 {
      rows.counter(
        "2026-03-29", "example.org/tool", "Version:v1.\(number).0", Int64(number * 7 % 41), nil)
    }
    let site = try RenderedSite(CatalogFixture.build(CatalogFixture.settings, rows.tables, nil))
    let shown = Self.shownBuckets(site.text(.week(period: 0)))
    let expected = (1...40).filter { $0 * 7 % 41 > 10 }.map { "v1.\($0).0" }
    #expect(shown == expected)
    let letters = site.text(
      .chartLetter(ProgramName("example.org/tool"), ChartName("Version"), "v"))
    #expect(Self.shownBuckets(letters) == (1...40).map { "v1.\($0).0" })
  }

  @Test("the pages by letter list every bucket once, each with its newest value")
  func letterPages() throws {
    let site = try RenderedSite(SplitFixture.buckets(600))
    let pages = ["0-9", "b", "b-2", "b-3", "z", "other"].map { site.text(Self.letter($0)) }
    let listed = pages.flatMap(Self.shownBuckets)
    #expect(listed.count == 600)
    #expect(Set(listed) == Set((1...600).map(SplitFixture.bucket)))
    #expect(Self.shownBuckets(pages[4]) == ["Zed", "zed"])
    #expect(
      pages[1].contains("<code>b101</code></a></th><td class=\"graph\"><svg class=\"spark\""))
    #expect(pages[1].contains("<span class=\"value\">10.1\(nbsp)%</span>"))
    #expect(pages[1].contains(">Share of the 1,000 reports that name p, percent, week ending"))
    #expect(pages[1].contains("<li>250 of 596 buckets</li>"))
    #expect(pages[2].contains("<h1>c: B, 2 of 3</h1>"))
    #expect(
      pages[2].contains("<a href=\"/telemetry/counters/p/-/c/-/-/b-2/\" aria-current=\"page\">"))
    #expect(pages.allSatisfy { $0.contains("data-page-type=\"chart-letter\"") })
  }

  @Test("a counter's page leads to its neighbours and to the page of its letter")
  func counterPage() throws {
    let site = try RenderedSite(SplitFixture.buckets(600))
    func page(_ bucket: String) -> String {
      site.text(.counter(Self.program, Self.chart, BucketName(bucket)))
    }
    for bucket in ["b10", "b300", "2to3", "~", "zed"] {
      let siblings = page(bucket).matches(of: #/<li><a [^>]*><code>([^<]*)</code>/#)
        .map { String($0.output.1) }
      #expect(siblings.count == 30 && Set(siblings).count == 30)
      #expect(!siblings.contains(bucket))
      #expect(page(bucket).contains(">and 569 more on the chart&#39;s page<"))
    }
    #expect(page("zed").contains("href=\"/telemetry/counters/p/-/c/-/-/z/\">All that begin"))
    let last = LetterIndex((5...600).map { "b\($0)" })
    let segment = last.page(of: 95).segment
    #expect(page("b100").contains("/-/c/-/-/\(segment)/\">All that begin as it does: B</a>"))
  }

  @Test(
    "listed values that nobody sent are counted beyond the first 30, and stand under their letter")
  func unseen() throws {
    let versions = (1...80).map { "v1.\($0).0" }
    var rows = TablesFixture()
    rows.reports("2026-03-29", "p", 100)
    rows.counter("2026-03-29", "p", "GOOS:linux", 60, nil)
    let release = ConfigFixture.release(
      "v0.1.0", "2026-01-01", metadata: [("GOOS", ["linux"] + versions)])
    let site = try RenderedSite(
      CatalogFixture.build(
        CatalogFixture.settings, rows.tables, ConfigHistory(releases: [release])))
    let goos = ChartName("GOOS")
    let week = site.text(.week(period: 0))
    #expect(week.contains(">and 50 more</a></span></th>"))
    // The order is that of bytes: 10 to 19 behind 1, and so on.
    #expect(week.contains("<code>v1.36.0</code>") && !week.contains("<code>v1.37.0</code>"))
    let letter = site.text(.chartLetter(Self.program, goos, "v"))
    #expect(letter.contains("<li>80 buckets</li>"))
    #expect(
      letter.contains("<tr><th scope=\"row\"><code>v1.80.0</code></th><td class=\"graph\">"))
    #expect(letter.contains("<td class=\"num\"><span class=\"value\">not seen</span></td>"))
  }

  // MARK: Weeks of many charts

  @Test("a week of 200 charts is one page, one of 201 a page for each program")
  func manyCharts() throws {
    let small = try RenderedSite(SplitFixture.charts(200))
    #expect(!small.addresses.contains { $0.kind == .weekProgram })
    #expect(small.text(.week(period: 0)).contains(">runs<"))
    let large = try RenderedSite(SplitFixture.charts(201))
    let week = large.text(.week(period: 1))
    #expect(week.contains("<a href=\"/telemetry/charts/2026-03-29/q/tool/\">q/tool</a>"))
    #expect(week.contains("<td class=\"num reports\">1,000</td><td class=\"num charts\">200</td>"))
    #expect(week.contains("Before: <a href=\"/telemetry/charts/2026-03-22/\">"))
    #expect(!week.contains(">runs<"))
    let program = large.text(.weekProgram(large.catalog.periods[1].last, ProgramName("q/tool")))
    #expect(program.contains("data-page-type=\"week-program\""))
    #expect(program.contains("<td class=\"num value\">30.0\(nbsp)%</td>"))
    #expect(program.contains("<li>100 reports</li>"))
    #expect(!program.contains(">c1<"))
  }

  @Test("the pages of a week stay as they were when later weeks come")
  func permanent() throws {
    let earlier = try RenderedSite(
      SplitFixture.charts(201, weeks: Array(SplitFixture.weeks.prefix(1))))
    let later = try RenderedSite(SplitFixture.charts(260))
    let week = earlier.catalog.periods[0].last
    for address in [.week(week), .weekProgram(week, ProgramName("q/tool"))] as [PageAddress] {
      #expect(earlier.addresses.contains(address) && later.addresses.contains(address))
    }
    #expect(
      earlier.text(.weekProgram(week, ProgramName("q/tool")))
        == later.text(.weekProgram(week, ProgramName("q/tool"))))
  }

  @Test("a week whose chart has 30 buckets keeps its page when the chart has hundreds")
  func permanentBuckets() throws {
    func page(later: Bool) throws -> String {
      var rows = TablesFixture()
      rows.reports("2026-03-22", "p", 1000)
      for number in 1...31 { rows.counter("2026-03-22", "p", "c:b\(number)", Int64(number), nil) }
      if later {
        rows.reports("2026-03-29", "p", 1000)
        for number in 1...400 {
          rows.counter("2026-03-29", "p", "c:b\(number)", Int64(number), nil)
        }
      }
      return try RenderedSite(
        CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
      ).text(.week(period: 0))
    }
    #expect(try page(later: false) == page(later: true))
  }

  // MARK: Many counters

  @Test("an index of 500 counters is one page, one of 501 is split by letter")
  func manyCounters() throws {
    let small = try RenderedSite(SplitFixture.counters(500))
    #expect(!small.addresses.contains { $0.kind == .countersLetter })
    #expect(small.text(.counters).contains("<code>mode:m497</code>"))
    let large = try RenderedSite(SplitFixture.counters(501))
    let letters = large.addresses.filter { $0.kind == .countersLetter }
    #expect(letters == ["m", "m-2", "s"].map(PageAddress.countersLetter))
    #expect(
      large.text(.countersLetter("m")).contains("<h2>Counters whose bucket begins with M</h2>"))
    let index = large.text(.counters)
    #expect(index.contains("<a href=\"/telemetry/counters/-/m/\">M</a> <span>498</span>"))
    #expect(index.contains("<th scope=\"row\"><a href=\"/telemetry/counters/p/-/mode/\">"))
    #expect(!index.contains("<code>mode:m1</code>"))
    let page = large.text(.countersLetter("s"))
    #expect(Self.shownBuckets(page) == ["Saves", "starts", "stops"])
    #expect(page.contains("<code>Saves</code></a> <span class=\"owner\">q</span></th>"))
    #expect(page.contains("data-page-type=\"counters-letter\""))
    let listed = letters.flatMap { Self.shownBuckets(large.text($0)) }
    #expect(listed.count == 501 && Set(listed).count == 501)
  }

  @Test("counters of one chart do not all stand under the letter of its name")
  func byBucket() throws {
    let site = try RenderedSite(SplitFixture.buckets(600))
    let letters = site.addresses.filter { $0.kind == .countersLetter }
    #expect(
      letters == ["0-9", "b", "b-2", "b-3", "z", "other"].map(PageAddress.countersLetter))
    #expect(Self.shownBuckets(site.text(.countersLetter("z"))) == ["c:Zed", "c:zed"])
  }

  @Test("a program of 100 charts has their drawings, one of 101 a list")
  func manyChartsOfAProgram() throws {
    let small = try RenderedSite(SplitFixture.charts(101)).text(.program(Self.program))
    #expect(small.contains("id=\"p/-/c100\"") && small.contains("class=\"chart small\""))
    let large = try RenderedSite(SplitFixture.charts(102)).text(.program(Self.program))
    #expect(!large.contains("class=\"chart small\"") && !large.contains("class=\"index\""))
    #expect(large.contains("<a href=\"/telemetry/counters/p/-/c101/\"><code>c101</code></a>"))
    #expect(large.contains("<span class=\"value\">10.1\(nbsp)%</span>"))
  }

  @Test("the index of more than 200 charts lists programs")
  func programsOnly() throws {
    let index = try RenderedSite(SplitFixture.charts(600)).text(.counters)
    #expect(index.contains("<a href=\"/telemetry/programs/q/tool/\">q/tool</a>"))
    #expect(
      index.contains("<td class=\"num charts\">599</td><td class=\"num counters\">599</td>"))
    #expect(!index.contains(">c1<"))
  }

  // MARK: Whole pages

  @Test("every link and every id of the split pages is right")
  func links() throws {
    for catalog in [
      try SplitFixture.buckets(31), try SplitFixture.charts(201), try SplitFixture.counters(501),
    ] {
      let site = try RenderedSite(catalog)
      let pages = site.addresses.filter { $0.outputPath.hasSuffix(".html") }
      var paths = Set(site.addresses.map { "/telemetry" + $0.path })
      paths.formUnion([
        "/telemetry/assets/style.0123abcd.css", "/telemetry/assets/icon.4567cdef.svg",
      ])
      var texts: [String: String] = [:]
      for address in pages { texts["/telemetry" + address.path] = site.text(address) }
      for (path, text) in texts {
        let ids = text.matches(of: #/ id="([^"]*)"/#).map { String($0.output.1) }
        #expect(Set(ids).count == ids.count, "\(path)")
        for match in text.matches(of: #/href="(/[^"#]*)#?([^"]*)"/#) {
          let (target, anchor) = (String(match.output.1), match.output.2)
          #expect(paths.contains(target), "\(target) on \(path)")
          #expect(
            anchor.isEmpty || texts[target]?.contains(" id=\"\(anchor)\"") == true,
            "\(target)#\(anchor) on \(path)")
        }
      }
    }
  }

  @Test("pages of each split kind are as they were looked at")
  func goldens() throws {
    let buckets = try RenderedSite(SplitFixture.buckets(31))
    try Golden.expect(
      buckets.bytes(Self.letter("z")), equals: "pages/chart-letter.two-buckets.html")
    try Golden.expect(
      buckets.bytes(.chart(Self.program, Self.chart)), equals: "pages/chart.many-buckets.html")
    let counters = try RenderedSite(SplitFixture.counters(501))
    try Golden.expect(
      counters.bytes(.countersLetter("s")), equals: "pages/counters-letter.two-programs.html")
    try Golden.expect(counters.bytes(.counters), equals: "pages/counters.by-letter.html")
    let charts = try RenderedSite(SplitFixture.charts(201))
    let week = charts.catalog.periods[1].last
    try Golden.expect(charts.bytes(.week(week)), equals: "pages/week.by-program.html")
    try Golden.expect(
      charts.bytes(.weekProgram(week, ProgramName("q/tool"))),
      equals: "pages/week-program.one-chart.html")
  }
}
