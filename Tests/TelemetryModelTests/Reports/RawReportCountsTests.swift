import TelemetryModel
import Testing

@Suite("Counts of raw reports")
struct RawReportCountsTests {
  private func counted(_ reports: [Report]) -> RawReportCounts {
    var counts = RawReportCounts(calendar: PeriodCalendar())
    for report in reports { counts.add(report) }
    return counts
  }

  private func report(_ week: String, _ x: Double, _ os: String, config: String = "v1") -> Report {
    ReportFixture(week: week, x: x, config: config, metadata: [os, "v1.0.0"]).report()
  }

  @Test("a report belongs to the week that contains its day; an X counts once a week")
  func weeks() {
    let counts = counted([
      report("2026-04-20", 0.1, "linux"), report("2026-04-26", 0.1, "linux"),
      report("2026-04-26", 0.2, "linux"), report("2026-04-27", 0.1, "linux"),
    ]).periodCounts
    #expect(counts.map(\.period.description) == ["2026-04-26", "2026-05-03"])
    #expect(counts.map(\.lines) == [3, 1] && counts.map(\.reports) == [2, 1])
  }

  @Test("reports that no other looks like are told, and those that were so in the week before")
  func ledger() {
    let counts = counted([
      // linux twice, darwin and plan9 once, one without a program.
      report("2026-04-20", 0.1, "linux"), report("2026-04-20", 0.2, "linux"),
      report("2026-04-20", 0.3, "darwin"), report("2026-04-20", 0.4, "plan9"),
      ReportFixture(week: "2026-04-20", x: 0.5).report(isEmpty: true),
      // darwin and linux once, plan9 twice.
      report("2026-04-27", 0.1, "darwin"), report("2026-04-27", 0.2, "linux"),
      report("2026-04-27", 0.3, "plan9"), report("2026-04-27", 0.4, "plan9"),
      // A week is missing in between, so that nothing is told of the week before.
      report("2026-05-11", 0.1, "darwin"),
    ]).periodCounts
    #expect(counts.map(\.withProgram) == [4, 4, 1])
    #expect(counts.map(\.oneOfAKind) == [2, 2, 1])
    #expect(counts.map(\.oneOfAKindBefore) == [0, 1, 0])
  }

  @Test("a line that repeats an X makes no company for its report")
  func repeatedX() {
    let counts = counted([report("2026-04-20", 0.1, "plan9"), report("2026-04-20", 0.1, "plan9")])
      .periodCounts
    #expect(counts.map(\.oneOfAKind) == [1])
  }

  @Test("neither the order of reports nor that of their programs shows")
  func order() {
    var twice = ReportFixture(week: "2026-04-20", x: 0.7).report()
    twice.entries.append(contentsOf: ReportFixture(program: "q").report().entries)
    var turned = twice
    turned.entries.reverse()
    turned.x = 0.8
    let reports = [twice, report("2026-04-20", 0.7, "darwin"), turned]
    let counts = counted(reports).periodCounts
    #expect(counts == counted(reports.reversed()).periodCounts)
    #expect(counted([twice, turned]).periodCounts.map(\.oneOfAKind) == [0])
  }

  @Test("config versions stand in version order")
  func versions() {
    let counts = counted([
      report("2026-04-20", 0.1, "a", config: "v0.10.0"),
      report("2026-04-20", 0.2, "a", config: "v0.9.0"),
      report("2026-04-27", 0.2, "a", config: "v0.9.0"),
    ]).versionCounts
    #expect(counts.map(\.version.text) == ["v0.9.0", "v0.10.0"] && counts.map(\.lines) == [2, 1])
  }
}
