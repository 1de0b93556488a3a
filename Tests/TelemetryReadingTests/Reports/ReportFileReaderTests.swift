import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@Suite("Files of raw reports")
struct ReportFileReaderTests {
  @Test("all that a report says is read, with its places")
  func whole() throws {
    let read = try ReadReports("\n" + ReadReports.line() + "\n")
    #expect(read.messages == [])
    let report = try #require(read.reports.first)
    #expect(read.reports.count == 1 && report.location.line == 2)
    #expect(report.week.description == "2026-04-20" && report.lastWeek == nil && report.x == 0.25)
    #expect(report.config.text == "v0.1.0")
    let entry = try #require(report.entries.first)
    #expect(entry.program.text == "example.org/quill" && entry.program.column == 68)
    #expect(entry.metadata.map(\.text) == ["linux", "v1.2.0"])
    #expect(entry.counters.map(\.name.text) == ["quill/open:file"])
    #expect(entry.counters.map(\.count) == [3] && entry.stacks.map(\.count) == [1])
    #expect(
      entry.stacks.map(\.name.text) == ["quill/bug\nexample.org/quill.open:+12,+0x3c"])
  }

  @Test(
    "what is common and empty is fine",
    arguments: [
      #"{"Week":"2026-04-20","LastWeek":"2026-04-13","X":1,"Programs":null,"Config":"v1"}"#,
      #"{"Week":"2026-04-20","LastWeek":"","X":0,"Programs":[],"Config":"v1"}"#,
      ReadReports.line(#"{"quill/open:file":3}"#, with: "{}"),
      ReadReports.line(#"{"quill/open:file":3}"#, with: "null"),
      ReadReports.line(#"{"quill/bug\nexample.org/quill.open:+12,+0x3c":1}"#, with: "null"),
      ReadReports.line(":3", with: ":-9223372036854775808"), ReadReports.line(":3", with: ":0"),
      ReadReports.line(#""linux""#, with: #""""#),
    ])
  func empty(line: String) throws {
    let read = try ReadReports("  \n\t\r\n\(line)\r\n\n")
    #expect(read.messages == [] && read.reports.count == 1)
    #expect(try ReadReports(line).reports.count == 1, "the last line needs no line feed")
  }

  @Test("a file without a report is fine")
  func noReports() throws {
    #expect(try ReadReports("").messages == [])
    #expect(try ReadReports("\n\n").reports.isEmpty)
  }

  /// Each with the mark at what is wrong.
  static let mistakes: [(line: String, message: String)] = [
    (
      ReadReports.line(#""X""#, with: #"👉"Host":"secret-host","X""#),
      "a key that reports do not have (SHA-256 "
    ),
    (
      ReadReports.line(#""OS""#, with: #"👉"secret-key":[{"a":1}],"OS""#),
      "a key that reports do not have (SHA-256 "
    ),
    (ReadReports.line(#""X":0.25"#, with: #""X":0.25,👉"X":0.5"#), "the key 'X' is repeated"),
    ("👉" + ReadReports.line(#""LastWeek":"","#), "the key 'LastWeek' is missing"),
    (
      ReadReports.line(#"{"Program""#, with: #"👉{"Program""#)
        .replacing(#""Version":"v1.2.0","#, with: ""), "the key 'Version' is missing"
    ),
    (ReadReports.line(#"":"2026-04-20""#, with: #"":👉"2026-02-30""#), "'Week' is not a day"),
    (
      ReadReports.line(#""LastWeek":"""#, with: #""LastWeek":👉"secret""#),
      "'LastWeek' is not a day"
    ),
    (
      ReadReports.line(#""LastWeek":"""#, with: #""LastWeek":👉"2026-04-20""#),
      "'LastWeek' is not before 'Week'"
    ),
    (
      ReadReports.line(#""X":0.25"#, with: #""X":👉0.250000000000000000000001"#),
      "'X' is not a number from 0 to 1 of at most 25 characters"
    ),
    (
      ReadReports.line(#"Week":"2026-04-20""#, with: #"Week":👉"2999-04-20""#),
      "'Week' lies too far from the file's day, 2026-04-20"
    ),
    (ReadReports.line("0.25", with: "👉1.5"), "'X' is not a number from 0 to 1"),
    (ReadReports.line("0.25", with: "👉-0.5"), "'X' is not a number from 0 to 1"),
    (ReadReports.line("0.25", with: #"👉"secret""#), "'X' must be a number"),
    (ReadReports.line(":3", with: ":👉1.5"), "a count is not a whole number of 64 bits"),
    (
      ReadReports.line(":3", with: ":👉9223372036854775808"),
      "a count is not a whole number of 64 bits"
    ),
    (ReadReports.line(":3", with: #":👉{"secret":1}"#), "a count must be a number"),
    (ReadReports.line(#""linux""#, with: "👉7"), "a 'OS' must be a string"),
    (ReadReports.line(#"{"quill/open:file":3}"#, with: "👉[1]"), "'Counters' must be an object"),
    (
      ReadReports.line(#""quill/open:file":3"#, with: #""a":1,"b":2,👉"\u0061":3"#),
      "a counter stands twice in its list (SHA-256 ca978112ca1b…)"
    ),
    (
      ReadReports.line(#""quill/open:file""#, with: #"👉"secret\u202e""#),
      "a counter holds an invisible character (SHA-256 "
    ),
    (
      ReadReports.line(#""example.org/quill""#, with: #"👉"""#),
      "a program is empty (SHA-256 e3b0c44298fc…)"
    ),
    (
      ReadReports.line(
        #""quill/bug\nexample.org/quill.open:+12"#, with: #"👉"quill/bug\n/home/secret/x.go:+12"#),
      "a stack with a line that is no frame (SHA-256 "
    ),
    (ReadReports.line() + "👉x", "this line is not JSON: there is text behind the report"),
    (ReadReports.line(#":1}}"#, with: #":1👉,}}"#), "this line is not JSON: a comma before"),
    (ReadReports.line("0.25", with: "👉secret"), "this line is not JSON: expected a value here"),
  ]

  @Test("a mistake is told at its place, and the lines around it are read", arguments: mistakes)
  func mistake(line: String, message: String) throws {
    let input = MarkedInput(ReadReports.line() + "\n" + line + "\n" + ReadReports.line())
    let read = try ReadReports(input.bytes)
    #expect(read.diagnostics.sorted.first?.location == input.location(in: ReadReports.file))
    #expect(read.messages.count == 1 && read.messages[0].hasPrefix(message), "\(read.messages)")
    #expect(read.reports.count == 2)
    #expect(!read.printed.contains("secret"))
    #expect(!read.printed.contains("Host") && !read.printed.contains("1.5"))
  }

  @Test("a last line that is cut off is an error wherever the cut is")
  func cutOff() throws {
    let line = Array(ReadReports.line().utf8)
    for length in 1..<line.count {
      let read = try ReadReports(Array(ReadReports.line().utf8) + [0x0A] + line[..<length])
      #expect(read.reports.count == 1)
      try #require(read.messages.count == 1, "cut behind byte \(length)")
      let isTold = read.messages == ["the last line is cut off"]
      // Within an escape or a number that needs more, the fault has another name.
      #expect(isTold || read.messages[0].hasPrefix("this line is not JSON"))
    }
    let inProgram = Array(line[..<90])
    #expect(try ReadReports(inProgram).messages == ["the last line is cut off"])
  }

  @Test("a report far from its file's day, or behind --as-of, is an error")
  func days() throws {
    func messages(_ week: String, asOf: String? = nil) throws -> [String] {
      try ReadReports(
        ReadReports.line(#""Week":"2026-04-20""#, with: #""Week":"\#(week)""#),
        asOf: asOf.flatMap { Day($0.utf8) }
      ).messages
    }
    let far = ["'Week' lies too far from the file's day, 2026-04-20"]
    #expect(try messages("2999-04-20") == far)
    #expect(try messages("2026-04-27") == [])
    #expect(try messages("2026-04-28") == far)
    #expect(try messages("2025-04-19") == [])
    #expect(try messages("2025-04-18") == far)
    #expect(try messages("2026-04-20", asOf: "2026-04-20") == [])
    #expect(try messages("2026-04-20", asOf: "2026-04-19") == ["'Week' is later than 2026-04-19"])
  }

  @Test("a line of any length up to the limit is read, a longer one told and passed over")
  func longLines() throws {
    let names = (0..<4000).map { "\"quill/c:\(10_000 + $0)\":1" }.joined(separator: ",")
    let long = ReadReports.line(#""quill/open:file":3"#, with: names)
    #expect(long.utf8.count > 64 << 10)
    let text = Array((ReadReports.line() + "\n" + long + "\n" + ReadReports.line() + "\n").utf8)
    #expect(try ReadReports(text).reports.map(\.entries[0].counters.count) == [1, 4000, 1])
    var limits = InputLimits()
    limits.reportLineBytes = 4096
    let read = try ReadReports(text, limits: limits, chunkBytes: 1000)
    #expect(read.reports.map(\.location.line) == [1, 3])
    #expect(read.printed.contains("2026-04-20.json:2:1: error: a line is longer than 4096 bytes"))
  }

  @Test("a file that is something else is told so, once")
  func otherFiles() throws {
    let html = try ReadReports("<!DOCTYPE html>\n<p>secret</p>\n")
    #expect(html.messages == ["this is no file of reports: it looks like an HTML page"])
    let packed = try ReadReports([0x1F, 0x8B, 8, 0])
    #expect(packed.messages == ["this is no file of reports: it looks like gzip data"])
    let plain = try ReadReports(Array(ReadReports.line().utf8), file: ReadReports.file + ".gz")
    #expect(plain.messages == ["this is not gzip data: it looks like JSON"])
    let cut = try ReadReports([0x1F, 0x8B, 8, 0], file: ReadReports.file + ".gz")
    #expect(cut.messages == ["the gzip data is cut off after 4 bytes"])
  }

  /// A line feed as a gzip file, with flags and what they announce in its header (RFC 1952).
  private func packed(flags: UInt8 = 0, _ more: String = "") -> [UInt8] {
    [0x1F, 0x8B, 8, flags, 0, 0, 0, 0, 0, 3] + Array(more.utf8)
      + [1, 1, 0, 0xFE, 0xFF, 0x0A, 0x93, 0x06, 0xD7, 0x32, 1, 0, 0, 0]
  }

  @Test(
    "the header of a packed file, which is published with it, says no more than the file's name")
  func gzipHeader() throws {
    let file = ReadReports.file + ".gz"
    let name = String(ReadReports.file.split(separator: "/").last ?? "")
    #expect(try ReadReports(packed(), file: file).messages == [])
    #expect(try ReadReports(packed(flags: 8, name + "\0"), file: file).messages == [])
    let more = ["the gzip header holds more than the file's name"]
    #expect(try ReadReports(packed(flags: 8, "jane.json\0"), file: file).messages == more)
    #expect(try ReadReports(packed(flags: 16, "jane\0"), file: file).messages == more)
    #expect(try ReadReports(packed(flags: 4, "\u{4}\0jane"), file: file).messages == more)
    let two = packed() + packed(flags: 16, "jane\0")
    #expect(
      try ReadReports(two, file: file).messages == ["the file is several gzip files in one"])
    #expect(
      try ReadReports([], file: file).messages == ["the gzip data is cut off after 0 bytes"])
  }

  @Test(
    "a name is a day and one of four endings",
    arguments: [
      ("2026-04-20.json", false), ("2026-04-20.jsonl", false), ("2026-04-20.json.gz", true),
      ("2026-04-20.jsonl.gz", true), ("2026-04-20", nil), ("2026-04-20.gz", nil),
      ("2026-02-30.json", nil), ("a2026-04-20.json", nil), ("2026-04-20.json.bz2", nil),
      ("2026-04-20.jsonx", nil), ("20260420.json", nil), ("2026-04-20-1.json", nil),
    ] as [(String, Bool?)])
  func names(name: String, isCompressed: Bool?) {
    #expect(ReportFileName(name.utf8)?.isCompressed == isCompressed)
  }
}
