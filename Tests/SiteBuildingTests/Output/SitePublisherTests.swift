import FoundationEssentials
import SiteTestSupport
import Testing

@testable import SiteBuilding

@Suite("Publishing a site")
struct SitePublisherTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private struct Fault: Error {}

  private func publisher(_ cancellation: Cancellation = Cancellation()) throws -> SitePublisher {
    try SitePublisher(
      output: OutputFolder(folder("site"), apartFrom: [], home: nil), cancellation: cancellation)
  }

  @discardableResult
  private func publish(_ files: [String: String]) async throws -> SitePublisher.Publication {
    try await publisher().publish { tree in
      for (path, text) in files { try tree.write(path: path, bytes: Array(text.utf8)) }
    }
  }

  private static let workspaceBefore = [".site.telemetry-site/", ".site.telemetry-site/lock"]
  private static let workspace = workspaceBefore + [".site.telemetry-site/manifest"]

  @Test("the first build makes the output, with its marker")
  func firstBuild() async throws {
    let publication = try await publish(["index.html": "new", "charts/a/index.html": "deep"])
    #expect(publication.fileCount == 3)
    #expect(publication.leftover == nil)
    #expect(
      try folder.contents()
        == Self.workspace + [
          "site/", "site/.telemetry-site", "site/charts/", "site/charts/a/",
          "site/charts/a/index.html", "site/index.html",
        ])
    #expect(try folder.text("site/charts/a/index.html") == "deep")
    #expect(try folder.text("site/.telemetry-site") == SiteMarker.text)
  }

  @Test("a later build replaces the whole site")
  func laterBuild() async throws {
    try await publish(["index.html": "old", "charts/index.html": "old"])
    try await publish(["index.html": "new"])
    #expect(
      try folder.contents()
        == Self.workspace + ["site/", "site/.telemetry-site", "site/index.html"])
    #expect(try folder.text("site/index.html") == "new")
  }

  @Test("the old site is whole while the new one is written, and after that failed")
  func failure() async throws {
    try await publish(["index.html": "old"])
    let before = try folder.contents()
    await #expect(throws: Fault.self) {
      _ = try await publisher().publish { tree in
        try tree.write(path: "index.html", bytes: Array("new".utf8))
        #expect(try folder.text("site/index.html") == "old")
        throw Fault()
      }
    }
    #expect(try folder.contents() == before)
    #expect(try folder.text("site/index.html") == "old")
  }

  @Test("a cancelled build removes its stage and leaves the old site")
  func cancelled() async throws {
    try await publish(["index.html": "old"])
    let before = try folder.contents()
    let cancellation = Cancellation()
    await #expect(throws: Cancellation.Cancelled.self) {
      _ = try await publisher(cancellation).publish { tree in
        try tree.write(path: "index.html", bytes: [])
        cancellation.cancel()
        try tree.write(path: "more.html", bytes: [])
      }
    }
    #expect(try folder.contents() == before)
  }

  @Test("a second build at once is told so, and the first goes on")
  func secondBuild() async throws {
    _ = try await publisher().publish { tree in
      try tree.write(path: "index.html", bytes: Array("first".utf8))
      await #expect(throws: AnotherBuildIsRunning.self) {
        _ = try await publisher().publish { try $0.write(path: "index.html", bytes: []) }
      }
    }
    #expect(try folder.text("site/index.html") == "first")
  }

  @Test("what a killed build left is cleared by the next one")
  func killed() async throws {
    try folder.write("half", to: ".site.telemetry-site/stage/counters/x/index.html")
    try folder.link(".site.telemetry-site/stage/link", to: folder.path)
    try folder.write("", to: ".site.telemetry-site/lock")
    try folder.write("kept", to: "neighbour.txt")
    try await publish(["index.html": "new"])
    #expect(
      try folder.contents()
        == Self.workspace + [
          "neighbour.txt", "site/", "site/.telemetry-site", "site/index.html",
        ])
  }

  @Test("files of others that came during the build stop it")
  func foreignFilesMeanwhile() async throws {
    await #expect(throws: OutputRefusal.self) {
      _ = try await publisher().publish { tree in
        try tree.write(path: "index.html", bytes: [])
        try folder.write("precious", to: "site/thesis.txt")
      }
    }
    #expect(try folder.text("site/thesis.txt") == "precious")
    #expect(try folder.contents() == Self.workspaceBefore + ["site/", "site/thesis.txt"])
  }

  @Test("a workspace deleted during the build is a failure, not a half site")
  func workspaceDeleted() async throws {
    try await publish(["index.html": "old"])
    let failure = await #expect(throws: SystemFailure.self) {
      _ = try await publisher().publish { tree in
        try FileManager.default.removeItem(atPath: folder(".site.telemetry-site"))
        try tree.write(path: "index.html", bytes: [])
      }
    }
    #expect(failure?.code == Platform.notFound)
    #expect(try folder.text("site/index.html") == "old")
  }

  @Test("many tasks may write at once")
  func concurrent() async throws {
    let publication = try await publisher().publish { tree in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for chunk in 0..<8 {
          group.addTask {
            for index in 0..<50 {
              try tree.write(path: "\(index)/shared/\(chunk)/index.html", bytes: [UInt8(chunk)])
            }
          }
        }
        try await group.waitForAll()
      }
    }
    #expect(publication.fileCount == 401)
    #expect(try folder.contents(of: "site").count == 401 + 50 + 50 + 400)
  }

  @Test(
    "a full disk is told, the stage is removed and the old site is whole",
    .enabled(if: TemporaryDisk.isPossible, "this process may not mount a file system"))
  func fullDisk() async throws {
    let disk = try TemporaryDisk(options: "size=64k")
    let site = try OutputFolder(disk.folder("site"), apartFrom: [], home: nil)
    _ = try await SitePublisher(output: site).publish {
      try $0.write(path: "index.html", bytes: Array("old".utf8))
    }
    let before = try disk.folder.contents()
    let failure = await #expect(throws: SystemFailure.self) {
      _ = try await SitePublisher(output: site).publish {
        try $0.write(path: "big.html", bytes: [UInt8](repeating: 0x61, count: 100_000))
      }
    }
    let file = disk.folder(".site.telemetry-site/stage/big.html")
    #expect(failure?.message == "write '\(file)' failed: No space left on device")
    #expect(try disk.folder.contents() == before)
    #expect(try disk.folder.text("site/index.html") == "old")
  }

  @Test(
    "a read-only disk is told",
    .enabled(if: TemporaryDisk.isPossible, "this process may not mount a file system"))
  func readOnly() async throws {
    let disk = try TemporaryDisk(options: "size=64k")
    try disk.makeReadOnly()
    let site = try OutputFolder(disk.folder("site"), apartFrom: [], home: nil)
    let failure = await #expect(throws: SystemFailure.self) {
      _ = try await SitePublisher(output: site).publish { try $0.write(path: "x", bytes: []) }
    }
    let workspace = disk.folder(".site.telemetry-site")
    #expect(failure?.message == "mkdir '\(workspace)' failed: Read-only file system")
  }

  @Test(
    "an output that is a mount point is told with a hint",
    .enabled(if: TemporaryDisk.isPossible, "this process may not mount a file system"))
  func mountPoint() async throws {
    let disk = try TemporaryDisk(options: "size=64k")
    let site = try OutputFolder(disk.folder.path, apartFrom: [], home: nil)
    let failure = await #expect(throws: SystemFailure.self) {
      _ = try await SitePublisher(output: site).publish { try $0.write(path: "x", bytes: []) }
    }
    #expect(failure?.call == "renameat2")
    #expect(failure?.path == disk.folder.path)
    let inside = disk.folder("public")
    #expect(
      failure?.hint?.contains("give --output a folder inside it, such as '\(inside)'") == true)
    #expect(try disk.folder.contents().isEmpty)
    for _ in 0..<2 {
      let inside = try OutputFolder(inside, apartFrom: [], home: nil)
      _ = try await SitePublisher(output: inside).publish {
        try $0.write(path: "index.html", bytes: [])
      }
    }
    try FileManager.default.removeItem(
      atPath:
        "\(disk.folder.path)/../.\(disk.folder.path.split(separator: "/").last ?? "").telemetry-site"
    )
  }
}
