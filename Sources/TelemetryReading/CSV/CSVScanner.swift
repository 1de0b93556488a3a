package import TelemetryModel

/// Cuts CSV into rows and fields, byte by byte, with the place of each.
///
/// A row has to lie in the window as a whole; the window grows up to `limits.rowBytes`, whatever the
/// input is like. A row that is wrong is reported, by its first fault, and left out; the scan goes on
/// behind it where a row still ends somewhere.
///
/// - Complexity: O(bytes), without an allocation a row.
/// - Source: RFC 4180, but LF alone ends a line too, one byte order mark in front is dropped, and text
///   has to be UTF-8.
package struct CSVScanner: ~Copyable {
  /// Columns that a header may have.
  static let columnLimit = 64

  let file: String
  let limits: InputLimits
  var window: UnsafeMutableRawBufferPointer
  /// What of the window has been filled and not been used up.
  var unread = 0..<0
  /// Bytes of the input in front of the window.
  var bytesBeforeWindow: Int64 = 0
  /// Nothing follows what lies in the window.
  var inputHasEnded = false
  /// Of the row that is next; from 1.
  var line = 1
  /// One more than the limit, to tell that there are too many.
  let fields = UnsafeMutableBufferPointer<CSVField>.allocate(capacity: columnLimit + 1)

  /// - Parameters:
  ///   - file: Its path, for messages.
  ///   - windowBytes: What the window begins with.
  package init(file: String, limits: InputLimits, windowBytes: Int = 256 << 10) {
    precondition(windowBytes > 0, "a window has room")
    self.file = file
    self.limits = limits
    window = .allocate(byteCount: windowBytes, alignment: 16)
  }

  deinit {
    window.deallocate()
    fields.deallocate()
  }

  /// Calls `body` with each row that is right in its form, the header first, until it returns false.
  ///
  /// - Throws: What the source throws.
  package mutating func scan<Source: ByteSource & ~Copyable>(
    _ source: inout Source, diagnostics: inout Diagnostics,
    body: (CSVRow, inout Diagnostics) -> Bool
  ) throws {
    guard try begin(&source, diagnostics: &diagnostics) else { return }
    var width: Int?
    while !diagnostics.isFull {
      let outcome = nextRow()
      switch outcome {
      case .end: return
      case .incomplete(let openField, let openQuote):
        if unread.count > limits.rowBytes + 2 {
          let fault: CSVFault =
            openQuote
            ? .quoteOpenTooLong(limit: limits.rowBytes) : .rowTooLong(limit: limits.rowBytes)
          let rowStart = CSVFault.Place(offset: unread.lowerBound, line: line, column: 1)
          diagnostics.add(fault.diagnostic(at: openQuote ? openField : rowStart, in: file))
          return
        }
        try refill(&source)
      case .row(let row):
        let isHeader = width == nil
        if let (fault, place) = fault(of: row, width: width) {
          diagnostics.add(fault.diagnostic(at: place, in: file))
          if isHeader { return }
        } else {
          width = row.fieldCount
          if !body(lend(row), &diagnostics) { return }
        }
        unread = row.next..<unread.upperBound
        line = row.lineAfter
      }
    }
  }

  /// Fills the window, drops the byte order mark, and looks whether this is CSV at all.
  private mutating func begin<Source: ByteSource & ~Copyable>(
    _ source: inout Source, diagnostics: inout Diagnostics
  ) throws -> Bool {
    while unread.count < ContentGuess.headBytes, !inputHasEnded { try refill(&source) }
    let start = SourceLocation(file: file)
    if let guess = ContentGuess(window[unread]) {
      diagnostics.add(.isNoCSV(guess, at: start))
      return false
    }
    if ByteOrderMark(of: window[unread]) == .utf8 {
      unread = ByteOrderMark.utf8Length..<unread.upperBound
    }
    if unread.isEmpty { diagnostics.add(.emptyFile(at: start)) }
    return !unread.isEmpty
  }

  /// Moves what is unread to the window's front, makes more room if there is none, and fills it.
  private mutating func refill<Source: ByteSource & ~Copyable>(_ source: inout Source) throws {
    let count = unread.count
    bytesBeforeWindow += Int64(unread.lowerBound)
    let kept = UnsafeRawBufferPointer(rebasing: window[unread])
    if count * 2 > window.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: window.count * 2, alignment: 16)
      larger.copyMemory(from: kept)
      window.deallocate()
      window = larger
    } else {
      window.copyMemory(from: kept)
    }
    var filled = count
    while filled < window.count {
      let free = UnsafeMutableRawBufferPointer(rebasing: window[filled...])
      let read = try source.read(into: free)
      if read == 0 {
        inputHasEnded = true
        break
      }
      filled += read
    }
    unread = 0..<filled
  }

  /// The first fault of a row, its form or its width.
  private func fault(of row: ParsedRow, width: Int?) -> (CSVFault, CSVFault.Place)? {
    if let fault = row.fault { return fault }
    if row.bits >= 0x80, let fault = faultInUTF8(of: row) { return fault }
    let start = CSVFault.Place(offset: unread.lowerBound, line: line, column: 1)
    guard let width else {
      return row.fieldCount > Self.columnLimit
        ? (.tooManyColumns(limit: Self.columnLimit), start) : nil
    }
    if row.fieldCount == width { return nil }
    if row.contentEnd == unread.lowerBound { return (.emptyLine(expected: width), start) }
    let fault = CSVFault.ragged(expected: width, found: row.fieldCount)
    if row.fieldCount > width {
      let extra = fields[width]
      return (
        fault,
        .init(offset: extra.start, line: line + extra.lineOffset, column: extra.column)
      )
    }
    return (fault, .init(offset: row.contentEnd, line: row.lastLine, column: row.endColumn))
  }

  private func faultInUTF8(of row: ParsedRow) -> (CSVFault, CSVFault.Place)? {
    let bytes = UnsafeRawBufferPointer(rebasing: window[unread.lowerBound..<row.contentEnd])
    guard let offset = UTF8Validation.firstFault(in: bytes) else { return nil }
    let before = bytes[..<offset]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let inWindow = unread.lowerBound + offset
    let fault = CSVFault.notUTF8(
      byteOffset: bytesBeforeWindow + Int64(inWindow), byte: bytes[offset])
    let lines = before.count { $0 == 0x0A }
    return (fault, .init(offset: inWindow, line: line + lines, column: offset - lineStart + 1))
  }

  /// Makes doubled quotes one, in place: nothing looks at the row's raw bytes any more.
  private func lend(_ row: ParsedRow) -> CSVRow {
    if row.hasDoubledQuotes {
      for index in 0..<row.fieldCount where fields[index].hasDoubledQuotes {
        let raw = window[fields[index].start..<fields[index].start + fields[index].count]
        var to = raw.startIndex
        var from = raw.startIndex
        while from < raw.endIndex {
          window[to] = window[from]
          from += window[from] == UInt8(ascii: "\"") ? 2 : 1
          to += 1
        }
        fields[index].count = to - raw.startIndex
      }
    }
    return CSVRow(
      window: UnsafeRawPointer(window.baseAddress.unsafelyUnwrapped),
      fields: UnsafeBufferPointer(rebasing: fields[..<row.fieldCount]), file: file, line: line)
  }
}

extension Diagnostic {
  fileprivate static func emptyFile(at location: SourceLocation) -> Self {
    Self(
      message: "the file is empty", location: location,
      hint: "write at least the header, or remove the file")
  }

  fileprivate static func isNoCSV(_ guess: ContentGuess, at location: SourceLocation) -> Self {
    Self(
      message: "this is not CSV: it looks like \(guess.name)", location: location, hint: guess.hint)
  }
}
