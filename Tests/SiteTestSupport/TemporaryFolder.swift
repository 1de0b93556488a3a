package import FoundationEssentials
internal import Glibc

/// A folder of a test's own, gone at its end.
///
/// A class for its `deinit`.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    path = FileManager.default.temporaryDirectory.path + "/telemetry-site-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // A leftover below the system's folder for temporary files harms nobody.
    do { try FileManager.default.removeItem(atPath: path) } catch {}
  }

  package func callAsFunction(_ relativePath: String) -> String { "\(path)/\(relativePath)" }

  package func makeFolder(_ relativePath: String) throws {
    try FileManager.default.createDirectory(
      atPath: self(relativePath), withIntermediateDirectories: true)
  }

  package func write(_ text: String, to relativePath: String) throws {
    try write(Array(text.utf8), to: relativePath)
  }

  package func write(_ bytes: [UInt8], to relativePath: String) throws {
    let folder = relativePath.split(separator: "/").dropLast().joined(separator: "/")
    try makeFolder(folder)
    try Data(bytes).write(to: URL(filePath: self(relativePath)))
  }

  package func text(_ relativePath: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: self(relativePath))), as: UTF8.self)
  }

  package func link(_ relativePath: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: self(relativePath), withDestinationPath: target)
  }

  /// All files and folders below, folders with a `/` at their end, by bytes.
  package func contents(of relativePath: String = "") throws -> [String] {
    var paths: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: self(relativePath)) {
      let child = relativePath.isEmpty ? name : "\(relativePath)/\(name)"
      var status = stat()
      lstat(self(child), &status)
      if status.st_mode & S_IFMT == S_IFDIR {
        paths.append(child + "/")
        paths += try contents(of: child)
      } else {
        paths.append(child)
      }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  package func mode(_ relativePath: String) -> UInt32 {
    var status = stat()
    lstat(self(relativePath), &status)
    return status.st_mode & 0o7777
  }

  private func isLink(_ relativePath: String) -> Bool {
    var status = stat()
    lstat(self(relativePath), &status)
    return status.st_mode & S_IFMT == S_IFLNK
  }

  package func url(_ relativePath: String) -> URL { URL(filePath: self(relativePath)) }

  /// The bytes of every file below, by its path from there; of a link where it leads to.
  package func files(under relativePath: String = "") throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    let root = relativePath.isEmpty ? "" : relativePath + "/"
    for child in try contents(of: relativePath) where !child.hasSuffix("/") {
      let path = String(child.dropFirst(root.count))
      if isLink(child) {
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: self(child))
        files[path] = Array("-> \(target)".utf8)
      } else {
        files[path] = try Array(Data(contentsOf: url(child)))
      }
    }
    return files
  }
}
