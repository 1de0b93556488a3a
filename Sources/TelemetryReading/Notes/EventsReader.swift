package import TelemetryModel

/// Reads `events.csv`: what happened when, as notes on the time axes.
package struct EventsReader: Sendable {
  package static let columns = ["date", "title", "url", "program"]

  /// What no two rows have in common.
  private struct Key: Hashable {
    var date: Day
    var title: [UInt8]
    var program: ProgramName?
  }

  /// Bytes of a title: it stands in one line.
  private static let titleLimit = 200
  /// Bytes of an address.
  private static let urlLimit = 2000

  private let limits: InputLimits
  private var header: NoteColumns?
  private var events: [Event] = []
  private var firstRow: [Key: SourceLocation] = [:]

  private init(limits: InputLimits) { self.limits = limits }

  /// - Parameter file: Its path, for messages.
  /// - Returns: The rows that are right, oldest first; those of one day in the order of the file.
  /// - Throws: What the source throws.
  package static func read(
    file: String, source: consuming some ByteSource & ~Copyable, limits: InputLimits,
    diagnostics: inout Diagnostics
  ) throws -> [Event] {
    var reader = EventsReader(limits: limits)
    try CSVFile.scan(file, source, limits: limits, diagnostics: &diagnostics) { row, diagnostics in
      if let header = reader.header {
        reader.read(row, header, &diagnostics)
        return true
      }
      reader.header = NoteColumns(row, columns: columns, table: "events", diagnostics: &diagnostics)
      return reader.header != nil
    }
    return reader.events.sorted { ($0.date, $0.location) < ($1.date, $1.location) }
  }

  private mutating func read(
    _ row: CSVRow, _ header: NoteColumns, _ diagnostics: inout Diagnostics
  ) {
    let date = NoteField.day(row, header[0], &diagnostics)
    let title = NoteField.text(
      row, header[1], as: "title", limit: Self.titleLimit, &diagnostics)
    let url = Self.url(row, header[2], &diagnostics)
    let program = program(row, header[3], &diagnostics)
    guard let date, let title, let url, let program else { return }
    let event = Event(
      date: date, title: title, url: url.isEmpty ? nil : url,
      program: program.isEmpty ? nil : ProgramName(program), location: row.location(0),
      programLocation: row.location(header[3]))
    let key = Key(date: date, title: Array(title.utf8), program: event.program)
    if let first = firstRow[key] {
      diagnostics.add(.repeated(at: event.location, first: first))
      return
    }
    firstRow[key] = event.location
    events.append(event)
  }

  /// - Returns: An empty text for none, nil for a wrong one.
  private static func url(
    _ row: CSVRow, _ index: Int, _ diagnostics: inout Diagnostics
  ) -> String? {
    let text = row.text(index)
    if text.isEmpty || text.utf8.count <= urlLimit && WebAddress.isWebURL(text) { return text }
    diagnostics.add(.noURL(text, at: row.location(index)))
    return nil
  }

  /// - Returns: An empty text for all programs, nil for what is no name.
  private func program(
    _ row: CSVRow, _ index: Int, _ diagnostics: inout Diagnostics
  ) -> String? {
    let bytes = row[index]
    if bytes.isEmpty { return "" }
    // Whether the site has such a program is not known here; a formula is none of them.
    if let fault = NameRule.fault(in: bytes, limits: limits, allowFormula: true) {
      diagnostics.add(
        .badName(
          row.text(index), as: "program", fault,
          hintIfBlank: "leave it empty for all programs", at: row.location(index)))
      return nil
    }
    return row.text(index)
  }
}

extension Diagnostic {
  fileprivate static func noURL(_ text: String, at location: SourceLocation) -> Self {
    Self(
      message: "\(ShownText.quoted(text)) is no address of the web", location: location,
      hint: "write it whole, such as https://example.org/release, or leave it empty")
  }

  fileprivate static func repeated(at location: SourceLocation, first: SourceLocation) -> Self {
    Self(
      message: "an event of the same date, title and program stands before", location: location,
      hint: "leave one of the two", notes: [Note("the first one", at: first)])
  }
}
