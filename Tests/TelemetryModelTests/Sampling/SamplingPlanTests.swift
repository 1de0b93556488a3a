import SiteTestSupport
import TelemetryModel
import Testing

@Suite("Which rate would suffice")
struct SamplingPlanTests {
  private func catalog(
    _ releases: [ConfigRelease], _ rows: (inout TablesFixture) -> Void
  ) throws -> Catalog {
    var fixture = TablesFixture()
    rows(&fixture)
    var settings = SiteSettings(title: "t", baseURL: try #require(BaseURL("https://example.org/")))
    settings.configLag = 0
    return try CatalogFixture.build(
      settings, fixture.tables, ConfigHistory(releases: releases))
  }

  private func rows(
    _ releases: [ConfigRelease], _ tables: (inout TablesFixture) -> Void
  ) throws -> [SamplingPlan.Row] {
    let plan = try #require(SamplingPlan(try catalog(releases, tables), rowLimit: 100))
    return try #require(plan.programs.first).rows
  }

  private func reports(
    _ n: Int64, _ rate: Double, period: Int = 0, _ kind: ReportBase.Kind = .eligible,
    whole: Bool = true
  ) -> SamplingPlan.Basis {
    .known(.init(period: period, kind: kind, n: n, rate: rate, areWhole: whole))
  }

  @Test("charts of one rate and as many reports share a row; another rate or n has its own")
  func groups() throws {
    let releases = [
      ConfigFixture.release(
        "v1", "2026-01-01", counters: [("a:{x,y}", 1), ("b", 1), ("c", 0.5), ("d", 1)])
    ]
    let rows = try rows(releases) {
      $0.reports("2026-04-26", "p", 1000)
      for (chart, n) in [("a", 1000), ("b", 1000), ("c", 490), ("d", 900)] as [(String, Int64)] {
        $0.eligible("2026-04-26", "p", chart, n)
      }
    }
    #expect(rows.map { $0.charts.map(\.text) } == [["a", "b"], ["c"], ["d"]])
    #expect(rows.map(\.rates.lowerBound) == [1, 0.5, 1])
    #expect(rows.map(\.basis) == [reports(1000, 1), reports(490, 0.5), reports(900, 1)])
  }

  @Test("the smaller of sample rate and rate decides: the same X is held against both")
  func sampleRate() throws {
    let releases = [
      ConfigFixture.release(
        "v1", "2026-01-01", counters: [("a", 1), ("b", 0.1)], sampleRate: 0.2)
    ]
    let rows = try rows(releases) {
      $0.reports("2026-04-26", "p", 200)
      $0.eligible("2026-04-26", "p", "a", 200)
      $0.eligible("2026-04-26", "p", "b", 100)
    }
    #expect(rows.map(\.basis) == [reports(200, 0.2), reports(100, 0.1)])
  }

  @Test("without eligible reports the program's are taken, and whether all could hold it is said")
  func program() throws {
    let releases = [
      ConfigFixture.release(
        "v1", "2026-01-01", counters: [("a", 1), ("b", 0.1)], sampleRate: 0.5)
    ]
    let rows = try rows(releases) { $0.reports("2026-04-26", "p", 400) }
    #expect(
      rows.map(\.basis) == [
        reports(400, 0.5, .program), reports(400, 0.5, .program, whole: false),
      ])
  }

  @Test("a period in which configs disagree is passed over, gaps too")
  func disagreement() throws {
    let releases = [
      ConfigFixture.release("v1", "2026-01-01", counters: [("a", 0.5)]),
      ConfigFixture.release("v2", "2026-04-22", counters: [("a", 1)]),
    ]
    let rows = try rows(releases) {
      $0.reports("2026-04-12", "p", 1000)
      $0.eligible("2026-04-12", "p", "a", 500)
      $0.reports("2026-04-26", "p", 1000)
      $0.eligible("2026-04-26", "p", "a", 700)
    }
    // The rate now is 1; what a rate brings is known of the week before the change.
    #expect(rows.map(\.rates.lowerBound) == [1])
    #expect(rows.map(\.basis) == [reports(500, 0.5, period: 0)])
  }

  @Test("what cannot be known is told apart: not yet, no reports, no number")
  func notKnown() throws {
    let new = [
      ConfigFixture.release("v1", "2026-01-01", counters: [("a", 1)]),
      ConfigFixture.release("v2", "2026-04-22", counters: [("a", 1), ("b", 1)]),
    ]
    let notYet = try rows(new) {
      $0.reports("2026-04-26", "p", 1000)
      $0.eligible("2026-04-26", "p", "a", 1000)
      $0.eligible("2026-04-26", "p", "b", 300)
    }
    #expect(notYet.map(\.basis) == [reports(1000, 1), .notYet])
    let always = [ConfigFixture.release("v1", "2026-01-01", counters: [("a", 1)])]
    let two = [ConfigFixture.release("v1", "2026-01-01", counters: [("a", 1), ("x", 1)])]
    let none = try rows(two) {
      $0.reports("2026-04-26", "p", 10)
      $0.eligible("2026-04-26", "p", "x", 10)
    }
    #expect(none.map(\.basis) == [.noReports(period: 0), reports(10, 1)])
    #expect(
      try rows(always) { $0.reports("2026-04-26", "", 10) }.map(\.basis) == [.notKnown])
    // Before any data, no period tells anything.
    #expect(try rows(always) { _ in }.map(\.basis) == [.notYet])
  }

  @Test("beyond the limit each program is one row, by the reports that name it")
  func byProgram() throws {
    let counters = (1...3).map { ("c\($0)", Double($0) / 10) }
    let releases = [ConfigFixture.release("v1", "2026-01-01", counters: counters)]
    let catalog = try catalog(releases) { $0.reports("2026-04-26", "p", 1000) }
    let plan = try #require(SamplingPlan(catalog, rowLimit: 2))
    #expect(plan.isByProgram)
    #expect(plan.programs.map(\.chartCount) == [3])
    let row = try #require(plan.programs[0].rows.first)
    #expect(row.rates == 0.1...0.3)
    #expect(row.basis == reports(1000, 1, .program))
    #expect(SamplingPlan(catalog, rowLimit: 3)?.isByProgram == false)
  }

  @Test("without a config history there is no plan")
  func withoutConfig() throws {
    #expect(SamplingPlan(try CatalogFixture.withoutConfig(), rowLimit: 100) == nil)
  }

  /// 664 / 1,876 = 0.35394…; 0.5 · 664 / 931 = 0.35660…; 0.1 · 664 / 1,000 = 0.0664 exactly.
  @Test(
    "a rate is rounded up to three digits, and is at most 1",
    arguments: [
      (1876, 1.0, 0.354), (931, 0.5, 0.357), (1000, 0.1, 0.0664), (1_000_000, 1.0, 0.000664),
      (664, 1.0, 1.0), (663, 1.0, nil), (665, 1.0, 0.999), (6640, 0.3, 0.03),
    ] as [(Int64, Double, Double?)])
  func rate(_ n: Int64, _ now: Double, _ suffices: Double?) {
    let reports = SamplingPlan.Reports(
      period: 0, kind: .eligible, n: n, rate: now, areWhole: true)
    #expect(SamplingRate(for: 664, from: reports).rate == suffices)
  }

  @Test("a machine's reports of a year are periods times rate")
  func year() {
    #expect(SamplingRate.reportsAYear(at: 0.25, .week) == 13)
    #expect(SamplingRate.reportsAYear(at: 0.5, .month) == 6)
    #expect(SamplingRate.reportsAYear(at: 0.2, .day) == 73)
  }
}
