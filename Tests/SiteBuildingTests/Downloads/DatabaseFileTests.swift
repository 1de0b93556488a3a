import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteBuilding

@Suite("The SQLite file")
struct DatabaseFileTests {
  private func file(_ cancellation: Cancellation = Cancellation()) throws -> DatabaseFile {
    var rows = TablesFixture()
    for counter in 0..<2_000 { rows.counter("2026-03-01", "p", "c:\(counter)", 1, 1) }
    let catalog = try CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
    return DatabaseFile(tables: TableFiles(catalog), cancellation: cancellation)
  }

  @Test("has the same bytes when it is written again")
  func again() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] { try file().write(to: folder(name)) }
    let files = try folder.files()
    #expect(files["a"] == files["b"])
    #expect(files["a"]?.starts(with: "SQLite format 3\0".utf8) == true)
  }

  @Test(
    "a full disk is a failure of the system, not of the program",
    .enabled(if: TemporaryDisk.isPossible, "this process may not mount a file system"))
  func fullDisk() throws {
    let disk = try TemporaryDisk(options: "size=64k")
    let failure = #expect(throws: SystemFailure.self) {
      try file().write(to: disk.folder("full.sqlite"))
    }
    #expect(
      failure?.message == "write '\(disk.folder("full.sqlite"))' failed: No space left on device")
  }

  @Test("a folder that is missing is one, too")
  func noFolder() throws {
    let folder = try TemporaryFolder()
    let failure = #expect(throws: SystemFailure.self) { try file().write(to: folder("a/b")) }
    #expect(failure?.message.hasSuffix("failed: No such file or directory") == true)
  }

  @Test("a path that is too long for the library is told with a hint")
  func longPath() throws {
    let folder = try TemporaryFolder()
    let path = [String](repeating: String(repeating: "d", count: 120), count: 5)
      .joined(separator: "/")
    try folder.makeFolder(path)
    let failure = #expect(throws: SystemFailure.self) { try file().write(to: folder("\(path)/a")) }
    #expect(failure?.message.hasSuffix("failed: File name too long") == true)
    #expect(failure?.hint?.contains("shorter path") == true)
  }

  @Test("a wish to end is heard between rows")
  func cancelled() throws {
    let folder = try TemporaryFolder()
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: Cancellation.Cancelled.self) {
      try file(cancellation).write(to: folder("a"))
    }
  }
}
