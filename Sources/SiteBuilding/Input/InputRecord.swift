internal import TelemetryModel

/// What an input file is: its place, size, times and inode, and the SHA-256 of the bytes that its reader got.
struct InputRecord: Hashable, Sendable {
  let file: InputFile
  let digest: FileDigest

  /// - Parameter digest: Of what came when the file was read to its end.
  /// - Throws: A `Diagnostic` where that is not as much as the file had.
  init(_ file: InputFile, read digest: FileDigest) throws {
    self.file = file
    self.digest = digest
    guard digest.bytes == file.status.size else { throw InputFault.changed(at: file.location) }
  }

  /// Opens the file once more, to write its bytes elsewhere.
  ///
  /// - Parameter write: Writes all bytes, and returns the digest of what it wrote.
  /// - Throws: What `write` throws; a `Diagnostic` where the file is not what it was for its reader.
  func copy(by write: (FileSource) throws -> FileDigest) throws {
    guard try write(file.open()) == digest else { throw InputFault.changed(at: file.location) }
  }
}
