import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@Suite("The pages of method: rarely used features, rates, how figures are computed")
struct MethodPagesTests {
  @Test("they are as they were looked at")
  func golden() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    try Golden.expect(site.bytes(.rarelyUsed), equals: "pages/rarely-used.small-site.html")
    try Golden.expect(site.bytes(.method), equals: "pages/method.small-site.html")
    let sampled = try RenderedSite(Self.sampled())
    try Golden.expect(sampled.bytes(.configs), equals: "pages/config.sampling.html")
  }

  /// A program whose charts are sampled: of 2,000 reports at the sample rate 0.5 each could hold `a`, and 400
  /// could hold `b`; `c` is new.
  private static func sampled() throws -> Catalog {
    var rows = TablesFixture()
    rows.reports("2026-04-26", "p", 2000)
    rows.eligible("2026-04-26", "p", "a", 2000)
    rows.eligible("2026-04-26", "p", "b", 400)
    let counters = [("a", 1.0), ("b", 0.1)]
    return try CatalogFixture.build(
      CatalogFixture.settings, rows.tables,
      ConfigHistory(releases: [
        ConfigFixture.release("v0.1.0", "2026-01-01", counters: counters, sampleRate: 0.5),
        ConfigFixture.release(
          "v0.2.0", "2026-04-27", counters: counters + [("c", 1)], sampleRate: 0.5),
      ]))
  }

  /// 0.5 · 664 / 2,000 = 0.166, and 8.632 of 52; 0.5 · 4,147 / 2,000 = 1.03675; 0.1 · 1,844 / 400 = 0.461;
  /// 0.5 · 1,844 / 2,000 = 0.461. 2.575829 / (2 √2,000) = 0.02880.
  @Test("the planner says which rate would suffice, and where none does")
  func planner() throws {
    let page = try RenderedSite(Self.sampled()).text(.configs)
    let parts = [
      "The sample rate is 0.5: a report is sent if its X is at most that.",
      "<td data-label=\"Reports received: \">2,000 <span class=\"of\">could hold it, "
        + "week ending 26 Apr 2026: within ±2.9 points</span></td>"
        + "<td data-label=\"±\u{A0}5\u{A0}points: \">0.166 <span class=\"of\">8.6 reports a year</span></td>"
        + "<td data-label=\"±\u{A0}3\u{A0}points: \">0.461 <span class=\"of\">24.0 reports a year</span></td>"
        + "<td data-label=\"±\u{A0}2\u{A0}points: \">not enough even at rate 1</td>",
      "<th scope=\"col\">±\u{A0}1\u{A0}point <span class=\"of\">16,588 reports</span></th>",
      "there is no week yet in which every config in use had the rate",
    ]
    for part in parts { #expect(page.contains(part), "\(part)") }
  }

  @Test("a rate above the sample rate takes a higher one of that")
  func sampleRate() throws {
    var rows = TablesFixture()
    rows.reports("2026-04-26", "p", 500)
    rows.eligible("2026-04-26", "p", "a", 500)
    let catalog = try CatalogFixture.build(
      CatalogFixture.settings, rows.tables,
      ConfigHistory(releases: [
        ConfigFixture.release("v0.1.0", "2026-01-01", counters: [("a", 1)], sampleRate: 0.5)
      ]))
    // 0.5 · 664 / 500 = 0.664.
    #expect(
      try RenderedSite(catalog).text(.configs).contains("0.664, with a sample rate as high"))
  }

  @Test("of too many charts the planner shows programs")
  func plannerOfMany() throws {
    var rows = TablesFixture()
    rows.reports("2026-04-26", "p", 2000)
    let counters = (1...101).map { ("c\($0)", Double($0) / 1000) }
    let catalog = try CatalogFixture.build(
      CatalogFixture.settings, rows.tables,
      ConfigHistory(releases: [
        ConfigFixture.release("v0.1.0", "2026-01-01", counters: counters)
      ]))
    let page = try RenderedSite(catalog).text(.configs)
    #expect(page.contains("101 charts, as one row: by the reports that name p."))
    #expect(page.contains("<td data-label=\"Rate now: \">0.001 to 0.101</td>"))
    #expect(page.contains("2,000 <span class=\"of\">name the program, week ending 26 Apr 2026"))
  }

  @Test("a page of rarely used features lists so many, and says how many more there are")
  func many() throws {
    var rows = TablesFixture()
    for (program, count) in [("p", 400), ("q", 10)] {
      rows.reports("2026-04-26", program, 100_000)
      for number in 1...count {
        rows.counter("2026-04-26", program, "c:\(number)", Int64(number), nil)
      }
    }
    let page = try RenderedSite(
      CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
    ).text(.rarelyUsed)
    #expect(page.matches(of: /<td class="wide-cell">/).count == 300)
    #expect(page.contains("400 of 400 counters that are collected now"))
    #expect(page.contains("and 110 more counters whose upper bound is no smaller"))
    #expect(page.contains("1 of 100,000 reports: &lt;0.1\u{A0}% (&lt;0.01–0.01\u{A0}%)"))
    #expect(!page.contains("Collected since"))
  }

  @Test("where nothing is rare, or nothing is there, the page says so")
  func none() throws {
    var rows = TablesFixture()
    rows.reports("2026-03-01", "p", 100)
    rows.counter("2026-03-01", "p", "a", 1, 1)
    let few = try RenderedSite(CatalogFixture.build(CatalogFixture.settings, rows.tables, nil))
      .text(.rarelyUsed)
    #expect(few.contains("None: in the week ending 1 Mar 2026 no counter can be said"))
    #expect(few.contains("1 counter: fewer than 657 reports could hold each"))
    let empty = try RenderedSite(
      CatalogFixture.build(CatalogFixture.settings, InputTables(), nil))
    #expect(empty.text(.rarelyUsed).contains("There is no data yet."))
    #expect(empty.text(.method).contains("The newest data has no share"))
    var settings = CatalogFixture.settings
    settings.measure = .total
    let sums = try RenderedSite(CatalogFixture.build(settings, rows.tables, nil))
    #expect(sums.text(.rarelyUsed).contains("This site shows sums of counts"))
  }

  /// 301 of 1,000: z²/n = 0.006635, the middle (0.301 + 0.003317) / 1.006635 = 0.302312, the margin
  /// 2.575829 √(0.000210399 + 0.00000165872) / 1.006635 = 0.037263.
  @Test("every number of the page of method is computed from the site")
  func method() throws {
    let page = try RenderedSite(CatalogFixture.catalog()).text(.method)
    let parts = [
      "<dd>301 / 1,000 = 0.301000</dd>", "<dd>6.634895 / 1,000 = 0.006635</dd>",
      " = 0.302312</dd>", " = 0.037263</dd>", "<dd>0.265049 to 0.339574</dd>",
      "<dd>30.1\u{A0}%, interval 26.5–34.0\u{A0}%</dd>",
      "not seen in 1,000 reports: at most 0.7\u{A0}%",
      "it takes 657 reports that could have held", "fewer than 166 reports (±10 points)",
      "A machine may be 0 days behind", "about 1\u{A0}% would miss",
      "about 0.5\u{A0}% end up there",
    ]
    for part in parts { #expect(page.contains(part), "\(part)") }
    var settings = CatalogFixture.settings
    settings.confidence = ConfidenceLevel(fraction: 0.95, text: "0.95")
    settings.calendar = PeriodCalendar(unit: .month)
    var rows = TablesFixture()
    rows.reports("2026-03-31", "p", 100)
    let other = try RenderedSite(CatalogFixture.build(settings, rows.tables, nil)).text(.method)
    // 1.959964² / (4 · 0.01²) = 9,603.65.
    for part in ["9,604</td>", "381 reports", "of 12 months", "about 5\u{A0}% would miss"] {
      #expect(other.contains(part), "\(part)")
    }
  }

  @Test("search finds both pages")
  func search() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let shards = site.addresses.filter { $0.kind == .searchFile }
    let index = shards.map { site.text($0) }.joined()
    #expect(index.contains("\"Rarely used features\""))
    #expect(index.contains("\"How figures are computed\""))
  }
}
