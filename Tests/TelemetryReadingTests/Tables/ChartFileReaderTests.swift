import SiteTestSupport
import TelemetryReading
import Testing

@testable import TelemetryModel

@Suite("Chart files of the reference server")
struct ChartFileReaderTests {
  private static let head = #"{"DateRange":["2026-04-20","2026-04-26"],"NumReports":40,"Programs":"#

  private func read(
    _ texts: [String], calendar: PeriodCalendar = PeriodCalendar(), asOf: Day? = nil
  ) -> (tables: InputTables, errors: [Diagnostic]) {
    var reader = InputTablesReader(
      calendar: calendar, asOf: asOf, limits: InputLimits(), allowFormulaNames: false)
    var diagnostics = Diagnostics()
    for (index, text) in texts.enumerated() {
      reader.read(
        chartFile: "\(index + 1).json", bytes: Array(text.utf8), diagnostics: &diagnostics)
    }
    let tables = reader.finish(diagnostics: &diagnostics)
    return (tables, diagnostics.errors)
  }

  private func rows(of tables: InputTables) -> [String] {
    tables[.reports].map { "\($0.periodEnd),\(tables.names[$0.program]),\($0.reports)" }
      + tables[.counters].map {
        "\($0.periodEnd),\(tables.names[$0.program]),\(tables.names[$0.name]),\($0.reports),\($0.total)"
      }
  }

  /// A file of one program `p` with a chart `c`.
  private static func file(data: String) -> String {
    head + #"[{"ID":"charts:p","Name":"p","Charts":[{"ID":"charts:p:c","Name":"c","#
      + #""Type":"partition","Data":["# + data + "]}]}]}"
  }

  private static func point(_ key: String, _ value: String, week: String = "2026-04-26") -> String {
    #"{"Week":"\#(week)","Key":"\#(key)","Value":\#(value)}"#
  }

