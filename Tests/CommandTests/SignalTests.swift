import Foundation
import SiteTestSupport
import Testing

/// The example takes long enough to be interrupted while its pages are being written. Without a time
/// limit: it would count the wait for the processes of all other tests, minutes on a busy machine.
@Suite("Signals during a build")
struct SignalTests {
  private static let arguments = ["build", "--content", "\(PackageFolder.path)/content"]
  private static let stage = ".site.telemetry-site/stage"

  private let tool: Tool
  private let old: [String: [UInt8]]

  init() async throws {
    tool = try Tool("good-minimal")
    let outcome = try await tool.run(["build"])
    #expect(outcome.code == 0)
    old = try tool.folder.files(under: "site")
  }

  /// Runs a build that gets a signal once it has written pages of the new site. The shell that sends it
  /// does not wait for its turn among the other tests; the program has the number of the shell's process.
  private func interruptedBuild(by signal: Int32) async throws -> Tool.Outcome {
    try await tool.run(
      Self.arguments,
      setup: """
        n=0; { (while [ ! -e \(Self.stage)/charts ] && [ $n -lt 20000 ]; do sleep 0.05; n=$((n+1)); done
        kill -\(signal) $$) & }
        """)
  }

  @Test(
    "SIGINT and SIGTERM leave the old site, and nothing of the new one",
    arguments: [SIGINT, SIGTERM])
  func ended(_ signal: Int32) async throws {
    let outcome = try await interruptedBuild(by: signal)
    #expect(
      outcome
        == Tool.Outcome(code: 130, output: "", errors: "interrupted: nothing was changed\n"))
    #expect(try tool.folder.files(under: "site") == old)
    #expect(!FileManager.default.fileExists(atPath: tool.folder(Self.stage)))
  }

  @Test("SIGKILL leaves the old site, and the next build clears the stage")
  func killed() async throws {
    #expect(try await interruptedBuild(by: SIGKILL).code == 128 + SIGKILL)
    #expect(try tool.folder.files(under: "site") == old)
    #expect(FileManager.default.fileExists(atPath: tool.folder(Self.stage)))
    #expect(try await tool.run(["build", "--quiet"]).code == 0)
    #expect(try tool.folder.files(under: "site") == old)
    #expect(!FileManager.default.fileExists(atPath: tool.folder(Self.stage)))
  }
}
