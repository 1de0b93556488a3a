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
