import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@Suite struct CSVScannerTests {
  @Test("fields are cut at commas, and rows at LF or CRLF, the last one with or without")
  func plainRows() throws {
    for text in ["a,b\n1,\n", "a,b\r\n1,\r\n", "a,b\n1,", "\u{FEFF}a,b\n1,"] {
      let csv = try ScannedCSV(text)
      #expect(csv.rows == [["a", "b"], ["1", ""]])
      #expect(csv.places == [["1:1", "1:3"], ["2:1", "2:3"]])
      #expect(csv.diagnostics.isEmpty)
    }
  }

  @Test(
    "a quoted field holds commas, line ends and doubled quotes, and places behind it stay exact")
  func quotedFields() throws {
    let csv = try ScannedCSV("a,b,c\n\"x, \"\"é\"\"\ny\",\"\",z\r\n1,2,3\n")
    #expect(csv.rows == [["a", "b", "c"], ["x, \"é\"\ny", "", "z"], ["1", "2", "3"]])
    // The second row begins on line 2; its first field ends on line 3, behind `y"`.
    #expect(csv.places[1] == ["2:1", "3:4", "3:7"])
    #expect(csv.places[2] == ["4:1", "4:3", "4:5"])
  }

  @Test("columns are counted in bytes")
  func columnsInBytes() throws {
    #expect(try ScannedCSV("a,b\né,x\n").places[1] == ["2:1", "2:4"])
  }

  @Test(
    "a row of a wrong form is reported at its place, and the rows behind it are read",
    arguments: [
      ("a,b\n1,2,👉3\nx,y\n", "expected 2 fields, found 3"),
      ("a,b\n1👉\nx,y\n", "expected 2 fields, found 1"),
      ("a,b\n👉\nx,y\n", "expected 2 fields, found an empty line"),
      ("a,b\n1,👉2\"3\nx,y\n", "a field that does not begin with a quote has one at column 4"),
      ("a,b\n👉\"1\"2,3\nx,y\n", "text follows the closing quote of a field"),
      ("a,b\n👉\"1\" ,3\nx,y\n", "text follows the closing quote of a field"),
      ("a,b\n1👉\r2,3\nx,y\n", "a carriage return stands without a line feed"),
      ("a,b\n1,2👉\0\nx,y\n", "a NUL byte stands in the text"),
      ("a,b\n1,\"2\n👉\0\"\nx,y\n", "a NUL byte stands in the text"),
    ])
  func badForm(text: String, message: String) throws {
    let input = MarkedInput(text)
    let csv = try ScannedCSV(input.bytes)
    #expect(csv.rows == [["a", "b"], ["x", "y"]])
    #expect(csv.diagnostics.map(\.message) == [message])
    #expect(csv.diagnostics.map(\.location) == [input.location(in: "t.csv")])
    #expect(csv.diagnostics.allSatisfy { $0.hint != nil })
  }

  @Test("a quote that is never closed is reported at its opening")
  func quoteNeverClosed() throws {
    let input = MarkedInput("a,b\n1,👉\"2\n3,4\n5,6\n")
    let csv = try ScannedCSV(input.bytes)
    #expect(csv.rows == [["a", "b"]])
    #expect(csv.diagnostics.map(\.message) == ["a quote is never closed"])
    #expect(csv.diagnostics.map(\.location) == [input.location(in: "t.csv")])
  }

  @Test("bytes that are no UTF-8 are reported with their place and offset", arguments: [0, 1])
  func invalidUTF8(byteOrderMark: Int) throws {
    let mark: [UInt8] = byteOrderMark == 1 ? [0xEF, 0xBB, 0xBF] : []
    let head = mark + Array("a,b\n\"é\nx\",é".utf8)
    let csv = try ScannedCSV(head + [0xC3] + Array("\n1,2\n".utf8))
    #expect(csv.rows == [["a", "b"], ["1", "2"]])
    #expect(csv.diagnostics.map(\.message) == ["byte 0xC3 at offset \(head.count) is not UTF-8"])
    #expect(csv.diagnostics.map(\.location) == [.init(file: "t.csv", line: 3, column: 6)])
  }

  @Test(
    "ill-formed UTF-8 of every kind is refused",
    arguments: [
      [0x80], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xFF],
    ] as [[UInt8]])
  func illFormed(bytes: [UInt8]) throws {
    #expect(try ScannedCSV(Array("a\n".utf8) + bytes).diagnostics.count == 1)
    #expect(try ScannedCSV(Array("a\n1234567".utf8) + bytes + [0x31]).diagnostics.count == 1)
  }

  @Test("well-formed UTF-8 of every length is taken")
  func wellFormed() throws {
    let text = "\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFD}\u{10000}\u{10FFFF}"
    #expect(try ScannedCSV("a\n\(text)\n").rows == [["a"], [text]])
  }

  @Test("an empty file is an error, a header alone is none")
  func emptyFile() throws {
    for text in ["", "\u{FEFF}"] {
      let csv = try ScannedCSV(text)
      #expect(csv.diagnostics.map(\.message) == ["the file is empty"])
      #expect(csv.diagnostics.map(\.location) == [.init(file: "t.csv")])
    }
    #expect(try ScannedCSV("a,b\n").diagnostics.isEmpty)
  }

  @Test("a field or row that is too long is an error, and one as long as allowed is not")
  func limits() throws {
    var limits = InputLimits()
    limits.fieldBytes = 4
    limits.rowBytes = 16
    #expect(try ScannedCSV("a,b\n\"12\"\"4\",1234\n", limits: limits).diagnostics.isEmpty)
    let field = MarkedInput("a,b\n1,👉12345\n1,2\n")
    let long = try ScannedCSV(field.bytes, limits: limits)
    #expect(long.diagnostics.map(\.message) == ["a field is longer than 4 bytes"])
    #expect(long.diagnostics.map(\.location) == [field.location(in: "t.csv")])
    #expect(long.rows == [["a", "b"], ["1", "2"]])
    let row = try ScannedCSV("a,b\n1,2,3,4,5,6,7,8,9\n1,2\n", limits: limits)
    #expect(row.diagnostics.map(\.message) == ["a row is longer than 16 bytes"])
    #expect(row.rows == [["a", "b"], ["1", "2"]])
  }

  @Test("an endless line or quote ends the scan with the window bounded")
  func endlessRow() throws {
    var limits = InputLimits()
    limits.rowBytes = 10_000
    for (text, message, column) in [
      ("1,", "a row is longer than 10000 bytes", 1),
      ("1,\"", "a quote is not closed within 10000 bytes", 3),
    ] {
      var scanner = CSVScanner(file: "t.csv", limits: limits, windowBytes: 1024)
      var source = Endless(head: Array("a,b\n\(text)".utf8))
      var found = Diagnostics()
      try scanner.scan(&source, diagnostics: &found) { _, _ in true }
      #expect(found.errors.map(\.message) == [message])
      #expect(found.errors.map(\.location) == [.init(file: "t.csv", line: 2, column: column)])
      #expect(source.given < 50_000)
    }
  }

  @Test("a hundred errors end the scan")
  func errorLimit() throws {
    let csv = try ScannedCSV("a,b\n" + String(repeating: "1\n", count: 1000))
    #expect(csv.diagnostics.count == Diagnostics.errorLimit)
  }

  @Test("a failing read is thrown on and is no diagnostic")
  func failingRead() {
    var scanner = CSVScanner(file: "t.csv", limits: InputLimits())
    var source = Failing()
    var found = Diagnostics()
    #expect(throws: Failing.Fault.self) {
      try scanner.scan(&source, diagnostics: &found) { _, _ in true }
    }
    #expect(!found.hasErrors)
  }
}

/// A line that never ends.
private struct Endless: ByteSource {
  var head: [UInt8]
  var given = 0

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    for index in buffer.indices { buffer[index] = UInt8(ascii: "x") }
    let count = min(head.count, buffer.count)
    buffer.copyBytes(from: head[..<count])
    head.removeFirst(count)
    given += buffer.count
    return buffer.count
  }
}

private struct Failing: ByteSource {
  struct Fault: Error {}

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int { throw Fault() }
}
