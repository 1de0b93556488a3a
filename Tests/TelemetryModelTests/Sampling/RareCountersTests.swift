import SiteTestSupport
import TelemetryModel
import Testing

@Suite("Counters that hardly any report holds")
struct RareCountersTests {
  static let week = "2026-04-26"

  private func rare(
    _ releases: [ConfigRelease]?, level: ConfidenceLevel = .default,
    measure: SiteSettings.Measure = .share, _ rows: (inout TablesFixture) -> Void
  ) throws -> RareCounters {
    var fixture = TablesFixture()
    rows(&fixture)
    var settings = SiteSettings(title: "t", baseURL: try #require(BaseURL("https://example.org/")))
    settings.confidence = level
    settings.measure = measure
    return RareCounters(
      try CatalogFixture.build(
        settings, fixture.tables, releases.map { ConfigHistory(releases: $0) }))
  }

  private let always = [ConfigFixture.release("v1", "2026-01-01", counters: [("c:{a,b,d,e}", 1)])]

  /// z² / (n + z²) < 0.01 is n > 99 z²: 656.85 for z = 2.575829, and 380.30 for z = 1.959964.
  @Test("a zero is rare from 657 reports on at 99 %, and from 381 at 95 %")
  func needed() throws {
    #expect(RareCounters.reportsNeeded(.default) == 657)
    #expect(RareCounters.reportsNeeded(ConfidenceLevel(fraction: 0.95, text: "0.95")) == 381)
    for (n, verdict) in [(656, RareCounters.Verdict.tooFewReports), (657, .rare)] {
      let found = try rare([ConfigFixture.release("v1", "2026-01-01", counters: [("c:a", 1)])]) {
        $0.reports(Self.week, "p", Int64(n))
      }
      #expect(found.count(verdict) == 1, "\(n)")
    }
  }

  /// By hand, z² = 6.634895: of 0 in 2,000 at most 6.634895 / 2,006.634895 = 0.003306. Of 4, the middle is
  /// (0.002 + 0.001659) / 1.003317 = 0.003647 and the margin 2.575829 √(0.000000998 + 0.000000415) / 1.003317
  /// = 0.003051, which ends at 0.006698. The interval of 20, one in a hundred, holds 0.01; that of 400 begins
  /// at 0.178.
  @Test("the smallest upper bound comes first, and what may be above 1 % is not listed")
  func order() throws {
    let found = try rare(always) {
      $0.reports(Self.week, "p", 2000)
      $0.counter(Self.week, "p", "c:b", 20, nil)
      $0.counter(Self.week, "p", "c:d", 400, nil)
      $0.counter(Self.week, "p", "c:e", 4, nil)
      $0.counter(Self.week, "p", "GOOS:darwin", 1, nil)
    }
    let part = try #require(found.programs.first)
    #expect(part.entries.map(\.share.reports) == [0, 4])
    #expect(abs(part.entries[0].interval.upperBound - 0.003306) < 1e-6)
    #expect(abs(part.entries[1].interval.upperBound - 0.006698) < 1e-6)
    #expect(part.count(.rare) == 2)
    #expect(part.count(.open) == 1)
    #expect(part.count(.common) == 1)
    // Values of metadata are no counters.
    #expect(RareCounters.Verdict.allCases.map(part.count).reduce(0, +) == 4)
  }

  @Test("what was retired is not looked at, and what no report could hold yet is not judged")
  func collected() throws {
    let releases = [
      ConfigFixture.release("v1", "2026-01-01", counters: [("c:{a,b}", 1)]),
      ConfigFixture.release("v2", "2026-03-01", counters: [("c:a", 1)]),
      ConfigFixture.release("v3", "2026-06-01", counters: [("c:a", 1), ("new", 1)]),
    ]
    let found = try rare(releases) {
      $0.reports("2026-02-15", "p", 2000)
      $0.counter("2026-02-15", "p", "c:b", 1, nil)
      $0.reports(Self.week, "p", 2000)
    }
    #expect(found.count(.rare) == 1)
    #expect(found.count(.notYet) == 1)
    #expect(found.programs[0].entries.map(\.counter) == [0])
  }

  @Test("partial, unknown and missing reports are told apart")
  func notJudged() throws {
    let later = [
      ConfigFixture.release("v1", "2026-01-01", counters: [("c:a", 1)]),
      ConfigFixture.release("v2", "2026-04-22", counters: [("c:{a,b}", 1)]),
    ]
    let partial = try rare(later) { $0.reports(Self.week, "p", 2000) }
    #expect(partial.count(.partial) == 1)
    #expect(partial.count(.rare) == 1)
    let two = [ConfigFixture.release("v1", "2026-01-01", counters: [("c:a", 1), ("x", 1)])]
    let none = try rare(two) {
      $0.reports(Self.week, "p", 2000)
      $0.eligible(Self.week, "p", "x", 2000)
    }
    // The table of eligible reports has the program, and not the chart `c`.
    #expect(none.count(.noReports) == 1)
    #expect(none.count(.rare) == 1)
    let unknown = try rare(always) {
      $0.reports(Self.week, "p", 2000)
      $0.counter(Self.week, "p", "c:a", nil, 7)
    }
    #expect(unknown.count(.notKnown) == 1)
  }

  @Test("a share of all reports is not judged: it is of those without the program, too")
  func allReports() throws {
    let found = try rare(nil) {
      $0.reports(Self.week, "", 100_000)
      $0.counter(Self.week, "p", "c:a", 50, nil)
    }
    #expect(found.count(.notKnown) == 1)
    #expect(found.count(.rare) == 0)
  }

  @Test("sums have no shares: their programs are named apart")
  func sums() throws {
    let found = try rare(always, measure: .total) { $0.reports(Self.week, "p", 2000) }
    #expect(found.programs.isEmpty)
    #expect(found.programsOfSums == [0])
  }

  @Test("a site without data has no period and no counters")
  func empty() throws {
    let found = try rare(always) { _ in }
    #expect(found.period == nil)
    #expect(found.programs.isEmpty)
  }

  @Test("a limit of rows is shared, and what a short list leaves goes to the longer ones")
  func shares() {
    #expect(RowShares.of(300, among: [10, 500, 3]) == [10, 287, 3])
    #expect(RowShares.of(300, among: [500, 500]) == [150, 150])
    #expect(RowShares.of(300, among: []) == [])
    #expect(RowShares.of(300, among: [2, 3]) == [2, 3])
    #expect(RowShares.of(300, among: Array(repeating: 1, count: 400)).reduce(0, +) == 300)
  }
}
