/// The rows of all metric tables of a site, of all five kinds, as they were read: each row is right in
/// itself; whether rows agree with each other and with the config is for the catalog to say.
///
/// No two rows of one kind have the same key (the reader has checked that).
package struct InputTables: Sendable {
  /// The paths of the files, for messages; a row names its file by its place here.
  package var files: [String] = []
  /// By the places of `files`, those that are chart files of the reference server: places in them are
  /// offsets, and these make lines and columns of them. It is looked up, never gone through.
  package var chartFiles: [UInt32: LinePlaces] = [:]
  package var names = NameTable()
  /// One for each kind, in the order of the kinds.
  package private(set) var rows = TableKind.allCases.map { TableRows($0) }

  package init() {}

  package subscript(kind: TableKind) -> TableRows { rows[kind.rawValue] }

  package mutating func append(_ row: MetricRow) { rows[row.kind.rawValue].append(row) }

  /// Moves the rows of a file that was read by itself behind those of the other files.
  ///
  /// - Parameters:
  ///   - place: The place of the file among `files`.
  ///   - names: For each name of the file its id among the site's names.
  package mutating func take(
    rowsOf file: inout InputTables, place: UInt32, names: [NameID]
  ) {
    for kind in rows.indices { rows[kind].take(&file.rows[kind], file: place, names: names) }
  }

  mutating func removeAll(of kind: TableKind, where isOut: (MetricRow) -> Bool) {
    rows[kind.rawValue].removeAll(where: isOut)
  }

  /// Where a row begins.
  package func location(_ row: MetricRow) -> SourceLocation { location(row.place) }

  package func location(_ row: MetricRow, _ field: KeyPath<FieldPlaces, FieldPlace>)
    -> SourceLocation
  {
    location(row.place, row.fields[keyPath: field])
  }

  private func location(_ row: RowPlace) -> SourceLocation {
    if let places = chartFiles[row.file] { return places.location(at: Int(row.position)) }
    return SourceLocation(file: files[Int(row.file)], line: Int(row.position))
  }

  package func location(_ row: RowPlace, _ field: FieldPlace) -> SourceLocation {
    if let places = chartFiles[row.file] { return places.location(at: field.offset) }
    return SourceLocation(
      file: files[Int(row.file)], line: Int(row.position) + field.lineOffset, column: field.column)
  }

  /// Whether the row is a value of a chart file, which names every bucket of its chart, also those that
  /// no report of the period could hold.
  func isOfChartFile(_ row: MetricRow) -> Bool { chartFiles[row.place.file] != nil }
}
