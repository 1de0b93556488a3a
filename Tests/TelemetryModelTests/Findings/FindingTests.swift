import SiteTestSupport
import TelemetryModel
import Testing

/// What is said of a chart, and what is left unsaid where it is in doubt.
struct FindingTests {
  static let week = FindingFixture.week

  func findings(
    _ fixture: FindingFixture, errata: [Erratum] = [], chart name: String = "c"
  ) throws -> ChartFindings {
    try findings(of: fixture.catalog(), errata: errata, chart: name)
  }

  func findings(
    of catalog: Catalog, at period: Int? = nil, releaseCount: Int? = nil, errata: [Erratum] = [],
    chart name: String = "c"
  ) throws -> ChartFindings {
    let program = try #require(catalog.programs.firstIndex { $0.name.text == "p" })
    let chart = try #require(
      catalog.programs[program].charts.firstIndex { $0.name.text == name })
    let newest = try #require(catalog.newestPeriod)
    let moves = ChangeSearch(
      catalog, at: period ?? newest, releaseCount: releaseCount, errata: errata
    ).moves()
    return FindingSearch(catalog, (program, chart), among: moves, errata: errata).findings()
  }

  static func release(
    _ version: String, _ date: String, _ counters: String..., rate: Double = 1,
    sampleRate: Double = 1
  ) -> ConfigRelease {
    ConfigFixture.release(
      version, date, counters: counters.map { ($0, rate) }, sampleRate: sampleRate)
  }

  static func erratum(
    _ weeks: ClosedRange<Int>?, program: String? = "p", counter: String? = nil
  ) -> Erratum {
    let place = SourceLocation(file: "errata.csv")
    return Erratum(
      date: TablesFixture.day("2026-05-01"),
      periods: weeks.map {
        FindingFixture.day($0.lowerBound)...FindingFixture.day($0.upperBound)
      },
      program: program.map { ProgramName($0) }, counter: counter.map { CounterName($0) },
      text: "wrong", location: place, affectsLocation: place)
  }

  // MARK: Leader

  // By hand, z² = 6.634895, n = 1,000: 400 is 0.360881 to 0.440437, 300 is 0.264091 to 0.338546, 340 is
  // 0.302582 to 0.379528.
  @Test("a counter leads whose interval lies above those of all others")
  func leader() throws {
    let leader = try #require(try findings(FindingFixture()).leader)
    #expect(leader.kind == .leader && leader.isAbove && !leader.isMost)
    #expect([leader.reading.counter, leader.other.counter] == [0, 1])
    #expect([leader.reading.period, leader.other.period] == [Self.week, Self.week])
    #expect(leader.reading.share == Share(reports: 400, n: 1000))
    #expect(leader.other.share == Share(reports: 300, n: 1000))
    #expect((22_330...22_340).contains(leader.distance))
  }

  @Test("none leads where the intervals of the first two meet, or both are equal")
  func noLeader() throws {
    var fixture = FindingFixture()
    fixture.b[Self.week] = 340
    #expect(try findings(fixture).leader == nil)
    fixture.b[Self.week] = 400
    #expect(try findings(fixture).leader == nil)
  }

  @Test("it is in most reports only where the lower bound is above one half")
  func most() throws {
    var fixture = FindingFixture()
    // 0.54: 0.499273 to 0.580200; 0.545: 0.504274 to 0.585133.
    fixture.a[Self.week] = 540
    #expect(try findings(fixture).leader?.isMost == false)
    fixture.a[Self.week] = 545
    #expect(try findings(fixture).leader?.isMost == true)
  }

  @Test("a share of fewer reports than ±10 points take leads nowhere, however great it is")
  func fewReports() throws {
    var fixture = FindingFixture()
    fixture.a[Self.week] = 160
    fixture.b[Self.week] = 1
    fixture.n[Self.week] = 165  // z² / (4 · 0.1²) = 165.9
    #expect(
      try findings(fixture) == ChartFindings(leader: nil, change: nil, baselines: [52, 13, 1]))
    fixture.n[Self.week] = 166
    #expect(try findings(fixture).leader != nil)
  }

  @Test("a zero is known to be smaller, a counter that is partial is not")
  func partialBeside() throws {
    var fixture = FindingFixture()
    fixture.releases = [Self.release("v1", "2024-01-01", "c:{a,b,d}")]
    #expect(try findings(fixture).leader?.other.share.reports == 300)
    fixture.releases = [
      Self.release("v1", "2024-01-01", "c:{a,b}"), Self.release("v2", "2026-04-22", "c:{a,b,d}"),
    ]
    #expect(try findings(fixture).leader == nil)
  }

  @Test(
    "buckets that are numbers have no leader, and neither has a counter alone or beside its buckets"
  )
  func ordered() throws {
    var fixture = FindingFixture()
    fixture.names = ("c:<10ms", "c:>=10ms")
    fixture.releases = [Self.release("v1", "2024-01-01", "c:{<10ms,>=10ms}")]
    #expect(try findings(fixture).leader == nil)
    fixture.names = ("c", "d")
    fixture.releases = [Self.release("v1", "2024-01-01", "c", "d")]
    #expect(try findings(fixture).leader == nil)
    fixture.names = ("c", "c:b")
    fixture.releases = [Self.release("v1", "2024-01-01", "c", "c:b")]
    #expect(try findings(fixture).leader == nil)
  }

  @Test("sums have no finding")
  func sums() throws {
    var fixture = FindingFixture()
    fixture.measure = .total
    fixture.a[Self.week] = 900
    #expect(try findings(fixture) == .none)
  }

  @Test("systems have a leader, versions have none")
  func metadata() throws {
    var fixture = FindingFixture()
    fixture.names = ("GOOS:linux", "GOOS:darwin")
    #expect(try findings(fixture, chart: "GOOS").leader?.reading.share.reports == 400)
    fixture.names = ("Version:v1.0.0", "Version:v1.1.0")
    fixture.releases = [
      ConfigFixture.release("v1", "2024-01-01", versions: ["v1.0.0", "v1.1.0"])
    ]
    fixture.a[Self.week] = 600
    let ofVersions = try findings(fixture, chart: "Version")
    #expect(ofVersions.leader == nil && ofVersions.change != nil)
  }

  // MARK: Change

  @Test(
    "a change is told from the longest of 52, 13 and 1 periods before that the share lies apart from"
  )
  func change() throws {
    var fixture = FindingFixture()
    fixture.a[Self.week] = 550
    let change = try #require(try findings(fixture).change)
    #expect(change.kind == .change(periodsBefore: 52) && change.isAbove)
    #expect([change.reading.period, change.other.period] == [59, 7])
    #expect(change.other.share == Share(reports: 400, n: 1000))
    fixture.a[7] = 530
    #expect(try findings(fixture).change?.kind == .change(periodsBefore: 13))
    fixture.a[46] = 530
    #expect(try findings(fixture).change?.kind == .change(periodsBefore: 1))
    fixture.a[58] = 530
    #expect(try findings(fixture).change == nil, "no other week is looked at")
    fixture.a[7] = 700
    #expect(try findings(fixture).change?.isAbove == false)
  }

  @Test("of a chart's changes the one is told whose intervals lie furthest apart")
  func furthest() throws {
    var fixture = FindingFixture()
    fixture.a[Self.week] = 550
    fixture.b[Self.week] = 100
    #expect(try findings(fixture).change?.reading.counter == 1)
    fixture.b[Self.week] = 250
    #expect(try findings(fixture).change?.reading.counter == 0)
  }

  @Test("a site of few periods compares with those that it has")
  func youngSite() throws {
    var fixture = FindingFixture()
    fixture.a[19] = 550
    let findings = try findings(of: fixture.catalog(weeks: 20))
    #expect(findings.baselines == [13, 1])
    #expect(findings.change?.other.period == 6)
    #expect(try self.findings(of: fixture.catalog(weeks: 1)).baselines == [])
  }

  @Test("a period without data, and one of too few reports, is no baseline")
  func gap() throws {
    var fixture = FindingFixture()
    fixture.a[Self.week] = 550
    fixture.n[7] = nil
    #expect(try findings(fixture).baselines == [13, 1])
    #expect(try findings(fixture).change?.kind == .change(periodsBefore: 13))
    fixture.a[46] = 10
    fixture.b[46] = 10
    fixture.n[46] = 165
    #expect(try findings(fixture).change?.kind == .change(periodsBefore: 1))
  }

  @Test("nothing is compared across another rate, though each share is right")
  func rate() throws {
    var fixture = FindingFixture()
    fixture.a[Self.week] = 550
    fixture.releases = [
      Self.release("v1", "2024-01-01", "c:{a,b}", rate: 0.5, sampleRate: 0.5),
      Self.release("v2", "2025-10-01", "c:{a,b}"),
    ]
    let findings = try findings(fixture)
    #expect(findings.baselines == [13, 1])
    #expect(findings.change?.kind == .change(periodsBefore: 13))
  }

  @Test("nothing is compared across a renamed bucket of the chart")
  func renamedBucket() throws {
    var fixture = FindingFixture()
    fixture.a[Self.week] = 550
    fixture.releases = [
      Self.release("v1", "2024-01-01", "c:{a,b,old}"),
      Self.release("v2", "2025-10-01", "c:{a,b,new}"),
    ]
    #expect(try findings(fixture).change?.kind == .change(periodsBefore: 13))
  }

  @Test("nothing is compared across a stretch in which the chart was not collected")
  func relisted() throws {
    var fixture = FindingFixture()
    fixture.a[Self.week] = 550
    fixture.releases = [
      Self.release("v1", "2024-01-01", "c:{a,b}"), Self.release("v2", "2025-10-01", "d"),
      Self.release("v3", "2025-10-02", "c:{a,b}"),
    ]
    #expect(try findings(fixture).change?.kind == .change(periodsBefore: 13))
  }

  @Test("a cell that is partial is neither compared nor compared with")
  func partialEnds() throws {
    var fixture = FindingFixture()
    fixture.a[Self.week] = 550
    let all = Self.release("v1", "2024-01-01", "c:{a,b}")
    // In force a day after the newest week, within the lag of 14 days.
    fixture.releases = [all, Self.release("v2", "2026-04-27", "c:b")]
    #expect(try findings(fixture) == ChartFindings(leader: nil, change: nil, baselines: []))
    // The week 46 ends on 25 January 2026.
    fixture.n[7] = nil
    fixture.releases = [
      Self.release("v1", "2024-01-01", "d"), Self.release("v2", "2026-01-20", "c:{a,b}"),
    ]
    for week in 0..<46 { (fixture.a[week], fixture.b[week]) = (nil, nil) }
    #expect(try findings(fixture).change?.kind == .change(periodsBefore: 1))
  }

  @Test("shares of other kinds of reports are not compared")
  func otherBase() throws {
    var fixture = FindingFixture()
    fixture.a[Self.week] = 550
    fixture.more = { rows, week in
      if week == "\(FindingFixture.day(7))" { rows.eligible(week, "p", "c", 900) }
    }
    let findings = try findings(fixture)
    #expect(findings.baselines == [13, 1])
    #expect(findings.change?.kind == .change(periodsBefore: 13))
  }

  @Test("a correction of the chart silences what it is about, and nothing else")
  func errata() throws {
    var fixture = FindingFixture()
    fixture.a[Self.week] = 550
    func kind(_ erratum: Erratum) throws -> Finding.Kind? {
      try findings(fixture, errata: [erratum]).change?.kind
    }
    #expect(try kind(Self.erratum(nil)) == nil)
    #expect(try kind(Self.erratum(59...59)) == nil)
    #expect(try kind(Self.erratum(0...7)) == .change(periodsBefore: 13))
    #expect(try kind(Self.erratum(20...21)) == .change(periodsBefore: 13), "in between")
    #expect(try kind(Self.erratum(0...6)) == .change(periodsBefore: 52))
    #expect(try kind(Self.erratum(nil, program: "q")) == .change(periodsBefore: 52))
    #expect(try kind(Self.erratum(nil, counter: "d")) == .change(periodsBefore: 52))
    #expect(try kind(Self.erratum(nil, counter: "c:b")) == .change(periodsBefore: 52))
    func leads(_ erratum: Erratum) throws -> Bool {
      try findings(fixture, errata: [erratum]).leader != nil
    }
    #expect(try !leads(Self.erratum(59...59, counter: "c:b")))
    #expect(try leads(Self.erratum(0...58)))
  }

  @Test("from and to a zero there is a change, between two zeros there is none")
  func zeros() throws {
    var fixture = FindingFixture()
    fixture.a = Array(repeating: nil, count: FindingFixture.weekCount)
    #expect(try findings(fixture).change == nil)
    fixture.a[Self.week] = 100
    let rise = try #require(try findings(fixture).change)
    #expect(rise.other.share == Share(reports: 0, n: 1000) && rise.isAbove)
    fixture.a = Array(repeating: 100, count: FindingFixture.weekCount)
    fixture.a[Self.week] = nil
    let fall = try #require(try findings(fixture).change)
    #expect(fall.reading.share == Share(reports: 0, n: 1000) && !fall.isAbove)
  }

  @Test("what is the same figure on the page is no change, however sure it is")
  func sameFigure() throws {
    var fixture = FindingFixture()
    let many: Int64 = 1_000_000_000
    fixture.n = Array(repeating: many, count: FindingFixture.weekCount)
    fixture.a = Array(repeating: many / 10_000 * 4001, count: FindingFixture.weekCount)
    fixture.a[Self.week] = many / 10_000 * 4003
    #expect(try findings(fixture).change == nil, "40.0 % and 40.0 %")
    fixture.a[Self.week] = many / 10_000 * 4006
    #expect(try findings(fixture).change != nil, "40.0 % and 40.1 %")
    fixture.a = Array(repeating: many / 10_000 * 2, count: FindingFixture.weekCount)
    fixture.a[Self.week] = many / 10_000 * 8
    #expect(try findings(fixture).change == nil, "both <0.1 %")
  }

  @Test("of a retired chart nothing is said")
  func retired() throws {
    var fixture = FindingFixture()
    fixture.releases = [
      Self.release("v1", "2024-01-01", "c:{a,b}"), Self.release("v2", "2026-03-01", "d"),
    ]
    for week in 54..<60 { (fixture.a[week], fixture.b[week]) = (nil, nil) }
    #expect(try findings(fixture) == ChartFindings(leader: nil, change: nil, baselines: []))
  }

  @Test("without configs nobody knows whether a counter means the same: only systems are compared")
  func withoutConfig() throws {
    var fixture = FindingFixture()
    fixture.releases = nil
    fixture.a[Self.week] = 550
    let counted = try findings(fixture)
    #expect(counted.leader != nil && counted.change == nil)
    fixture.names = ("GOOS:linux", "GOOS:darwin")
    #expect(try findings(fixture, chart: "GOOS").change?.kind == .change(periodsBefore: 52))
    // A value that has no row any more may be 0 or not: nothing tells.
    fixture.b[Self.week] = nil
    #expect(try findings(fixture, chart: "GOOS").leader == nil)
  }

  // MARK: Permanent

  @Test("a system that no report named yet leads nobody on: it is not known before its first row")
  func systemToCome() throws {
    var fixture = FindingFixture()
    fixture.names = ("GOOS:linux", "GOOS:darwin")
    fixture.b = fixture.b.indices.map { $0 < 3 ? nil : 300 }
    let catalog = try fixture.catalog()
    let program = try #require(catalog.programs.first)
    let chart = try #require(program.charts.firstIndex { $0.name.text == "GOOS" })
    func leader(at period: Int) -> Finding? {
      FindingSearch(
        catalog, (0, chart), among: ChangeSearch(catalog, at: period, errata: []).moves(),
        errata: []
      ).findings().leader
    }
    #expect(leader(at: 2) == nil)
    #expect(leader(at: 3) != nil)
  }

  /// What a finding says, whatever the indices of the counters are.
  struct Said: Equatable {
    var kind: Finding.Kind
    var shares: [Share]
    var distance: Int64

    init?(_ finding: Finding?) {
      guard let finding else { return nil }
      kind = finding.kind
      shares = [finding.reading.share, finding.other.share]
      distance = finding.distance
    }
  }

  @Test("what is said of a week does not change with later weeks and configs")
  func permanent() throws {
    var fixture = FindingFixture()
    fixture.releases = [
      Self.release("v1", "2024-01-01", "c:{a,b}"),
      // Each is usable in weeks that ended before its date.
      Self.release("v2", "2025-09-01", "c:{0,a,b}"),
      Self.release("v3", "2026-01-28", "c:{a,b}", rate: 0.5),
      Self.release("v4", "2026-02-20", "c:{a,b}"),
    ]
    for week in 0..<FindingFixture.weekCount {
      fixture.a[week] = Int64(300 + week * 37 % 300)
      fixture.b[week] = Int64(200 + week * 53 % 300)
    }
    let catalog = try fixture.catalog()
    var said = 0
    for week in 0..<FindingFixture.weekCount {
      let end = Instant(startOf: FindingFixture.day(week).advanced(by: 1))
      var then = fixture
      then.releases = fixture.releases?.filter { $0.date < end }
      let known = try findings(of: then.catalog(weeks: week + 1))
      let now = try findings(
        of: catalog, at: week, releaseCount: catalog.snapshot(of: week).releaseCount)
      #expect(Said(now.leader) == Said(known.leader), "week \(week)")
      #expect(Said(now.change) == Said(known.change), "week \(week)")
      #expect(now.baselines == known.baselines, "week \(week)")
      said += (now.leader == nil ? 0 : 1) + (now.change == nil ? 0 : 1)
    }
    #expect(said > 40)
  }
}
