import TelemetryModel
import Testing

@Suite struct PackedTablesTests {
  @Test("a table whose name ends in '.gz' is unpacked, several members too")
  func packed() throws {
    let read = try ReadTables([("a.csv.gz", GzipExamples.head + GzipExamples.tail)])
    #expect(read.lines == [])
    #expect(read.tables[.reports].count == 2)
  }

  @Test("packed data that is cut off, damaged or followed by other bytes is an error")
  func damaged() throws {
    let whole = GzipExamples.head
    let cut = try ReadTables([("a.csv.gz", Array(whole.dropLast(5)))])
    #expect(cut.lines == ["a.csv.gz:1:1: the gzip data is cut off after \(whole.count - 5) bytes"])
    let followed = try ReadTables([("a.csv.gz", whole + Array("x\n".utf8))])
    #expect(
      followed.lines == [
        "a.csv.gz:1:1: the gzip data ends at byte \(whole.count), but other bytes follow"
      ])
  }

  @Test("a file of which name and content disagree says what it looks like")
  func misnamed() throws {
    let read = try ReadTables([
      ("a.csv.gz", Array("week,program,reports\n".utf8)),
      ("b.csv.gz", Array("<!DOCTYPE html>".utf8)), ("c.csv", GzipExamples.head),
      ("d.csv", Array("version https://git-lfs.github.com/spec/v1\n".utf8)),
      ("e.csv", [0xFF, 0xFE, 0x77, 0x00]), ("f.csv.gz", []), ("g.csv.gz", GzipExamples.empty),
    ])
    #expect(
      read.lines == [
        "a.csv.gz:1:1: this is not gzip data: it looks like plain text",
        "b.csv.gz:1:1: this is not gzip data: it looks like an HTML page",
        "c.csv:1:1: this is not CSV: it looks like gzip data",
        "d.csv:1:1: this is not CSV: it looks like a Git LFS pointer",
        "e.csv:1:1: this is not CSV: it looks like UTF-16", "f.csv.gz:1:1: the file is empty",
        "g.csv.gz:1:1: the file is empty",
      ])
    #expect(read.errors.allSatisfy { $0.hint != nil })
  }
}
