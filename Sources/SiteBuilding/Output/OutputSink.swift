package import TelemetryModel

/// Where the files of a site go: into the stage, or, of a check, nowhere.
package protocol OutputSink: Sendable {
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
  /// - Throws: As `write` does; and a `Diagnostic` where the file is not the one that was seen any more.
  func copy(_ file: InputFile, to path: String) throws

  /// Has a library write a new file that needs a path of its own for that.
  ///
  /// - Parameter make: Gets the path of a file that is not there yet.
  /// - Returns: nil where nothing is written at all.
  func make(path: String, by make: (_ path: String) throws -> Void) throws -> WrittenFile?
}

package typealias PutBytes = (UnsafeRawBufferPointer) throws -> Void

/// A file of the site, as it was written.
package struct WrittenFile: Hashable, Sendable {
  package var path: String
  package var bytes: Int
  package var sha256: SHA256Digest

  package init(path: String, bytes: Int, sha256: SHA256Digest) {
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
  }
}

/// Takes the files of a site and forgets them: for a check, which says what a build would.
struct DiscardingSink: OutputSink {
  let cancellation: Cancellation

  func write(path: String, bytes: [UInt8]) throws { try cancellation.check() }

  func write(path: String, pieces: (PutBytes) throws -> Void) throws -> WrittenFile {
    try cancellation.check()
    var count = 0
    var digest = SHA256Stream()
    try pieces {
      digest.add($0)
      count += $0.count
    }
    return WrittenFile(path: path, bytes: count, sha256: digest.finish())
  }

  func copy(_ file: InputFile, to path: String) throws { try cancellation.check() }

  func make(path: String, by make: (String) throws -> Void) throws -> WrittenFile? { nil }
}
