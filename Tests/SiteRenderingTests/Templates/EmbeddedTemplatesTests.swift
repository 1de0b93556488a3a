internal import FoundationEssentials
internal import SiteRendering
internal import SiteTestSupport
import Testing

@testable import embed_templates

struct EmbeddedTemplatesTests {
  @Test("the embedded templates are the files of the folder, byte for byte")
  func embedded() throws {
    let folder = "\(PackageFolder.path)/templates"
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { path in
        var isFolder = false
        return FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
          && !isFolder && !path.split(separator: "/").contains { $0.hasPrefix(".") }
      }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(!paths.isEmpty)
    #expect(EmbeddedTemplates.files.map(\.path) == paths)
    for file in EmbeddedTemplates.files {
      let onDisk = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(file.path)")))
      #expect(file.bytes == onDisk, "\(file.path)")
    }
  }

  @Test("a text is spelled so that the compiler reads it as it is")
  func spelling() {
    #expect(EmbeddedSource.literal("a\n") == "#\"\"\"\na\n\n\"\"\"#")
    #expect(
      EmbeddedSource.literal("\\(x) \"\"\"# ##\t") == "###\"\"\"\n\\(x) \"\"\"# ##\t\n\"\"\"###")
    #expect(
      EmbeddedSource.literal("é\r\n\u{0}\u{FEFF}\u{2028}")
        == "#\"\"\"\né\\#u{D}\n\\#u{0}\\#u{FEFF}\\#u{2028}\n\"\"\"#")
  }
}
