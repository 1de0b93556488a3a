import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

/// What a reader gets, whole, for one page of each kind.
struct PageGoldenTests {
  @Test("the pages without a subject are as they were looked at")
  func indexes() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    try Golden.expect(site.bytes(.home), equals: "pages/home.small-site.html")
    try Golden.expect(site.bytes(.notFound), equals: "pages/404.small-site.html")
    try Golden.expect(site.bytes(.charts), equals: "pages/charts.with-gap.html")
    try Golden.expect(site.bytes(.counters), equals: "pages/counters.small-site.html")
  }

  @Test("the page of a week is as it was looked at")
  func week() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    try Golden.expect(site.bytes(.week(period: 4)), equals: "pages/week.partial-counter.html")
  }

  @Test("the pages of what moved are as they were looked at")
  func changes() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    try Golden.expect(site.bytes(.changes), equals: "pages/changes.with-gap.html")
    try Golden.expect(
      site.bytes(.changesWeek(TablesFixture.day("2026-03-29"))),
      equals: "pages/changes-week.began-and-ended.html")
    var fixture = FindingFixture()
    fixture.a[FindingFixture.week] = 550
    fixture.more = { rows, week in
      rows.counter(week, "p", "Version:v1.0.0", week == "2026-04-26" ? 10 : 990, nil)
    }
    try Golden.expect(
      RenderedSite(fixture.catalog()).bytes(.changesWeek(FindingFixture.day(59))),
      equals: "pages/changes-week.moved.html")
  }

  @Test("the page of a program is as it was looked at")
  func program() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let place = try site.counter("lab", "mode:a")
    try Golden.expect(site.bytes(.program(place.program)), equals: "pages/program.one-chart.html")
  }

  @Test("a chart's page and drawing are as they were looked at")
  func chart() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let editor = try site.counter("example.org/tool", "editor:vim")
    try Golden.expect(
      site.bytes(.chart(program: editor.program, chart: editor.chart)),
      equals: "pages/chart.overlapping.html")
    try Golden.expect(
      site.bytes(.chartDrawing(program: editor.program, chart: editor.chart)),
      equals: "charts/chart.with-gap.svg")
    let old = try site.counter("example.org/tool", "old")
    try Golden.expect(
      site.bytes(.chart(program: old.program, chart: old.chart)), equals: "pages/chart.retired.html"
    )
  }

  @Test("a counter's page and drawing are as they were looked at")
  func counter() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let place = try site.counter("lab", "mode:c")
    try Golden.expect(
      site.bytes(.counter(program: place.program, chart: place.chart, counter: place.counter)),
      equals: "pages/counter.partial.html")
    try Golden.expect(
      site.bytes(
        .counterDrawing(program: place.program, chart: place.chart, counter: place.counter)),
      equals: "charts/counter.partial.svg")
    let sum = try site.counter("sums", "files")
    try Golden.expect(
      site.bytes(.counter(program: sum.program, chart: sum.chart, counter: sum.counter)),
      equals: "pages/counter.total.html")
  }
}
