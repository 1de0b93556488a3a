import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteRendering

@Suite("The pages of stacks")
struct StackPagesTests {
  let nbsp = "\u{A0}"

  @Test("they are as they were looked at")
  func golden() throws {
    let site = try RenderedSite(StacksFixture.catalog())
    try Golden.expect(site.bytes(.stacks), equals: "pages/stacks.small-site.html")
    try Golden.expect(
      site.bytes(.stack(StacksFixture.ids.deep)), equals: "pages/stack.each-frame.html")
    try Golden.expect(
      site.bytes(.stack(StacksFixture.ids.markup)), equals: "pages/stack.partial.html")
  }

  @Test("a stack's page shows its frames, both ids, when it was seen, and its issues")
  func page() throws {
    let page = try RenderedSite(StacksFixture.catalog()).text(.stack(StacksFixture.ids.deep))
    let parts = [
      "<body data-page-type=\"stack\">", "<h1>Bugs: Q-XbMw</h1>",
      "<code>Q-XbMw</code>", "<code>ee75a0d3d47e18e2</code>",
      "<code>example.org/tool.open</code></th><td class=\"num\"><code>+12</code></td>",
      "<td class=\"num\"><code>-0x1</code></td>", "colspan=\"3\"><code>truncated</code>",
      "First seen: week ending 1 Mar 2026", "Last seen: week ending 22 Mar 2026",
      "6 reports in all weeks",
      "<strong>4.0\(nbsp)%</strong> of reports of example.org/tool that could hold it: 4 of 100,",
      "<a href=\"https://issues.example.net/7\">", "<li>javascript:alert(1)</li>",
      "Collected since v0.1.0 (1 Dec 2025).", "Depth 16: of a deeper stack the innermost 16 frames",
      "<a href=\"/telemetry/stacks/#example.org/tool/-/tool/bug\">",
    ]
    for part in parts { #expect(page.contains(part), "\(part)") }
    // A zero and a gap have their own words in the table of weeks.
    #expect(page.contains(">Not seen in 90 reports: at most 6.9\(nbsp)%</td>"))
    #expect(page.contains(">No data for this week</td>"))
  }

  @Test("a partial cell has counts and no share, and markup stays text")
  func partial() throws {
    let page = try RenderedSite(StacksFixture.catalog()).text(.stack(StacksFixture.ids.markup))
    #expect(page.contains(">1 report, total 2, but not every report could hold it: no share</td>"))
    #expect(page.contains("<code>example.org/tool.&lt;b&gt;:35</code>"))
    #expect(!page.contains("tool.<b>"))
    #expect(page.contains(">Not collected yet: since v0.2.0 (10 Mar 2026)</td>"))
  }

  @Test("the index ranks the stacks of the newest period, and names what was never reported")
  func index() throws {
    let page = try RenderedSite(StacksFixture.catalog()).text(.stacks)
    let deep = try #require(page.firstRange(of: "<tr id=\"ee75a0d3d47e18e2\">"))
    let shallow = try #require(page.firstRange(of: "<tr id=\"21ea8a8ecba6d040\">"))
    #expect(deep.lowerBound < shallow.lowerBound)
    #expect(page.contains("week ending 22 Mar 2026"))
    #expect(page.contains(">Not seen in 100 reports: at most 6.2\(nbsp)%</td>"))
    #expect(page.contains("id=\"example.org/tool/-/tool/odd\""))
    #expect(page.contains("No report has held a stack of it."))
    #expect(page.contains("example.org/tool.open:+12,+0x3c\nexample.org/tool.(*List[...]).each"))
  }

  @Test("a site that knows of no stack counter has no such pages, and no link to them")
  func none() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    #expect(!site.addresses.contains(.stacks))
    #expect(!site.text(.counters).contains("/stacks/"))
    #expect(
      try RenderedSite(StacksFixture.catalog()).text(.counters)
        .contains("<a href=\"/telemetry/stacks/\">3 stack counters</a>"))
  }

  /// - Returns: A site of one stack counter, in which stack i has i + 1 reports.
  private func large(_ count: Int, frames: Int) throws -> RenderedSite {
    var rows = TablesFixture()
    rows.reports("2026-03-01", "p", Int64(count))
    for stack in 0..<count {
      let lines = (0..<frames).map { "example.org/p.f\(stack):+\($0),+0x\($0)" }
      let text = (["bug"] + lines).joined(separator: "\n")
      rows.stack("2026-03-01", "p", text, Int64(stack + 1), Int64(stack + 1))
    }
    return try RenderedSite(CatalogFixture.build(CatalogFixture.settings, rows.tables, nil))
  }

  @Test("ten thousand stacks make an index of thirty, and each page is linked from another")
  func bounds() throws {
    let site = try large(10_000, frames: 3)
    let index = site.text(.stacks)
    #expect(index.utf8.count < 60_000)
    #expect(index.matches(of: /<tr id="/).count == 30)
    #expect(index.contains(">100.0\(nbsp)%</td>") && index.contains("p.f9999:+0,+0x0</code>"))
    #expect(index.contains("9,970 stacks more, by rank: <a href=\"/telemetry/stacks/"))
    let pattern = /href="\/telemetry\/stacks\/([0-9a-f]{16})\/"/
    func targets(_ page: String) -> Set<String> {
      Set(page.matches(of: pattern).map { String($0.output.1) })
    }
    #expect(targets(index).count == 31)
    // The neighbours of the first page behind the table lead on, twenty at a time.
    let next = try #require(targets(index).first { !index.contains("<tr id=\"\($0)\"") })
    let page = site.text(.stack(next))
    #expect(page.utf8.count < 30_000)
    #expect(targets(page).subtracting(targets(index)).count == 10)
    #expect(page.contains("Those next to it by rank, of 10,000 stacks."))
  }

  @Test("many stack counters share the rows of the index, a long stack is cut there")
  func manyCounters() throws {
    let limits = [1, 5, 6, 10, 1000].map { StacksPage.rowLimit(counters: $0) }
    #expect(limits == [30, 30, 25, 15, 5])
    let site = try large(1, frames: 100)
    let index = site.text(.stacks)
    #expect(index.contains("Whole stack, 100 frames"))
    #expect(index.contains("69 more lines on its page"))
    #expect(!index.contains("+31,+0x31") && index.contains("+30,+0x30"))
    let id = try #require(site.catalog.stackCounters.first?.stacks.first?.id)
    #expect(site.text(.stack(id)).contains("+99,+0x99"))
  }

  @Test("sums are shown as sums, and reports without an n as reports")
  func otherMeasures() throws {
    var rows = TablesFixture()
    rows.stack("2026-03-01", "sums", "bug\nf:+1,+0x1", nil, 70)
    rows.stack("2026-03-01", "bare", "bug\nf:+1,+0x1", 3, nil)
    let site = try RenderedSite(CatalogFixture.build(CatalogFixture.settings, rows.tables, nil))
    let sums = StackID.address(program: ProgramName("sums"), text: "bug\nf:+1,+0x1")
    #expect(site.text(.stack(sums)).contains("<strong>70</strong> counted in all, week"))
    let bare = StackID.address(program: ProgramName("bare"), text: "bug\nf:+1,+0x1")
    #expect(
      site.text(.stack(bare)).contains("<strong>3</strong> reports held it, week ending 1 Mar 2026")
    )
    let index = site.text(.stacks)
    #expect(index.contains("Sum of the counts") && index.contains("Total, all weeks"))
    #expect(index.contains("Reports that held the stack"))
  }
}
