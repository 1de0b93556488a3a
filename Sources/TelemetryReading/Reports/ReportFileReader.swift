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
    if peeked.head.isEmpty {
      diagnostics.add(.damaged(.cutOff(0), file: file))
      return
    }
    guard guess == .gzip else {
      diagnostics.add(
        .notGzip(
          guess, file: file,
          hint: guess == .json ? "take '.gz' off the file's name, or pack it with gzip" : nil))
      return
    }
    if !Self.isPlainHeader(peeked.head, of: file) { diagnostics.add(.headerSaysMore(file)) }
    var unpacked = GzipSource(peeked)
    do {
      try readLines(&unpacked, file, day, &diagnostics, body)
      // The header of each further one could say something, too.
      if unpacked.membersRead > 1 { diagnostics.add(.severalMembers(file)) }
    } catch let fault as GzipFault {
      diagnostics.add(.damaged(fault, file: file))
    }
  }

  /// Whether the header of a gzip file, which is published with it, holds no text but the file's own name.
  ///
  /// - Source: RFC 1952, section 2.3.
  private static func isPlainHeader(_ head: some Collection<UInt8>, of file: String) -> Bool {
    let head = Array(head)
    guard head.count > 10 else { return true }
    let (hasName, more) = (head[3] & 8 != 0, head[3] & ~(8 | 1))
    if more != 0 { return false }
    guard hasName else { return true }
    let name = file.utf8[
      (file.utf8.lastIndex(of: UInt8(ascii: "/")).map(file.utf8.index(after:))
        ?? file.utf8.startIndex)...]
    return head[10...].prefix { $0 != 0 }.elementsEqual(name.dropLast(3))
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
  fileprivate static func headerSaysMore(_ file: String) -> Self {
    Self(
      message: "the gzip header holds more than the file's name",
      location: SourceLocation(file: file),
      hint: "it would be published with the file: pack it anew with 'gzip -n'")
  }

  fileprivate static func severalMembers(_ file: String) -> Self {
    Self(
      message: "the file is several gzip files in one", location: SourceLocation(file: file),
      hint: "unpack it, and pack it as one with 'gzip -n'")
  }

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
