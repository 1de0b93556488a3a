import TelemetryModel
import TelemetryReading

/// Tables read from texts, as if they were files of a site.
struct ReadTables {
  var tables: InputTables
  var errors: [Diagnostic]

  init(
    _ files: [(name: String, bytes: [UInt8])], calendar: PeriodCalendar = PeriodCalendar(),
    asOf: Day? = nil, limits: InputLimits = InputLimits(), allowFormulaNames: Bool = false,
    chunkBytes: Int = .max
  ) throws {
    var reader = InputTablesReader(
      calendar: calendar, asOf: asOf, limits: limits, allowFormulaNames: allowFormulaNames)
    var diagnostics = Diagnostics()
    for file in files {
      try reader.read(
        file: file.name, source: MemorySource(file.bytes, chunkBytes: chunkBytes),
        diagnostics: &diagnostics)
    }
    tables = reader.finish(diagnostics: &diagnostics)
    errors = diagnostics.errors
  }

  init(_ files: String..., asOf: Day? = nil, allowFormulaNames: Bool = false) throws {
    try self.init(
      files.enumerated().map { ("\($0 + 1).csv", Array($1.utf8)) }, asOf: asOf,
      allowFormulaNames: allowFormulaNames)
  }

  /// Each error as `file:line:column: message`.
  var lines: [String] { errors.map { "\($0.location): \($0.message)" } }
  /// The notes of all errors as `file:line:column`.
  var notes: [String] { errors.flatMap(\.notes).map(\.location.description) }

  /// The rows of counters, as their columns.
  var counters: [String] { tables[.counters].map(text) }
  var stacks: [String] { tables[.stacks].map(text) }

  private func text(_ row: MetricRow) -> String {
    "\(row.periodEnd),\(tables.names[row.program]),\(tables.names[row.name]),\(row.reports),\(row.total)"
  }
}
