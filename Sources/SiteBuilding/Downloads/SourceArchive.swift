internal import SiteRendering
internal import TelemetryModel

/// `/data/source.tar.gz`: all that the site is made from, so that everybody can make it again; and the hash of
/// each file, whether there is an archive or not.
struct SourceArchive {
  let files: [SourceFile]

  /// The hashes alone.
  ///
  /// - Throws: A `Diagnostic` where a file changed meanwhile; `SystemFailure`.
  func digests() throws -> [BuildInput] { try files.map { try digest(of: $0) { _ in } } }

  /// - Parameter put: Gets the archive, packed, piece by piece.
  /// - Throws: What `put` throws, and as `digests`.
  func write(put: PutBytes) throws -> [BuildInput] {
    var packer = GzipStream()
    var inputs: [BuildInput] = []
    for file in files {
      guard file.isArchived else {
        inputs.append(try digest(of: file) { _ in })
        continue
      }
      try packer.add(TarEntry.header(path: file.path, size: file.size), into: put)
      inputs.append(try digest(of: file) { try packer.add($0, into: put) })
      try packer.add(TarEntry.padding(after: file.size), into: put)
    }
    try packer.add(TarEntry.end, into: put)
    try packer.finish(into: put)
    return inputs
  }

  private func digest(of file: SourceFile, _ body: PutBytes) throws -> BuildInput {
    var digest = SHA256Stream()
    var count: Int64 = 0
    try file.forEachPiece {
      digest.add($0)
      count += Int64($0.count)
      try body($0)
    }
    // A header has promised this size.
    if count != file.size, case .file(let input) = file.bytes {
      throw InputFault.changed(at: input.location)
    }
    return BuildInput(
      path: file.path, bytes: count, sha256: digest.finish().text, isArchived: file.isArchived)
  }
}

extension GzipStream {
  mutating func add(_ bytes: [UInt8], into put: PutBytes) throws {
    try bytes.withUnsafeBytes { try add($0, into: put) }
  }
}
