import TelemetryModel
import TelemetryReading

/// What a scan of some bytes gave: the rows, the place of each field, and the mistakes.
struct ScannedCSV: Equatable {
  var rows: [[String]] = []
  var places: [[String]] = []
  var diagnostics: [Diagnostic] = []

  init(
    _ bytes: [UInt8], chunkBytes: Int = .max, windowBytes: Int = 1024,
    limits: InputLimits = InputLimits()
  ) throws {
    var scanner = CSVScanner(file: "t.csv", limits: limits, windowBytes: windowBytes)
    var source = MemorySource(bytes, chunkBytes: chunkBytes)
    var found = Diagnostics()
    try scanner.scan(&source, diagnostics: &found) { row, _ in
      rows.append((0..<row.count).map(row.text))
      places.append(
        (0..<row.count).map { "\(row.location($0).line):\(row.location($0).column)" })
      return true
    }
    diagnostics = found.errors
  }

  init(_ text: String, limits: InputLimits = InputLimits()) throws {
    try self.init(Array(text.utf8), limits: limits)
  }
}
