internal import ArgumentParser

@main
struct TelemetrySite: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "telemetry-site")
}
