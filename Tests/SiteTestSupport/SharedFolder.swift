internal import FoundationEssentials

/// The folder `shared` beside the package: real data and third-party suites that the tests are judged by
/// where they are at hand, and that are not part of the repository.
package enum SharedFolder {
  package static let path = "\(PackageFolder.path)/../shared"

  package static let isPresent = FileManager.default.fileExists(atPath: "\(path)/data")

  package static func bytes(_ relativePath: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: "\(path)/\(relativePath)")))
  }

  /// The names in a folder, in the order of their bytes.
  package static func names(in relativePath: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(relativePath)")
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// The package's own folder.
package enum PackageFolder {
  package static let path = #filePath.split(separator: "/").dropLast(3)
    .reduce(into: "") { $0 += "/" + $1 }
}
