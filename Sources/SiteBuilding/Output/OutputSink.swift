internal import TelemetryModel

/// Where the files of a site go: into the stage, or, of a check, nowhere.
protocol OutputSink: Sendable {
  /// Writes a new file; folders are made on the way, each once.
  ///
  /// - Parameter path: Relative, with `/` between its parts.
  /// - Throws: `SystemFailure`, or `Cancellation.Cancelled`.
  func write(path: String, bytes: [UInt8]) throws

  /// Writes a new file piece by piece.
  ///
  /// - Parameter pieces: Hands over the pieces, each by one call of `put`.
  /// - Throws: As the other one does, and what `pieces` throws.
  @discardableResult
  func write(path: String, pieces: (_ put: PutBytes) throws -> Void) throws -> WrittenFile

  /// Copies a file of the input.
  ///
  /// - Throws: As `write` does; and a `Diagnostic` where the file is not what it was for its reader.
  func copy(_ file: InputRecord, to path: String) throws

  /// Has a library write a new file that needs a path of its own for that.
  ///
  /// - Parameter make: Gets the path of a file that is not there yet.
  /// - Returns: nil where nothing is written at all.
  func make(path: String, by make: (_ path: String) throws -> Void) throws -> WrittenFile?
}

/// A file of the site, as it was written.
struct WrittenFile: Hashable, Sendable {
  var path: String
  var digest: FileDigest
}

/// Takes the files of a site and forgets them: for a check, which says what a build would.
struct DiscardingSink: OutputSink {
  let cancellation: Cancellation

  func write(path: String, bytes: [UInt8]) throws { try cancellation.check() }

  func write(path: String, pieces: (PutBytes) throws -> Void) throws -> WrittenFile {
    try cancellation.check()
    var digest = FileDigestStream()
    try pieces { digest.add($0) }
    return WrittenFile(path: path, digest: digest.finish())
  }

  func copy(_ file: InputRecord, to path: String) throws { try cancellation.check() }

  func make(path: String, by make: (String) throws -> Void) throws -> WrittenFile? { nil }
}
