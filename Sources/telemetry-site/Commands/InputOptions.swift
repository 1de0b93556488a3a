internal import ArgumentParser
internal import TelemetryModel

/// What `build` and `check` have in common: everything but the writing.
struct InputOptions: ParsableArguments {
  @Option(help: "The folder with site.yml, metric tables and configs.")
  var content = "content"

  @Option(
    help: "The folder of HTML templates and assets. (default: templates, or else the built-in ones)"
  )
  var templates: String?

  @Option(help: "The absolute URL of the published site, instead of base_url in site.yml.")
  var baseURL: BaseURL?

  @Option(help: "Refuse rows of periods that end after this day, YYYY-MM-DD.")
  var asOf: Day?

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(help: "Pages rendered at once. (default: the number of processors)")
  var jobs: Int?

  @Option(help: "Put a packed file beside each text of at least 1,000 bytes.")
  var precompress: Precompression?

  @Flag(help: "Print errors only.")
  var quiet = false

  @Option(help: "How messages are printed: for people, for GitHub's workflows, or as JSON lines.")
  var format = MessageFormat.text

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs is a number from 1 to 1024.")
    }
  }
}

/// How files are packed for servers that send packed files as they are.
enum Precompression: String, CaseIterable, ExpressibleByArgument {
  case gzip
}

extension BaseURL: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension Day: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument.utf8) }
}
