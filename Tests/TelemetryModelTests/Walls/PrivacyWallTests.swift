import SiteTestSupport
import TelemetryModel
import Testing

/// What the catalog refuses: names that no config lists, numbers that cannot be true.
@Suite("The wall and the numbers")
struct PrivacyWallTests {
  static let week = "2026-04-26"

  func errors(
    releases: [ConfigRelease]? = nil, metadata: [SiteSettings.Metadata]? = nil,
    _ rows: (inout TablesFixture) -> Void
  ) throws -> [String] {
    var fixture = TablesFixture()
    rows(&fixture)
    var settings = SiteSettings(title: "t", baseURL: try #require(BaseURL("https://example.org/")))
    if let metadata { settings.metadata = metadata }
    let standing = [
      ConfigFixture.release(
        "v1", "2026-01-01", counters: [("c:{a,b}", 1)], stacks: [("crash", 1)],
        metadata: [("GOOS", ["linux", "darwin"]), ("GoVersion", ["go1.24.1"])])
    ]
    var diagnostics = Diagnostics()
    let catalog = CatalogBuilder.build(
      settings: settings, tables: fixture.tables,
      history: ConfigHistory(releases: releases ?? standing), diagnostics: &diagnostics)
    #expect((catalog == nil) == diagnostics.hasErrors)
    return diagnostics.sorted.filter { $0.severity == .error }.map {
      "\($0.location) \($0.message)"
    }
  }

  @Test("all that is listed passes")
  func passes() throws {
    let errors = try errors {
      $0.reports(Self.week, "", 12)
      $0.reports(Self.week, "p", 10)
      $0.counter(Self.week, "p", "c:a", 1, 1)
      $0.counter(Self.week, "p", "GOOS:linux", 9, 9)
      $0.counter(Self.week, "p", "GoVersion:go1.24", 9, 9)
      $0.counter(Self.week, "p", "Version:v1.0.0", 9, 9)
      $0.eligible(Self.week, "p", "c", 10)
      $0.eligible(Self.week, "p", "crash", 10)
      $0.stack(Self.week, "p", "crash\nmain:+1,+0x10", 1, 1)
      $0.group(Self.week, "p", by: "GOOS", "linux", "", 9, nil)
      $0.group(Self.week, "p", by: "GOOS", "linux", "c:a", 1, 1)
      $0.group(Self.week, "p", by: "GOOS+GoVersion", "linux+go1.24", "c:a", 1, 1)
    }
    #expect(errors == [])
  }

  @Test("what no config lists is refused at its place")
  func refused() throws {
    let errors = try errors {
      $0.reports(Self.week, "q", 10)
      $0.counter(Self.week, "p", "c:z", 1, 1)
      $0.counter(Self.week, "p", "GOOS:templeos", 1, 1)
      $0.counter(Self.week, "p", "GoVersion:go1.25", 1, 1)
      $0.counter(Self.week, "p", "Version:v6.6.6", 1, 1)
      $0.counter(Self.week, "p", "GOARCH:amd64", 1, 1)
      $0.eligible(Self.week, "p", "d", 10)
      $0.stack(Self.week, "p", "panic\nsecret", 1, 1)
      $0.group(Self.week, "p", by: "Host", "x", "", 9, nil)
      $0.group(Self.week, "p", by: "GOOS", "beos", "c:a", 1, 1)
      $0.group(Self.week, "p", by: "GOOS", "linux", "d", 1, 1)
    }
    let end = "is listed by no config version of the period that ends on 2026-04-26"
    #expect(
      errors == [
        "t.csv:1:12 'q' \(end)", "t.csv:2:100 'c:z' of p \(end)",
        "t.csv:3:100 'GOOS:templeos' of p \(end)", "t.csv:4:100 'GoVersion:go1.25' of p \(end)",
        "t.csv:5:100 'Version:v6.6.6' of p \(end)", "t.csv:6:100 'GOARCH:amd64' of p \(end)",
        "t.csv:7:100 'd' of p \(end)", "t.csv:8:100 'panic' of p \(end)",
        "t.csv:9:40 'Host' is no metadata of p", "t.csv:10:60 'beos' of p \(end)",
        "t.csv:11:100 'd' of p \(end)",
      ])
  }

  @Test("a name is listed in some weeks and refused in others")
  func inItsWeek() throws {
    let releases = [
      ConfigFixture.release("v1", "2026-01-01", counters: [("d", 1)]),
      ConfigFixture.release("v2", "2026-05-10", counters: [("c:a", 1), ("d", 1)]),
    ]
    let errors = try errors(releases: releases) {
      $0.counter("2026-04-19", "p", "c:a", 1, 1)
      $0.counter("2026-04-26", "p", "c:a", 1, 1)
    }
    // v2 comes 14 days behind 04-26, and 21 behind 04-19.
    #expect(errors.map { $0.prefix(11) } == ["t.csv:1:100"])
  }

  @Test("a program that skips a chart of metadata may not have it")
  func skipped() throws {
    let metadata = [
      SiteSettings.Metadata(name: ChartName("GOOS"), title: "OS", skipPrograms: ["p"])
    ]
    let errors = try errors(metadata: metadata) { $0.counter(Self.week, "p", "GOOS:linux", 1, 1) }
    #expect(errors.count == 1)
  }

