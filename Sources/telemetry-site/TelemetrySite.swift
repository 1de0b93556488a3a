internal import ArgumentParser
internal import SiteBuilding

/// The command line: flags in, one library call, an exit code out.
@main
struct TelemetrySite: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "telemetry-site",
    abstract:
      "Turn metric tables and the history of a collection config into a public telemetry site.",
    version: ToolVersion.current,
    subcommands: [BuildCommand.self, CheckCommand.self])
}
