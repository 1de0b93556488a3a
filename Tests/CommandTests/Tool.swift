import Foundation
import SiteTestSupport

/// The program as its users run it: a process of its own.
struct Tool {
  struct Outcome: Hashable, Sendable {
    var code: Int32
    var output: String
    var errors: String
  }

  struct NotFound: Error {}

  /// The working folder of its runs, and their home.
  let folder: TemporaryFolder

  /// A run with the project of a case in the working folder.
  init(_ name: String) throws {
    folder = try TemporaryFolder()
    try SiteCase(name: name).lay(in: folder)
  }

  /// - Parameters:
  ///   - setup: Shell commands that come before it.
  ///   - redirections: Shell redirections of the program alone.
  func run(
    _ arguments: [String], setup: String = ":", redirections: String = "",
    environment: [String: String] = [:]
  ) async throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments =
      ["-c", "\(setup); exec \"$@\" \(redirections)", "sh", try Self.path()] + arguments
    process.currentDirectoryURL = folder.url("")
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "SWIFT_BACKTRACE": "enable=no",
    ].merging(environment) { _, new in new }
    return try await ToolRun(process).outcome()
  }

  /// The program lies beside the tests.
  private static func path() throws -> String {
    let beside = [
      URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent(),
      Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent(),
      URL(filePath: "\(PackageFolder.path)/.build/debug"),
    ]
    let paths = beside.map { $0.appending(path: "telemetry-site").path }
    guard let path = paths.first(where: FileManager.default.isExecutableFile) else {
      throw NotFound()
    }
    return path
  }
}

/// A process that was started; what it prints goes to files, so that no pipe ever fills.
private struct ToolRun {
  private let process: Process
  private let printed: TemporaryFolder
  private let end: AsyncStream<Void>

  init(_ process: Process) throws {
    self.process = process
    printed = try TemporaryFolder()
    try printed.write("", to: "output")
    try printed.write("", to: "errors")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: printed.url("output"))
    process.standardError = try FileHandle(forWritingTo: printed.url("errors"))
    let (end, continuation) = AsyncStream<Void>.makeStream()
    self.end = end
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
  }

  func outcome() async throws -> Tool.Outcome {
    for await _ in end {}
    return Tool.Outcome(
      code: process.terminationReason == .exit
        ? process.terminationStatus : 128 + process.terminationStatus,
      output: try printed.text("output"), errors: try printed.text("errors"))
  }
}
