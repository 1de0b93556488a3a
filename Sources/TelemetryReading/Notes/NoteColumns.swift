internal import TelemetryModel

/// The header of a table of notes: where each of its columns stands.
struct NoteColumns {
  /// For each of the table's columns its place in a row.
  private let order: [Int]

  /// - Parameters:
  ///   - columns: All of them have to be there, in any order.
  ///   - table: What messages call it, such as `events`.
  /// - Returns: nil where something was wrong, which was reported.
  init?(_ row: CSVRow, columns: [String], table: String, diagnostics: inout Diagnostics) {
    var places: [Int?] = Array(repeating: nil, count: columns.count)
    var isRight = true
    for index in 0..<row.count {
      let name = row.text(index)
      guard let column = columns.firstIndex(where: { BytewiseOrder.equal($0, name) }) else {
        diagnostics.add(.unknown(name, columns, table, at: row.location(index)))
        isRight = false
        continue
      }
      if let first = places[column] {
        diagnostics.add(.repeatedColumn(name, at: row.location(index), first: row.location(first)))
        isRight = false
      } else {
        places[column] = index
      }
    }
    if isRight {
      for (column, place) in zip(columns, places) where place == nil {
        diagnostics.add(.missing(column, columns, table, at: row.location(row.count - 1)))
        isRight = false
      }
    }
    guard isRight else { return nil }
    order = places.compactMap(\.self)
  }

  subscript(column: Int) -> Int { order[column] }
}

/// What the columns of all notes have in common.
enum NoteField {
  /// - Returns: nil for what is no day, which is reported.
  static func day(_ row: CSVRow, _ index: Int, _ diagnostics: inout Diagnostics) -> Day? {
    let bytes = row[index]
    if let day = Day(bytes) { return day }
    diagnostics.add(.notADay(bytes, at: row.location(index)))
    return nil
  }

  /// A text that a reader will see.
  ///
  /// - Parameters:
  ///   - what: What it is, such as `title`.
  ///   - limit: In bytes.
  /// - Returns: nil for an empty one and for one with characters that do not show, which is reported.
  static func text(
    _ row: CSVRow, _ index: Int, as what: String, mayHaveLines: Bool = false, limit: Int,
    _ diagnostics: inout Diagnostics
  ) -> String? {
    let bytes = row[index]
    let location = row.location(index)
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A }) {
      diagnostics.add(.blank(what, at: location))
    } else if bytes.count > limit {
      diagnostics.add(.tooLong(what, bytes.count, limit: limit, at: location))
    } else if let unseen = NameRule.unseenCharacter(in: bytes, mayHaveLines: mayHaveLines) {
      diagnostics.add(.unseenCharacter(unseen.scalar, in: "the \(what)", at: location))
    } else {
      return row.text(index)
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func unknown(
    _ name: String, _ columns: [String], _ table: String, at location: SourceLocation
  ) -> Self {
    Self(
      message: "the table of \(table) has no column \(ShownText.quoted(name))",
      location: location, hint: hint(nearestTo: name, among: columns, as: "the columns"))
  }

  fileprivate static func missing(
    _ name: String, _ columns: [String], _ table: String, at location: SourceLocation
  ) -> Self {
    Self(
      message: "column '\(name)' of the table of \(table) is missing", location: location,
      hint: "the header is '\(columns.joined(separator: ","))'")
  }

  fileprivate static func notADay(
    _ bytes: UnsafeRawBufferPointer, at location: SourceLocation
  ) -> Self {
    Self(
      message: "\(ShownText.quoted(bytes)) is not a day", location: location,
      hint: "write a day of the calendar as YYYY-MM-DD, such as 2026-04-26")
  }

  fileprivate static func blank(_ what: String, at location: SourceLocation) -> Self {
    Self(
      message: "the \(what) is empty", location: location,
      hint: "say it in a few words, or leave the row out")
  }

  fileprivate static func tooLong(
    _ what: String, _ bytes: Int, limit: Int, at location: SourceLocation
  ) -> Self {
    Self(
      message: "the \(what) has \(bytes) bytes, more than \(limit)", location: location,
      hint: "shorten it, and link to a page that says the rest")
  }
}
