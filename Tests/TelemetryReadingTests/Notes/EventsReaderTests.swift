import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@Suite struct EventsReaderTests {
  private func read(_ bytes: [UInt8]) throws -> (events: [Event], errors: [Diagnostic]) {
    var diagnostics = Diagnostics()
    let events = try EventsReader.read(
      file: "e.csv", source: MemorySource(bytes), limits: InputLimits(), diagnostics: &diagnostics)
    return (events, diagnostics.errors)
  }

  @Test("rows come oldest first, of columns in any order, those of a day as they stand")
  func rows() throws {
    let (events, errors) = try read(
      Array(
        ("title,program,date,url\nLater,,2026-04-02,\nB,p q,2026-03-01,https://example.org/b?c=1\n"
          + "A,,2026-03-01,\n").utf8))
    #expect(errors == [])
    #expect(events.map(\.title) == ["B", "A", "Later"])
    #expect(events.map(\.url) == ["https://example.org/b?c=1", nil, nil])
    #expect(events.map(\.program) == [ProgramName("p q"), nil, nil])
    #expect(events.map(\.date.description) == ["2026-03-01", "2026-03-01", "2026-04-02"])
    #expect(events[0].location.description == "e.csv:3:1")
    #expect(events[0].programLocation.description == "e.csv:3:3")
  }

  @Test("a header alone has no events")
  func headerOnly() throws {
    let (events, errors) = try read(Array("date,title,url,program\n".utf8))
    #expect(events == [] && errors == [])
  }

  @Test(
    "what is wrong is reported at its place",
    arguments: [
      ("date,title,url,👉programm\n", "the table of events has no column 'programm'"),
      ("date,title,url,👉date\n", "column 'date' is repeated"),
      ("date,title,👉url\n", "column 'program' of the table of events is missing"),
      ("date,title,url,program\n👉2026-02-30,x,,\n", "'2026-02-30' is not a day"),
      ("date,title,url,program\n👉2026-3-1,x,,\n", "'2026-3-1' is not a day"),
      ("date,title,url,program\n2026-03-01,👉,,\n", "the title is empty"),
      ("date,title,url,program\n2026-03-01,👉  ,,\n", "the title is empty"),
      (
        "date,title,url,program\n2026-03-01,👉\"a\nb\",,\n",
        "the title holds the control character U+000A"
      ),
      (
        "date,title,url,program\n2026-03-01,👉a\u{202E}b,,\n",
        "the title holds the invisible character U+202E"
      ),
      (
        "date,title,url,program\n2026-03-01,👉" + String(repeating: "x", count: 201) + ",,\n",
        "the title has 201 bytes, more than 200"
      ),
      (
        "date,title,url,program\n2026-03-01,x,👉javascript:alert(1),\n",
        "'javascript:alert(1)' is no address of the web"
      ),
      ("date,title,url,program\n2026-03-01,x,👉/a,\n", "'/a' is no address of the web"),
      (
        "date,title,url,program\n2026-03-01,x,,👉a\u{200B}b\n",
        "program 'a<U+200B>b' holds the invisible character U+200B at its byte 2"
      ),
      (
        "date,title,url,program\n2026-03-01,x,,p\n2026-03-01,x,https://example.org/,\n👉2026-03-01,x,,p\n",
        "an event of the same date, title and program stands before"
      ),
    ])
  func mistakes(_ text: String, _ message: String) throws {
    let marked = MarkedInput(text)
    let (_, errors) = try read(marked.bytes)
    #expect(errors.map(\.message) == [message])
    #expect(errors.map(\.location) == [marked.location(in: "e.csv")])
    #expect(errors.allSatisfy { $0.hint != nil })
  }

  @Test("titles that differ in bytes alone are two events")
  func twins() throws {
    let (events, errors) = try read(
      Array("date,title,url,program\n2026-03-01,é,,\n2026-03-01,e\u{301},,\n".utf8))
    #expect(errors == [] && events.count == 2)
  }
}
