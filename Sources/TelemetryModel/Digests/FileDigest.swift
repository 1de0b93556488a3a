/// How many bytes a file has, and their SHA-256.
package struct FileDigest: Hashable, Sendable {
  package var bytes: Int
  package var sha256: SHA256Digest

  package init(bytes: Int, sha256: SHA256Digest) {
    self.bytes = bytes
    self.sha256 = sha256
  }

  /// Of a file that is in memory as a whole.
  package init(of bytes: [UInt8]) {
    self.init(
      bytes: bytes.count,
      sha256: SHA256Digest(bytes: bytes.withUnsafeBytes { SHA256.digest(of: $0) }))
  }
}

/// The digest of a file that comes piece by piece.
package struct FileDigestStream: ~Copyable {
  private var bytes = 0
  private var sha256 = SHA256Stream()

  package init() {}

  package mutating func add(_ piece: UnsafeRawBufferPointer) {
    bytes += piece.count
    sha256.add(piece)
  }

  /// - Returns: The digest of all bytes so far; what comes then begins anew.
  package mutating func finish() -> FileDigest {
    defer { bytes = 0 }
    return FileDigest(bytes: bytes, sha256: sha256.finish())
  }
}
