import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@Suite struct InputTablesReaderTests {
  @Test("the header says the kind, and its columns may stand in any order")
  func kinds() throws {
    let read = try ReadTables(
      "total,counter,reports,week,program\n9,gopls/client:vscode,,2026-04-26,gopls\n",
      "week,program,reports\n2026-04-26,,7\n2026-04-26,gopls,5\n",
      "week,program,chart,eligible\n2026-04-26,gopls,gopls/client,4\n",
      "week,program,stack,reports,total\n2026-04-26,gopls,\"gopls/bug\nmain.f:+1,+0x2\",1,\n",
      "week,program,by,value,counter,reports,total\n"
        + "2026-04-26,gopls,GOOS+GOARCH,linux+arm64,,3,\n"
        + "2026-04-26,gopls,Version,v1.0.0+meta,gopls/client:vscode,,8\n")
    #expect(read.lines == [])
    #expect(read.counters == ["2026-04-26,gopls,gopls/client:vscode,,9"])
    #expect(read.stacks == ["2026-04-26,gopls,gopls/bug\nmain.f:+1,+0x2,1,"])
    let names = read.tables.names
    #expect(
      read.tables[.reports].map { "\(names[$0.program]) \($0.reports)" } == [" 7", "gopls 5"])
    #expect(read.tables[.eligible].map { "\(names[$0.name]) \($0.reports)" } == ["gopls/client 4"])
    #expect(
      read.tables[.groups].map {
        "\(names[$0.by])=\(names[$0.value]) \(names[$0.name]) \($0.reports) \($0.total)"
      } == ["GOOS+GOARCH=linux+arm64  3 ", "Version=v1.0.0+meta gopls/client:vscode  8"])
  }

  @Test("each row and field knows its file, line and column, behind quoted line ends too")
  func places() throws {
    let read = try ReadTables(
      "week,program,reports\n2026-04-26,,7\n",
      "stack,reports,total,program,week\n\"s\nf:+1,+0x1\",1,1,cmd/go,2026-04-26\n")
    let row = try #require(read.tables[.stacks].first)
    let tables = read.tables
    #expect(tables.files == ["1.csv", "2.csv"])
    #expect(tables.location(row, \.name).description == "2.csv:2:1")
    #expect(tables.location(row, \.reports).description == "2.csv:3:12")
    #expect(tables.location(row, \.program).description == "2.csv:3:16")
  }

  @Test("a header alone is a table without rows; an empty file is an error")
  func emptyTables() throws {
    let read = try ReadTables("week,program,reports\n", "")
    #expect(read.lines == ["2.csv:1:1: the file is empty"])
    #expect(read.tables[.reports].isEmpty)
  }

  @Test(
    "a header that no kind has is reported at the column that is wrong",
    arguments: [
      ("week,program,👉conter,reports,total", "no table has a column 'conter'"),
      ("week,👉 program,reports", "no table has a column ' program'"),
      ("👉Week,program,reports", "no table has a column 'Week'"),
      ("week,program,👉program,reports", "column 'program' is repeated"),
      (
        "week,program,counter,👉reports",
        "column 'total' of a table of counters is missing"
      ),
      (
        "week,program,counter,reports,total,👉eligible",
        "column 'eligible' does not belong to a table of counters"
      ),
      ("👉a;b;c", "no table has a column 'a;b;c'"),
      ("week,program,reports,👉", "no table has a column ''"),
    ])
  func badHeader(text: String, message: String) throws {
    let input = MarkedInput(text + "\n1,2,3\n")
    let read = try ReadTables([("1.csv", input.bytes)])
    #expect(read.errors.map(\.message) == [message])
    #expect(read.errors.map(\.location) == [input.location(in: "1.csv")])
    #expect(read.errors.allSatisfy { $0.hint != nil })
  }

  @Test("the nearest known column, or the columns of the nearest kind, are named")
  func headerHints() throws {
    let misspelt = try ReadTables("week,program,conter,reports,total\n")
    #expect(misspelt.errors.first?.hint == "did you mean 'counter'?")
    let missing = try ReadTables("week,program,chart\n")
    #expect(
      missing.errors.first?.hint
        == "a table of eligible reports has the columns 'week,program,chart,eligible'")
  }

  @Test(
    "what is not a count is reported at its field",
    arguments: [
      "+5", " 5", "5 ", "1e3", "1_000", "0x10", "-1", "1.5", "NaN", "NULL", "٣", "05", "00", "-0",
      "\"1,234\"",
    ])
  func badCount(text: String) throws {
    let input = MarkedInput("week,program,counter,reports,total\n2026-04-26,p,c,👉\(text),1\n")
    let read = try ReadTables([("1.csv", input.bytes)])
    let shown = text.filter { $0 != "\"" }
    #expect(read.errors.map(\.message) == ["'\(shown)' is not a count"])
    #expect(read.errors.map(\.location) == [input.location(in: "1.csv")])
    #expect(read.counters.isEmpty)
  }

  @Test("the greatest count is 2^53-1")
  func greatestCount() throws {
    let read = try ReadTables(
      "week,program,counter,reports,total\n2026-04-26,p,c,0,9007199254740991\n"
        + "2026-04-26,p,d,9007199254740992,1\n"
        + "2026-04-26,p,e,99999999999999999999999999999999,1\n")
    #expect(read.counters == ["2026-04-26,p,c,0,9007199254740991"])
    #expect(
      read.lines == [
        "1.csv:3:16: '9007199254740992' is too large for a count",
        "1.csv:4:16: '99999999999999999999999999999999' is too large for a count",
      ])
  }

  @Test("an empty count means not known, where it may be, and never for both")
  func emptyCounts() throws {
    let read = try ReadTables(
      "week,program,counter,reports,total\n2026-04-26,p,c,,\n",
      "week,program,reports\n2026-04-26,p,\n",
      "week,program,chart,eligible\n2026-04-26,p,c,\n",
      "week,program,by,value,counter,reports,total\n2026-04-26,p,GOOS,linux,,,4\n"
        + "2026-04-26,p,GOOS,linux,c,,\n")
    #expect(
      read.lines == [
        "1.csv:2:16: both 'reports' and 'total' are empty", "2.csv:2:14: a count is missing",
        "3.csv:2:16: a count is missing", "4.csv:2:26: a count is missing",
        "4.csv:3:27: both 'reports' and 'total' are empty",
      ])
  }

  @Test(
    "a week has to be a day of the calendar that ends a period, and not after the day of the build",
    arguments: [
      ("2026-02-30", "'2026-02-30' is not a day"), ("2026-4-26", "'2026-4-26' is not a day"),
      ("2026-1-2", "'2026-1-2' is not a day"), ("", "'' is not a day"),
      ("2026-04-26T00:00:00Z", "'2026-04-26T00:00:00Z' is not a day"),
      ("2026-04-25", "'2026-04-25' is not the last day of a week"),
      ("2026-05-10", "'2026-05-10' lies after '2026-05-03', the day given by '--as-of'"),
    ])
  func badWeek(text: String, message: String) throws {
    let read = try ReadTables(
      "program,week,reports\np,2026-05-03,1\np,\(text),1\n",
      asOf: Day(year: 2026, month: 5, day: 3))
    #expect(read.lines == ["1.csv:3:3: \(message)"])
    #expect(read.tables[.reports].count == 1)
  }

  @Test("the calendar of the site decides which days end a period")
  func calendars() throws {
    let table = Array("week,program,reports\n2024-02-29,p,1\n2024-02-25,p,1\n".utf8)
    let month = try ReadTables([("1.csv", table)], calendar: PeriodCalendar(unit: .month))
    #expect(month.lines == ["1.csv:3:1: '2024-02-25' is not the last day of a month"])
    let day = try ReadTables([("1.csv", table)], calendar: PeriodCalendar(unit: .day))
    #expect(day.lines == [])
    let thursday = try ReadTables(
      [("1.csv", table)], calendar: PeriodCalendar(unit: .week, weekEnds: .thursday))
    #expect(thursday.lines == ["1.csv:3:1: '2024-02-25' is not the last day of a week"])
    #expect(thursday.errors.first?.hint?.hasSuffix("this day's week is '2024-02-29'") == true)
  }

  @Test("chunks of any size give the same rows and errors", arguments: [1, 2, 3, 7])
  func chunks(chunkBytes: Int) throws {
    let text =
      "week,program,stack,reports,total\r\n2026-04-26,p,\"s\nf\",1,\r\n2026-04-26,é,s,x,1\n"
    let read = try ReadTables([("1.csv", Array(text.utf8))], chunkBytes: chunkBytes)
    #expect(read.stacks == ["2026-04-26,p,s\nf,1,"])
    #expect(read.lines == ["1.csv:4:17: 'x' is not a count"])
  }
}
