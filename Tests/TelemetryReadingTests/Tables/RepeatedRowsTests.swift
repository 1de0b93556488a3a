import TelemetryModel
import Testing

@Suite struct RepeatedRowsTests {
  @Test("two rows of one key are an error with both places, in one file or in two")
  func repeated() throws {
    let head = "week,program,counter,reports,total\n"
    let read = try ReadTables(
      head + "2026-04-26,p,c,1,1\n2026-05-03,p,c,1,1\n2026-04-26,p,c,2,2\n",
      head + "2026-04-26,q,c,1,1\n2026-05-03,p,c,1,1\n")
    #expect(
      read.lines == [
        "1.csv:4:1: a row of the same week, program and counter stands before",
        "2.csv:3:1: a row of the same week, program and counter stands before",
      ])
    #expect(read.notes == ["1.csv:2:1", "1.csv:3:1"])
  }

  @Test("every kind of table is looked through by its own key")
  func everyKind() throws {
    let reports = "week,program,reports\n2026-04-26,,1\n2026-04-26,p,1\n2026-04-26,,2\n"
    let eligible =
      "week,program,chart,eligible\n2026-04-26,p,c,1\n2026-04-26,q,c,1\n"
      + "2026-04-26,p,d,1\n2026-05-03,p,c,1\n2026-04-26,p,c,1\n"
    let stacks =
      "week,program,stack,reports,total\n2026-04-26,p,\"c\nf\",1,1\n2026-04-26,p,\"c\ng\",1,1\n"
      + "2026-04-26,p,\"c\nf\",1,1\n"
    let breakdowns =
      "week,program,by,value,counter,reports,total\n2026-04-26,p,b,v,,1,\n2026-04-26,p,b,w,,1,\n"
      + "2026-04-26,p,d,v,,1,\n2026-04-26,p,b,v,c,1,\n2026-04-26,p,b,v,,1,\n"
    let read = try ReadTables(reports, eligible, stacks, breakdowns)
    #expect(
      read.errors.map(\.location.description) == [
        "1.csv:4:1", "2.csv:6:1", "3.csv:6:1", "4.csv:6:1",
      ])
    #expect(read.notes == ["1.csv:2:1", "2.csv:2:1", "3.csv:2:1", "4.csv:2:1"])
  }

  @Test("a row of one kind does not repeat a row of another")
  func kindsApart() throws {
    let row = "2026-04-26,p,c,1,1\n"
    let read = try ReadTables(
      "week,program,counter,reports,total\n" + row, "week,program,stack,reports,total\n" + row)
    #expect(read.lines == [])
  }

  @Test("among many rows each repetition is found")
  func many() throws {
    var table = "week,program,counter,reports,total\n"
    for index in 0..<5000 { table += "2026-04-26,p\(index % 70),c\(index / 70),1,1\n" }
    table += "2026-04-26,p3,c50,1,1\n2026-04-26,p69,c0,1,1\n"
    let read = try ReadTables(table)
    #expect(read.errors.map(\.location.line) == [5002, 5003])
    #expect(read.notes == ["1.csv:\(50 * 70 + 3 + 2):1", "1.csv:71:1"])
  }
}
