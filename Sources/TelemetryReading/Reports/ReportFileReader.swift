package import TelemetryModel

/// Reads a file of raw reports: a JSON object a line, packed with gzip if its name ends in `.gz`.
package struct ReportFileReader: Sendable {
  private static let daysBefore = 366
  private static let daysAfter = 7

  private let format: ReportFormat
  private let asOf: Day?

  /// - Parameter asOf: No report may be of a later day; nil: they may be of any.
  package init(format: ReportFormat, asOf: Day?) {
    self.format = format
    self.asOf = asOf
  }

  /// Calls `body` with each report whose form is right, and reports the others.
  ///
  /// - Parameters:
  ///   - file: Its path, for messages.
  ///   - day: The day in its name. A report whose week lies far from it is an error: somebody's clock
  ///     was wrong, and nobody knows what week it really was.
  /// - Throws: What the source throws.
  /// - Complexity: O(bytes); one line is in memory.
  package func read(
    file: String, day: Day, source: consuming some ByteSource & ~Copyable,
    diagnostics: inout Diagnostics, body: (Report, inout Diagnostics) -> Void
  ) throws {
    var peeked = try PeekedSource(source, count: ContentGuess.headBytes)
    let guess = ContentGuess(peeked.head)
    guard file.utf8.suffix(3).elementsEqual(".gz".utf8) else {
      if let guess, guess != .json {
        diagnostics.add(.noReports(guess, file: file))
        return
      }
      return try readLines(&peeked, file, day, &diagnostics, body)
    }
    guard peeked.head.isEmpty || guess == .gzip else {
      diagnostics.add(
        .notGzip(
          guess, file: file,
          hint: guess == .json ? "take '.gz' off the file's name, or pack it with gzip" : nil))
      return
    }
    var unpacked = GzipSource(peeked)
    do {
      try readLines(&unpacked, file, day, &diagnostics, body)
    } catch let fault as GzipFault {
      diagnostics.add(.damaged(fault, file: file))
    }
  }

  private func readLines(
    _ source: inout some ByteSource & ~Copyable, _ file: String, _ day: Day,
    _ diagnostics: inout Diagnostics, _ body: (Report, inout Diagnostics) -> Void
  ) throws {
    let limit = format.limits.reportLineBytes
    try LineReader.read(&source, limit: limit) { line in
      let place = SourceLocation(file: file, line: line.number)
      if line.isTooLong {
        diagnostics.add(ReportFault.lineTooLong(limit: limit).diagnostic(at: place))
      } else if !line.bytes.allSatisfy(Self.isSpace) {
        read(line, at: place, day, &diagnostics, body)
      }
      return !diagnostics.isFull
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }

  private func read(
    _ line: LineReader.Line, at place: SourceLocation, _ day: Day, _ diagnostics: inout Diagnostics,
    _ body: (Report, inout Diagnostics) -> Void
  ) {
    var parser = ReportParser(line.bytes, format: format, at: place) { fault(of: $0, in: day) }
    var report: Report?
    do throws(JSONFault) {
      report = try parser.report()
    } catch {
      var location = place
      location.column = error.offset + 1
      diagnostics.add(ReportFault(error, isEnded: line.isEnded).diagnostic(at: location))
    }
    for mistake in parser.mistakes { diagnostics.add(mistake) }
    if let report { body(report, &diagnostics) }
  }

  private func fault(of week: Day, in day: Day) -> ReportFault? {
    if week < day.advanced(by: -Self.daysBefore) || week > day.advanced(by: Self.daysAfter) {
      return .farFromFile(day)
    }
    return asOf.flatMap { week > $0 ? .afterAsOf($0) : nil }
  }
}

extension Diagnostic {
  fileprivate static func noReports(_ guess: ContentGuess, file: String) -> Self {
    let hint: String =
      switch guess {
      case .gzip: "end the file's name in '.gz'"
      case .zip, .json: "put one report as JSON on each line"
      case .html, .xml, .lfsPointer, .utf16: guess.hint
      }
    return Self(
      message: "this is no file of reports: it looks like \(guess.name)",
      location: SourceLocation(file: file), hint: hint)
  }
}
