internal import Foundation

/// The text files of a folder and of those inside it, without hidden ones.
enum TextFolder {
  struct NotText: Error {
    var path: String
  }

  /// - Returns: Each file with its path from the folder, in the order of the paths' bytes.
  static func files(in folder: String) throws -> [(path: String, text: String)] {
    try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .compactMap { path in
        let fullPath = "\(folder)/\(path)"
        var isFolder = false
        guard FileManager.default.fileExists(atPath: fullPath, isDirectory: &isFolder), !isFolder
        else { return nil }
        let bytes = try Data(contentsOf: URL(filePath: fullPath))
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw NotText(path: fullPath)
        }
        return (path, text)
      }
  }
}
