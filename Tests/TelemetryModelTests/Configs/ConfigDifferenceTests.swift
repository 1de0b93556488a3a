import SiteTestSupport
import TelemetryModel
import Testing

@Suite("What a config version changes")
struct ConfigDifferenceTests {
  private static func config(
    _ programs: [(String, versions: [String], counters: [(String, Double)])],
    goos: [String] = ["linux"], sampleRate: Double? = 1
  ) -> UploadConfig {
    var all: UploadConfig?
    for (name, versions, counters) in programs {
      let release = ConfigFixture.release(
        "v0.1.0", "2026-01-01", program: name, versions: versions,
        counters: counters.map { (expression: $0.0, rate: $0.1) },
        metadata: [("GOOS", goos)], sampleRate: sampleRate)
      all?.programs += release.config.programs
      if all == nil { all = release.config }
    }
    return all ?? UploadConfig(metadata: [], sampleRate: sampleRate, programs: [])
  }

  private static let before = config([
    ("a", versions: ["v1.0.0"], counters: [("c:{x,y}", 1), ("d", 0.5)]),
    ("gone", versions: ["v1.0.0"], counters: [("e", 1)]),
  ])

  @Test("two equal configs differ in nothing")
  func equal() {
    let difference = ConfigDifference(from: Self.before, to: Self.before)
    #expect(difference.isEmpty)
    #expect(!difference.isOnlyVersions(lists: [ChartName("Version")]))
  }

  @Test("counters begin, end and change, and programs come and go")
  func counters() throws {
    let after = Self.config([
      ("new", versions: ["v1.0.0"], counters: [("f:{1,2,3}", 1)]),
      ("a", versions: ["v1.0.0"], counters: [("c:{y,z}", 1), ("d", 0.25)]),
    ])
    let difference = ConfigDifference(from: Self.before, to: after)
    #expect(difference.programs.map(\.name.text) == ["new", "a", "gone"])
    #expect(difference.programs.map(\.presence) == [.added, .kept, .removed])
    let kept = try #require(difference.programs.first { $0.presence == .kept })
    #expect(kept.counters.added.map(\.name.text) == ["c:z"])
    #expect(kept.counters.removed.map(\.name.text) == ["c:x"])
    #expect(kept.counters.changed.map { [$0.before.rate, $0.after.rate] } == [[0.5, 0.25]])
    // 3 of the new program and c:z; e of the one that is gone and c:x; d.
    #expect(difference.counts == (4, 2, 1))
    #expect(!difference.isOnlyVersions(lists: []))
  }

  @Test("a counter of another name is one that ended and one that began")
  func rename() {
    let difference = ConfigDifference(
      from: Self.config([("a", versions: [], counters: [("old", 1)])]),
      to: Self.config([("a", versions: [], counters: [("new", 1)])]))
    #expect(difference.counts == (1, 1, 0))
  }

  @Test("names are bytes: é in two spellings are two counters")
  func bytes() {
    let difference = ConfigDifference(
      from: Self.config([("a", versions: [], counters: [("é", 1)])]),
      to: Self.config([("a", versions: [], counters: [("e\u{301}", 1)])]))
    #expect(difference.counts == (1, 1, 0))
  }

  @Test("another notation of the same counters is no difference")
  func notation() {
    let difference = ConfigDifference(
      from: Self.config([("a", versions: [], counters: [("c:{x,y}", 1)])]),
      to: Self.config([("a", versions: [], counters: [("c:y", 1), ("c:x", 1), ("c:x", 0.5)])]))
    #expect(difference.isEmpty)
  }

  @Test("of several entries of a counter the highest rate and the largest depth count")
  func several() {
    let contents = ConfigContents(
      Self.config([("a", versions: [], counters: [("c:{x,y}", 0.5), ("c:x", 1), ("b", 0.5)])]))
    let entries = contents.programs[0].counters
    #expect(entries.map(\.name.text) == ["c:x", "c:y", "b"])
    #expect(entries.map(\.rate) == [1, 0.5, 0.5])
    #expect(entries.groups.map { $0.names.map(\.text) } == [["c:x"], ["c:y"], ["b"]])
    #expect(contents.rates.map(\.rate) == [1, 0.5])
    #expect(contents.rates.map(\.count) == [1, 2])
  }

  @Test("a version that only changes lists of versions is told from others")
  func versions() {
    func changed(goos: [String] = ["linux"], versions: [String], rate: Double? = 1)
      -> ConfigDifference
    {
      ConfigDifference(
        from: Self.config([("a", versions: ["v1.0.0"], counters: [("c", 1)])]),
        to: Self.config(
          [("a", versions: versions, counters: [("c", 1)])], goos: goos, sampleRate: rate))
    }
    let more = changed(versions: ["v1.0.0", "v1.1.0"])
    #expect(more.isOnlyVersions(lists: []))
    #expect(more.versionCounts(lists: []) == (1, 0))
    #expect(changed(versions: ["v1.1.0"]).versionCounts(lists: []) == (1, 1))
    let system = changed(goos: ["linux", "plan9"], versions: ["v1.0.0"])
    #expect(!system.isOnlyVersions(lists: []))
    // Where GOOS held versions, it would be one.
    #expect(system.isOnlyVersions(lists: [ChartName("GOOS")]))
    #expect(system.versionCounts(lists: [ChartName("GOOS")]) == (1, 0))
    #expect(!changed(versions: ["v1.0.0", "v1.1.0"], rate: 0.5).isOnlyVersions(lists: []))
    let rate = changed(versions: ["v1.0.0"], rate: nil).sampleRate
    #expect(rate?.before == 1 && rate?.after == nil)
  }

  @Test("a stack's time goes back to its last gap")
  func stacks() {
    func release(_ version: String, _ stacks: [(name: String, rate: Double)]) -> ConfigRelease {
      ConfigFixture.release(version, "2026-01-01", stacks: stacks)
    }
    let releases = [
      release("v0.1.0", [("bug", 1)]), release("v0.2.0", []), release("v0.3.0", [("bug", 1)]),
      release("v0.4.0", [("bug", 1)]),
    ]
    func first(_ release: Int) -> Int {
      releases.firstRelease(listing: CounterName("bug"), of: ProgramName("p"), upTo: release)
    }
    #expect(first(3) == 2)
    #expect(first(0) == 0)
  }
}
