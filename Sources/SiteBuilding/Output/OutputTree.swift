internal import SiteRendering
internal import Synchronization
internal import TelemetryModel

/// The files of a site that is being made, below one folder that nobody sees yet.
///
/// A class, because the tasks that render share one and its knowledge of which folders exist.
final class OutputTree: OutputSink {
  private let root: Platform.Descriptor
  private let cancellation: Cancellation
  private let folders = Mutex<Set<String>>([])
  private let written = Mutex<[WrittenFile]>([])

  /// - Parameter root: An empty folder.
  init(root: consuming Platform.Descriptor, cancellation: Cancellation) {
    self.root = root
    self.cancellation = cancellation
  }

  /// Files written so far.
  var fileCount: Int { written.withLock { $0.count } }

  /// They, in no order.
  var files: [WrittenFile] { written.withLock { $0 } }

  /// - Precondition: Nothing was written to `path`, and it `isException` or each part `mayHold`.
  /// - Complexity: A few system calls, however many folders the path has, once they exist.
  func write(path: String, bytes: [UInt8]) throws {
    try makeFile(path) { () throws(SystemFailure) in
      try Platform.writeFile(path, at: root, bytes: bytes.span.bytes)
      return WrittenFile(path: path, digest: FileDigest(of: bytes))
    }
  }

  /// - Precondition: As for the other one.
  @discardableResult
  func write(path: String, pieces: (PutBytes) throws -> Void) throws -> WrittenFile {
    try makeFile(path) {
      var digest = FileDigestStream()
      var file = try Platform.newFile(path, at: root)
      let (number, shown) = (file.number, file.path)
      try pieces { piece in
        try cancellation.check()
        digest.add(piece)
        try Platform.write(RawSpan(_unsafeBytes: piece), to: number, path: shown)
      }
      try file.close()
      return WrittenFile(path: path, digest: digest.finish())
    }
  }

  /// - Precondition: As for `write`.
  func copy(_ file: InputRecord, to path: String) throws {
    try file.copy { source in try write(path: path) { try source.forEachPiece($0) }.digest }
  }

  /// - Precondition: As for `write`.
  func make(path: String, by make: (String) throws -> Void) throws -> WrittenFile? {
    try makeFile(path) {
      try make(root.path(of: path))
      try Platform.setReadable(path, at: root)
      let source = FileSource(try Platform.openFile(root.path(of: path)))
      var digest = FileDigestStream()
      try source.forEachPiece { digest.add($0) }
      return WrittenFile(path: path, digest: digest.finish())
    }
  }

  @discardableResult
  private func makeFile(
    _ path: String, _ write: () throws -> WrittenFile
  ) throws -> WrittenFile {
    try cancellation.check()
    // Broken invariants end the process with words, which a precondition says only in a debug build.
    guard Self.staysInside(path) else { fatalError("an output path stays inside: \(path)") }
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
      try makeFolders(String(path[..<slash]))
    }
    do {
      let file = try write()
      written.withLock { $0.append(file) }
      return file
    } catch let error as SystemFailure {
      guard error.code != Platform.alreadyExists else {
        fatalError("an output path is written once: \(path)")
      }
      throw error
    }
  }

  /// Waits until all files are on the disk.
  func sync() throws(SystemFailure) { try Platform.syncFileSystem(of: root) }

  /// Whether a name could be one that a build gave: `[a-z0-9._~-]`, and not hidden.
  static func mayHold(_ name: some Collection<UInt8>) -> Bool {
    guard let first = name.first, first != UInt8(ascii: ".") else { return false }
    return name.allSatisfy {
      $0.isASCIILower || $0.isASCIIDigit || "._~-".utf8.contains($0)
    }
  }

  /// Files whose names others have laid down; no other file may be called so, and none elsewhere.
  private static let exceptions = [
    SiteMarker.name, PageAddress.noJekyll.outputPath, PageAddress.checksums.outputPath,
  ]

  static func isException(_ path: some Collection<UInt8>) -> Bool {
    exceptions.contains { $0.utf8.elementsEqual(path) }
  }

  private func makeFolders(_ path: String) throws {
    try folders.withLock { known in
      var missing: [String] = []
      var rest = path
      while !known.contains(rest) {
        missing.append(rest)
        guard let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) else { break }
        rest = String(rest[..<slash])
      }
      for folder in missing.reversed() {
        guard try Platform.makeFolder(folder, at: root) else {
          fatalError("an output path is a file or a folder: \(folder)")
        }
        known.insert(folder)
      }
    }
  }

  private static func staysInside(_ path: String) -> Bool {
    isException(path.utf8)
      || path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        .allSatisfy(mayHold)
  }
}
