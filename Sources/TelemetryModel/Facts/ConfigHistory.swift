/// Every version of the collection config, oldest first: by date, then by version order.
package struct ConfigHistory: Sendable {
  package var releases: [ConfigRelease]

  package init(releases: [ConfigRelease]) { self.releases = releases }
}

/// One version of the collection config, with what it was made from.
package struct ConfigRelease: Sendable {
  package var version: ConfigVersion
  /// When it came into force: until the next release's date.
  package var date: Instant
  /// The version control commit it was made at, if the history says.
  package var commit: String?
  /// Hashes as the history gives them: of the module's zip, its `go.mod`, and `config.json`.
  package var moduleHash: String?
  package var goModHash: String?
  package var configSHA256: String?
  /// The path of its module, by its `go.mod`: nil where none lies beside, or it has no plain path.
  package var modulePath: String?
  /// The row of `versions.csv`.
  package var location: SourceLocation
  package var config: UploadConfig
  /// The records of `chartconfig.txt`; nil if the version has no such file.
  package var records: [ChartRecord]?

  package init(
    version: ConfigVersion, date: Instant, commit: String? = nil, moduleHash: String? = nil,
    goModHash: String? = nil, configSHA256: String? = nil, modulePath: String? = nil,
    location: SourceLocation, config: UploadConfig, records: [ChartRecord]? = nil
  ) {
    self.version = version
    self.date = date
    self.commit = commit
    self.moduleHash = moduleHash
    self.goModHash = goModHash
    self.configSHA256 = configSHA256
    self.modulePath = modulePath
    self.location = location
    self.config = config
    self.records = records
  }
}

/// The upload config: what clients may send.
///
/// - Source: golang.org/x/telemetry/internal/telemetry, `UploadConfig`.
package struct UploadConfig: Sendable {
  /// A top-level list of strings: the values of a piece of metadata that may be sent.
  package struct MetadataList: Sendable {
    package var name: ChartName
    package var values: [BucketName]

    package init(name: ChartName, values: [BucketName]) {
      self.name = name
      self.values = values
    }
  }

  /// In the order of the file.
  package var metadata: [MetadataList]
  /// The share of clients that send at all, 0...1; nil where the file does not say (the oldest).
  package var sampleRate: Double?
  package var programs: [ProgramConfig]

  package init(metadata: [MetadataList], sampleRate: Double?, programs: [ProgramConfig]) {
    self.metadata = metadata
    self.sampleRate = sampleRate
    self.programs = programs
  }
}

/// A program in an upload config.
package struct ProgramConfig: Sendable {
  package var name: ProgramName
  package var versions: [BucketName]
  package var counters: [CounterConfig]
  package var stacks: [CounterConfig]
  package var location: SourceLocation

  package init(
    name: ProgramName, versions: [BucketName], counters: [CounterConfig], stacks: [CounterConfig],
    location: SourceLocation
  ) {
    self.name = name
    self.versions = versions
    self.counters = counters
    self.stacks = stacks
    self.location = location
  }
}

/// An entry of `Counters` or `Stacks`: one counter, or several in a brace list.
package struct CounterConfig: Sendable {
  /// As written: `gopls/client:{vscode,vim}`.
  package var expression: String
  /// The counters it stands for, in their order.
  package var names: [CounterName]
  /// The share of clients whose reports may hold it, 0...1.
  package var rate: Double
  /// Frames kept of a stack.
  package var depth: Int?
  /// Where the value of `Name` stands.
  package var location: SourceLocation

  package init(
    expression: String, names: [CounterName], rate: Double, depth: Int? = nil,
    location: SourceLocation
  ) {
    self.expression = expression
    self.names = names
    self.rate = rate
    self.depth = depth
    self.location = location
  }
}

/// A record of a chart config: a metric that was decided on, and why.
///
/// - Source: golang.org/x/telemetry/internal/chartconfig.
package struct ChartRecord: Sendable {
  package var title: String
  package var description: String?
  /// The counter expression as written, its lines joined and spaces dropped: `a:{b,c}`.
  package var expression: String
  package var names: [CounterName]
  /// `partition`, `histogram` or `stack`, as written; nil if left out.
  package var type: String?
  package var issues: [String]
  package var program: ProgramName
  package var module: String?
  /// The program's version from which on the counter is there.
  package var version: String?
  package var depth: Int?
  package var error: String?
  /// Where the record's first field stands.
  package var location: SourceLocation

  package init(
    title: String, description: String? = nil, expression: String, names: [CounterName],
    type: String? = nil, issues: [String] = [], program: ProgramName, module: String? = nil,
    version: String? = nil, depth: Int? = nil, error: String? = nil, location: SourceLocation
  ) {
    self.title = title
    self.description = description
    self.expression = expression
    self.names = names
    self.type = type
    self.issues = issues
    self.program = program
    self.module = module
    self.version = version
    self.depth = depth
    self.error = error
    self.location = location
  }
}
