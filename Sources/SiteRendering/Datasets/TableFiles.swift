package import TelemetryModel

/// A table as a file below `/data/`: whole, or the piece of one period.
package struct TableFile: Sendable {
  package let table: PublishedTable
  /// `csv`, `csv.gz` or `jsonl`; what is compressed is the CSV.
  package let encoding: SiteSettings.Dataset
  package let address: PageAddress
  /// nil: the whole table.
  package let period: Int?
  /// Its rows among those of the table.
  package let rows: Range<Int>

  package var isWhole: Bool { period == nil }
}

/// The tables of a site as files: which there are, and how their bytes come about. What is read back from the
/// metric tables among them is what was read.
package struct TableFiles: Sendable {
  /// Whole tables first, then pieces by period; tables without rows have no files.
  package let files: [TableFile]
  private let rows: PublishedRows

  /// Rows that are rendered at once.
  private static let batch = 1_000

  package init(_ catalog: Catalog) {
    let rows = PublishedRows(catalog)
    self.rows = rows
    var whole: [TableFile] = []
    var pieces: [[TableFile]] = catalog.periods.map { _ in [] }
    let encodings = SiteSettings.Dataset.ofTables.filter(catalog.settings.datasets.contains)
    for table in PublishedTable.allCases where rows.count(of: table) > 0 {
      whole += encodings.map {
        TableFile(
          table: table, encoding: $0, address: .dataFile("\(table.name).\($0.rawValue)"),
          period: nil, rows: 0..<rows.count(of: table))
      }
      if !table.hasPeriods { continue }
      for (period, piece) in rows.pieces(of: table).enumerated() where !piece.isEmpty {
        let last = catalog.periods[period].last
        pieces[period] += encodings.map {
          TableFile(
            table: table, encoding: $0,
            address: .dataWeekFile(last, "\(table.name).\($0.rawValue)"), period: period,
            rows: piece)
        }
      }
    }
    files = whole + pieces.joined()
  }

  /// Hands over the bytes of a file, piece by piece; of a compressed one those before compression.
  ///
  /// - Complexity: O(rows); holds the bytes of `batch` rows.
  package func write(_ file: TableFile, put: (borrowing [UInt8]) throws -> Void) rethrows {
    if file.encoding == .jsonLines {
      var writer = JSONRows(file.table)
      try forEachBatch(of: file.rows) { batch in
        writer.removeAll()
        rows.append(batch, of: file.table, to: &writer)
        try put(writer.buffer.bytes)
      }
    } else {
      var writer = CSVRows()
      writer.appendHeader(of: file.table)
      try forEachBatch(of: file.rows) { batch in
        rows.append(batch, of: file.table, to: &writer)
        try put(writer.buffer.bytes)
        writer.removeAll()
      }
    }
  }

  /// Hands over all rows of a table as values, by their names.
  package func append(allOf table: PublishedTable, to writer: inout some RowWriter) {
    rows.appendByName(allOf: table, to: &writer)
  }

  package func count(of table: PublishedTable) -> Int { rows.count(of: table) }

  private func forEachBatch(of rows: Range<Int>, _ body: (Range<Int>) throws -> Void) rethrows {
    var start = rows.lowerBound
    while start < rows.upperBound {
      let end = min(start + Self.batch, rows.upperBound)
      try body(start..<end)
      start = end
    }
  }
}

extension SiteSettings.Dataset {
  /// The formats that a table can have.
  package static let ofTables: [Self] = [.csv, .csvGzip, .jsonLines]
}
