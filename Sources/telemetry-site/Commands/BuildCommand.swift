internal import ArgumentParser

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write the site: the whole of it, or nothing.",
    discussion: """
      Exit codes: 0 the site stands; 1 something in the input is wrong; 3 the system failed; 4 another \
      build is writing the same folder; 64 wrong usage, or a folder that is missing or refused. After \
      anything but 0 the published site is as it was.
      """)

  @OptionGroup var input: InputOptions

  @Option(help: "The folder that is published. It is replaced as a whole.")
  var output = "site"

  func run() async throws {
    try await CommandRun(input).build(output: output)
  }
}
