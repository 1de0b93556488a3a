internal import ArgumentParser

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Do all that build does, but write nothing.",
    discussion: "Exit codes: as of build.")

  @OptionGroup var input: InputOptions

  func run() async throws {
    try await CommandRun(input).check()
  }
}
