import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteRendering

@Suite("How pages are cited, and how sure their figures are")
struct SharingTests {
  let nbsp = "\u{A0}"

  @Test("a download has its type and the size of the very file")
  func downloads() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let place = try site.counter("example.org/tool", "editor:vim")
    let pages: [(RenderedSite.PageSubject, [(String, RenderedSite.PageSubject)])] = [
      (
        .chart(program: place.program, chart: place.chart),
        [
          ("CSV", .chartData(program: place.program, chart: place.chart)),
          ("SVG", .chartDrawing(program: place.program, chart: place.chart)),
        ]
      ),
      (
        .counter(program: place.program, chart: place.chart, counter: place.counter),
        [
          (
            "CSV",
            .counterData(program: place.program, chart: place.chart, counter: place.counter)
          ),
          (
            "SVG",
            .counterDrawing(program: place.program, chart: place.chart, counter: place.counter)
          ),
        ]
      ),
    ]
    for (page, files) in pages {
      let text = site.text(page)
      for (format, file) in files {
        let href = site.address(of: file).href(under: site.catalog.settings.baseURL)
        let size = SizeText.of(site.bytes(file).count)
        #expect(text.contains("<a href=\"\(href)\">\(format) (\(size))</a>"))
      }
    }
  }

  @Test("a period's page, which stays as it is, can be cited")
  func period() throws {
    let page = try RenderedSite(CatalogFixture.catalog()).text(.week(period: 4))
    #expect(
      page.contains(
        "Example telemetry. All charts. Week ending 29 Mar 2026."
          + " https://example.org/telemetry/charts/2026-03-29/ (CC0 1.0)</p>"))
  }

  @Test("the question whose a report may be is answered, with the ledger where there is one")
  func reader() throws {
    var content = SiteContent()
    let place = PageAddress.chart(ProgramName("example.org/tool"), ChartName("editor"))
    let link = "<a href=\"/telemetry/data/#one-of-a-kind\">How many reports are one of a kind</a>"
    let plain = try RenderedSite(CatalogFixture.catalog(), content: content).text(place)
    #expect(plain.contains("<p>Yes, if telemetry is switched on at your machine: "))
    #expect(plain.contains("<a href=\"/telemetry/collected/\">What a report can hold</a>"))
    #expect(!plain.contains(link))
    let day = try #require(Day("2026-03-30".utf8))
    content.rawReports = RawReports(
      files: [
        RawReports.File(
          day: day, isCompressed: false, path: "2026-03-30.json",
          file: FileDigest(of: [0]), reports: 1)
      ])
    let site = try RenderedSite(CatalogFixture.catalog(), content: content)
    #expect(site.text(place).contains(link))
    #expect(site.text(.data).contains("id=\"\(ReportLedger.anchor)\""))
  }

  @Test("the snippet is a link around an image of the drawing's own size, as text")
  func embed() throws {
    let site = try RenderedSite(CatalogFixture.catalog(), content: NotesFixture.content)
    let place = try site.counter("example.org/tool", "editor:vim")
    let page = site.text(.chart(program: place.program, chart: place.chart))
    let drawing = site.text(.chartDrawing(program: place.program, chart: place.chart))
    let pattern = /width="(\d+)" height="(\d+)"/
    let size = try #require(drawing.firstMatch(of: pattern)).output
    let url = "https://example.org/telemetry/counters/example.org/tool/-/editor/"
    #expect(
      page.contains(
        "&lt;a href=&quot;\(url)&quot;&gt;\n  &lt;img src=&quot;\(url)chart.svg&quot; "
          + "alt=&quot;Editor by week&quot; width=&quot;\(size.1)&quot; "
          + "height=&quot;\(size.2)&quot;&gt;\n&lt;/a&gt;</pre>"))
    #expect(!page.contains("&lt;script"))
  }

  @Test("without a published drawing there is nothing to embed")
  func noDrawing() throws {
    var settings = CatalogFixture.settings
    settings.counterFormats = [.csv]
    let site = try RenderedSite(
      CatalogFixture.build(settings, CatalogFixture.tables(upTo: 5), CatalogFixture.history))
    let place = try site.counter("example.org/tool", "editor:vim")
    let page = site.text(.chart(program: place.program, chart: place.chart))
    #expect(!page.contains("id=\"embed\""))
    #expect(!page.contains(">SVG ("))
  }

  @Test("the citation names the page, and the page that stays as it is has the anchor")
  func citation() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let place = try site.counter("example.org/tool", "editor:vim")
    let page = site.text(
      .counter(program: place.program, chart: place.chart, counter: place.counter))
    #expect(
      page.contains(
        "<p class=\"citation\">Example telemetry. “Editor: vim”, Tool. Weeks ending 1 Mar 2026 to "
          + "5 Apr 2026. https://example.org/telemetry/counters/example.org/tool/-/editor/-/vim/ "
          + "(CC0 1.0)</p>"))
    #expect(
      page.contains(
        "<a href=\"/telemetry/charts/2026-04-05/#example.org/tool/-/editor\">charts of the week "
          + "ending 5 Apr 2026</a>"))
    #expect(site.text(.week(period: 5)).contains("id=\"example.org/tool/-/editor\""))
    // What is retired is cited where it last stood.
    let old = try site.counter("example.org/tool", "old")
    let retired = site.text(.chart(program: old.program, chart: old.chart))
    #expect(retired.contains("/telemetry/charts/2026-03-29/#example.org/tool/-/old\">"))
    #expect(site.text(.week(period: 4)).contains("id=\"example.org/tool/-/old\""))
  }

  /// By hand: 2.575829 / (2 · √1000) = 0.040727, and 4.0727 points are 4.1 at most.
  @Test("the meter says how far a share can be off, and what more precision takes")
  func precision() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let place = try site.counter("example.org/tool", "editor:vim")
    let page = site.text(.chart(program: place.program, chart: place.chart))
    #expect(page.contains("99\(nbsp)% interval of a share reaches at most 4.1 points to either"))
    for row in [
      "5\(nbsp)points</th><td class=\"num\">664</td><td class=\"num\">reached</td>",
      "3\(nbsp)points</th><td class=\"num\">1,844</td><td class=\"num\">844 more</td>",
      "2\(nbsp)points</th><td class=\"num\">4,147</td><td class=\"num\">3,147 more</td>",
      "1\(nbsp)point</th><td class=\"num\">16,588</td><td class=\"num\">15,588 more</td>",
    ] { #expect(page.contains(row), "\(row)") }
    #expect(!page.contains("class=\"badge\""))
    let few = try site.counter("lab", "mode:a")
    #expect(
      site.text(.chart(program: few.program, chart: few.chart)).contains(
        "<h2>Precision <span class=\"badge\">low precision</span></h2>"))
    let sum = try site.counter("sums", "files")
    #expect(
      !site.text(.chart(program: sum.program, chart: sum.chart)).contains("id=\"precision\""))
  }

  @Test("a margin is rounded up, and none is above 100 points")
  func points() {
    #expect(NumberText.points(0.050_001) == "5.1")
    #expect(NumberText.points(0.05) == "5.0")
    #expect(NumberText.points(1.29) == "100.0")
  }

  /// 240 pixels for six points: five are 40 pixels from the left end at 8, one is 200.
  @Test("the scale has whole pixels, its marker never leaves it")
  func scale() {
    let scale = PrecisionScale(margin: 0.03, points: [5, 1], label: "")
    #expect(scale.ticks.map(\.x) == [48, 208])
    #expect(scale.marker == 128)
    #expect(PrecisionScale(margin: 0.5, points: [], label: "").marker == 8)
    #expect(PrecisionScale(margin: 0, points: [], label: "").marker == 248)
  }

  @Test(
    "an issue is named by its number where its address says so",
    arguments: [
      ("https://go.dev/issue/61038", "Issue 61038"),
      ("https://example.org/loom/issues/120#c3", "Issue 120"),
      ("https://example.org/loom/pull/120", "https://example.org/loom/pull/120"),
      ("https://example.org/issues/a1", "https://example.org/issues/a1"),
      ("issues/12", "issues/12"), ("javascript:issues/1", "javascript:issues/1"),
    ])
  func issues(address: String, label: String) {
    #expect(IssueLinks.label(address) == label)
  }

  @Test("two trackers' issues of one number keep their addresses")
  func sharedNumbers() throws {
    let labels = IssueLinks.all(["https://a.example/x/issues/1", "https://b.example/issue/1"])
      .map(\.text)
    #expect(labels == ["https://a.example/x/issues/1", "https://b.example/issue/1"])
  }

  @Test("an erratum stands beside the chart, and the page's top leads there")
  func errata() throws {
    let site = try RenderedSite(CatalogFixture.catalog(), content: NotesFixture.content)
    let place = try site.counter("example.org/tool", "editor:vim")
    let page = site.text(.chart(program: place.program, chart: place.chart))
    #expect(page.contains("<a href=\"#errata\">Errata</a>: 2 errata affect figures of this page."))
    let chart = try #require(page.firstRange(of: "id=\"over-time\""))
    let notes = try #require(page.firstRange(of: "<div id=\"errata\">"))
    let life = try #require(page.firstRange(of: "id=\"life\""))
    #expect(chart.lowerBound < notes.lowerBound && notes.lowerBound < life.lowerBound)
    #expect(!page.contains("Correction of"))
  }

  @Test("each page says once what no interval covers, and where a reader asks about reports")
  func caveat() throws {
    let site = try RenderedSite(StacksFixture.catalog())
    let place = try site.counter(StacksFixture.program, "runs")
    for page in [
      site.text(.chart(program: place.program, chart: place.chart)),
      site.text(.counter(program: place.program, chart: place.chart, counter: place.counter)),
      site.text(.stack(StacksFixture.ids.deep)), site.text(.stacks),
    ] {
      #expect(page.components(of: OptInCaveat.sentence) == 1)
      #expect(page.contains("<a href=\"/telemetry/collected/\">What a report can hold</a>"))
    }
  }
}
