import SiteTestSupport
import TelemetryModel
import Testing

@Suite("Charts, spans and snapshots")
struct ChartTests {
  func catalog(
    _ releases: [ConfigRelease], programs: [SiteSettings.Program] = [],
    _ rows: (inout TablesFixture) -> Void
  ) throws -> (catalog: Catalog, warnings: [String]) {
    var fixture = TablesFixture()
    rows(&fixture)
    var settings = SiteSettings(title: "t", baseURL: try #require(BaseURL("https://example.org/")))
    settings.programs = programs
    var diagnostics = Diagnostics()
    let catalog = CatalogBuilder.build(
      settings: settings, tables: fixture.tables, history: ConfigHistory(releases: releases),
      diagnostics: &diagnostics)
    #expect(diagnostics.errors == [])
    return (try #require(catalog), diagnostics.warnings.map { "\($0.location) \($0.message)" })
  }

  let history = [
    ConfigFixture.release("v1", "2026-01-01", counters: [("old", 1), ("c:{a,b}", 1)]),
    ConfigFixture.release("v2", "2026-02-01", counters: [("c:{b,a,x}", 1), ("new", 0.5)]),
    ConfigFixture.release("v3", "2026-03-01", counters: [("new", 1), ("c:{a,b}", 1)]),
    ConfigFixture.release("v4", "2026-04-01", counters: [("new", 1), ("c:{a,b,x}", 1)]),
  ]

  @Test("a counter's spans and changes follow from the versions that list it")
  func spans() throws {
    let (catalog, _) = try catalog(history) { $0.reports("2026-04-26", "p", 10) }
    let charts = catalog.programs[0].charts
    // As in the newest version that lists them; the retired one last.
    #expect(charts.map(\.name.text) == ["new", "c", "old"])
    #expect(charts[2].listings.spans == [0..<1])
    #expect(
      charts[2].changes(releaseCount: 4) == [
        .init(release: 0, kind: .begins), .init(release: 1, kind: .ends),
      ])
    #expect(charts[0].listings.spans == [1..<4])
    #expect(
      charts[0].counters[0].listings.changes(releaseCount: 4) == [
        .init(release: 1, kind: .begins), .init(release: 2, kind: .rate(from: 0.5, to: 1)),
      ])
    let x = try #require(charts[1].counters.first { $0.bucket.text == "x" })
    #expect(x.listings.spans == [1..<2, 3..<4])
    #expect(
      charts[1].changes(releaseCount: 4) == [
        .init(release: 0, kind: .begins),
        .init(release: 1, kind: .buckets(added: [BucketName("x")], removed: [])),
        .init(release: 2, kind: .buckets(added: [], removed: [BucketName("x")])),
        .init(release: 3, kind: .buckets(added: [BucketName("x")], removed: [])),
      ])
  }

  @Test("of several entries of one name the highest rate counts, with a warning")
  func repeated() throws {
    let releases = [
      ConfigFixture.release("v1", "2026-01-01", counters: [("c:{a,b}", 0.1), ("c:{b,d}", 0.5)]),
      ConfigFixture.release("v2", "2026-02-01", counters: [("c:{b,d}", 0.5), ("c:{a,b}", 0.1)]),
    ]
    let (catalog, warnings) = try catalog(releases) { $0.reports("2026-04-26", "p", 10) }
    let counters = catalog.programs[0].charts[0].counters
    #expect(counters.map(\.bucket.text) == ["a", "b", "d"])
    #expect(
      counters.map(\.listings) == [
        [Listing(releases: 0..<2, rate: 0.1)], [Listing(releases: 0..<2, rate: 0.5)],
        [Listing(releases: 0..<2, rate: 0.5)],
      ])
    #expect(
      warnings == [
        "config/v1/config.json:11:9 'c:b' is listed again by v1",
        "config/v2/config.json:11:9 'c:b' is listed again by v2",
      ])
  }

  @Test("title and description are those of the newest record, the issues those of all")
  func texts() throws {
    let releases = [
      ConfigFixture.release(
        "v1", "2026-01-01", counters: [("c:a", 1)],
        records: [ConfigFixture.record("First", "c:a", issues: ["i/1"])]),
      ConfigFixture.release(
        "v2", "2026-02-01", counters: [("c:{a,b}", 1), ("bare", 1)],
        records: [
          ConfigFixture.record("Second", "c:{a,b}", issues: ["i/2"]),
          ConfigFixture.record("Twice", "c:b", issues: ["i/3", "i/2"]),
        ]),
    ]
    let (catalog, _) = try catalog(releases) { $0.reports("2026-04-26", "p", 10) }
    let chart = catalog.programs[0].charts[0]
    #expect(
      chart.text == ChartText(title: "Second", description: nil, issues: ["i/2", "i/3", "i/1"]))
    #expect(chart.text(upTo: 1) == ChartText(title: "First", description: nil, issues: ["i/1"]))
    #expect(chart.text(upTo: 0).title == "c")
    #expect(catalog.programs[0].charts[1].text.title == "bare")
  }

  @Test(
    "a histogram's buckets stand in numeric order; an odd one makes it a partition, with a warning")
  func histogram() throws {
    func charts(_ expression: String) throws -> (Chart, [String]) {
      let releases = [
        ConfigFixture.release(
          "v1", "2026-01-01", counters: [(expression, 1)],
          records: [ConfigFixture.record("H", expression, type: "histogram")])
      ]
      let (catalog, warnings) = try catalog(releases) { $0.reports("2026-04-26", "p", 10) }
      return (catalog.programs[0].charts[0], warnings)
    }
    let (chart, none) = try charts("t:{>=1s,<10ms,100ms-1s,10ms-100ms}")
    #expect(chart.kind == .histogram && none == [])
    #expect(chart.counters.map(\.bucket.text) == ["<10ms", "10ms-100ms", "100ms-1s", ">=1s"])
    #expect(chart.rowOrder(at: 0) == [0, 1, 2, 3])
    let (odd, warnings) = try charts("t:{<10ms,slow}")
    #expect(odd.kind == .partition && warnings.count == 1)
  }

  @Test("rows stand by value, then by bytes; versions in version order")
  func order() throws {
    let releases = [
      ConfigFixture.release(
        "v1", "2026-01-01", versions: ["v1.10.0", "v1.9.0", "devel", "v1.10.0-pre.1"],
        counters: [("c:{a,b,d,e}", 1)])
    ]
    let (catalog, _) = try catalog(releases) {
      $0.reports("2026-04-26", "p", 10)
      $0.counter("2026-04-26", "p", "c:b", 5, 5)
      $0.counter("2026-04-26", "p", "c:d", 7, 7)
      $0.counter("2026-04-26", "p", "c:a", 5, 5)
      for version in ["devel", "v1.10.0", "v1.9.0", "v1.10.0-pre.1"] {
        $0.counter("2026-04-26", "p", "Version:\(version)", 1, 1)
      }
    }
    let program = catalog.programs[0]
    #expect(program.charts.map(\.name.text) == ["Version", "c"])
    let versions = program.charts[0]
    #expect(
      versions.rowOrder(at: 0).map { versions.counters[$0].bucket.text }
        == ["v1.9.0", "v1.10.0-pre.1", "v1.10.0", "devel"])
    let chart = program.charts[1]
    #expect(chart.rowOrder(at: 0).map { chart.counters[$0].bucket.text } == ["d", "a", "b", "e"])
  }

  @Test("listed values of metadata that no report ever had are named, without a page")
  func unseen() throws {
    let (catalog, _) = try catalog(history) {
      $0.reports("2026-04-26", "p", 10)
      $0.counter("2026-04-26", "p", "GOOS:linux", 10, 10)
    }
    let chart = catalog.programs[0].charts[0]
    #expect(chart.counters.map(\.bucket.text) == ["linux"])
    #expect(chart.unseenBuckets.map(\.bucket.text) == ["darwin"])
    #expect(catalog.snapshot(of: 0).programs[0].charts[0].unseenBuckets.map(\.text) == ["darwin"])
  }

  @Test("a snapshot of an old period is not changed by later periods and versions")
  func snapshot() throws {
    func text(_ catalog: Catalog) -> String {
      let snapshot = catalog.snapshot(of: 0)
      return snapshot.programs.map { part in
        let program = catalog.programs[part.program]
        return part.charts.map { chart in
          let rows = chart.rows.map { row in
            "\(program.charts[chart.chart].counters[row.counter].name) \(row.cell)"
          }
          return "\(chart.text) \(chart.base) \(rows) \(chart.unseenBuckets)"
        }.joined(separator: "\n")
      }.joined(separator: "\n")
    }
    let first = { (fixture: inout TablesFixture) in
      fixture.reports("2026-02-15", "p", 10)
      fixture.counter("2026-02-15", "p", "c:a", 5, 5)
      fixture.counter("2026-02-15", "p", "GOOS:linux", 10, 10)
    }
    let before = try catalog(Array(history.prefix(2)), first).catalog
    var later = history
    later[2].records = [ConfigFixture.record("Renamed", "c:{a,b}", type: "histogram")]
    let after = try catalog(later) {
      first(&$0)
      $0.reports("2026-04-26", "p", 20)
      $0.counter("2026-04-26", "p", "GOOS:darwin", 3, 3)
      $0.counter("2026-04-26", "p", "new", 3, 3)
    }.catalog
    #expect(text(before) == text(after))
    #expect(!text(before).isEmpty && before.programs[0].charts.count == 4)
  }

  @Test("a snapshot knows neither a later type nor a later bucket, and keeps a row of 0")
  func snapshotOfItsTime() throws {
    func rows(_ releases: [ConfigRelease], later: Bool) throws -> [String] {
      let catalog = try catalog(releases) {
        $0.reports("2026-01-04", "p", 10)
        $0.counter("2026-01-04", "p", "h:10", 4, 5)
        $0.counter("2026-01-04", "p", "h:9", 4, 5)
        $0.counter("2026-01-04", "p", "foo", 0, 0)
        if later { $0.counter("2026-01-25", "p", "fee", 4, 5) }
      }.catalog
      return catalog.snapshot(of: 0).programs.flatMap { part in
        part.charts.map { chart in
          let counters = catalog.programs[part.program].charts[chart.chart].counters
          return "\(chart.rows.map { counters[$0.counter].name.text }) \(chart.isSingleCounter)"
        }
      }
    }
    let records = [ConfigFixture.record("H", "h:{10,9,8}", type: "partition")]
    let first = ConfigFixture.release(
      "v1", "2026-01-01", counters: [("h:{10,9,8}", 1), ("foo", 1)], records: records)
    let second = ConfigFixture.release(
      "v2", "2026-01-20", counters: [("h:{10,9,8}", 1), ("foo", 1), ("foo:bar", 1), ("fee", 1)],
      records: [ConfigFixture.record("H", "h:{10,9,8}", type: "histogram")])
    let before = try rows([first], later: false)
    #expect(before == ["[\"h:10\", \"h:9\", \"h:8\"] false", "[\"foo\"] true"])
    #expect(try rows([first, second], later: true) == before)
  }

  @Test("without configs, a snapshot knows a counter from its first row on")
  func snapshotWithoutConfigs() throws {
    func names(later: Bool) throws -> [String] {
      var fixture = TablesFixture()
      fixture.reports("2026-01-04", "p", 10)
      fixture.eligible("2026-01-04", "p", "d", 10)
      fixture.counter("2026-01-04", "p", "d:a", 4, 5)
      if later {
        fixture.counter("2026-01-25", "p", "c:a", 4, 5)
        fixture.counter("2026-01-25", "p", "d:b", 4, 5)
      }
      var diagnostics = Diagnostics()
      let baseURL = try #require(BaseURL("https://example.org/"))
      let catalog = CatalogBuilder.build(
        settings: SiteSettings(title: "t", baseURL: baseURL), tables: fixture.tables, history: nil,
        diagnostics: &diagnostics)
      return try #require(catalog).snapshot(of: 0).programs.flatMap(\.charts).map {
        "\($0.text.title) \($0.rows.count)"
      }
    }
    #expect(try names(later: false) == ["d 1"])
    #expect(try names(later: true) == ["d 1"])
  }

  @Test("programs stand as in the settings, the others behind them by their bytes")
  func programs() throws {
    var releases = history
    for name in ["b", "a"] {
      releases[3].config.programs.append(
        ProgramConfig(
          name: ProgramName(name), versions: [], counters: [], stacks: [],
          location: SourceLocation(file: "config.json")))
    }
    let (catalog, _) = try catalog(releases, programs: [.init(id: ProgramName("p"), title: "P!")]) {
      $0.reports("2026-04-26", "p", 10)
    }
    #expect(catalog.programs.map(\.name.text) == ["p", "a", "b"])
    #expect(catalog.programs.map(\.title) == ["P!", "a", "b"])
  }
}
