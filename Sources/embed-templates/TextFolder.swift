internal import Foundation

/// The files of a folder and of those inside it, without hidden ones: texts, and pictures.
enum TextFolder {
  struct File {
    enum Content {
      case text(String)
      case picture([UInt8])
    }

    /// From the folder.
    var path: String
    var content: Content
  }

  struct NotText: Error {
    var path: String
  }

  /// - Returns: In the order of the paths' bytes.
  /// - Throws: `NotText` for a file that is neither a text nor called a picture.
  static func files(in folder: String) throws -> [File] {
    try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .compactMap { path in
        let fullPath = "\(folder)/\(path)"
        var isFolder = false
        guard FileManager.default.fileExists(atPath: fullPath, isDirectory: &isFolder), !isFolder
        else { return nil }
        let bytes = try Data(contentsOf: URL(filePath: fullPath))
        if path.hasSuffix(".png") { return File(path: path, content: .picture(Array(bytes))) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw NotText(path: fullPath)
        }
        return File(path: path, content: .text(text))
      }
  }
}
