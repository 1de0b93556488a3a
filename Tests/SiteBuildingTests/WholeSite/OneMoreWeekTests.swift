import Foundation
import SiteTestSupport
import Testing

@testable import SiteBuilding

@Suite("One more week")
struct OneMoreWeekTests {
  /// Folders whose pages are made only of what was known at the end of their period, or at their version's date.
  private static let permanent = ["charts/2", "changes/2", "data/2", "config/v"]

  private func entries(_ feed: [UInt8]?) -> [String] {
    String(decoding: feed ?? [], as: UTF8.self).components(separatedBy: "<entry>").dropFirst()
      .map { String($0) }
  }

  @Test("changes no byte under permanent addresses of earlier ones; the feed gains one entry")
  func permanent() async throws {
    let folder = try TemporaryFolder()
    let content = "\(PackageFolder.path)/content"
    try FileManager.default.copyItem(
      atPath: "\(PackageFolder.path)/content", toPath: folder("content"))
    try FileManager.default.removeItem(atPath: folder("content/metrics/2026-11-15"))
    let build = SiteBuild(
      .init(
        content: folder("content"), templates: "\(PackageFolder.path)/templates", jobs: 2))
    _ = try await build.build(output: folder("site"), home: nil)
    let before = try folder.files(under: "site")
    let after = try await ExampleSite.files()
    let lasting = before.filter { file in Self.permanent.contains { file.key.hasPrefix($0) } }
    #expect(lasting.count > 1_500)
    let changed = lasting.filter { after[$0.key] != $0.value }.keys.sorted()
    #expect(changed == [])
    #expect(before["charts/2026-11-15/index.html"] == nil)
    #expect(after["charts/2026-11-15/index.html"] != nil)
    let old = entries(before["feed.atom"])
    let new = entries(after["feed.atom"])
    #expect(old.count > 90 && new.count == old.count + 1)
    #expect(new.dropFirst() == old[...])
    #expect(new.first?.contains(":/charts/2026-11-15/</id>") == true)
    for feed in ["config/feed.atom", "errata/feed.atom"] {
      #expect(before[feed] != nil && before[feed] == after[feed], "\(feed)")
    }
  }
}
