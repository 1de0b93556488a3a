import Foundation
import SiteTestSupport
import Testing

@testable import SiteBuilding

@Suite("The same input gives the same bytes")
struct SameBytesTests {
  static let cases = ["good-names", "good-minimal", "good-monthly-totals"]

  @Test("whatever number of pages is rendered at once", arguments: cases)
  func jobs(_ name: String) async throws {
    let siteCase = SiteCase(name: name)
    let folder = try TemporaryFolder()
    try siteCase.lay(in: folder)
    for jobs in [1, 8] {
      _ = try await siteCase.build(in: folder, jobs: jobs)
        .build(output: folder("site\(jobs)"), home: nil)
    }
    try Self.expectSame(folder, "site1", "site8")
  }

  @Test("in whatever order the files were made, and how old they are", arguments: cases)
  func order(_ name: String) async throws {
    let siteCase = SiteCase(name: name)
    let folder = try TemporaryFolder()
    try siteCase.lay(in: folder)
    let files = try folder.files(under: "content")
    for (index, path) in files.keys.sorted(by: >).enumerated() {
      // A folder lists its names in the order of their hashes or of their making.
      try folder.write("", to: "other/\(path).before")
      try folder.write(String(decoding: files[path] ?? [], as: UTF8.self), to: "other/\(path)")
      try FileManager.default.removeItem(atPath: folder("other/\(path).before"))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(index) * 1e8)],
        ofItemAtPath: folder("other/\(path)"))
    }
    #expect(try folder.files(under: "other") == files)
    for content in ["content", "other"] {
      _ = try await SiteBuild(.init(content: folder(content), jobs: 2))
        .build(output: folder("site-of-\(content)"), home: nil)
    }
    try Self.expectSame(folder, "site-of-content", "site-of-other")
  }

  @Test("on an old site as on none")
  func again() async throws {
    let siteCase = SiteCase(name: "good-names")
    let folder = try TemporaryFolder()
    try siteCase.lay(in: folder)
    _ = try await siteCase.build(in: folder).build(output: folder("a"), home: nil)
    _ = try await SiteCase(name: "good-names").build(in: folder).build(
      output: folder("b"), home: nil)
    _ = try await siteCase.build(in: folder).build(output: folder("b"), home: nil)
    try Self.expectSame(folder, "a", "b")
  }

  private static func expectSame(_ folder: TemporaryFolder, _ a: String, _ b: String) throws {
    let files = try folder.files(under: a)
    let others = try folder.files(under: b)
    #expect(files.count > 10)
    let different = Set(files.keys).union(others.keys).filter { files[$0] != others[$0] }
    #expect(different.sorted() == [])
    #expect(try modes(folder, a) == modes(folder, b))
    #expect(Set(try modes(folder, a).values) == [0o644, 0o755])
  }

  private static func modes(_ folder: TemporaryFolder, _ site: String) throws -> [String: UInt32] {
    var modes = ["": folder.mode(site)]
    for path in try folder.contents(of: site) {
      let name = path.hasSuffix("/") ? String(path.dropLast()) : path
      modes[String(name.dropFirst(site.count))] = folder.mode(name)
    }
    return modes
  }
}