  @Test("a value is the reports of a counter, NumReports those of all programs")
  func values() {
    let file = Self.file(
      data: [Self.point("a", "7"), Self.point("c", "3"), Self.point("a:b", "0")]
        .joined(separator: ","))
    let (tables, errors) = read([file])
    #expect(errors == [])
    #expect(
      rows(of: tables) == [
        "2026-04-26,,40", "2026-04-26,p,c:a,7,", "2026-04-26,p,c,3,", "2026-04-26,p,c:a:b,0,",
      ])
    #expect(tables[.counters].allSatisfy { tables.isOfChartFile($0) })
  }

  @Test("keys may stand in any order, and Charts and Data may be null")
  func nulls() {
    let (tables, errors) = read([
      #"""
      {"NumReports": 5, "Programs": [
        {"Charts": null, "Name": "p", "ID": "charts:p"},
        {"ID": "charts:q", "Charts": [{"Data": null, "Type": "partition", "Name": "c", "ID": "x"}],
         "Name": "q"}
      ], "DateRange": ["2026-04-20", "2026-04-26"]}
      """#
    ])
    #expect(errors == [])
    #expect(rows(of: tables) == ["2026-04-26,,5"])
  }

  @Test("a range is one period of the calendar, be it a week, a day or a month")
  func ranges() {
    func errors(_ range: String, _ calendar: PeriodCalendar) -> [String] {
      read([#"{"DateRange":[\#(range)],"Programs":[],"NumReports":1}"#], calendar: calendar)
        .errors.map { "\($0.location): \($0.message)" }
    }
    #expect(errors(#""2026-04-26","2026-04-26""#, PeriodCalendar(unit: .day)) == [])
    #expect(errors(#""2026-04-01","2026-04-30""#, PeriodCalendar(unit: .month)) == [])
    #expect(
      errors(#""2026-04-19","2026-04-25""#, PeriodCalendar(weekEnds: .saturday)) == [])
    #expect(
      errors(#""2026-04-19","2026-04-25""#, PeriodCalendar())
        == ["1.json:1:28: '2026-04-25' is not the last day of a week"])
  }

  @Test(
    "a mistake is reported at its place",
    arguments: [
      (#"👉[]"#, "a chart file must be an object, not a list"),
      (#"{"DateRange":["2026-04-20","2026-04-26"],"Programs":[],👉}"#, nil),
      (#"👉{"DateRange":["2026-04-20","2026-04-26"],"Programs":[]}"#, "lacks 'NumReports'"),
      (#"{"DateRange":👉["2026-04-20"],"Programs":[],"NumReports":1}"#, "not 1 values"),
      (#"{"DateRange":["2026-04-20",👉"2026-04-31"],"Programs":[],"NumReports":1}"#, "not a day"),
      (
        #"{"DateRange":[👉"2026-04-21","2026-04-26"],"Programs":[],"NumReports":1}"#,
        "'2026-04-21' is not the first day of the range's week"
      ),
      (
        #"{"DateRange":[👉"2026-04-13","2026-04-26"],"Programs":[],"NumReports":1}"#,
        "not the first day"
      ),
      (
        #"{"DateRange":["2026-04-27",👉"2026-05-03"],"Programs":[],"NumReports":1}"#,
        "lies after '2026-04-30'"
      ),
      (
        #"{"DateRange":["2026-04-20","2026-04-26"],"Programs":[],"NumReports":👉1.5}"#,
        "'NumReports' is '1.5', which is not a count"
      ),
      (
        #"{"DateRange":["2026-04-20","2026-04-26"],"Programs":👉null,"NumReports":1}"#,
        "'Programs' must be a list"
      ),
      (
        #"{"DateRange":["2026-04-20","2026-04-26"],"Programs":[],"NumReports":1,👉"Week":1}"#,
        "a chart file has no key 'Week'"
      ),
      (head + #"[{"ID":"p","Name":👉"=p","Charts":[]}]}"#, "begins like a formula"),
      (head + #"[{"ID":"p","Name":👉"","Charts":[]}]}"#, "the program is empty"),
      (head + #"[{"ID":👉7,"Name":"p","Charts":[]}]}"#, "'ID' must be a string"),
      (
        head + #"[{"ID":"p","Name":"p","Charts":[👉{"ID":"","Type":"partition","Data":[]}]}]}"#,
        "lacks 'Name'"
      ),
      (
        head
          + #"[{"ID":"p","Name":"p","Charts":[{"ID":"","Name":👉"a:b","Type":"partition","Data":[]}]}]}"#,
        "the chart 'a:b' holds a colon"
      ),
      (
        head
          + #"[{"ID":"p","Name":"p","Charts":[{"ID":"","Name":"a","Type":👉"stack","Data":[]}]}]}"#,
        "'Type' is 'stack', whose values are no numbers of reports"
      ),
      (file(data: #"{"Week":👉"2026-04-25","Key":"a","Value":1}"#), "ends on '2026-04-26'"),
      (file(data: #"{"Week":👉"2999-01-06","Key":"a","Value":1}"#), "ends on '2026-04-26'"),
      (file(data: #"{"Week":"2026-04-26","Key":"a","Value":👉-1}"#), "not a count"),
      (file(data: #"{"Week":"2026-04-26","Key":"a","Value":👉9007199254740992}"#), "not a count"),
      (file(data: #"{"Week":"2026-04-26","Key":"a","Value":👉null}"#), "must be a number"),
      (file(data: #"{"Week":"2026-04-26","Key":👉"","Value":1}"#), "'Key' is empty"),
      (file(data: #"{"Week":"2026-04-26","Key":👉"a\tb","Value":0}"#), "control character U+0009"),
      (file(data: #"{"Week":"2026-04-26","Key":👉"  ","Value":0}"#), "has an empty bucket"),
      (file(data: #"{"Week":"2026-04-26","Key":"a","Value":1,👉"Key":"b"}"#), "is repeated"),
      (
        file(data: point("a", "1") + ",👉" + point("a", "1")),
        "a row of the same week, program and counter stands before"
      ),
    ] as [(String, String?)])
  func mistakes(text: String, message: String?) throws {
    let input = MarkedInput(text)
    let errors = read(
      [String(decoding: input.bytes, as: UTF8.self)], asOf: Day("2026-04-30".utf8)
    ).errors
    try #require(errors.count == 1, "\(errors)")
    if let message { #expect(errors[0].message.contains(message), "\(errors[0])") }
    // The place of a comma before a bracket is the comma's.
    let column = message == nil ? input.column - 1 : input.column
    #expect(errors[0].location == SourceLocation(file: "1.json", line: input.line, column: column))
  }

  @Test("the server's nameless bucket is nothing where no report has it")
  func nameless() {
    let (tables, errors) = read([
      Self.file(data: Self.point("", "0") + "," + Self.point("v1.0.0", "2"))
    ])
    #expect(errors == [])
    #expect(tables[.counters].map { tables.names[$0.name] } == ["c:v1.0.0"])
  }

  @Test("places are exact, also a hundred thousand columns into a line, and over many lines")
  func places() throws {
    let many = (0..<2_500).map { Self.point("key\($0)", "1") }.joined(separator: ",")
    let long = MarkedInput(Self.file(data: many + ",👉" + Self.point("last", "1")))
    #expect(long.column > 100_000)
    let spread = MarkedInput(
      Self.file(data: "\n\n" + Self.point("x", "1") + ",\n  👉" + Self.point("y", "2")))
    let (tables, errors) = read([long, spread].map { String(decoding: $0.bytes, as: UTF8.self) })
    #expect(errors.count == 1, "NumReports is there twice")
    #expect(errors.first?.location.description == "2.json:1:55")
    #expect(errors.first?.notes.map(\.location.description) == ["1.json:1:55"])
    let last = try #require(tables[.counters].first { tables.names[$0.name] == "c:last" })
    #expect(tables.location(last) == long.location(in: "1.json"))
    // `{"Week":"2026-04-26","Key":` has 27 bytes, `{"Week":"2026-04-26","Key":"last","Value":` 42.
    #expect(tables.location(last, \.name).column == long.column + 27)
    #expect(tables.location(last, \.reports).column == long.column + 42)
    let y = try #require(tables[.counters].first { tables.names[$0.name] == "c:y" })
    #expect(tables.location(y) == spread.location(in: "2.json"))
    #expect(tables.location(y, \.program).description == "2.json:1:94")
  }
}
