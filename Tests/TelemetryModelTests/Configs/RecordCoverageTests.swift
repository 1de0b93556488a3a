import SiteTestSupport
import TelemetryModel
import Testing

@Suite("Counters and the records that ask for them")
struct RecordCoverageTests {
  private static func coverage(_ records: [ChartRecord]) -> RecordCoverage {
    let release = ConfigFixture.release(
      "v0.1.0", "2026-01-01", counters: [("open:{file,pipe}", 1), ("open:{file,pipe}", 0.5)],
      stacks: [("bug", 1)])
    return RecordCoverage(release.config, records: records)
  }

  @Test("what has a record and is listed is complete, stacks among it")
  func complete() {
    let coverage = Self.coverage([
      ConfigFixture.record("Open", "open:{pipe,file}"), ConfigFixture.record("Bugs", "bug"),
    ])
    #expect(coverage.isComplete)
  }

  @Test("a counter without a record is named once, with its program")
  func unrecorded() {
    let coverage = Self.coverage([ConfigFixture.record("Open", "open:file")])
    #expect(coverage.unrecorded.map(\.counter.text) == ["open:pipe", "bug"])
    #expect(coverage.unrecorded.map(\.program.text) == ["p", "p"])
    #expect(coverage.unlisted.isEmpty)
    #expect(!coverage.isComplete)
  }

  @Test("a record without a counter is named, also where another program has it")
  func unlisted() {
    let coverage = Self.coverage([
      ConfigFixture.record("Open", "open:{file,pipe,mail}"), ConfigFixture.record("Bugs", "bug"),
      ConfigFixture.record("Other", "open:file", program: "q"),
    ])
    #expect(coverage.unrecorded.isEmpty)
    #expect(
      coverage.unlisted.map { "\($0.program) \($0.counter)" } == ["p open:mail", "q open:file"])
  }

  @Test("a version without a chart config says nothing of its counters")
  func none() {
    #expect(ConfigFixture.release("v0.1.0", "2026-01-01").coverage == nil)
  }
}
