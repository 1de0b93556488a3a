package import TelemetryModel

/// The metric tables as published files: each whole, and each in pieces of one period. What is read back
/// from them is what was read.
///
/// Sizes and hashes stand on pages, so that they are known before anything is rendered.
package struct TableFiles: Sendable {
  package struct File: Sendable {
    package let table: PublishedTable
    /// Its rows in the published order of the whole table.
    package let rows: Range<Int>
    package let bytes: Int
    /// In hexadecimal.
    package let sha256: String
  }

  /// The tables with at least one row.
  package private(set) var whole: [File] = []
  /// The same of each period.
  package private(set) var ofPeriods: [[File]]
  private let rows: TableRows

  /// - Complexity: O(rows log rows), O(rows) for tables in order; holds the bytes of one period.
  package init(_ catalog: Catalog) {
    rows = TableRows(catalog.tables)
    ofPeriods = Array(repeating: [], count: catalog.periods.count)
    var buffer = ByteBuffer(capacity: 1 << 16)
    for table in PublishedTable.allCases where rows.count(of: table) > 0 {
      measure(table, catalog.periods, &buffer)
    }
  }

  /// Appends a file's bytes.
  package func append(_ file: File, to buffer: inout ByteBuffer) {
    append(file.rows, of: file.table, to: &buffer)
  }

  private func append(
    _ rows: Range<Int>, of table: PublishedTable, to buffer: inout ByteBuffer
  ) {
    buffer.append(table.header)
    self.rows.append(rows, of: table, to: &buffer)
  }

  /// Renders the pieces once; the whole is its header and their rows.
  private mutating func measure(
    _ table: PublishedTable, _ periods: [Period], _ buffer: inout ByteBuffer
  ) {
    let header = table.header.utf8.count
    var digest = SHA256Stream()
    Array(table.header.utf8).withUnsafeBytes { digest.add($0) }
    var bytes = header
    var start = 0
    for (index, period) in periods.enumerated() {
      let rows = rows.rows(of: table, from: start, upTo: period.last)
      if rows.isEmpty { continue }
      start = rows.upperBound
      buffer.removeAll()
      append(rows, of: table, to: &buffer)
      buffer.bytes.withUnsafeBytes {
        ofPeriods[index].append(
          File(
            table: table, rows: rows, bytes: $0.count,
            sha256: HexText.of(SHA256.digest(of: $0))))
        digest.add(UnsafeRawBufferPointer(rebasing: $0[header...]))
        bytes += $0.count - header
      }
    }
    precondition(start == rows.count(of: table), "every row lies in a period of the site")
    whole.append(
      File(table: table, rows: 0..<start, bytes: bytes, sha256: digest.finish()))
  }
}

extension TableFiles {
  /// The files of a site that publishes tables.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard let tables = site.tableFiles else { return nil }
    var addresses = tables.whole.map { PageAddress.dataFile($0.table.fileName) }
    var files = tables.whole
    for (period, own) in zip(site.catalog.periods, tables.ofPeriods) {
      addresses += own.map { .dataWeekFile(period.last, $0.table.fileName) }
      files += own
    }
    return PageFamily(addresses) { [files] index, buffer in
      tables.append(files[index], to: &buffer)
    }
  }
}
