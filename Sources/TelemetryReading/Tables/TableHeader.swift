internal import TelemetryModel

/// The header of a metric table: its kind, and where each of its columns stands.
struct TableHeader {
  struct Field {
    var column: TableColumn
    var mayBeEmpty: Bool
    /// Its place in a row.
    var index: Int
  }

  let kind: TableKind
  /// In the order of `kind.columns`.
  let fields: [Field]
  /// The places of `by` and `value`; nil for a kind without them.
  let group: (by: Int, value: Int)?

  /// - Returns: nil if no kind has exactly these columns; what differs has then been reported.
  init?(_ row: CSVRow, diagnostics: inout Diagnostics) {
    let reportedBefore = diagnostics.errorCount
    let names = (0..<row.count).map(row.text)
    let nearest = Self.nearestKind(to: names)
    var known: [String] = []
    for kind in TableKind.allCases { known += kind.columnNames.filter { !known.contains($0) } }
    for (index, name) in names.enumerated() {
      if let first = names[..<index].firstIndex(where: { BytewiseOrder.equal($0, name) }) {
        diagnostics.add(.repeatedColumn(name, at: row.location(index), first: row.location(first)))
      } else if !known.contains(where: { BytewiseOrder.equal($0, name) }) {
        let missing = known.filter { !names.contains($0) }
        diagnostics.add(.unknown(name, among: missing, nearest, at: row.location(index)))
      } else if !nearest.columnNames.contains(name) {
        diagnostics.add(.outOfPlace(name, nearest, at: row.location(index)))
      }
    }
    if diagnostics.errorCount == reportedBefore {
      for column in nearest.columnNames where !names.contains(column) {
        diagnostics.add(.missing(column, nearest, at: row.location(row.count - 1)))
      }
    }
    guard diagnostics.errorCount == reportedBefore else { return nil }
    kind = nearest
    let mayBeEmpty = nearest.mayBeEmpty
    fields = nearest.columns.compactMap { column in
      names.firstIndex(of: column.name).map {
        Field(column: column, mayBeEmpty: mayBeEmpty.contains(column), index: $0)
      }
    }
    let by = fields.first { $0.column == .by }
    let value = fields.first { $0.column == .value }
    group = by.flatMap { by in value.map { (by.index, $0.index) } }
  }

  /// The kind with the fewest columns to add or take away; of several the first.
  private static func nearestKind(to names: [String]) -> TableKind {
    var best = TableKind.counters
    var bestDistance = Int.max
    for kind in TableKind.allCases {
      let missing = kind.columnNames.count { !names.contains($0) }
      let extra = names.count { !kind.columnNames.contains($0) }
      if missing + extra < bestDistance { (best, bestDistance) = (kind, missing + extra) }
    }
    return best
  }
}

extension Diagnostic {
  fileprivate static func unknown(
    _ name: String, among known: [String], _ nearest: TableKind, at location: SourceLocation
  ) -> Self {
    Self(
      message: "no table has a column \(ShownText.quoted(name))", location: location,
      hint: hint(nearestTo: name, among: known, otherwise: columns(of: nearest)))
  }

  fileprivate static func outOfPlace(
    _ name: String, _ nearest: TableKind, at location: SourceLocation
  ) -> Self {
    Self(
      message: "column '\(name)' does not belong to a table of \(nearest.name)",
      location: location, hint: columns(of: nearest))
  }

  fileprivate static func missing(
    _ name: String, _ nearest: TableKind, at location: SourceLocation
  ) -> Self {
    Self(
      message: "column '\(name)' of a table of \(nearest.name) is missing",
      location: location, hint: columns(of: nearest))
  }

  private static func columns(of kind: TableKind) -> String {
    "a table of \(kind.name) has the columns '\(kind.columnNames.joined(separator: ","))'"
  }
}
