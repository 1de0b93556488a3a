internal import TelemetryModel

/// `/data/source.tar.gz`: what the site is made from, so that everybody can make it again.
struct SourceArchive {
  let files: [SourceFile]

  /// - Parameter put: Gets the archive, packed, piece by piece.
  /// - Throws: What `put` throws; a `Diagnostic` where a file changed meanwhile; `SystemFailure`.
  func write(put: PutBytes) throws {
    var packer = GzipStream()
    for file in files where file.isArchived {
      let size = Int64(file.digest.bytes)
      try packer.add(TarEntry.header(path: file.path, size: size), into: put)
      try file.forEachPiece { try packer.add($0, into: put) }
      try packer.add(TarEntry.padding(after: size), into: put)
    }
    try packer.add(TarEntry.end, into: put)
    try packer.finish(into: put)
  }
}

extension GzipStream {
  mutating func add(_ bytes: [UInt8], into put: PutBytes) throws {
    try bytes.withUnsafeBytes { try add($0, into: put) }
  }
}
