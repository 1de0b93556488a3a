/// What a site project has besides metric tables and config history.
package struct SiteContent: Sendable {
  /// Authored pages, older versions among them, by the bytes of their paths.
  package var articles: [Article] = []
  /// Files of the config history that are published as given, by version and name.
  package var configFiles: [ConfigFile] = []
  /// Notes on the time axes, oldest first.
  package var events: [Event] = []
  /// Published corrections, oldest first.
  package var errata: [Erratum] = []
  /// Derived metrics, in the order of their file.
  package var metrics: [MetricDefinition] = []
  /// nil: the project has none, or publishes none.
  package var rawReports: RawReports?

  package init() {}
}

/// A file of a config version: `config.json`, `chartconfig.txt`, or the `go.mod` that the history gives the
/// hash of.
package struct ConfigFile: Sendable {
  package var version: ConfigVersion
  package var name: String
  package var file: FileDigest
  /// Its text, for the version's page: valid UTF-8, as its reader has checked. Empty for `go.mod`, which no
  /// page shows.
  package var text: [UInt8]

  package init(version: ConfigVersion, name: String, file: FileDigest, text: [UInt8]) {
    self.version = version
    self.name = name
    self.file = file
    self.text = text
  }
}
