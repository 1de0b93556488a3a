import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

/// What a drawing over time says beside its lines.
struct TrendSectionTests {
  /// Sixty weeks of a program: 1000 reports each, of which as many have a bucket as is said.
  private func site(
    _ buckets: [String], without: Set<Int> = [], reports: Int64 = 1000,
    _ count: (_ bucket: Int, _ week: Int) -> Int64
  ) throws -> RenderedSite {
    var rows = TablesFixture()
    let calendar = PeriodCalendar()
    var period = calendar.period(containing: TablesFixture.day("2025-01-05"))
    for week in 0..<60 {
      if !without.contains(week) {
        rows.reports("\(period)", "p", reports)
        for (index, bucket) in buckets.enumerated() {
          rows.counter("\(period)", "p", "c:\(bucket)", count(index, week), nil)
        }
      }
      period = calendar.period(after: period)
    }
    return try RenderedSite(CatalogFixture.build(CatalogFixture.settings, rows.tables, nil))
  }

  private let chart = PageAddress.chart(ProgramName("p"), ChartName("c"))

  @Test("values are compared with those 13 and 52 periods before, and with no other")
  func baselines() throws {
    let page = try site(["1", "2"]) { bucket, week in Int64(bucket == 0 ? 500 + week : 100) }
      .text(chart)
    #expect(page.contains("&#39;1&#39;: 55.9\u{A0}%, &#39;2&#39;: 10.0\u{A0}%. 13 weeks before: "))
    #expect(page.contains("13 weeks before: &#39;1&#39;: 54.6\u{A0}%"))
    #expect(page.contains("52 weeks before: &#39;1&#39;: 50.7\u{A0}%"))
    #expect(!page.contains("26 weeks before"))
  }

  @Test("a baseline that is not known is left out")
  func missingBaseline() throws {
    let page = try site(["a", "b"], without: [46]) { bucket, _ in bucket == 0 ? 500 : 100 }
      .text(chart)
    #expect(!page.contains("13 weeks before") && page.contains("52 weeks before"))
    #expect(page.contains("No data 23 Nov 2025."))
  }

  @Test("two lines or more have a legend with names as code and the newest values")
  func legend() throws {
    let page = try site(["1", "2"]) { bucket, _ in bucket == 0 ? 853 : 100 }.text(chart)
    #expect(page.contains("<code>1</code> <span>85.3\u{A0}%</span>"))
    #expect(page.contains("<code>2</code> <span>10.0\u{A0}%</span>"))
    let lone = try site(["1"]) { _, _ in 853 }.text(chart)
    #expect(!lone.contains("<code>1</code> <span>"))
  }

