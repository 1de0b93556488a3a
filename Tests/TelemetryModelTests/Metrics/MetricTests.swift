import SiteTestSupport
import Testing

@testable import TelemetryModel

/// Three weeks of a cache: hits, misses, and a counter of another rate.
@Suite("Derived metrics over the catalog")
struct MetricTests {
  static let weeks = ["2026-03-01", "2026-03-08", "2026-03-15", "2026-03-22"]

  static func catalog() throws -> Catalog {
    var settings = CatalogFixture.settings
    settings.programs = []
    settings.metadata = [.init(name: ChartName("GOOS"), title: "System")]
    func release(_ version: String, _ date: String, _ lookup: String, rate: Double) -> ConfigRelease
    {
      ConfigFixture.release(
        version, date, counters: [(lookup, 1), ("evict", 1), ("trace", rate)])
    }
    var rows = TablesFixture()
    // The third week has no data.
    for (week, n) in [(weeks[0], Int64(200)), (weeks[1], 300), (weeks[3], 400)] {
      rows.reports(week, "p", n)
      for chart in ["lookup", "evict"] { rows.eligible(week, "p", chart, n) }
      rows.eligible(week, "p", "trace", n / 2)
      rows.counter(week, "p", "lookup:hit", n - 10, (n - 10) * 9)
      rows.counter(week, "p", "lookup:miss", n / 2, n)
      rows.counter(week, "p", "evict", n / 10, n / 10)
      rows.counter(week, "p", "trace", n / 20, n / 20)
      if week == weeks[1] { continue }
      rows.group(week, "p", by: "GOOS", "darwin", "", 50, nil)
      rows.group(week, "p", by: "GOOS", "darwin", "lookup:miss", 25, 60)
      rows.group(week, "p", by: "GOOS", "linux", "", n - 51, nil)
      rows.group(week, "p", by: "GOOS", "linux", "lookup:hit", n - 60, 1500)
      rows.group(week, "p", by: "GOOS", "linux", "lookup:miss", 9, 30)
    }
    return try CatalogFixture.build(
      settings, rows.tables,
      ConfigHistory(releases: [
        release("v0.1.0", "2026-01-01", "lookup:{hit,miss}", rate: 1),
        release("v0.2.0", "2026-03-04", "lookup:{hit,miss}", rate: 0.5),
        release("v0.3.0", "2026-03-18", "lookup:{hit,miss,stale}", rate: 0.5),
      ]))
  }

  static func definition(
    _ above: [String], per below: [String] = [], by: [String] = [], program: String = "p"
  ) -> MetricDefinition {
    func place(_ column: Int) -> TelemetryModel.SourceLocation {
      TelemetryModel.SourceLocation(file: "metrics.yml", line: 7, column: column)
    }
    return MetricDefinition(
      id: MetricID("m"), title: "M", program: .init(ProgramName(program), at: place(1)),
      numerator: above.enumerated().map { .init(CounterName($1), at: place(10 + $0)) },
      denominator: below.enumerated().map { .init(CounterName($1), at: place(20 + $0)) },
      by: by.enumerated().map { .init(BreakdownName($1), at: place(30 + $0)) })
  }

  private func metric(_ definition: MetricDefinition) throws -> Metric {
    try #require(Metric.all([definition], in: try Self.catalog()).first)
  }

  @Test("a ratio has the sums of each period, and none where there is no data")
  func periods() throws {
    let metric = try metric(Self.definition(["lookup:miss"], per: ["lookup:hit", "lookup:miss"]))
    #expect(metric.kind == .part)
    #expect(metric.figures.map(\.status) == [.ok, .ok, .noData, .ok])
    // 200 of 190 × 9 + 200, 300 of 290 × 9 + 300, 400 of 390 × 9 + 400.
    #expect(metric.figures.map(\.numerator.description) == ["200", "300", "", "400"])
    #expect(metric.figures.map(\.denominator.description) == ["1910", "2910", "", "3910"])
    #expect(metric.figures.map(\.base.n.description) == ["200", "300", "", "400"])
    #expect(metric.listings == [Listing(releases: 0..<3, rate: 1)])
  }

  @Test("counters of two rates are related only where all usable versions have one")
  func rates() throws {
    // In the first week both are listed at rate 1; then one of them at 0.5.
    let metric = try metric(Self.definition(["trace"], per: ["evict"]))
    #expect(metric.kind == .quotient)
    #expect(metric.figures[0].status == .partial, "their eligible reports are not as many")
    #expect(metric.figures[1].status == .partial && metric.figures[1].value == nil)
    #expect(metric.listings == [Listing(releases: 0..<1, rate: 1)])
  }

