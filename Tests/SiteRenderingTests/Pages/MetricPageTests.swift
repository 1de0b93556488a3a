import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@Suite("Pages of derived metrics")
struct MetricPageTests {
  private let site: RenderedSite

  init() throws {
    site = try RenderedSite(try MetricFixture.catalog(), content: MetricFixture.content())
  }

  private func text(_ id: String) -> String { site.text(.metric(MetricID(id))) }

  @Test("the index and the pages of each kind are as they were looked at")
  func golden() throws {
    try Golden.expect(site.bytes(.metrics), equals: "pages/metrics.four-kinds.html")
    try Golden.expect(
      site.bytes(.metric(MetricID("misses"))), equals: "pages/metric.part-of-the-whole.html")
    try Golden.expect(
      site.bytes(.metric(MetricID("placed"))), equals: "pages/metric.two-bounds.html")
    try Golden.expect(
      site.bytes(.metricFile(MetricID("placed"), .svg)), equals: "charts/metric.two-bounds.svg")
    try Golden.expect(
      site.bytes(.metricFile(MetricID("misses-per-place"), .json)),
      equals: "pages/metric.ratio.json")
  }

  @Test("a ratio says its sums, its n, that heavy users weigh more, and why it has no interval")
  func ratio() {
    let page = text("misses")
    // 2720 of 6480 + 2720.
    #expect(
      page.contains(
        "<strong>29.6\u{A0}%</strong> of all that was counted below the line: 2,720 ÷ 9,200"))
    #expect(page.contains("among 920 reports that name cache, week ending 5 Apr 2026."))
    #expect(page.contains("No interval: the tables hold sums"))
    #expect(page.contains("a few machines in heavy use can move it"))
    #expect(!page.contains("Wilson"))
  }

  @Test("the groups show where it broke, small ones as numbers without a bar")
  func groups() throws {
    let page = text("misses")
    let part = try #require(
      page.split(separator: "id=\"by-OS\"").last?.split(separator: "</section>").first)
    // Which of them is highest is no finding: a ratio of sums has no interval here.
    #expect(!part.contains("highest"))
    let rows = part.split(separator: "</tr>").map(String.init)
    let windows = try #require(rows.first { $0.contains("<code>windows</code>") })
    #expect(windows.contains("<rect") && windows.contains("2,000 ÷ 2,000"))
    let plan9 = try #require(rows.first { $0.contains("<code>plan9</code>") })
    #expect(!plan9.contains("<rect") && plan9.contains("20 ÷ 200"))
    #expect(part.contains("Groups of fewer than 166 reports"))
    #expect(page.contains("The tables do not break this program down so."))
  }

  @Test("several counters are shown as two bounds and never as their sum")
  func bounds() {
    let page = text("placed")
    // 600 and 100 of 920: at least 600, at most 700.
    #expect(page.contains("<strong>65.2\u{A0}% to 76.1\u{A0}%</strong>"))
    #expect(page.contains("600 to 700 of 920, 99\u{A0}% interval"))
    #expect(page.contains("no fewer than hold the most frequent one"))
  }

  @Test("a ratio of different things is a number with three digits")
  func quotient() {
    #expect(
      text("misses-per-place").contains("<strong>3.89</strong> for each one that was counted below")
    )
  }

  @Test(
    "three digits are three, whatever the size",
    arguments: [
      (0, 7, "0"), (1, 7, "0.143"), (1, 700, "0.00143"), (9_996, 10_000, "1.00"),
      (99_960, 1_000, "100"), (123_456, 100, "1,235"), (1, 9_000_000_000_000, "<0.000000001"),
      (2_500_000, 1, "2,500,000"), (125, 10, "12.5"),
    ])
  func digits(above: Int64, below: Int64, text: String) {
    #expect(
      NumberText.ratio(MetricRatio(numerator: above, denominator: below, isPart: false)) == text)
  }

  @Test("an address that is none stays text, and no script is made of it")
  func issues() {
    let page = text("misses")
    #expect(page.contains("<a href=\"https://issues.example.net/1\">"))
    #expect(!page.contains("href=\"javascript:"))
  }

  @Test("the page of a counter and of a chart link to the metrics that they are part of")
  func uses() throws {
    let place = try site.counter("cache", "place:disk")
    let counter = site.text(
      .counter(program: place.program, chart: place.chart, counter: place.counter))
    #expect(counter.contains("<a href=\"/telemetry/metrics/placed/\">Caches with a place</a>"))
    #expect(!counter.contains("metrics/shared/"))
    #expect(
      site.text(.chart(program: place.program, chart: place.chart)).contains("metrics/shared/"))
  }

  @Test("a site without metrics has no index of them")
  func none() throws {
    let site = try RenderedSite(try MetricFixture.catalog())
    #expect(!site.addresses.contains(.metrics))
  }
}
