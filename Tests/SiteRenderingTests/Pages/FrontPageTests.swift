import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@Suite("The front page, and what it says of freshness, counters and config")
struct FrontPageTests {
  private let nbsp = "\u{A0}"

  private func home(_ catalog: Catalog) throws -> String {
    try RenderedSite(catalog).text(.home)
  }

  /// What stands beside a head of the list of facts, without markup.
  private func known(_ head: String, in page: String) throws -> String {
    let start = try #require(page.firstRange(of: "<dt>\(head)</dt>\n<dd>"))
    let rest = page[start.upperBound...]
    let end = try #require(rest.firstRange(of: "</dd>"))
    return String(rest[..<end.lowerBound].replacing(#/<[^>]*>/#, with: ""))
  }

  @Test("freshness names the newest period, the next one and each missing one, with links")
  func freshness() throws {
    let page = try home(CatalogFixture.catalog())
    #expect(
      try known("Newest data", in: page)
        == "Week ending 5 Apr 2026, 1,100 reports. All charts of this week")
    #expect(
      try known("Next expected", in: page)
        == "Week ending 12 Apr 2026. It appears after that day.")
    #expect(try known("Missing", in: page) == "1 week: 15 Mar 2026. Gaps in the data")
    #expect(page.contains("<a href=\"/telemetry/gaps/\">Gaps in the data</a></dd>"))
  }

  @Test("without a gap it says since when nothing is missing")
  func nothingMissing() throws {
    let page = try home(CatalogFixture.catalog(weeks: 2, releases: 1))
    #expect(
      try known("Missing", in: page)
        == "No week since the first, week ending 1 Mar 2026. Gaps in the data")
  }

  @Test("the newest config stands there with what it added and removed")
  func config() throws {
    let words = try known("Newest config", in: home(CatalogFixture.catalog()))
    // v0.3.0 adds mode:c and drops old.
    #expect(words.contains("v0.3.0 (25 Mar 2026), +1 −1: Tool: "))
    #expect(words.contains("removes old") && words.contains("lab: adds mode:c"))
    #expect(!(try home(CatalogFixture.withoutConfig())).contains("Newest config"))
  }

  @Test("a version that only adds release numbers leaves room for the last that changed counters")
  func lastChange() throws {
    var history = CatalogFixture.history
    var release = history.releases[2]
    release.version = ConfigVersion("v0.4.0")
    release.config.programs[0].versions.append(BucketName("v1.2.0"))
    history.releases.append(release)
    let page = try home(
      CatalogFixture.build(CatalogFixture.settings, CatalogFixture.tables(upTo: 5), history))
    #expect(
      try known("Newest config", in: page)
        == "v0.4.0 (25 Mar 2026): No counter changed. 1 release number added.")
    #expect(
      try known("Last change of counters", in: page).hasPrefix("v0.3.0 (25 Mar 2026), +1 −1:"))
  }

  @Test("the value of a bucket stands apart from its name, and with its interval")
  func values() throws {
    let page = try home(CatalogFixture.catalog())
    // 640 of 1,000 reports: the interval is that of the page of the counter.
    #expect(
      page.contains(
        "<code class=\"bucket\">vim</code> <span class=\"value\">64.0\(nbsp)%</span> "
          + "<span class=\"interval\">60.0–67.8\(nbsp)%</span>"))
    // A counter without a bucket has its name in the row already.
    #expect(page.contains("<td class=\"num\"><span class=\"value\">100.0\(nbsp)%</span>"))
  }

  @Test("a retired chart shows its last value and when that was")
  func retired() throws {
    let page = try home(CatalogFixture.catalog())
    // 2 of 240 reports in the week of 29 March, the last in which any report had it.
    #expect(page.contains("<span class=\"value\">Retired: last 0.8\(nbsp)%</span>"))
    #expect(page.contains("<span class=\"remark\">29 Mar 2026</span>"))
    #expect(!page.contains("no values"))
  }

  @Test("beyond 100 charts programs are listed and no chart")
  func manyCharts() throws {
    let few = try home(SplitFixture.charts(100))
    #expect(few.contains("Charts of p</caption>") && !few.contains(">Programs</h2>"))
    let many = try home(SplitFixture.charts(101))
    #expect(many.contains(">Programs</h2>") && !many.contains("class=\"spark\""))
    #expect(many.contains("<td class=\"num charts\">100</td>"))
    #expect(many.contains("<td class=\"num charts\">1</td>"))
  }

  @Test("counters that the config lists are not added up with values of metadata")
  func tally() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    // editor 3, launches 1, latency 3, mode 3, files 1: what v0.3.0 lists.
    #expect(site.text(.home).contains(">11 counters collected</a>"))
    // The same, and old, which is retired. GOOS has two values that were seen, Version too.
    #expect(
      site.text(.counters).contains(
        "also retired ones: 12 counters and 4 values of what every report says"))
  }

  @Test("each page with figures says once what no interval covers, and others do not")
  func caveat() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    func count(_ address: PageAddress) -> Int {
      site.text(address).matches(of: #/<p class="caveat">/#).count
    }
    let tool = ProgramName("example.org/tool")
    for address in [
      .home, .counters, .program(tool), site.address(of: .week(period: 0)),
    ] as [PageAddress] {
      #expect(count(address) == 1, "\(address.path)")
    }
    for address in [.configs, .data, .errata, .notFound] as [PageAddress] {
      #expect(count(address) == 0, "\(address.path)")
    }
  }

  @Test("a correction of a counter stands at its chart, on the pages of its week and its program")
  func errata() throws {
    let site = try RenderedSite(CatalogFixture.catalog(), content: NotesFixture.content)
    func chart(_ address: PageAddress, _ anchor: String) throws -> Substring {
      let page = site.text(address)
      let start = try #require(page.firstRange(of: "id=\"example.org/tool/-/\(anchor)\""))
      let rest = page[start.upperBound...]
      return try rest[..<#require(rest.firstRange(of: "</section>")).lowerBound]
    }
    let program = PageAddress.program(NotesFixture.tool)
    #expect(try chart(program, "editor").contains("Counted twice."))
    #expect(try !chart(program, "launches").contains("Counted twice."))
    #expect(try chart(site.address(of: .week(period: 1)), "editor").contains("Counted twice."))
    #expect(try !chart(site.address(of: .week(period: 0)), "editor").contains("Counted twice."))
  }

  @Test("a chart on the page of a week has a link to its own place")
  func anchors() throws {
    let page = try RenderedSite(CatalogFixture.catalog()).text(.week(period: 0))
    let ids = page.matches(of: #/<section class="card" id="([^"]*)">/#).map { String($0.1) }
    let links = page.matches(of: ##/class="anchor" href="#([^"]*)"/##).map { String($0.1) }
    #expect(!ids.isEmpty && links == ids)
  }
}
