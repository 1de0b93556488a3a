import SiteTestSupport
import TelemetryModel
import Testing

/// The table "What a cell is" of docs/formats.md, row by row, through the whole catalog.
@Suite("The status of a cell")
struct CellStatusTests {
  static let week = "2026-04-26"

  /// The cell of `c:a` in program `p` in the week that ends on 2026-04-26.
  func cell(
    releases: [ConfigRelease], _ rows: (inout TablesFixture) -> Void,
    counter: String = "c:a"
  ) throws -> (cell: Cell, base: ReportBase) {
    var fixture = TablesFixture()
    rows(&fixture)
    // A row of all reports makes the week a period of the site, whatever else is there.
    var settings = SiteSettings(title: "t", baseURL: try #require(BaseURL("https://example.org/")))
    settings.confidence = .default
    var diagnostics = Diagnostics()
    let catalog = CatalogBuilder.build(
      settings: settings, tables: fixture.tables,
      history: releases.isEmpty ? nil : ConfigHistory(releases: releases), diagnostics: &diagnostics
    )
    try #require(diagnostics.errors == [])
    let built = try #require(catalog)
    let name = CounterName(counter)
    let program = try #require(built.programs.first { $0.name.text == "p" })
    let chart = try #require(program.charts.first { $0.name == name.chart })
    let found = try #require(chart.counters.first { $0.name == name })
    let period = try #require(built.periods.firstIndex { $0.description == Self.week })
    return (found.cells[period], chart.bases[period])
  }

  let always = [ConfigFixture.release("v1", "2026-01-01", counters: [("c:{a,b}", 1)])]

  @Test("ok: a row, and n is known")
  func row() throws {
    let (cell, base) = try cell(releases: always) {
      $0.reports(Self.week, "p", 200)
      $0.counter(Self.week, "p", "c:a", 20, 50)
    }
    #expect(cell == Cell(status: .ok, reports: Count(20), total: Count(50)))
    #expect(base == ReportBase(kind: .program, n: Count(200)))
    #expect(cell.share(of: base) == Share(reports: 20, n: 200))
  }

  @Test("ok, and 0: no row though n is above 0 and the counter was collected throughout")
  func zero() throws {
    let (cell, base) = try cell(releases: always) {
      $0.reports(Self.week, "p", 200)
      $0.counter(Self.week, "p", "c:b", 20, 50)
    }
    #expect(cell == Cell(status: .ok, reports: Count(0), total: Count(0)))
    #expect(cell.share(of: base) == Share(reports: 0, n: 200))
  }

  @Test("partial: some version usable in the period does not list the counter")
  func partial() throws {
    let releases = [
      ConfigFixture.release("v1", "2026-01-01", counters: [("c:b", 1)]),
      ConfigFixture.release("v2", "2026-04-22", counters: [("c:{a,b}", 1)]),
    ]
    let (cell, base) = try cell(releases: releases) {
      $0.reports(Self.week, "p", 200)
      $0.counter(Self.week, "p", "c:a", 20, 50)
    }
    #expect(cell == Cell(status: .partial, reports: Count(20), total: Count(50)))
    #expect(cell.share(of: base) == nil)
    let silent = try self.cell(releases: releases) { $0.reports(Self.week, "p", 200) }
    #expect(silent.cell == Cell(status: .partial, reports: .notKnown, total: .notKnown))
  }

  @Test("partial: some usable version lists it at a rate below the others")
  func partialRate() throws {
    let releases = [
      ConfigFixture.release("v1", "2026-01-01", counters: [("c:a", 1)]),
      ConfigFixture.release("v2", "2026-05-10", counters: [("c:a", 0.5)]),
    ]
    // v2 comes into force on the 14th day behind the week's last: within the lag, to the day.
    let inside = try cell(releases: releases) { $0.reports(Self.week, "p", 200) }
    #expect(inside.cell.status == .partial)
    let outside = try cell(
      releases: [releases[0], ConfigFixture.release("v2", "2026-05-11", counters: [("c:a", 0.5)])]
    ) { $0.reports(Self.week, "p", 200) }
    #expect(outside.cell.status == .ok)
  }

  @Test("partial: without eligible reports, a rate below that of sending says nothing of a share")
  func sampled() throws {
    let tenth = [ConfigFixture.release("v1", "2026-01-01", counters: [("c:a", 0.1)])]
    let (cell, _) = try cell(releases: tenth) {
      $0.reports(Self.week, "p", 200)
      $0.counter(Self.week, "p", "c:a", 2, 5)
    }
    #expect(cell == Cell(status: .partial, reports: Count(2), total: Count(5)))
    let allSend = [
      ConfigFixture.release("v1", "2026-01-01", counters: [("c:a", 0.1)], sampleRate: 0.1)
    ]
    let sampled = try self.cell(releases: allSend) { $0.reports(Self.week, "p", 200) }
    #expect(sampled.cell.status == .ok)
  }

  @Test("eligible reports are n, whichever versions list the chart")
  func eligible() throws {
    let releases = [
      ConfigFixture.release("v1", "2026-01-01", counters: [("d", 1)]),
      ConfigFixture.release("v2", "2026-04-22", counters: [("c:{a,b}", 1), ("d", 1)]),
    ]
    let (cell, base) = try cell(releases: releases) {
      $0.reports(Self.week, "p", 200)
      $0.eligible(Self.week, "p", "c", 80)
      $0.counter(Self.week, "p", "c:a", 20, 50)
    }
    #expect(cell.status == .ok)
    #expect(base == ReportBase(kind: .eligible, n: Count(80)))
    #expect(cell.share(of: base) == Share(reports: 20, n: 80))
    // Another chart of the program has a row, this one none: none of the reports could hold it.
    let none = try self.cell(releases: releases) {
      $0.reports(Self.week, "p", 200)
      $0.eligible(Self.week, "p", "d", 200)
    }
    #expect(none.cell.status == .noReports)
    #expect(none.base == ReportBase(kind: .eligible, n: Count(0)))
  }

  @Test("a bucket that came later than its chart is no false 0 of the chart's eligible reports")
  func lateBucket() throws {
    let releases = [
      ConfigFixture.release("v1", "2026-01-01", counters: [("c:b", 1)]),
      ConfigFixture.release("v2", "2026-04-30", counters: [("c:{a,b}", 1)]),
    ]
    func status(_ releases: [ConfigRelease], hasRow: Bool = false) throws -> Cell.Status {
      try cell(releases: releases) {
        $0.reports(Self.week, "p", 200)
        $0.eligible(Self.week, "p", "c", 200)
        if hasRow { $0.counter(Self.week, "p", "c:a", 1, 1) }
      }.cell.status
    }
    #expect(try status(releases) == .partial)
    #expect(try status(releases, hasRow: true) == .partial, "a share of too many reports")
    #expect(try status([releases[1]]) == .ok, "listed with its chart from the first version on")
    let slower = ConfigFixture.release("v1", "2026-01-01", counters: [("c:a", 0.5), ("c:b", 1)])
    #expect(try status([slower]) == .partial, "the chart's reports are those of its highest rate")
  }

  @Test("not_collected: no version usable in the period lists it, and no row has it")
  func notCollected() throws {
    let releases = [
      ConfigFixture.release("v1", "2026-01-01", counters: [("d", 1)]),
      ConfigFixture.release("v2", "2026-05-11", counters: [("c:a", 1), ("d", 1)]),
    ]
    let (cell, _) = try cell(releases: releases) { $0.reports(Self.week, "p", 200) }
    #expect(cell == Cell(status: .notCollected, reports: .notKnown, total: .notKnown))
    let (late, _) = try self.cell(releases: [
      releases[0], ConfigFixture.release("v2", "2026-05-10", counters: [("c:a", 1), ("d", 1)]),
    ]) { $0.reports(Self.week, "p", 200) }
    #expect(late.status == .partial, "v2 comes within the lag")
  }

  @Test("a version goes out of use when a client may no longer lag behind the next one")
  func oldVersion() throws {
    // The week begins on 04-20; 14 days before is 04-06. v1 ends with 04-05 or with 04-06.
    func status(nextOn date: String) throws -> Cell.Status {
      try cell(releases: [
        ConfigFixture.release("v1", "2026-01-01", counters: [("c:a", 1), ("d", 1)]),
        ConfigFixture.release("v2", date, counters: [("d", 1)]),
      ]) { $0.reports(Self.week, "p", 200) }.cell.status
    }
    #expect(try status(nextOn: "2026-04-06") == .notCollected)
    #expect(try status(nextOn: "2026-04-07") == .partial)
  }

  @Test("no_reports: n is 0")
  func noReports() throws {
    let (cell, _) = try cell(releases: always) {
      $0.reports(Self.week, "p", 0)
      $0.reports(Self.week, "", 10)
    }
    #expect(cell == Cell(status: .noReports, reports: .notKnown, total: .notKnown))
  }

  @Test("a program without a row beside others' rows had no reports")
  func unnamedProgram() throws {
    let releases = [
      ConfigFixture.release("v1", "2026-01-01", counters: [("c:a", 1)])
    ]
    var both = releases
    both[0].config.programs.append(
      ProgramConfig(
        name: ProgramName("q"), versions: [], counters: [], stacks: [],
        location: SourceLocation(file: "config.json")))
    let (cell, _) = try cell(releases: both) { $0.reports(Self.week, "q", 5) }
    #expect(cell.status == .noReports)
  }

  @Test("where only the number of all reports is known it is n, and is named so")
  func allReports() throws {
    let (cell, base) = try cell(releases: always) {
      $0.reports(Self.week, "", 1000)
      $0.counter(Self.week, "p", "c:a", 20, nil)
    }
    #expect(base == ReportBase(kind: .allReports, n: Count(1000)))
    #expect(cell == Cell(status: .ok, reports: Count(20), total: .notKnown))
  }

  @Test("no_data: no row, and no n to tell why")
  func noData() throws {
    let (cell, base) = try cell(releases: always) { $0.counter(Self.week, "p", "c:b", 1, 1) }
    #expect(cell == Cell(status: .noData, reports: .notKnown, total: .notKnown))
    #expect(base == .notKnown)
  }

  @Test("no_data: no row, and no config history; a row alone is ok, without a share")
  func noConfig() throws {
    let (silent, _) = try cell(releases: []) {
      $0.reports(Self.week, "p", 200)
      $0.counter("2026-04-19", "p", "c:a", 1, 1)
    }
    #expect(silent.status == .noData)
    let (total, base) = try cell(releases: []) { $0.counter(Self.week, "p", "c:a", nil, 7) }
    #expect(total == Cell(status: .ok, reports: .notKnown, total: Count(7)))
    #expect(total.share(of: base) == nil)
  }

  @Test("a period without any row is a gap, between periods that have some")
  func gap() throws {
    let (cell, _) = try cell(releases: always) {
      $0.reports("2026-04-19", "p", 5)
      $0.reports("2026-05-03", "p", 5)
    }
    #expect(cell.status == .noData)
  }

  @Test("a bucket of metadata is never partial")
  func metadata() throws {
    let releases = [
      ConfigFixture.release(
        "v1", "2026-01-01", counters: [("d", 1)], metadata: [("GOOS", ["linux"])]),
      ConfigFixture.release(
        "v2", "2026-04-22", counters: [("d", 1)], metadata: [("GOOS", ["linux", "plan9"])]),
    ]
    let (cell, base) = try cell(
      releases: releases,
      {
        $0.reports(Self.week, "p", 200)
        $0.counter(Self.week, "p", "GOOS:plan9", 3, 3)
        $0.eligible(Self.week, "p", "d", 150)
        $0.reports("2026-05-03", "p", 10)
      }, counter: "GOOS:plan9")
    #expect(cell == Cell(status: .ok, reports: Count(3), total: Count(3)))
    #expect(base == ReportBase(kind: .program, n: Count(200)))
  }
}
