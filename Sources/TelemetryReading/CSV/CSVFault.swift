internal import TelemetryModel

/// What is wrong with the form of a row, whatever its fields mean.
enum CSVFault {
  /// A place in the scanner's window.
  struct Place {
    var offset: Int
    var line: Int
    /// From 1, in bytes.
    var column: Int
  }

  case quoteInBareField(quoteColumn: Int)
  case textAfterQuote
  case quoteNeverClosed
  case quoteOpenTooLong(limit: Int)
  case loneCarriageReturn
  case nul
  case notUTF8(byteOffset: Int64, byte: UInt8)
  case fieldTooLong(limit: Int)
  case rowTooLong(limit: Int)
  case tooManyColumns(limit: Int)
  case ragged(expected: Int, found: Int)
  case emptyLine(expected: Int)

  var message: String {
    switch self {
    case .quoteInBareField(let column):
      "a field that does not begin with a quote has one at column \(column)"
    case .textAfterQuote: "text follows the closing quote of a field"
    case .quoteNeverClosed: "a quote is never closed"
    case .quoteOpenTooLong(let limit): "a quote is not closed within \(limit) bytes"
    case .loneCarriageReturn: "a carriage return stands without a line feed"
    case .nul: "a NUL byte stands in the text"
    case .notUTF8(let offset, let byte):
      "byte \(ShownText.byte(byte)) at offset \(offset) is not UTF-8"
    case .fieldTooLong(let limit): "a field is longer than \(limit) bytes"
    case .rowTooLong(let limit): "a row is longer than \(limit) bytes"
    case .tooManyColumns(let limit): "the header has more than \(limit) columns"
    case .ragged(let expected, let found): "expected \(expected) fields, found \(found)"
    case .emptyLine(let expected): "expected \(expected) fields, found an empty line"
    }
  }

  var hint: String {
    switch self {
    case .quoteInBareField, .textAfterQuote:
      "put the whole field in quotes, and write each quote inside it twice"
    case .quoteNeverClosed, .quoteOpenTooLong:
      "close the quote, and write each quote inside a quoted field twice"
    case .loneCarriageReturn: "end lines with LF or CRLF"
    case .nul: "remove the byte; the file may be damaged or not be text"
    case .notUTF8: "save the file as UTF-8"
    case .fieldTooLong: "look for a missing quote or line end, or raise 'field_bytes' in 'limits'"
    case .rowTooLong: "look for a missing line end, or raise 'row_bytes' in 'limits'"
    case .tooManyColumns: "look for a missing line end behind the header"
    case .ragged: "give each row as many fields as the header; quote a field that holds a comma"
    case .emptyLine: "remove the line"
    }
  }

  func diagnostic(at place: Place, in file: String) -> Diagnostic {
    Diagnostic(
      message: message,
      location: SourceLocation(file: file, line: place.line, column: place.column), hint: hint)
  }
}
