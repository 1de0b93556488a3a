import SiteTestSupport
import TelemetryModel
import Testing

/// What moved among all counters, and what is no move where it is in doubt.
struct ChangeSearchTests {
  static let week = FindingFixture.week

  func moves(_ fixture: FindingFixture, errata: [Erratum] = []) throws -> PeriodMoves {
    try ChangeSearch(fixture.catalog(), at: Self.week, errata: errata).moves()
  }

  /// How many comparisons there were, by baseline: 52, 13 and 1.
  func comparisons(_ fixture: FindingFixture, errata: [Erratum] = []) throws -> [Int] {
    try moves(fixture, errata: errata).comparisons.map(\.sum)
  }

  static func release(_ version: String, _ date: String, _ counters: String..., rate: Double = 1)
    -> ConfigRelease
  {
    ConfigFixture.release(
      version, date, counters: counters.map { ($0, rate) }, sampleRate: rate)
  }

  @Test("a counter that moved is listed since each baseline, the one that did not is only counted")
  func moved() throws {
    var fixture = FindingFixture()
    #expect(try moves(fixture).moves.isEmpty)
    #expect(try comparisons(fixture) == [2, 2, 2])
    fixture.a[Self.week] = 550
    let found = try moves(fixture)
    #expect(found.moves.map(\.baseline) == [52, 13, 1] && found.comparisonCount == 6)
    #expect(found.count(ofVersions: false) == 1 && found.moves(since: 13).count == 1)
    let move = try #require(found.moves.first)
    #expect(move.reading.counter == 0 && move.reading.share == Share(reports: 550, n: 1000))
    #expect(move.before.period == 7 && move.before.share == Share(reports: 400, n: 1000))
    #expect(move.p == fisherExact(move.reading.share, move.before.share))
    #expect(abs(move.difference - 0.15) < 1e-12)
    #expect(
      found.contains(
        counter: 0, of: move.chart, of: move.program, since: 52)
        && !found.contains(counter: 1, of: move.chart, of: move.program, since: 52))
  }

  /// 400 and 470 of 1,000 have p = 0.0018: below 1 % · 3/6, and above 1 % · 3/126.
  @Test("what stands out of few comparisons is chance among many")
  func family() throws {
    var fixture = FindingFixture()
    fixture.a[Self.week] = 470
    let p = try #require(
      fisherExact(Share(reports: 470, n: 1000), Share(reports: 400, n: 1000)))
    #expect(p > 0.01 / 20 && p < 0.01 / 2)
    #expect(try moves(fixture).count(ofVersions: false) == 1)
    let names = (0..<40).map { "x\($0)" }
    fixture.releases = [
      Self.release("v1", "2024-01-01", "c:{a,b}", "d:{\(names.joined(separator: ","))}")
    ]
    fixture.more = { rows, week in
      for name in names { rows.counter(week, "p", "d:\(name)", 500, nil) }
    }
    let found = try moves(fixture)
    #expect(found.comparisons.map(\.counters) == [42, 42, 42] && found.moves.isEmpty)
  }

  /// Of p = 0.0018 again: above 1 % · 3/66, and below 1 % · 123/186, which one family would ask for.
  @Test("versions, which all move, let nothing through beside them")
  func versions() throws {
    var fixture = FindingFixture()
    fixture.a[Self.week] = 470
    let versions = (0..<40).map { "v1.\($0).0" }
    let names = (0..<20).map { "x\($0)" }
    fixture.releases = [
      ConfigFixture.release(
        "v1", "2024-01-01", versions: versions,
        counters: [("c:{a,b}", 1), ("d:{\(names.joined(separator: ","))}", 1)])
    ]
    fixture.more = { rows, week in
      for name in names { rows.counter(week, "p", "d:\(name)", 500, nil) }
      for version in versions {
        rows.counter(week, "p", "Version:\(version)", week == "2026-04-26" ? 100 : 900, nil)
      }
    }
    let found = try moves(fixture)
    #expect(found.comparisons == Array(repeating: .init(counters: 22, versions: 40), count: 3))
    #expect(found.count(ofVersions: true) == 40 && found.count(ofVersions: false) == 0)
  }

  @Test("the largest moves come first, of equal ones those whose name comes first")
  func order() throws {
    var fixture = FindingFixture()
    fixture.a[Self.week] = 550
    fixture.b[Self.week] = 100
    #expect(try moves(fixture).moves(since: 1).map(\.reading.counter) == [1, 0])
    fixture.b[Self.week] = 450
    #expect(try moves(fixture).moves(since: 1).map(\.reading.counter) == [0, 1])
  }

  @Test("what is broken off early is what a search without limits would not find")
  func limits() throws {
    var seed: UInt64 = 7
    func next(_ bound: Int64) -> Int64 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(seed >> 33) % bound
    }
    let names = (0..<30).map { "x\($0)" }
    for _ in 0..<20 {
      var fixture = FindingFixture()
      fixture.releases = [
        Self.release("v1", "2024-01-01", "c:{a,b}", "d:{\(names.joined(separator: ","))}")
      ]
      let values = [7, 46, 58, 59].map { week in
        ("\(FindingFixture.day(week))", names.map { _ in 300 + next(60) + next(60) })
      }
      fixture.more = { rows, week in
        for (day, counts) in values where day == week {
          for (name, count) in zip(names, counts) {
            rows.counter(week, "p", "d:\(name)", count, nil)
          }
        }
      }
      let catalog = try fixture.catalog()
      var all: [(baseline: Int, chart: Int, counter: Int, p: Double)] = []
      for (chart, content) in catalog.programs[0].charts.enumerated() {
        for counter in content.counters.indices {
          let cells = content.counters[counter].cells
          for baseline in Finding.baselines {
            guard let now = cells[59].share(of: content.bases[59]),
              let before = cells[59 - baseline].share(of: content.bases[59 - baseline]),
              now.reports + before.reports > 0, let p = fisherExact(now, before)
            else { continue }
            all.append((baseline, chart, counter, p))
          }
        }
      }
      let isFound = falseDiscoveries(all.map(\.p), level: 0.01)
      let found = ChangeSearch(catalog, at: 59, errata: []).moves()
      #expect(found.comparisonCount == all.count)
      #expect(found.moves.count == isFound.count { $0 })
      for (test, isFound) in zip(all, isFound) {
        #expect(
          found.contains(counter: test.counter, of: test.chart, of: 0, since: test.baseline)
            == isFound)
      }
    }
  }

  // MARK: In doubt

  @Test("two zeros, and twice all, are no comparison; from and to a zero there is a move")
  func zeros() throws {
    var fixture = FindingFixture()
    fixture.a = Array(repeating: nil, count: FindingFixture.weekCount)
    fixture.b = Array(repeating: 1000, count: FindingFixture.weekCount)
    #expect(try comparisons(fixture) == [0, 0, 0])
    fixture.a[Self.week] = 100
    #expect(try comparisons(fixture) == [1, 1, 1])
    let rise = try #require(try moves(fixture).moves.first)
    #expect(rise.before.share == Share(reports: 0, n: 1000) && rise.difference > 0)
    fixture.a = Array(repeating: 100, count: FindingFixture.weekCount)
    fixture.a[Self.week] = nil
    let fall = try #require(try moves(fixture).moves.first)
    #expect(fall.reading.share == Share(reports: 0, n: 1000) && fall.difference < 0)
  }

  /// 0 and 4 of 4 have p = 2/70; 0 and 10 of 10 have 2/184,756: sure, and yet nothing for a sentence, which
  /// needs 166 reports.
  @Test("of very few reports nothing stands out; of few a move does, and no sentence")
  func tiny() throws {
    var fixture = FindingFixture()
    fixture.n = Array(repeating: 4, count: FindingFixture.weekCount)
    fixture.a = Array(repeating: 0, count: FindingFixture.weekCount)
    fixture.b = Array(repeating: 2, count: FindingFixture.weekCount)
    fixture.a[Self.week] = 4
    #expect(try moves(fixture).moves.isEmpty)
    fixture.n = Array(repeating: 10, count: FindingFixture.weekCount)
    fixture.a[Self.week] = 10
    let catalog = try fixture.catalog()
    let found = ChangeSearch(catalog, at: Self.week, errata: []).moves()
    #expect(found.count(ofVersions: false) == 1)
    let chart = try #require(found.moves.first?.chart)
    #expect(FindingSearch(catalog, (0, chart), among: found, errata: []).findings().change == nil)
  }

  @Test("buckets that overlap are compared each by itself")
  func overlapping() throws {
    var fixture = FindingFixture()
    fixture.a = Array(repeating: 900, count: FindingFixture.weekCount)
    fixture.b = Array(repeating: 800, count: FindingFixture.weekCount)
    #expect(try moves(fixture).moves.isEmpty)
    fixture.a[Self.week] = 700
    let found = try moves(fixture)
    #expect(found.count(ofVersions: false) == 1 && found.moves.count == 3)
    #expect(found.moves.allSatisfy { $0.reading.counter == 0 })
  }

  @Test(
    "a baseline that is missing, or a gap, is compared with nothing, and no other takes its place")
  func baselines() throws {
    var fixture = FindingFixture()
    fixture.a[Self.week] = 550
    fixture.n[7] = nil
    #expect(try comparisons(fixture) == [0, 2, 2])
    fixture.n[46] = nil
    fixture.n[58] = nil
    #expect(try comparisons(fixture) == [0, 0, 0] && moves(fixture).moves.isEmpty)
    let young = try ChangeSearch(FindingFixture().catalog(weeks: 20), at: 19, errata: []).moves()
    #expect(young.comparisons.map(\.sum) == [0, 2, 2])
    let first = try ChangeSearch(FindingFixture().catalog(weeks: 1), at: 0, errata: []).moves()
    #expect(first.comparisonCount == 0 && first.moves.isEmpty)
  }

  @Test(
    "nothing is compared across another rate, a renamed bucket, or a stretch without collection")
  func otherMeaning() throws {
    let all = Self.release("v1", "2024-01-01", "c:{a,b}")
    for releases in [
      [
        Self.release("v1", "2024-01-01", "c:{a,b}", rate: 0.5),
        Self.release("v2", "2025-10-01", "c:{a,b}"),
      ],
      [
        Self.release("v1", "2024-01-01", "c:{a,b,old}"),
        Self.release("v2", "2025-10-01", "c:{a,b,new}"),
      ],
      [all, Self.release("v2", "2025-10-01", "d"), Self.release("v3", "2025-10-02", "c:{a,b}")],
    ] {
      var fixture = FindingFixture()
      fixture.a[Self.week] = 550
      fixture.releases = releases
      #expect(try comparisons(fixture) == [0, 2, 2])
    }
    var fixture = FindingFixture()
    fixture.releases = nil
    #expect(try comparisons(fixture) == [0, 0, 0], "without configs nobody knows")
    fixture.names = ("GOOS:linux", "GOOS:darwin")
    #expect(try comparisons(fixture) == [2, 2, 2], "but for metadata")
  }

  @Test("partial cells, other kinds of reports and sums take no part")
  func otherNumbers() throws {
    var fixture = FindingFixture()
    fixture.a[Self.week] = 550
    // In force a day after the newest week, within the lag of 14 days.
    fixture.releases = [
      Self.release("v1", "2024-01-01", "c:{a,b}"), Self.release("v2", "2026-04-27", "c:b"),
    ]
    #expect(try comparisons(fixture) == [0, 0, 0])
    fixture = FindingFixture()
    fixture.more = { rows, week in
      if week == "\(FindingFixture.day(7))" { rows.eligible(week, "p", "c", 900) }
    }
    #expect(try comparisons(fixture) == [0, 2, 2])
    fixture = FindingFixture()
    fixture.measure = .total
    #expect(try comparisons(fixture) == [0, 0, 0])
  }

  @Test("what was corrected is not compared, from the baseline on")
  func errata() throws {
    let fixture = FindingFixture()
    func comparisons(_ weeks: ClosedRange<Int>?, _ counter: String?) throws -> [Int] {
      try self.comparisons(
        fixture, errata: [FindingTests.erratum(weeks, counter: counter)])
    }
    #expect(try comparisons(nil, nil) == [0, 0, 0])
    #expect(try comparisons(0...6, nil) == [2, 2, 2])
    #expect(try comparisons(20...21, nil) == [0, 2, 2])
    #expect(try comparisons(59...59, "c:b") == [1, 1, 1])
  }

  // MARK: Permanent

  struct Said: Equatable {
    var comparisons: [Int]
    var moves: [String]

    init(_ moves: PeriodMoves, in catalog: Catalog) {
      comparisons = moves.comparisons.map(\.sum)
      self.moves = moves.moves.map {
        let counter = catalog.programs[$0.program].charts[$0.chart].counters[$0.reading.counter]
        return "\(counter.name.text) \($0.baseline) \($0.reading.share) \($0.before.share)"
      }
    }
  }

  @Test("what moved in a week does not change with later weeks, counters and configs")
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
    fixture.more = { rows, week in
      // Linux comes late, when darwin has long been known.
      if week > "2025-12-01" { rows.counter(week, "p", "GOOS:linux", 600, nil) }
      rows.counter(week, "p", "GOOS:darwin", 300, nil)
    }
    let catalog = try fixture.catalog()
    var said = 0
    for week in 0..<FindingFixture.weekCount {
      let end = Instant(startOf: FindingFixture.day(week).advanced(by: 1))
      var then = fixture
      then.releases = fixture.releases?.filter { $0.date < end }
      let short = try then.catalog(weeks: week + 1)
      let known = ChangeSearch(short, at: week, errata: []).moves()
      let now = ChangeSearch(
        catalog, at: week, releaseCount: catalog.releaseCount(knownIn: week), errata: []
      ).moves()
      #expect(Said(now, in: catalog) == Said(known, in: short), "week \(week)")
      said += now.moves.count
    }
    #expect(said > 40)
  }
}

extension PeriodMoves {
  /// Versions, or other counters, that moved since any baseline, each once.
  fileprivate func count(ofVersions: Bool) -> Int {
    Set(
      moves.lazy.filter { $0.isOfVersions == ofVersions }
        .map { [$0.program, $0.chart, $0.reading.counter] }
    ).count
  }
}

extension Move {
  /// Above 0 for a share that went up.
  fileprivate var difference: Double { reading.share.fraction - before.share.fraction }
}
