package import Foundation

/// A folder that is gone when its last user is.
///
/// A class, because its end is the folder's.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "telemetry-site-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { do { try FileManager.default.removeItem(atPath: path) } catch {} }

  package func url(_ relativePath: String) -> URL { URL(filePath: "\(path)/\(relativePath)") }

  package func write(_ text: String, to relativePath: String) throws {
    let url = url(relativePath)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  package func read(_ relativePath: String) throws -> String {
    String(decoding: try Data(contentsOf: url(relativePath)), as: UTF8.self)
  }

  /// Every file with its bytes as text, by path.
  package func files(under relativePath: String = "") throws -> [String: [UInt8]] {
    let root = relativePath.isEmpty ? path : "\(path)/\(relativePath)"
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
      var isFolder: ObjCBool = false
      let full = "\(root)/\(name)"
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue
      else { continue }
      files[name] = try Array(Data(contentsOf: URL(filePath: full)))
    }
    return files
  }
}
