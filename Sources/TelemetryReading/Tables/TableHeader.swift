internal import TelemetryModel

/// The header of a metric table: its kind, and where each of its columns stands.
struct TableHeader {
  let kind: TableKind
  /// For each of `kind.columns` its place in a row.
  let order: [Int]

  /// - Returns: nil if no kind has exactly these columns; what differs has then been reported.
  init?(_ row: CSVRow, diagnostics: inout Diagnostics) {
    let reportedBefore = diagnostics.errors.count + diagnostics.errorsDropped
    let names = (0..<row.count).map(row.text)
    let nearest = Self.nearestKind(to: names)
    var known: [String] = []
    for kind in TableKind.allCases { known += kind.columns.filter { !known.contains($0) } }
    for (index, name) in names.enumerated() {
      if let first = names[..<index].firstIndex(where: { BytewiseOrder.equal($0, name) }) {
        diagnostics.add(.repeatedColumn(name, at: row.location(index), first: row.location(first)))
      } else if !known.contains(where: { BytewiseOrder.equal($0, name) }) {
        let missing = known.filter { !names.contains($0) }
        diagnostics.add(.unknown(name, among: missing, nearest, at: row.location(index)))
      } else if !nearest.columns.contains(name) {
        diagnostics.add(.outOfPlace(name, nearest, at: row.location(index)))
      }
    }
    if diagnostics.errors.count + diagnostics.errorsDropped == reportedBefore {
      for column in nearest.columns where !names.contains(column) {
        diagnostics.add(.missing(column, nearest, at: row.location(row.count - 1)))
      }
    }
    guard diagnostics.errors.count + diagnostics.errorsDropped == reportedBefore else { return nil }
    kind = nearest
    order = nearest.columns.compactMap { column in names.firstIndex(of: column) }
  }

  /// The kind with the fewest columns to add or take away; of several the first.
  private static func nearestKind(to names: [String]) -> TableKind {
    var best = TableKind.counters
    var bestDistance = Int.max
    for kind in TableKind.allCases {
      let missing = kind.columns.count { !names.contains($0) }
      let extra = names.count { !kind.columns.contains($0) }
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
    "a table of \(kind.name) has the columns '\(kind.columns.joined(separator: ","))'"
  }
}
