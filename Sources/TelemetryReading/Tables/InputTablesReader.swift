package import TelemetryModel

/// Reads the metric tables of a site, file by file, and joins them.
///
/// Each file is read into a `TableFragment` of its own, which depends on nothing but the file; so files
/// may be read side by side, as long as they are joined in the order of their paths.
package struct InputTablesReader: Sendable {
  private let calendar: PeriodCalendar
  private let asOf: Day?
  private let names: TableNameRules
  private var tables = InputTables()
  private var firstPlaces: [TableFragment.FirstPlace] = []
  private var twinSuspects: [NameID] = []
  private var doubledNames: [NameID] = []

  /// - Parameters:
  ///   - asOf: No row may be of a later day; nil: they may be of any.
  ///   - allowFormulaNames: Accept names that a spreadsheet would run.
  package init(
    calendar: PeriodCalendar, asOf: Day?, limits: InputLimits, allowFormulaNames: Bool
  ) {
    self.calendar = calendar
    self.asOf = asOf
    names = TableNameRules(limits: limits, allowFormulaNames: allowFormulaNames)
  }

  /// Reads a file and joins it: `fragment`, then `append`.
  ///
  /// - Throws: What the source throws.
  package mutating func read(
    file: String, source: consuming some ByteSource & ~Copyable, diagnostics: inout Diagnostics
  ) throws {
    append(try fragment(file: file, source: source, diagnostics: &diagnostics))
  }

  /// Reads a file by itself.
  ///
  /// - Parameter file: Its path, for messages; what ends in `.gz` is unpacked.
  /// - Throws: What the source throws.
  func fragment(
    file: String, source: consuming some ByteSource & ~Copyable, diagnostics: inout Diagnostics
  ) throws -> TableFragment {
    var reader = TableRowReader(file: file, calendar: calendar, asOf: asOf, names: names)
    try CSVFile.scan(file, source, limits: names.limits, diagnostics: &diagnostics) {
      reader.read($0, diagnostics: &$1)
    }
    return reader.fragment
  }

  /// Reads a chart file of the reference server and joins it: `fragment`, then `append`.
  package mutating func read(
    chartFile file: String, bytes: [UInt8], diagnostics: inout Diagnostics
  ) {
    if let fragment = fragment(chartFile: file, bytes: bytes, diagnostics: &diagnostics) {
      append(fragment)
    }
  }

  /// Reads a chart file of the reference server by itself.
  ///
  /// - Returns: nil where it is no such file, which is reported.
  func fragment(
    chartFile file: String, bytes: [UInt8], diagnostics: inout Diagnostics
  ) -> TableFragment? {
    let document = JSONDocument.read(
      bytes, file: file, limits: names.limits, diagnostics: &diagnostics)
    return document.flatMap {
      var reader = ChartFileReader($0, calendar: calendar, asOf: asOf, names: names)
      return reader.read(&diagnostics)
    }
  }

  /// Joins a file to those that were before; files come in the order of the bytes of their paths.
  mutating func append(_ fragment: consuming TableFragment) {
    let file = UInt32(tables.files.count)
    tables.files += fragment.tables.files
    if let places = fragment.tables.chartFiles[0] { tables.chartFiles[file] = places }
    var ids: [NameID] = []
    ids.reserveCapacity(fragment.tables.names.count)
    let known = tables.names.count
    for index in 0..<fragment.tables.names.count {
      let before = tables.names.count
      let id = tables.names.intern(fragment.tables.names[NameID(index: UInt32(index))])
      if tables.names.count > before {
        var place = fragment.firstPlaces[index]
        place.row.file = file
        firstPlaces.append(place)
      }
      ids.append(id)
    }
    func isNew(_ id: NameID) -> Bool { Int(id.index) >= known }
    twinSuspects += fragment.twinSuspects.map { ids[Int($0.index)] }.filter(isNew)
    doubledNames += fragment.doubledNames.map { ids[Int($0.index)] }.filter(isNew)
    tables.take(rowsOf: &fragment.tables, place: file, names: ids)
  }

  /// Compares all rows and names with each other, and gives what was read.
  package consuming func finish(diagnostics: inout Diagnostics) -> InputTables {
    for rows in tables.rows {
      for (first, again) in RepeatedRows.find(in: rows, limit: Diagnostics.errorLimit) {
        diagnostics.add(
          .repeatedRow(
            rows.kind, at: tables.location(rows[again]), first: tables.location(rows[first])))
      }
    }
    NameClashes.check(
      twinSuspects.map { id in
        let place = firstPlaces[Int(id.index)]
        return (tables.names[id], tables.location(place.row, place.field))
      }, &diagnostics)
    NameClashes.check(doubled: doubledNames, in: tables, &diagnostics)
    return tables
  }
}

extension Diagnostic {
  fileprivate static func repeatedRow(
    _ kind: TableKind, at location: SourceLocation, first: SourceLocation
  ) -> Self {
    let key = kind.key.map(\.name)
    let words = key.dropLast().joined(separator: ", ") + " and " + (key.last ?? "")
    return Self(
      message: "a row of the same \(words) stands before", location: location,
      hint: "leave one of the two, or add them up", notes: [Note("the first one", at: first)])
  }
}