  @Test("buckets stand on their own, too, where lines cross or are more than three")
  func multiples() throws {
    let title = "<h2>Each on its own</h2>"
    let apart = try site(["a", "b", "c"]) { bucket, _ in Int64(300 - bucket * 100) }.text(chart)
    #expect(!apart.contains(title))
    let crossing = try site(["a", "b"]) { bucket, week in
      bucket == 0 ? 500 : Int64(400 + week * 2)
    }.text(chart)
    #expect(crossing.contains(title))
    let many = try site((0..<15).map { "b\($0)" }) { bucket, _ in Int64(300 - bucket) }
      .text(chart)
    #expect(many.components(of: "class=\"chart each\"") == 12)
    #expect(
      many.contains("The 12 largest of 15, all from 0\u{A0}% to 30\u{A0}%, without intervals"))
    #expect(many.contains("\"each-12-t\">b11: "))
    #expect(many.contains("<desc id=\"each-1-d\">Newest value: 30.0\u{A0}%.</desc>"))
    #expect(many.contains("p/-/c/-/b0/\"><code>b0</code></a> <span>30.0\u{A0}%</span>"))
  }

  @Test("of versions, which replace each other, those that were large once are drawn, too")
  func versions() throws {
    var rows = TablesFixture()
    let calendar = PeriodCalendar()
    var period = calendar.period(containing: TablesFixture.day("2025-01-05"))
    for week in 0..<60 {
      rows.reports("\(period)", "p", 1000)
      for version in 0..<8 {
        let count = version == min(week / 8, 7) ? 900 - 50 * version : 10 + version
        rows.counter("\(period)", "p", "Version:v1.\(version).0", Int64(count), nil)
      }
      period = calendar.period(after: period)
    }
    let site = try RenderedSite(CatalogFixture.build(CatalogFixture.settings, rows.tables, nil))
    let page = site.text(.chart(ProgramName("p"), ChartName("Version")))
    let legend = page.matches(of: #/<li><svg class="chart key"[^\n]*<code>([^<]*)</code>/#)
    // The newest week has 550 of v1.7.0, 16 of v1.6.0; at their best v1.0.0 had 900, v1.1.0 850, v1.2.0 800.
    #expect(
      legend.map { String($0.output.1) } == ["v1.7.0", "v1.6.0", "v1.0.0", "v1.1.0", "v1.2.0"])
    #expect(
      page.contains(
        "The 2 largest of 8 buckets are drawn, and some that once were larger; the CSV file has all."
      ))
  }

  @Test("fewer reports than five points would take are said and marked")
  func lowPrecision() throws {
    // At 99 %, z = 2.575829: z² / 4 / 0.05² = 663.5.
    let key = "low precision: fewer than 664 reports"
    let few = try site(["a"], reports: 663) { _, _ in 100 }.text(chart)
    #expect(few.contains(key) && few.components(of: "class=\"low\"") == 3)
    let enough = try site(["a"], reports: 664) { _, _ in 100 }.text(chart)
    #expect(!enough.contains(key) && !enough.contains("class=\"low\""))
  }

  @Test("the newest value of a counter that no report had says what that leaves possible")
  func zero() throws {
    let page = try site(["a", "b"]) { bucket, week in bucket == 0 ? 500 : week == 59 ? 0 : 10 }
      .text(.counter(ProgramName("p"), ChartName("c"), BucketName("b")))
    #expect(
      page.contains(
        "Newest value, week ending 22 Feb 2026: not seen in 1,000 reports: at most 0.7\u{A0}%."))
  }

  @Test("a retired counter's drawing says since when it was collected and when that ended")
  func retired() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let old = try site.counter("example.org/tool", "old")
    let page = site.text(.counter(program: old.program, chart: old.chart, counter: old.counter))
    #expect(
      page.contains("Collected since v0.1.0 (1 Dec 2025); retired with v0.3.0 (25 Mar 2026)."))
    #expect(page.contains("no longer collected, by number"))
    #expect(
      page.contains("<span class=\"mark\">1</span> <a href=\"/telemetry/config/v0.3.0/\">"))
    #expect(page.contains("retired: no longer collected"))
  }

  @Test("partial weeks are called so in the drawing")
  func partial() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let mode = try site.counter("lab", "mode:c")
    let page = site.text(.counter(program: mode.program, chart: mode.chart, counter: mode.counter))
    #expect(page.contains("partial: not every report could hold it"))
    #expect(page.contains(">partial</text>"))
  }

  @Test("a histogram has percentiles by bucket where its sums are known, and else says why not")
  func histogram() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let latency = try site.counter("example.org/tool", "latency:<10ms")
    let page = site.text(.chart(program: latency.program, chart: latency.chart))
    // Of 2000 counted 1000 lie in the least bucket and as many in the next.
    #expect(page.contains("<div><dt>p50</dt><dd>lies below 10ms</dd></div>"))
    #expect(page.contains("<div><dt>p90</dt><dd>lies in 10ms-100ms</dd></div>"))
    #expect(page.contains("Share of all 2,000 counted that lie in a bucket or below it"))
    try Golden.expect(page, equals: "pages/chart.histogram.html")
  }
}
