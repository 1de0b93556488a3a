internal import TelemetryModel

/// A table as a file: CSV, or CSV packed with gzip if its name ends in `.gz`.
enum CSVFile {
  /// Calls `body` as `CSVScanner.scan` does; what is wrong with the packing becomes a diagnostic.
  ///
  /// - Throws: What the source throws.
  static func scan(
    _ file: String, _ source: consuming some ByteSource & ~Copyable, limits: InputLimits,
    diagnostics: inout Diagnostics, body: (CSVRow, inout Diagnostics) -> Bool
  ) throws {
    var scanner = CSVScanner(file: file, limits: limits)
    guard file.utf8.suffix(3).elementsEqual(".gz".utf8) else {
      var source = source
      return try scanner.scan(&source, diagnostics: &diagnostics, body: body)
    }
    let packed = try PeekedSource(source, count: ContentGuess.headBytes)
    guard packed.head.isEmpty || packed.head.starts(with: [0x1F, 0x8B]) else {
      diagnostics.add(.notGzip(ContentGuess(packed.head), file: file))
      return
    }
    var unpacked = GzipSource(packed)
    do {
      try scanner.scan(&unpacked, diagnostics: &diagnostics, body: body)
    } catch let fault as GzipFault {
      diagnostics.add(.damaged(fault, file: file))
    }
  }
}

extension Diagnostic {
  fileprivate static func notGzip(_ guess: ContentGuess?, file: String) -> Self {
    Self(
      message: "this is not gzip data: it looks like \(guess?.name ?? "plain text")",
      location: SourceLocation(file: file),
      hint: guess?.hint ?? "take '.gz' off the file's name, or pack it with gzip")
  }

  fileprivate static func damaged(_ fault: GzipFault, file: String) -> Self {
    let message =
      switch fault {
      case .notGzip: "this is not gzip data"
      case .cutOff(let bytes): "the gzip data is cut off after \(bytes) bytes"
      case .damaged(let offset, let reason): "the gzip data is damaged at byte \(offset): \(reason)"
      case .trailingBytes(let offset):
        "the gzip data ends at byte \(offset), but other bytes follow"
      }
    return Self(
      message: message, location: SourceLocation(file: file), hint: "fetch or pack the file again")
  }
}