  @Test("numbers that cannot all be true are refused")
  func inconsistent() throws {
    let errors = try errors {
      $0.reports(Self.week, "", 9)
      $0.reports(Self.week, "p", 10)
      $0.eligible(Self.week, "p", "c", 11)
      $0.counter(Self.week, "p", "c:a", 12, 20)
      $0.counter(Self.week, "p", "GOOS:linux", 11, 11)
      $0.counter(Self.week, "p", "c:b", 5, 4)
      $0.stack(Self.week, "p", "crash\nf:+1,+0x1", 1, 1)
      $0.group(Self.week, "p", by: "GOOS", "linux", "", 11, nil)
      $0.group(Self.week, "p", by: "GOOS", "darwin", "", 4, nil)
      $0.group(Self.week, "p", by: "GOOS", "darwin", "c:a", 5, 5)
    }
    #expect(
      errors == [
        "t.csv:2:200 inconsistent: '10' reports of the program, but only 9 reports of the period",
        "t.csv:3:200 inconsistent: '11' eligible reports, but only 10 reports of the program",
        "t.csv:4:200 inconsistent: '12' reports with the counter, but only 11 eligible reports",
        "t.csv:5:200 inconsistent: '11' reports with the counter, but only 10 reports of the program",
        "t.csv:6:200 inconsistent: '5' reports had the counter, but the counts sum to 4",
        // `crash` has no row of eligible reports where `c` has one: none could hold it.
        "t.csv:7:200 inconsistent: '1' reports with the counter, but only 0 eligible reports",
        "t.csv:8:200 inconsistent: '11' reports of the group, but only 10 reports of the program",
        "t.csv:10:200 inconsistent: '5' reports with the counter, but only 4 reports of the group",
      ])
  }

  @Test("counts without a report, and more reports than there were in all, are refused")
  func countedByNobody() throws {
    let errors = try errors {
      $0.reports(Self.week, "", 9)
      $0.eligible(Self.week, "p", "c", 80)
      $0.stack(Self.week, "p", "crash", nil, 5)
      $0.counter(Self.week, "p", "c:a", 0, 7)
      $0.group(Self.week, "p", by: "GOOS", "linux", "", 10, nil)
    }
    #expect(
      errors == [
        "t.csv:2:200 inconsistent: '80' eligible reports, but only 9 reports of the period",
        "t.csv:3:200 inconsistent: the counts sum to '5', but no report could have counted",
        "t.csv:4:200 inconsistent: the counts sum to '7', but no report could have counted",
        "t.csv:5:200 inconsistent: '10' reports of the group, but only 9 reports of the period",
      ])
  }

  @Test("a program that only some tables name had reports, though nobody says how many")
  func unnamedButCounted() throws {
    var releases = [ConfigFixture.release("v1", "2026-01-01", counters: [("c:a", 1)])]
    releases[0].config.programs.append(
      ProgramConfig(
        name: ProgramName("q"), versions: [], counters: [], stacks: [],
        location: SourceLocation(file: "config.json")))
    let errors = try errors(releases: releases) {
      $0.reports(Self.week, "q", 3)
      $0.counter(Self.week, "p", "c:a", 2, 5)
    }
    #expect(errors == [])
  }

  @Test("two charts that look alike are refused, with both places")
  func chartTwins() throws {
    let releases = [
      ConfigFixture.release("v1", "2026-01-01", counters: [("\u{212A}:a", 1), ("K:b", 1)])
    ]
    let errors = try errors(releases: releases) { $0.reports(Self.week, "p", 1) }
    #expect(
      errors == [
        "config/v1/config.json:10:9 'K' and '\\xe2\\x84\\xaa' are one text in two spellings"
      ])
  }

  @Test("totals that sum to more than can be held are refused")
  func overflow() throws {
    let errors = try errors {
      $0.counter(Self.week, "p", "c:a", nil, Count.maximum)
      $0.counter(Self.week, "p", "c:b", nil, 1)
    }
    #expect(errors.count == 1 && errors[0].hasPrefix("t.csv:2:200 inconsistent: the totals"))
  }

  @Test("one text in two spellings is refused, with both spellings shown")
  func twins() throws {
    let releases = [
      ConfigFixture.release(
        "v1", "2026-01-01", counters: [("c:caf\u{e9}", 1), ("c:cafe\u{301}", 1), ("d", 1)])
    ]
    let errors = try errors(releases: releases) { $0.reports(Self.week, "p", 1) }
    #expect(errors.count == 1)
    #expect(errors[0].contains("'c:cafe\\xcc\\x81' and 'c:caf\\xc3\\xa9' are one text"))
  }

  @Test("a counter and the one bucket of its own name would be one page")
  func onePage() throws {
    let releases = [
      ConfigFixture.release("v1", "2026-01-01", counters: [("foo", 1), ("foo:foo", 1)])
    ]
    let errors = try errors(releases: releases) { $0.reports(Self.week, "p", 1) }
    #expect(
      errors == ["config/v1/config.json:11:9 'foo' and 'foo:foo' of p cannot both be counters"])
  }

  @Test("a mistyped year does not make a site of ten thousand weeks")
  func farAway() throws {
    let errors = try errors {
      $0.reports("2026-04-19", "p", 1)
      $0.reports("2026-04-26", "p", 1)
      $0.reports("2999-04-28", "p", 1)
    }
    #expect(errors == ["t.csv:3:1 '2999-04-28' lies more than 11000 periods from other rows"])
  }
}
