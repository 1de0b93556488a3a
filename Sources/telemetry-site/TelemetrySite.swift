internal import ArgumentParser

/// The command line: flags in, one library call, an exit code out.
@main
struct TelemetrySite: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "telemetry-site",
    abstract:
      "Turn metric tables and the history of a collection config into a public telemetry site.",
    version: "0.1.0",
    subcommands: [BuildCommand.self, CheckCommand.self])
}
