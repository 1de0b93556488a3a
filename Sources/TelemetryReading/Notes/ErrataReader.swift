package import TelemetryModel

/// Reads `errata.csv`: published corrections.
package struct ErrataReader: Sendable {
  package static let columns = ["date", "affects", "text"]

  /// What no two rows have in common.
  private struct Key: Hashable {
    var date: Day
    var affects: [UInt8]
    var text: [UInt8]
  }

  /// Bytes of a correction: it stands on every page that it is about.
  private static let textLimit = 4000

  private let calendar: PeriodCalendar
  private var header: NoteColumns?
  private var errata: [Erratum] = []
  private var firstRow: [Key: SourceLocation] = [:]

  private init(calendar: PeriodCalendar) { self.calendar = calendar }

  /// - Parameter file: Its path, for messages.
  /// - Returns: The rows that are right, oldest first; those of one day in the order of the file.
  /// - Throws: What the source throws.
  package static func read(
    file: String, source: consuming some ByteSource & ~Copyable, calendar: PeriodCalendar,
    limits: InputLimits, diagnostics: inout Diagnostics
  ) throws -> [Erratum] {
    var reader = ErrataReader(calendar: calendar)
    try CSVFile.scan(file, source, limits: limits, diagnostics: &diagnostics) { row, diagnostics in
      if let header = reader.header {
        reader.read(row, header, &diagnostics)
        return true
      }
      reader.header = NoteColumns(row, columns: columns, table: "errata", diagnostics: &diagnostics)
      return reader.header != nil
    }
    return reader.errata.sorted { ($0.date, $0.location) < ($1.date, $1.location) }
  }

  private mutating func read(
    _ row: CSVRow, _ header: NoteColumns, _ diagnostics: inout Diagnostics
  ) {
    let date = NoteField.day(row, header[0], &diagnostics)
    let affects = affects(row, header[1], &diagnostics)
    let text = NoteField.text(
      row, header[2], as: "text", mayHaveLines: true, limit: Self.textLimit, &diagnostics)
    guard let date, let affects, let text else { return }
    let key = Key(date: date, affects: Array(row[header[1]]), text: Array(text.utf8))
    if let first = firstRow[key] {
      diagnostics.add(.repeated(at: row.location(0), first: first))
      return
    }
    firstRow[key] = row.location(0)
    errata.append(
      Erratum(
        date: date, periods: affects.periods, program: affects.program, counter: affects.counter,
        text: text, location: row.location(0), affectsLocation: row.location(header[1])))
  }

  private func affects(
    _ row: CSVRow, _ index: Int, _ diagnostics: inout Diagnostics
  ) -> AffectsField? {
    do {
      return try AffectsField(row[index], calendar: calendar)
    } catch {
      diagnostics.add(error.diagnostic(calendar, at: row.location(index)))
      return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func repeated(at location: SourceLocation, first: SourceLocation) -> Self {
    Self(
      message: "a correction of the same date, scope and text stands before", location: location,
      hint: "leave one of the two", notes: [Note("the first one", at: first)])
  }
}
