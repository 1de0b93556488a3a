internal import FoundationEssentials
package import Testing

/// A whole project in `Tests/SiteCases/<name>/`, and what has to come of it.
///
/// - `input/content/`, and `input/templates/` with the templates that differ from the shipped ones;
/// - `expected.diagnostics`: what is printed. With errors, that is all there is.
/// - `expected.files`: the paths of the site, assets apart, because their names change with their bytes;
/// - `expected/`: the site's files named `data.csv`, if there.
package struct SiteCase: Sendable, CustomTestStringConvertible {
  package static let folder = "Tests/SiteCases"

  package static let all: [SiteCase] = {
    do {
      return try FileManager.default
        .contentsOfDirectory(atPath: "\(PackageFolder.path)/\(folder)")
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { SiteCase(name: $0) }
    } catch {
      return []
    }
  }()

  /// Those whose site stands.
  package static let good = all.filter { $0.has("expected.files") }

  package let name: String

  package init(name: String) { self.name = name }

  package var testDescription: String { name }

  /// Below the package's folder.
  package func path(_ file: String) -> String { "\(Self.folder)/\(name)/\(file)" }

  package func has(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(PackageFolder.path)/\(path(file))")
  }

  /// Puts the project into a folder, links as links.
  package func lay(in folder: TemporaryFolder) throws {
    let input = "\(PackageFolder.path)/\(path("input"))"
    let files = FileManager.default
    for entry in try files.contentsOfDirectory(atPath: input) where entry != "templates" {
      try files.copyItem(atPath: "\(input)/\(entry)", toPath: folder(entry))
    }
    guard has("input/templates") else { return }
    try files.copyItem(atPath: "\(PackageFolder.path)/templates", toPath: folder("templates"))
    for name in try files.subpathsOfDirectory(atPath: "\(input)/templates") {
      let target = folder("templates/\(name)")
      if files.fileExists(atPath: target) { try files.removeItem(atPath: target) }
      try files.copyItem(atPath: "\(input)/templates/\(name)", toPath: target)
    }
  }
}
