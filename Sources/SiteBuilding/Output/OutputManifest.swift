/// The files that the last build published: what else stands in the output is somebody else's
/// (docs/decisions/0006-manifest-of-the-output.md).
///
/// A file of the workspace, one path a line in the order of their bytes. It may be deleted at any time.
struct OutputManifest: Sendable {
  static let name = "manifest"

  private let paths: Set<[UInt8]>
  /// The folders directly below the output that hold any of them.
  private let topFolders: Set<[UInt8]>

  /// - Parameter workspace: The name of the workspace in the folder `parent`.
  /// - Returns: nil where there is no manifest.
  static func read(
    in parent: borrowing Platform.Descriptor, workspace: String
  ) throws(SystemFailure) -> Self? {
    guard let file = try Platform.openFileIfPresent("\(workspace)/\(name)", at: parent) else {
      return nil
    }
    let bytes = try Platform.readAll(file, atMost: .max)
    let paths = bytes.split(separator: UInt8(ascii: "\n"))
    let slash = UInt8(ascii: "/")
    return Self(
      paths: Set(paths.map(Array.init)),
      topFolders: Set(paths.filter { $0.contains(slash) }.map { Array($0.prefix { $0 != slash }) }))
  }

  func lists(_ path: [UInt8]) -> Bool { paths.contains(path) }

  /// Whether it lists anything in a folder directly below the output.
  func listsFiles(in topFolder: [UInt8]) -> Bool { topFolders.contains(topFolder) }

  /// The manifest's text for a site of these files.
  static func text(of paths: [String]) -> [UInt8] {
    var text: [UInt8] = []
    for path in paths.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      text += path.utf8
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }
}
