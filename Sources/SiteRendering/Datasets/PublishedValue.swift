package import TelemetryModel

/// A field of a published table, before it is written in a format.
package enum PublishedValue: Sendable {
  case day(Day)
  case instant(Instant)
  /// Also the empty text: it is a value, where the table says so.
  case text(String)
  /// A count that is not known is missing.
  case count(Count)
  /// A fraction with six decimals, in millionths.
  case fraction(millionths: Int64)
  case number(Double)
  case missing
}

/// Takes the rows of a table in one format.
package protocol RowWriter {
  /// Takes the next field; a row has as many as its table has columns.
  mutating func append(_ value: PublishedValue)
  mutating func endRow()
}

/// Writes rows as CSV by RFC 4180, LF at the end of each; what is missing is empty.
package struct CSVRows: RowWriter {
  package private(set) var buffer: ByteBuffer
  private var isFirst = true
  private var lastDay: (day: Day, text: String)?

  package init(capacity: Int = 1 << 16) { buffer = ByteBuffer(capacity: capacity) }

  package mutating func removeAll() { buffer.removeAll() }

  package mutating func appendHeader(of table: PublishedTable) {
    buffer.append(table.columns.joined(separator: ","))
    buffer.append("\n")
  }

  package mutating func append(_ value: PublishedValue) {
    if !isFirst { buffer.append(",") }
    isFirst = false
    switch value {
    case .day(let day):
      if lastDay?.day != day { lastDay = (day, "\(day)") }
      buffer.append(lastDay?.text ?? "")
    case .instant(let instant): buffer.append("\(instant)")
    case .text(let text): buffer.append(CSVField.quoted(text))
    case .count(let count): if let value = count.value { buffer.append(decimal: Int(value)) }
    case .fraction(let millionths): buffer.append(millionths: millionths)
    case .number(let number): buffer.append("\(number)")
    case .missing: break
    }
  }

  package mutating func endRow() {
    buffer.append("\n")
    isFirst = true
  }
}

/// Writes rows as JSON lines: an object a row, LF at the end of each; what is missing is `null`.
package struct JSONRows: RowWriter {
  package private(set) var buffer: ByteBuffer
  /// The quoted columns with their colons and what stands before them.
  private let keys: [String]
  private var column = 0
  private var lastDay: (day: Day, text: String)?

  package init(_ table: PublishedTable, capacity: Int = 1 << 16) {
    buffer = ByteBuffer(capacity: capacity)
    keys = table.columns.enumerated().map { "\($0 == 0 ? "{" : ",")\"\($1)\":" }
  }

  package mutating func removeAll() { buffer.removeAll() }

  package mutating func append(_ value: PublishedValue) {
    buffer.append(keys[column])
    column += 1
    switch value {
    case .day(let day):
      if lastDay?.day != day { lastDay = (day, "\"\(day)\"") }
      buffer.append(lastDay?.text ?? "")
    case .instant(let instant): buffer.append("\"\(instant)\"")
    case .text(let text): buffer.appendJSON(text)
    case .count(let count):
      if let value = count.value { buffer.append(decimal: Int(value)) } else { appendNull() }
    case .fraction(let millionths): buffer.append(millionths: millionths)
    case .number(let number): buffer.append("\(number)")
    case .missing: appendNull()
    }
  }

  package mutating func endRow() {
    buffer.append("}\n")
    column = 0
  }

  private mutating func appendNull() { buffer.append("null") }
}
