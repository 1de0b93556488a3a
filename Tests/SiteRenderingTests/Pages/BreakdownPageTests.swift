import FoundationEssentials
import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

/// What pages say of groups, over numbers that were worked out by hand: see `GroupFindingTests`.
struct BreakdownPageTests {
  static let counter = PageAddress.counter(ProgramName("p"), ChartName("c"), BucketName("a"))

  func page(_ fixture: GroupFixture) throws -> String {
    let site = try RenderedSite(try fixture.catalog())
    return site.text(Self.counter)
  }

  @Test("a counter's page tells groups apart, with n and interval of each")
  func counter() throws {
    let site = try RenderedSite(try GroupFixture().catalog())
    try Golden.expect(
      site.bytes(Self.counter), equals: "pages/counter.groups.html")
    let page = site.text(Self.counter)
    #expect(
      page.contains(
        "30.0\u{A0}% of reports with GOOS “windows”, against 40.0\u{A0}% with “darwin”"))
    #expect(
      page.contains(
        "99\u{A0}% intervals 26.4–33.9\u{A0}% (windows, 1,000 reports) and 36.1–44.0\u{A0}% (darwin, "
          + "1,000 reports). The other groups of at least 166 reports lie further above."))
  }

  @Test("the front page leads to what one group alone has")
  func frontPage() throws {
    let home = try RenderedSite(try GroupFixture().catalog()).text(.home)
    #expect(home.contains("/counters/p/-/c/-/a/#by-GOOS\">“a”: 30.0\u{A0}% of reports with GOOS"))
  }

  @Test("a small group is a number without a bar")
  func small() throws {
    var fixture = GroupFixture()
    fixture.sizes = [1000, 1000, 165]
    fixture.a = [400, 400, 10]
    fixture.reports = 2165
    let page = try page(fixture)
    let row = try #require(page.components(separatedBy: "<tr>").first { $0.contains(">windows<") })
    #expect(row.contains("10 of 165") && !row.contains("<svg"))
    let linux = try #require(page.components(separatedBy: "<tr>").first { $0.contains(">linux<") })
    #expect(linux.contains("400 of 1,000") && linux.contains("<svg class=\"bar\""))
    #expect(page.contains("Groups of fewer than 166 reports"))
  }

  @Test("overlapping groups and reports in none are said to be so")
  func overlapping() throws {
    var fixture = GroupFixture()
    fixture.reports = 2500
    #expect(try page(fixture).contains("A report can be in several groups"))
    fixture.reports = 3500
    #expect(try page(fixture).contains("Some reports are in none of these groups."))
    fixture.reports = 3000
    let exact = try page(fixture)
    #expect(!exact.contains("A report can be in several") && !exact.contains("in none of these"))
  }

  @Test("where not every report could hold the counter, a group has counts and no share")
  func partial() throws {
    var fixture = GroupFixture()
    fixture.eligible = 2999
    let row = try #require(
      try page(fixture).components(separatedBy: "<tr>").first { $0.contains(">windows<") })
    #expect(row.contains("300 reports, total 600, but not every report could hold it: no share"))
  }

  @Test("sums of groups have totals and no interval")
  func sums() throws {
    var fixture = GroupFixture()
    fixture.measure = .total
    let page = try page(fixture)
    let part = try #require(page.components(separatedBy: "id=\"by-GOOS\"").last)
    let row = try #require(part.components(separatedBy: "<tr>").first { $0.contains(">windows<") })
    #expect(row.contains("num value\">600<") && row.contains("300 of 1,000"))
    #expect(!row.contains("interval"))
  }
}
