import TelemetryModel
import TelemetryReading
import Testing

/// What a file of raw reports came to.
struct ReadReports {
  static let file = "content/reports/2026-04-20.json"

  private(set) var reports: [Report] = []
  private(set) var diagnostics = Diagnostics()

  /// - Parameter chunkBytes: How the bytes arrive.
  init(
    _ bytes: [UInt8], file: String = Self.file, metadata: [String] = ["OS", "Version"],
    asOf: Day? = nil, limits: InputLimits = InputLimits(), chunkBytes: Int = .max
  ) throws {
    let format = ReportFormat(
      metadata: metadata.map { ChartName($0) }, limits: limits, allowFormulaNames: false)
    var found: [Report] = []
    try ReportFileReader(format: format, asOf: asOf).read(
      file: file, day: try #require(Day("2026-04-20".utf8)),
      source: MemorySource(bytes, chunkBytes: chunkBytes), diagnostics: &diagnostics
    ) { report, _ in found.append(report) }
    reports = found
  }

  init(_ text: String, metadata: [String] = ["OS", "Version"], asOf: Day? = nil) throws {
    try self.init(Array(text.utf8), metadata: metadata, asOf: asOf)
  }

  var messages: [String] { diagnostics.sorted.map(\.message) }

  /// All that would be printed.
  var printed: String { diagnostics.sorted.map { "\($0)\n" }.joined() }

  /// A report that is right, with another text in place of a part of it.
  static func line(_ part: String = "", with other: String = "") -> String {
    let line =
      #"{"Week":"2026-04-20","LastWeek":"","X":0.25,"Programs":[{"Program":"example.org/quill","#
      + #""OS":"linux","Version":"v1.2.0","Counters":{"quill/open:file":3},"#
      + #""Stacks":{"quill/bug\nexample.org/quill.open:+12,+0x3c":1}}],"Config":"v0.1.0"}"#
    return part.isEmpty ? line : line.replacing(part, with: other)
  }
}
