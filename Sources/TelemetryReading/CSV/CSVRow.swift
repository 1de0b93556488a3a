package import TelemetryModel

/// Where a field of a row lies.
struct CSVField {
  /// The place of its content in the window, quotes stripped.
  var start: Int
  var count: Int
  /// Lines below the row's first.
  var lineOffset: Int
  /// Of its first byte, the opening quote if it has one; from 1, in bytes.
  var column: Int
  var hasDoubledQuotes = false
}

/// A row, lent to whom the scanner calls: its bytes stand in the scanner's window and are gone after
/// the call.
package struct CSVRow {
  let window: UnsafeRawPointer
  let fields: UnsafeBufferPointer<CSVField>
  package let file: String
  /// From 1: where the row begins.
  package let line: Int

  package var count: Int { fields.count }

  /// The content of a field: quotes stripped, doubled quotes made one. It is valid UTF-8.
  package subscript(index: Int) -> UnsafeRawBufferPointer {
    let field = fields[index]
    return UnsafeRawBufferPointer(start: window + field.start, count: field.count)
  }

  package func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

  package func location(_ index: Int) -> SourceLocation {
    SourceLocation(
      file: file, line: line + fields[index].lineOffset, column: fields[index].column)
  }

  /// The location as rows keep it.
  package func place(_ index: Int) -> FieldPlace {
    FieldPlace(lineOffset: fields[index].lineOffset, column: fields[index].column)
  }
}
