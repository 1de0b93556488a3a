import Foundation
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteBuilding

/// Folder in, folder out. `UPDATE_GOLDEN=1` rewrites what is expected, and the tests still fail.
@Suite("Whole sites")
struct SiteCaseTests {
  private static let oldSite = [
    ".telemetry-site": SiteMarker.text, "index.html": "old", "charts/b/index.html": "older",
  ]

  @Test("there are cases, and most of them are mistakes")
  func cases() {
    #expect(SiteCase.all.count >= 25)
    #expect(SiteCase.good.count >= 5 && SiteCase.good.count * 2 < SiteCase.all.count)
  }

  @Test("a project comes to what its case says", arguments: SiteCase.all)
  func outcome(_ siteCase: SiteCase) async throws {
    let folder = try TemporaryFolder()
    try siteCase.lay(in: folder)
    for (path, text) in Self.oldSite { try folder.write(text, to: "site/\(path)") }
    let before = try folder.files()
    do {
      let summary = try await siteCase.build(in: folder).build(output: folder("site"), home: nil)
      try expectSite(siteCase, summary, folder)
    } catch let refused as SiteBuild.Refused {
      #expect(!siteCase.has("expected.files"), "the site should have been built")
      try expect(refused.diagnostics, siteCase, folder)
      #expect(try folder.files() == before, "neither site nor input was touched")
      await #expect(throws: SiteBuild.Refused.self) {
        _ = try await siteCase.build(in: folder).check()
      }
    }
    #expect(!(try folder.contents()).contains { $0.hasSuffix("/stage/") })
  }

  private func expectSite(
    _ siteCase: SiteCase, _ summary: SiteBuild.Summary, _ folder: TemporaryFolder
  ) throws {
    let site = try folder.files(under: "site")
    if siteCase.has("expected.diagnostics") || !summary.diagnostics.warnings.isEmpty {
      try expect(summary.diagnostics, siteCase, folder)
    }
    #expect(summary.hasWall == siteCase.has("input/content/config"))
    #expect(summary.files == site.count - 1, "all but the marker")
    #expect(summary.pages == site.keys.count { $0.hasSuffix(".html") })
    #expect(summary.bytes == site.values.reduce(0) { $0 + $1.count } - SiteMarker.text.utf8.count)
    let paths = site.keys.filter { !$0.hasPrefix("assets/") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    try Golden.expect(
      Array((paths.joined(separator: "\n") + "\n").utf8),
      equalsFile: siteCase.path("expected.files"))
    if !siteCase.has("expected") { return }
    for path in paths where path.hasSuffix("/data.csv") {
      try Golden.expect(site[path] ?? [], equalsFile: siteCase.path("expected/\(path)"))
    }
  }

  /// Compares what would be printed, with paths as somebody in the project's folder sees them.
  private func expect(
    _ diagnostics: Diagnostics, _ siteCase: SiteCase, _ folder: TemporaryFolder
  ) throws {
    #expect(diagnostics.errorsDropped == 0 && diagnostics.warningsDropped == 0)
    let text = diagnostics.sorted.map { "\($0)\n" }.joined()
    try Golden.expect(
      Array(text.replacing("\(folder.path)/", with: "").utf8),
      equalsFile: siteCase.path("expected.diagnostics"))
  }
}
