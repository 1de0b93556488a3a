import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@Suite struct ErrataReaderTests {
  private func read(
    _ bytes: [UInt8], calendar: PeriodCalendar = PeriodCalendar()
  ) throws -> (errata: [Erratum], errors: [Diagnostic]) {
    var diagnostics = Diagnostics()
    let errata = try ErrataReader.read(
      file: "e.csv", source: MemorySource(bytes), calendar: calendar, limits: InputLimits(),
      diagnostics: &diagnostics)
    return (errata, diagnostics.errors)
  }

  private func scope(_ affects: String) throws -> Erratum {
    let (errata, errors) = try read(Array("date,affects,text\n2026-05-01,\(affects),x\n".utf8))
    #expect(errors == [])
    return try #require(errata.first)
  }

  @Test("what a correction affects is everything, or less from the right")
  func scopes() throws {
    let week = TablesFixture.day("2026-04-19")
    let next = TablesFixture.day("2026-04-26")
    let everything = try scope("")
    #expect(everything.periods == nil && everything.program == nil && everything.counter == nil)
    #expect(try scope("2026-04-19").periods == week...week)
    #expect(try scope("2026-04-19..2026-04-26").periods == week...next)
    let program = try scope("- example.org/quill")
    #expect(program.periods == nil && program.program == ProgramName("example.org/quill"))
    #expect(program.counter == nil)
    let counter = try scope("2026-04-19 p a chart:with  spaces")
    #expect(counter.program == ProgramName("p"))
    #expect(counter.counter == CounterName("a chart:with  spaces"))
  }

  @Test("rows come oldest first, and a text may have several lines")
  func rows() throws {
    let (errata, errors) = try read(
      Array(
        "text,date,affects\n\"Two\nlines\",2026-05-02,\nFirst,2026-05-01,-\n".utf8))
    #expect(errors == [])
    #expect(errata.map(\.text) == ["First", "Two\nlines"])
    #expect(errata.map(\.location.description) == ["e.csv:4:1", "e.csv:2:1"])
    #expect(errata.map(\.affectsLocation.description) == ["e.csv:4:18", "e.csv:3:19"])
  }

  @Test("the days are those of the site's calendar")
  func months() throws {
    let (errata, errors) = try read(
      Array("date,affects,text\n2026-05-01,2026-02-28,x\n".utf8),
      calendar: PeriodCalendar(unit: .month))
    #expect(errors == [])
    #expect(errata.first?.periods?.lowerBound.description == "2026-02-28")
  }

  @Test(
    "what is wrong is reported at its place",
    arguments: [
      ("date,affects\n".withHand(at: "affects"), "column 'text' of the table of errata is missing"),
      ("date,affects,text\n👉2026-13-01,,x\n", "'2026-13-01' is not a day"),
      ("date,affects,text\n2026-05-01,,👉\n", "the text is empty"),
      (
        "date,affects,text\n2026-05-01,,👉a\u{1B}[2J\n",
        "the text holds the control character U+001B"
      ),
      ("date,affects,text\n2026-05-01,👉yesterday,x\n", "'yesterday' is not a day"),
      (
        "date,affects,text\n2026-05-01,👉2026-04-20,x\n",
        "'2026-04-20' is not the last day of a week"
      ),
      ("date,affects,text\n2026-05-01,👉2026-04-19..,x\n", "'' is not a day"),
      (
        "date,affects,text\n2026-05-01,👉2026-04-19...2026-04-26,x\n",
        "'.2026-04-26' is not a day"
      ),
      (
        "date,affects,text\n2026-05-01,👉2026-04-26..2026-04-19,x\n",
        "'2026-04-26' lies after '2026-04-19'"
      ),
      ("date,affects,text\n2026-05-01,👉 p,x\n", "a part of 'affects' is empty"),
      ("date,affects,text\n2026-05-01,👉-  p,x\n", "a part of 'affects' is empty"),
      ("date,affects,text\n2026-05-01,👉- p ,x\n", "a part of 'affects' is empty"),
      (
        "date,affects,text\n2026-05-01,-,x\n2026-05-01,,x\n👉2026-05-01,-,x\n",
        "a correction of the same date, scope and text stands before"
      ),
    ])
  func mistakes(_ text: String, _ message: String) throws {
    let marked = MarkedInput(text)
    let (_, errors) = try read(marked.bytes)
    #expect(errors.map(\.message) == [message])
    #expect(errors.map(\.location) == [marked.location(in: "e.csv")])
    #expect(errors.allSatisfy { $0.hint != nil })
  }
}

extension String {
  fileprivate func withHand(at word: String) -> String {
    replacing(word, with: "👉\(word)", maxReplacements: 1)
  }
}