  @Test("a counter that a usable version does not list makes the period partial")
  func laterCounter() throws {
    let metric = try metric(Self.definition(["lookup:stale", "lookup:miss"]))
    #expect(
      metric.figures.map(\.status) == [.notCollected, .notCollected, .notCollected, .partial])
    #expect(metric.listings == [Listing(releases: 2..<3, rate: 1)])
  }

  @Test("groups have the same arithmetic, their own n, and a zero where they have no row")
  func groups() throws {
    let metric = try metric(
      Self.definition(["lookup:miss"], per: ["lookup:hit", "lookup:miss"], by: ["GOOS", "Arch"]))
    let groups = try #require(metric.breakdowns.first)
    #expect(groups.groups.map(\.value) == ["darwin", "linux"])
    let (darwin, linux) = (groups.groups[0].figures, groups.groups[1].figures)
    // No row of hits: none of the 50 had one.
    #expect(darwin[0].denominator == Count(60))
    #expect(
      darwin[0].value
        == .ratio(MetricRatio(numerator: 60, denominator: 60, isPart: true)))
    #expect(linux[0].denominator == Count(1530) && linux[0].base.n == Count(149))
    // The second week has no row of any group.
    #expect(darwin[1].status == .noData && linux[1].value == nil)
    #expect(metric.breakdowns[1].breakdown == nil && metric.breakdowns[1].groups.isEmpty)
  }

  @Test("in groups nobody knows who could hold what not all reports could")
  func groupsOfSampled() throws {
    let metric = try metric(Self.definition(["trace"], by: ["GOOS"]))
    #expect(metric.figures[3].status == .ok)
    let groups = try #require(metric.breakdowns.first)
    #expect(groups.groups.allSatisfy { $0.figures[3].status == .partial })
  }

  @Test("a site without config and totals alone has ratios, and no shares")
  func withoutConfig() throws {
    var rows = TablesFixture()
    rows.counter("2026-03-01", "p", "a", nil, 30)
    rows.counter("2026-03-01", "p", "b", nil, 60)
    let catalog = try CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
    let metrics = Metric.all(
      [Self.definition(["a"], per: ["b"]), Self.definition(["a"])], in: catalog)
    #expect(
      metrics[0].figures[0].value
        == .ratio(MetricRatio(numerator: 30, denominator: 60, isPart: false)))
    #expect(metrics[1].figures[0].status == .noData)
  }

  // MARK: What is refused

  private func mistakes(_ definition: MetricDefinition) throws -> [String] {
    var diagnostics = Diagnostics()
    MetricCheck.check([definition], against: try Self.catalog(), &diagnostics)
    return diagnostics.errors.map { "\($0.location.column) \($0.message) – \($0.hint ?? "")" }
  }

  @Test("what the site has is accepted, a breakdown without tables too")
  func accepted() throws {
    #expect(
      try mistakes(
        Self.definition(["lookup:miss"], per: ["lookup:hit", "evict"], by: ["GOOS"])) == [])
    #expect(try mistakes(Self.definition(["evict"], per: ["trace"])) == [], "together in v0.1.0")
  }

  @Test("unknown names are errors in their places, with what was probably meant")
  func unknown() throws {
    #expect(
      try mistakes(Self.definition(["evict"], program: "q")) == [
        "1 no table and no config names the program 'q' – did you mean 'p'?"
      ])
    #expect(
      try mistakes(Self.definition(["evict"], per: ["evict", "lookup:mis"], by: ["GOS"])) == [
        "30 'GOS' is no metadata of 'p' – did you mean 'GOOS'?",
        "21 'p' has no counter 'lookup:mis' – did you mean 'lookup:miss'?",
      ])
    #expect(
      try mistakes(Self.definition(["lookup"])) == [
        "10 'lookup' is a chart, and no counter – name its counters: 'lookup:{hit,miss,stale}'"
      ])
    #expect(
      try mistakes(Self.definition(["GOOS:linux"])) == [
        "10 'GOOS:linux' is metadata, and no counter – name counters; 'by' tells reports apart by"
          + " metadata"
      ])
  }

  @Test("counters that no config version lists at one rate can never be counted from one report")
  func neverTogether() throws {
    #expect(
      try mistakes(Self.definition(["lookup:stale"], per: ["trace"])) == [
        "20 no config version lists 'trace' at the rate of 'lookup:stale' – counters of different"
          + " rates are not in the same reports: no figure can relate them"
      ])
  }
}
