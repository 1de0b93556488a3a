import SiteTestSupport
import TelemetryModel
import Testing

struct NotesCheckTests {
  private let place = SourceLocation(file: "n.csv", line: 7, column: 9)

  private func erratum(
    _ periods: (String, String)? = nil, _ program: String? = nil, _ counter: String? = nil
  ) -> Erratum {
    Erratum(
      date: TablesFixture.day("2026-05-01"),
      periods: periods.map { TablesFixture.day($0.0)...TablesFixture.day($0.1) },
      program: program.map { ProgramName($0) }, counter: counter.map { CounterName($0) },
      text: "x", location: SourceLocation(file: "n.csv", line: 7), affectsLocation: place)
  }

  private func errors(errata: [Erratum], events: [Event] = []) throws -> [String] {
    var content = SiteContent()
    content.errata = errata
    content.events = events
    var diagnostics = Diagnostics()
    NotesCheck.check(content, against: try CatalogFixture.catalog(), &diagnostics)
    #expect(diagnostics.errors.allSatisfy { $0.location == place })
    return diagnostics.errors.map { "\($0.message) – \($0.hint ?? "")" }
  }

  @Test("a note may name whatever the site has: a gap, a chart, a counter, a bucket never seen")
  func known() throws {
    let tool = "example.org/tool"
    #expect(
      try errors(errata: [
        erratum(), erratum(("2026-03-15", "2026-04-05")), erratum(nil, "lab"),
        erratum(nil, tool, "editor"), erratum(nil, tool, "editor:vim"), erratum(nil, tool, "old"),
        erratum(nil, tool, "GOOS:plan9"),
      ]) == [])
  }

  @Test("a period, a program or a counter that the site lacks is an error with the nearest name")
  func unknown() throws {
    #expect(
      try errors(errata: [erratum(("2026-02-22", "2026-04-12"))]) == [
        "'2026-02-22' is no week of the site – name one of the site's weeks: they are '2026-03-01'"
          + " to '2026-04-05'",
        "'2026-04-12' is no week of the site – name one of the site's weeks: they are '2026-03-01'"
          + " to '2026-04-05'",
      ])
    #expect(
      try errors(errata: [erratum(nil, "example.org/tol", "editor")]) == [
        "no table and no config names the program 'example.org/tol' – did you mean"
          + " 'example.org/tool'?"
      ])
    #expect(
      try errors(errata: [erratum(nil, "lab", "editor:vim")]) == [
        "'lab' has no chart or counter 'editor:vim' – write it as the tables do, such as 'chart' or"
          + " 'chart:bucket'"
      ])
    let event = Event(
      date: TablesFixture.day("2026-05-01"), title: "x", program: ProgramName("sum"),
      location: SourceLocation(file: "n.csv", line: 7), programLocation: place)
    #expect(
      try errors(errata: [], events: [event]) == [
        "no table and no config names the program 'sum' – did you mean 'sums'?"
      ])
  }

  @Test("a counter of stacks may be named")
  func stacks() throws {
    var rows = TablesFixture()
    rows.reports("2026-03-01", "p", 5)
    rows.stack("2026-03-01", "p", "p/crash\nmain.main:+1,+0x1", 1, 1)
    var content = SiteContent()
    content.errata = [erratum(nil, "p", "p/crash")]
    var diagnostics = Diagnostics()
    let catalog = try CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
    NotesCheck.check(content, against: catalog, &diagnostics)
    #expect(diagnostics.errors == [])
  }

  @Test("a correction is of a chart if it names the chart, one of its counters, or less")
  func scope() {
    let (p, chart) = (ProgramName("p"), ChartName("c"))
    func affected(_ erratum: Erratum) -> [Bool] {
      [
        erratum.affects(p, chart), erratum.affects(p, chart, CounterName("c:a")),
        erratum.affects(p, chart, CounterName("c:b")), erratum.affects(p, ChartName("d")),
        erratum.affects(ProgramName("q"), chart),
      ]
    }
    #expect(affected(erratum()) == [true, true, true, true, true])
    #expect(affected(erratum(nil, "p")) == [true, true, true, true, false])
    #expect(affected(erratum(nil, "p", "c")) == [true, true, true, false, false])
    #expect(affected(erratum(nil, "p", "c:a")) == [true, true, false, false, false])
  }

  @Test("a correction is of the periods between its two, both included")
  func periods() {
    let some = erratum(("2026-03-08", "2026-03-22"))
    let weeks = ["2026-03-01", "2026-03-08", "2026-03-15", "2026-03-22", "2026-03-29"]
    #expect(
      weeks.map { some.affects(TablesFixture.day($0)) } == [false, true, true, true, false])
    #expect(weeks.allSatisfy { erratum().affects(TablesFixture.day($0)) })
  }
}
