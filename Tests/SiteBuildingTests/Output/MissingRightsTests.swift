import Glibc
import SiteTestSupport
import Testing

@testable import SiteBuilding

/// What a user without the rights of root meets; as root, each test becomes another user in a process of
/// its own.
@Suite("Missing rights in and around the output folder")
struct MissingRightsTests {
  @Test("an old site with folders that may not be written or listed is removed all the same")
  func unwritableFolders() async {
    await #expect(processExitsWith: .success) {
      let folder = try Self.folderWithoutRoot()
      _ = try await Self.publish(in: folder, "charts/a/b/index.html")
      precondition(chmod(folder("site/charts/a/b"), 0o500) == 0)
      precondition(chmod(folder("site/charts/a"), 0o555) == 0)
      precondition(chmod(folder("site/charts"), 0o555) == 0)
      let publication = try await Self.publish(in: folder, "index.html")
      precondition(publication.leftover == nil, "\(String(describing: publication.leftover))")
      let left = try folder.contents(of: ".site.telemetry-site")
      precondition(left.map { $0.split(separator: "/")[1] } == ["lock", "manifest"], "\(left)")
    }
  }

  @Test("a stage that a killed build left is cleared, whatever its rights are")
  func unlistableStage() async {
    await #expect(processExitsWith: .success) {
      let folder = try Self.folderWithoutRoot()
      try folder.write("old", to: ".site.telemetry-site/stage/charts/x/index.html")
      precondition(chmod(folder(".site.telemetry-site/stage/charts/x"), 0) == 0)
      precondition(chmod(folder(".site.telemetry-site/stage/charts"), 0) == 0)
      precondition(chmod(folder(".site.telemetry-site/stage"), 0) == 0)
      _ = try await Self.publish(in: folder, "index.html")
    }
  }

  @Test("an output that may not be written to stays, and the hint says what to do")
  func unwritableOutput() async {
    await #expect(processExitsWith: .success) {
      let folder = try Self.folderWithoutRoot()
      _ = try await Self.publish(in: folder, "index.html")
      precondition(chmod(folder("site"), 0o555) == 0)
      let failure = try await Self.failure { _ = try await Self.publish(in: folder, "index.html") }
      precondition(
        failure.description == "renameat2 '\(folder("site"))' failed: Permission denied "
          + "(give the user of the build the right to write to '\(folder("site"))')",
        failure.description)
      let files = try folder.contents(of: "site")
      precondition(files == ["site/.telemetry-site", "site/index.html"], "\(files)")
    }
  }

  @Test("a folder of the output that may not be listed is told with its path, before any work")
  func unlistableOutput() async {
    await #expect(processExitsWith: .success) {
      let folder = try Self.folderWithoutRoot()
      _ = try await Self.publish(in: folder, "charts/a/index.html")
      precondition(chmod(folder("site/charts/a"), 0) == 0)
      let failure = try await Self.failure {
        _ = try OutputFolder(folder("site"), apartFrom: [], home: nil)
      }
      precondition(
        failure.message == "open '\(folder("site/charts/a"))' failed: Permission denied",
        failure.message)
      precondition(chmod(folder("site/charts/a"), 0o755) == 0)
    }
  }

  @Test("a lock that may not be opened is told with its path")
  func lock() async {
    await #expect(processExitsWith: .success) {
      let folder = try Self.folderWithoutRoot()
      try folder.write("", to: ".site.telemetry-site/lock")
      precondition(chmod(folder(".site.telemetry-site/lock"), 0) == 0)
      let failure = try await Self.failure { _ = try await Self.publish(in: folder, "index.html") }
      let path = folder(".site.telemetry-site/lock")
      precondition(failure.message == "open '\(path)' failed: Permission denied", failure.message)
    }
  }
}

extension MissingRightsTests {
  struct NoFailure: Error {}

  /// - Important: Gives up the rights of root for the rest of the process.
  static func folderWithoutRoot() throws -> TemporaryFolder {
    if geteuid() == 0 {
      let nobody: uid_t = 65534
      precondition(setgid(nobody) == 0 && setuid(nobody) == 0)
    }
    return try TemporaryFolder()
  }

  static func publish(
    in folder: TemporaryFolder, _ path: String
  ) async throws -> SitePublisher.Publication {
    let output = try OutputFolder(folder("site"), apartFrom: [], home: nil)
    return try await SitePublisher(output: output).publish { try $0.write(path: path, bytes: []) }
  }

  static func failure(of work: () async throws -> Void) async throws -> SystemFailure {
    do {
      try await work()
    } catch let failure as SystemFailure {
      return failure
    }
    throw NoFailure()
  }
}
