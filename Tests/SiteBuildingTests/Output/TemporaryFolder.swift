import FoundationEssentials
import Glibc

/// A folder of a test's own, gone at its end.
///
/// A class for its `deinit`.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/telemetry-site-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // A leftover below the system's folder for temporary files harms nobody.
    do { try FileManager.default.removeItem(atPath: path) } catch {}
  }

  func callAsFunction(_ relativePath: String) -> String { "\(path)/\(relativePath)" }

  func makeFolder(_ relativePath: String) throws {
    try FileManager.default.createDirectory(
      atPath: self(relativePath), withIntermediateDirectories: true)
  }

  func write(_ text: String, to relativePath: String) throws {
    let folder = relativePath.split(separator: "/").dropLast().joined(separator: "/")
    try makeFolder(folder)
    try Data(text.utf8).write(to: URL(filePath: self(relativePath)))
  }

  func text(_ relativePath: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: self(relativePath))), as: UTF8.self)
  }

  func link(_ relativePath: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: self(relativePath), withDestinationPath: target)
  }

  /// All files and folders below, folders with a `/` at their end, by bytes.
  func contents(of relativePath: String = "") throws -> [String] {
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

  func mode(_ relativePath: String) -> UInt32 {
    var status = stat()
    lstat(self(relativePath), &status)
    return status.st_mode & 0o7777
  }
}

/// A small file system of its own, for faults that a whole disk would need.
final class TemporaryDisk {
  /// Whether this process may mount one.
  static let isPossible: Bool = {
    do {
      _ = try TemporaryDisk(options: "size=64k")
      return true
    } catch {
      return false
    }
  }()

  struct CannotMount: Error {}

  let folder: TemporaryFolder

  init(options: String) throws {
    folder = try TemporaryFolder()
    if mount("tmpfs", folder.path, "tmpfs", 0, options) != 0 { throw CannotMount() }
  }

  func makeReadOnly() throws {
    if mount("tmpfs", folder.path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), "") != 0 {
      throw CannotMount()
    }
  }

  deinit { umount2(folder.path, Int32(MNT_DETACH)) }
}
