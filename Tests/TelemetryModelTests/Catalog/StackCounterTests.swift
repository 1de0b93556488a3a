import SiteTestSupport
import Testing

@testable import TelemetryModel

/// What the catalog says of stacks.
@Suite("Stack counters")
struct StackCounterTests {
  let catalog: Catalog

  init() throws { catalog = try StacksFixture.catalog() }

  private func counter(_ name: String) throws -> StackCounter {
    try #require(catalog.stackCounters.first { $0.name == CounterName(name) })
  }

  private func index(_ text: String, in counter: StackCounter) throws -> Int {
    try #require(counter.stacks.firstIndex { BytewiseOrder.equal($0.text, text) })
  }

  @Test("are all that a config lists or a table names, by their bytes")
  func names() {
    #expect(catalog.stackCounters.map(\.name.text) == ["tool/bug", "tool/crash", "tool/odd"])
    #expect(catalog.stackCounters.map(\.stacks.count) == [2, 1, 0])
    #expect(catalog.stackCounters.allSatisfy { $0.program == 0 })
    #expect(
      catalog.stackCounters[0].stacks.map(\.text) == [StacksFixture.shallow, StacksFixture.deep])
  }

  @Test("stand in the order of their programs, and are there without a config history")
  func programs() throws {
    var rows = TablesFixture()
    rows.reports("2026-03-01", "a", 9)
    rows.stack("2026-03-01", "b", "s\nf:+1,+0x1", 1, 1)
    rows.stack("2026-03-01", "a", "t\nf:+1,+0x1", 1, 1)
    rows.stack("2026-03-01", "a", "s", nil, 1)
    let catalog = try CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
    let names = catalog.stackCounters.map { "\(catalog.programs[$0.program].name) \($0.name)" }
    #expect(names == ["a s", "a t", "b s"])
    #expect(catalog.stackCounters.flatMap(\.stacks).map(\.id).count == 3)
    let cell = catalog.stackCounters[1].cell(of: 0, at: 0)
    #expect(cell == Cell(status: .ok, reports: Count(1), total: Count(1)))
    #expect(catalog.stackCounters[1].bases == [ReportBase(kind: .program, n: Count(9))])
  }

  @Test("have the status of each cell by the rule of counters")
  func statuses() throws {
    let bug = try counter("tool/bug")
    let deep = try index(StacksFixture.deep, in: bug)
    let cells = catalog.periods.indices.map { bug.cell(of: deep, at: $0) }
    #expect(cells.map(\.status) == [.ok, .noData, .ok, .ok])
    #expect(cells.map(\.reports.value) == [2, nil, 0, 4])
    #expect(cells.map(\.total.value) == [3, nil, 0, 9])
    let crash = try counter("tool/crash")
    // v0.1.0, in force until 10 March, does not list it.
    #expect(
      catalog.periods.indices.map { crash.cell(of: 0, at: $0).status }
        == [.notCollected, .notCollected, .partial, .ok])
    #expect(crash.cell(of: 0, at: 2).reports == Count(1))
    // Nobody said how many reports could hold it, where others are said: none could.
    #expect(try counter("tool/odd").emptyCells[3].status == .noReports)
  }

  @Test("have as n the eligible reports, else the program's")
  func bases() throws {
    let bases = try counter("tool/crash").bases
    #expect(bases.map(\.n.value) == [80, nil, 90, 50])
    #expect(bases[3].kind == .eligible && bases[2].kind == .program)
    #expect(try counter("tool/bug").bases[3].n == Count(100))
  }

  @Test("rank their stacks by the period, then by all periods, then by bytes")
  func ranking() throws {
    let bug = try counter("tool/bug")
    let deep = try index(StacksFixture.deep, in: bug)
    let shallow = try index(StacksFixture.shallow, in: bug)
    #expect(bug.ranking(at: 0, by: .share) == [shallow, deep])
    #expect(bug.ranking(at: 3, by: .share) == [deep, shallow])
    // Neither was there: the one of more reports in all leads.
    #expect(bug.ranking(at: 2, by: .share) == [deep, shallow])
    #expect(bug.ranking(at: 2, by: .total) == [deep, shallow])
    #expect(bug.newestPeriod == 3)
    #expect(try counter("tool/odd").newestPeriod == nil)
  }

  @Test("add up what is known, and only that")
  func sums() throws {
    let bug = try counter("tool/bug")
    let deep = bug.stacks[try index(StacksFixture.deep, in: bug)]
    #expect(deep.allReports == Count(6) && deep.allTotal == Count(12))
    #expect(deep.seen == 0...3)
    func sum(_ values: [Int64?]) -> Count {
      Stack(
        text: "s", id: "0",
        rows: values.enumerated().map { period, value in
          let reports = value.map { Count($0) } ?? .notKnown
          return .init(
            period: period, cell: Cell(status: .ok, reports: reports, total: .notKnown))
        }
      ).allReports
    }
    #expect(sum([1, nil, 2]) == .notKnown)
    #expect(sum([Count.maximum, 0]) == Count(Count.maximum))
    #expect(sum([Count.maximum, 1]) == .notKnown)
  }

  @Test("know their texts, listings and issues")
  func texts() throws {
    let bug = try counter("tool/bug")
    #expect(bug.text.title == "Bugs")
    #expect(bug.text.issues == ["https://issues.example.net/7", "javascript:alert(1)"])
    #expect(bug.listings == [Listing(releases: 0..<2, rate: 1, depth: 16)])
    #expect(try counter("tool/crash").text.title == "tool/crash")
  }

  @Test("of two stacks with one id the second is an error that names the first")
  func sameID() throws {
    var rows = TablesFixture()
    rows.stack("2026-03-01", "p", "s\nf:+1,+0x1", 1, 1)
    rows.stack("2026-03-01", "q", "t\ng:+1,+0x1", 1, 1)
    var diagnostics = Diagnostics()
    let site = try #require(
      CatalogBuilder(CatalogFixture.settings, rows.tables, nil, &diagnostics))
    _ = StackCounterBuilder(site: site, id: { _, _ in "00" })
      .counters(of: [ProgramName("p"), ProgramName("q")], &diagnostics)
    #expect(
      diagnostics.errors.map(\.description) == [
        """
        t.csv:2:100: error: two stacks have the id '00', which would be one page
        t.csv:1:100: note: the other one
          hint: take one of the two out: by chance alone this does not happen
        """
      ])
  }

  @Test("two stacks that are one text to every reader are an error")
  func twins() {
    var rows = TablesFixture()
    rows.stack("2026-03-01", "p", "s\nf\u{E9}:+1,+0x1", 1, 1)
    rows.stack("2026-03-01", "p", "s\nfe\u{301}:+1,+0x1", 1, 1)
    var diagnostics = Diagnostics()
    let catalog = CatalogBuilder.build(
      settings: CatalogFixture.settings, tables: rows.tables, history: nil,
      diagnostics: &diagnostics)
    #expect(catalog == nil)
    #expect(
      diagnostics.errors.map(\.message) == ["two stacks are one text in two spellings"])
  }
}
