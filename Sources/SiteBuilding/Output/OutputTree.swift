internal import Synchronization
internal import TelemetryModel

/// The files of a site that is being made, below one folder that nobody sees yet.
///
/// A class, because the tasks that render share one and its knowledge of which folders exist.
package final class OutputTree: Sendable {
  private let root: Platform.Descriptor
  private let cancellation: Cancellation
  private let folders = Mutex<Set<String>>([])
  private let written = Mutex<[String]>([])

  /// - Parameter root: An empty folder.
  init(root: consuming Platform.Descriptor, cancellation: Cancellation) {
    self.root = root
    self.cancellation = cancellation
  }

  /// Files written so far.
  package var fileCount: Int { written.withLock { $0.count } }

  /// Their paths, in no order.
  var paths: [String] { written.withLock { $0 } }

  /// Writes a new file; folders are made on the way, each once.
  ///
  /// - Parameter path: Relative, with `/` between its parts.
  /// - Precondition: Nothing was written to `path`, and it is the marker's or each part `mayHold`.
  /// - Throws: `SystemFailure`, or `Cancellation.Cancelled`.
  /// - Complexity: A few system calls, however many folders the path has, once they exist.
  package func write(path: String, bytes: [UInt8]) throws {
    try makeFile(path) { () throws(SystemFailure) in
      try Platform.writeFile(path, at: root, bytes: bytes.span.bytes)
    }
  }

  /// Copies a file of the input, piece by piece.
  ///
  /// - Precondition: As for `write`.
  /// - Throws: As `write` does; and a `Diagnostic` where the file is not the one that was seen any more.
  func copy(_ file: InputFile, to path: String) throws {
    let source = try file.open()
    try makeFile(path) { try Platform.writeFile(path, at: root) { try source.read(into: $0) } }
  }

  private func makeFile(_ path: String, _ write: () throws -> Void) throws {
    try cancellation.check()
    // Broken invariants end the process with words, which a precondition says only in a debug build.
    guard Self.staysInside(path) else { fatalError("an output path stays inside: \(path)") }
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
      try makeFolders(String(path[..<slash]))
    }
    do {
      try write()
    } catch let error as SystemFailure {
      guard error.code != Platform.alreadyExists else {
        fatalError("an output path is written once: \(path)")
      }
      throw error
    }
    written.withLock { $0.append(path) }
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
    path.utf8.elementsEqual(SiteMarker.name.utf8)
      || path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        .allSatisfy(mayHold)
  }
}
