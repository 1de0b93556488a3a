internal import Foundation

/// A command of the system, which judges what the program wrote.
package enum ShellCommand {
  /// - Parameter folder: In which it runs.
  /// - Returns: What it printed, on both streams, and its exit code.
  package static func run(
    _ command: String, in folder: TemporaryFolder
  ) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec 2>&1; \(command)"]
    process.currentDirectoryURL = folder.url("")
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
