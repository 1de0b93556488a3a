internal import FoundationEssentials

/// The templates that the repository ships.
package enum TemplateFolder {
  /// Name (`home`, `parts/layout`), path and bytes of each, in the order of their names.
  package static func sources() throws -> [(name: String, file: String, bytes: [UInt8])] {
    let root = "\(PackageFolder.path)/templates"
    return try FileManager.default.subpathsOfDirectory(atPath: root)
      .filter { $0.hasSuffix(".html") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { path in
        (
          String(path.dropLast(".html".count)), "templates/\(path)",
          Array(try Data(contentsOf: URL(filePath: "\(root)/\(path)")))
        )
      }
  }
}
