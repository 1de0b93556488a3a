internal import TelemetryModel

/// What was found of the next row.
enum RowOutcome {
  case row(ParsedRow)
  /// The window ends before the row does; where its last field begins, and whether a quote is open.
  case incomplete(openField: CSVFault.Place, openQuote: Bool)
  case end
}

/// A row that lies in the window, its first fields in the scanner's `fields`.
struct ParsedRow {
  /// Also counts those that `fields` has no room for.
  var fieldCount: Int
  /// Behind its last byte, without the line's end.
  var contentEnd: Int
  /// Where the next row begins.
  var next: Int
  var lineAfter: Int
  /// The line and column behind its last byte.
  var lastLine: Int
  var endColumn: Int
  /// All bytes of fields, or-ed: below 0x80 if they are ASCII.
  var bits: UInt8
  var hasDoubledQuotes: Bool
  var fault: (CSVFault, CSVFault.Place)?
}

extension CSVScanner {
  private static var comma: UInt8 { UInt8(ascii: ",") }
  private static var quote: UInt8 { UInt8(ascii: "\"") }
  private static var lineFeed: UInt8 { 0x0A }
  private static var carriageReturn: UInt8 { 0x0D }

  /// Looks for the next row in what is unread, and changes nothing but `fields`.
  mutating func nextRow() -> RowOutcome {
    let end = unread.upperBound
    let start = unread.lowerBound
    if start == end {
      return inputHasEnded
        ? .end
        : .incomplete(openField: .init(offset: start, line: line, column: 1), openQuote: false)
    }
    let bytes = UnsafeRawPointer(window.baseAddress.unsafelyUnwrapped)
    var i = start
    var lineStart = start
    var lineOffset = 0
    var bits: UInt8 = 0
    var fieldCount = 0
    var hasDoubledQuotes = false
    var fault: (CSVFault, CSVFault.Place)?

    func byte(_ offset: Int) -> UInt8 { bytes.load(fromByteOffset: offset, as: UInt8.self) }
    func place(_ offset: Int) -> CSVFault.Place {
      .init(offset: offset, line: line + lineOffset, column: offset - lineStart + 1)
    }

    while true {
      var field = CSVField(
        start: i, count: 0, lineOffset: lineOffset, column: i - lineStart + 1)
      let fieldPlace = place(i)
      var contentEnd: Int?
      var doubled = 0

      if i < end, byte(i) == Self.quote {
        i += 1
        field.start = i
        while true {
          if i == end {
            guard inputHasEnded else {
              return .incomplete(openField: fieldPlace, openQuote: true)
            }
            fault = (.quoteNeverClosed, fieldPlace)
            contentEnd = i
            break
          }
          let current = byte(i)
          bits |= current
          if current == Self.quote {
            // Where the window ends here, the row is incomplete, and is looked at again.
            if i + 1 == end || byte(i + 1) != Self.quote {
              contentEnd = i
              i += 1
              break
            }
            doubled += 1
            i += 1
          } else if current == Self.lineFeed {
            lineOffset += 1
            lineStart = i + 1
          } else if current == 0, fault == nil {
            fault = (.nul, place(i))
          }
          i += 1
        }
      }

      // The bare field, or what stands behind a closing quote, up to a comma or the line's end.
      let bareStart = i
      var lineEndBytes = 0
      var isLast = false
      while true {
        if i == end {
          guard inputHasEnded else {
            return .incomplete(openField: fieldPlace, openQuote: false)
          }
          isLast = true
          break
        }
        let current = byte(i)
        if current > Self.comma {
          bits |= current
          i += 1
          continue
        }
        if current == Self.comma { break }
        if current == Self.lineFeed {
          isLast = true
          lineEndBytes = 1
          break
        }
        if current == Self.carriageReturn {
          // Where the window ends here, the row is incomplete, and is looked at again with what follows.
          if i + 1 < end, byte(i + 1) == Self.lineFeed {
            isLast = true
            lineEndBytes = 2
            break
          }
          if fault == nil { fault = (.loneCarriageReturn, place(i)) }
        } else if current == 0 {
          if fault == nil { fault = (.nul, place(i)) }
        } else if current == Self.quote, contentEnd == nil, fault == nil {
          fault = (.quoteInBareField(quoteColumn: i - lineStart + 1), fieldPlace)
        }
        i += 1
      }

      if let contentEnd {
        field.count = contentEnd - field.start
        field.hasDoubledQuotes = doubled > 0
        hasDoubledQuotes = hasDoubledQuotes || doubled > 0
        if i > bareStart, fault == nil { fault = (.textAfterQuote, fieldPlace) }
      } else {
        field.count = i - field.start
      }
      if field.count - doubled > limits.fieldBytes, fault == nil {
        fault = (.fieldTooLong(limit: limits.fieldBytes), fieldPlace)
      }
      if fieldCount <= Self.columnLimit { fields[fieldCount] = field }
      fieldCount += 1

      if isLast {
        if i - start > limits.rowBytes, fault == nil {
          fault = (
            .rowTooLong(limit: limits.rowBytes), .init(offset: start, line: line, column: 1)
          )
        }
        return .row(
          ParsedRow(
            fieldCount: fieldCount, contentEnd: i, next: i + lineEndBytes,
            lineAfter: line + lineOffset + (lineEndBytes > 0 ? 1 : 0),
            lastLine: line + lineOffset, endColumn: i - lineStart + 1, bits: bits,
            hasDoubledQuotes: hasDoubledQuotes, fault: fault))
      }
      i += 1
    }
  }
}
