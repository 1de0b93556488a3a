/// Where a row begins.
package struct RowPlace: Hashable, Sendable {
  /// An index of `InputTables.files`.
  package var file: UInt32
  /// In a CSV table the row's line, from 1; in a chart file the row's offset, in bytes from the start.
  package var position: UInt32

  /// A row of a CSV table.
  package init(file: UInt32, line: UInt32) {
    self.init(file: file, position: line)
  }

  /// A value of a chart file.
  package init(file: UInt32, offset: Int) {
    self.init(file: file, position: UInt32(clamping: offset))
  }

  init(file: UInt32, position: UInt32) {
    self.file = file
    self.position = position
  }
}

/// Where a field of a row begins, in four bytes: there are several in each of millions of rows.
///
/// In a CSV table it counts from the row's first line; in a chart file, which may be one line of any
/// length, from the start of the file.
package struct FieldPlace: Hashable, Sendable {
  /// Without the mark a column or an offset; with it 15 bits of lines and 16 of a column.
  let bits: UInt32
  private static let isBelow = UInt32(1) << 31

  /// - Parameters:
  ///   - lineOffset: Lines below the row's first: above 0 only behind a quoted field of several lines.
  ///   - column: From 1, in bytes. Below the first line what is beyond 65,535 is cut to that, and so are
  ///     lines beyond 32,767.
  package init(lineOffset: Int = 0, column: Int) {
    if lineOffset == 0 {
      bits = min(UInt32(clamping: column), Self.isBelow - 1)
    } else {
      let lines = min(UInt32(clamping: lineOffset), 0x7FFF)
      bits = Self.isBelow | lines << 16 | UInt32(UInt16(clamping: column))
    }
  }

  init(bits: UInt32) { self.bits = bits }

  /// - Parameter offset: In bytes from the start of a chart file, less than 2 GiB.
  package init(offset: Int) { self.init(column: offset) }

  package var lineOffset: Int { bits & Self.isBelow == 0 ? 0 : Int(bits >> 16 & 0x7FFF) }
  package var column: Int { Int(bits & Self.isBelow == 0 ? bits : bits & 0xFFFF) }
  package var offset: Int { column }
}

/// Where the fields of a row begin that a message may be about.
package struct FieldPlaces: Hashable, Sendable {
  package var program: FieldPlace
  package var by: FieldPlace
  package var value: FieldPlace
  package var name: FieldPlace
  /// The first number: reports, or eligible reports.
  package var reports: FieldPlace

  /// Those that a kind of table has no column for are of no meaning.
  package init(
    program: FieldPlace = FieldPlace(column: 1), by: FieldPlace = FieldPlace(column: 1),
    value: FieldPlace = FieldPlace(column: 1), name: FieldPlace = FieldPlace(column: 1),
    reports: FieldPlace = FieldPlace(column: 1)
  ) {
    self.program = program
    self.by = by
    self.value = value
    self.name = name
    self.reports = reports
  }
}
