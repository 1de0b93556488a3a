internal import TelemetryModel

/// Puts a packed file beside each text on its way to the site, for servers that send it as it is to whoever
/// takes gzip.
///
/// Downloads below `/data/` get none: their tables have packed forms of their own, with addresses of their own.
struct PackingSink<Base: OutputSink>: OutputSink {
  let base: Base
  /// Is told the bytes of each packed file.
  let count: @Sendable (Int) -> Void

  func write(path: String, bytes: [UInt8]) throws {
    try base.write(path: path, bytes: bytes)
    guard let copy = PackedCopies.path(of: path, bytes: bytes.count) else { return }
    let packed = PackedCopies.pack(bytes)
    try base.write(path: copy, bytes: packed)
    count(packed.count)
  }

  /// Reads the file once for both.
  func copy(_ file: InputRecord, to path: String) throws {
    guard let copy = PackedCopies.path(of: path, bytes: file.digest.bytes) else {
      return try base.copy(file, to: path)
    }
    var stream = GzipStream(.most)
    let packed = try base.write(path: copy) { putPacked in
      try file.copy { source in
        let plain = try base.write(path: path) { put in
          try source.forEachPiece {
            try put($0)
            try stream.add($0, into: putPacked)
          }
        }
        return plain.digest
      }
      try stream.finish(into: putPacked)
    }
    count(packed.digest.bytes)
  }

  func write(path: String, pieces: (PutBytes) throws -> Void) throws -> WrittenFile {
    try base.write(path: path, pieces: pieces)
  }

  func make(path: String, by make: (String) throws -> Void) throws -> WrittenFile? {
    try base.make(path: path, by: make)
  }
}

/// Which files get a packed one beside them.
enum PackedCopies {
  /// Below that, packing saves no packet on the wire.
  static let minimumBytes = 1000

  private static let page = ".html"
  private static let endings = [
    page, ".css", ".js", ".json", ".jsonl", ".csv", ".svg", ".xml", ".atom", ".txt",
  ]

  /// Where the packed file lies; nil for a file that gets none.
  static func path(of file: String, bytes: Int) -> String? {
    let endings = file.utf8.starts(with: "data/".utf8) ? [page] : endings
    let isText = endings.contains { file.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
    return isText && bytes >= minimumBytes ? file + ".gz" : nil
  }

  static func pack(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = []
    var stream = GzipStream(.most)
    bytes.withUnsafeBytes { bytes in stream.add(bytes) { packed += $0 } }
    stream.finish { packed += $0 }
    return packed
  }
}
