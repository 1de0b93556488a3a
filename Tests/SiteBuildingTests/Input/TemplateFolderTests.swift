import Foundation
import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteBuilding

@Suite("The picture among the templates")
struct TemplateFolderTests {
  /// A PNG file as far as its size.
  private static func picture(width: UInt8, height: UInt8) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + [0, 0, 4, width, 0, 0, 2, height]
  }

  private static func read(_ bytes: [UInt8]) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.makeFolder("templates/assets")
    try Data(bytes).write(to: folder.url("templates/assets/preview.png"))
    var diagnostics = Diagnostics()
    _ = try TemplateFolder.read(folder("templates"), &diagnostics)
    #expect(
      diagnostics.errors.allSatisfy {
        $0.location.file == folder("templates/assets/preview.png") && $0.hint != nil
      })
    return diagnostics.errors.map(\.message)
  }

  @Test("one of the size that pages say is taken, another one is not")
  func size() throws {
    // 1200 is 4 * 256 + 176, and 630 is 2 * 256 + 118.
    #expect(try Self.read(Self.picture(width: 176, height: 118)) == [])
    #expect(
      try Self.read(Self.picture(width: 176, height: 117)) == [
        "the picture has 1200 × 629 pixels"
      ])
    #expect(try Self.read(Array("GIF89a".utf8)) == ["this is no PNG file"])
  }
}
