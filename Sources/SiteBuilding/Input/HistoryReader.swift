internal import TelemetryModel
internal import TelemetryReading

/// Reads `config/`: the list of versions, and of each version its config and chart config.
struct HistoryReader {
  /// What was read, and what is published of it as it was given.
  struct Result: Sendable {
    /// nil without `config/`, or where the list of versions cannot be read.
    var history: ConfigHistory?
    /// By version, oldest first.
    var files: [ConfigFile] = []
  }

  /// One version with its files.
  private struct Version {
    var release: ConfigRelease
    var files: [ConfigFile]
  }

  let layout: ContentLayout
  let records: InputRecords
  let settings: SiteSettings
  let cancellation: Cancellation

  func read(_ diagnostics: inout Diagnostics) throws -> Result {
    guard let list = layout.versions else {
      if let file = layout.configs.first ?? layout.chartConfigs.first ?? layout.moduleFiles.first {
        diagnostics.add(.noVersions(beside: file))
      }
      return Result()
    }
    var mistakes = Diagnostics()
    let rows = try rows(of: list, &mistakes)
    diagnostics.add(contentsOf: mistakes)
    guard let rows else { return Result() }
    // A row that could not be read may be the one that a folder lacks.
    if !mistakes.hasErrors {
      if rows.isEmpty { diagnostics.add(.emptyList(list)) }
      checkListed(rows, &diagnostics)
    }
    var versions: [Version] = []
    for row in rows {
      try cancellation.check()
      if let version = try version(row, &diagnostics) { versions.append(version) }
    }
    versions.sort { a, b in
      if a.release.date != b.release.date { return a.release.date < b.release.date }
      return VersionOrder.less(a.release.version.text, b.release.version.text)
    }
    return Result(
      history: ConfigHistory(releases: versions.map(\.release)), files: versions.flatMap(\.files))
  }

  private func checkListed(_ rows: [VersionsReader.Row], _ diagnostics: inout Diagnostics) {
    let listed = Set(rows.map(\.version))
    for file in layout.configs + layout.chartConfigs + layout.moduleFiles
    where !listed.contains(file.version) {
      diagnostics.add(.notListed(file))
    }
  }

  private func rows(
    of list: InputFile, _ diagnostics: inout Diagnostics
  ) throws -> [VersionsReader.Row]? {
    try records.read(list, &diagnostics) { source, diagnostics in
      try VersionsReader.read(
        file: list.pathInMessages, source: source, limits: settings.limits,
        allowFormulaNames: settings.allowFormulaNames, diagnostics: &diagnostics)
    }
  }

  private func version(
    _ row: VersionsReader.Row, _ diagnostics: inout Diagnostics
  ) throws -> Version? {
    guard let entry = layout.configs.first(where: { $0.version == row.version }) else {
      diagnostics.add(.noConfig(row))
      return nil
    }
    guard let bytes = try bytes(of: entry.file, &diagnostics) else { return nil }
    let file = published(entry, text: bytes)
    let found = file.file.sha256.text
    if let expected = row.configSHA256, !BytewiseOrder.equal(found, expected.lowercased()) {
      diagnostics.add(.otherHash(row, found: found, of: entry.file))
    }
    let config = UploadConfigReader(
      metadata: settings.metadata.map(\.name), limits: settings.limits,
      allowFormulaNames: settings.allowFormulaNames
    ).read(bytes, file: entry.file.pathInMessages, diagnostics: &diagnostics)
    guard let config else {
      _ = try goMod(row, &diagnostics)
      _ = try chartConfig(row.version, &diagnostics)
      return nil
    }
    var version = Version(
      release: ConfigRelease(
        version: row.version, date: row.date, commit: row.commit, moduleHash: row.moduleHash,
        goModHash: row.goModHash, configSHA256: row.configSHA256, location: row.location,
        config: config),
      files: [file])
    let goMod = try goMod(row, &diagnostics)
    if let (chartConfig, records) = try chartConfig(row.version, &diagnostics) {
      version.release.records = records
      version.files.append(chartConfig)
    }
    if let (goMod, module) = goMod {
      version.release.modulePath = module
      // Whoever is given its hash is given what it is the hash of.
      if row.goModHash != nil { version.files.append(goMod) }
    }
    return version
  }

  private func goMod(
    _ row: VersionsReader.Row, _ diagnostics: inout Diagnostics
  ) throws -> (ConfigFile, module: String?)? {
    guard
      let entry = layout.moduleFiles.first(where: {
        $0.version == row.version && BytewiseOrder.equal($0.name, "go.mod")
      }),
      let bytes = try bytes(of: entry.file, &diagnostics)
    else { return nil }
    if let expected = row.goModHash {
      let found = ModuleHash.ofGoMod(bytes)
      if !BytewiseOrder.equal(found, expected) {
        diagnostics.add(.otherModuleHash(row, found: found, of: entry.file))
      }
    }
    return (published(entry, text: []), GoModFile.modulePath(bytes))
  }

  private func bytes(
    of file: InputFile, _ diagnostics: inout Diagnostics
  ) throws -> [UInt8]? {
    try records.bytes(
      of: file, limit: settings.limits.configBytes, raisedBy: "config_bytes", &diagnostics)
  }

  private func chartConfig(
    _ version: ConfigVersion, _ diagnostics: inout Diagnostics
  ) throws -> (ConfigFile, [ChartRecord])? {
    guard let entry = layout.chartConfigs.first(where: { $0.version == version }),
      let bytes = try bytes(of: entry.file, &diagnostics)
    else { return nil }
    let charts = ChartConfigReader(
      limits: settings.limits, allowFormulaNames: settings.allowFormulaNames
    ).read(bytes, file: entry.file.pathInMessages, diagnostics: &diagnostics)
    return charts.map { (published(entry, text: bytes), $0) }
  }

  private func published(_ entry: ContentLayout.VersionFile, text: [UInt8]) -> ConfigFile {
    ConfigFile(
      version: entry.version, name: entry.name, file: records.record(of: entry.file).digest,
      text: text)
  }
}

extension Diagnostic {
  fileprivate static func noVersions(beside file: ContentLayout.VersionFile) -> Self {
    Self(
      message: "'config/versions.csv' is missing", location: file.file.location,
      hint: "list each version with its date: version,date")
  }

  fileprivate static func notListed(_ file: ContentLayout.VersionFile) -> Self {
    Self(
      message: "\(ShownText.quoted(file.version.text)) has no row in config/versions.csv",
      location: file.file.location, hint: "add its row, or remove the folder")
  }

  fileprivate static func noConfig(_ row: VersionsReader.Row) -> Self {
    Self(
      message: "\(ShownText.quoted(row.version.text)) has no config.json", location: row.location,
      hint: "add config/\(row.version)/config.json, or remove the row")
  }

  fileprivate static func emptyList(_ list: InputFile) -> Self {
    Self(
      message: "'config/versions.csv' lists no version", location: list.location,
      hint: "add the rows; a site without a config history has no folder 'config'")
  }

  fileprivate static func otherModuleHash(
    _ row: VersionsReader.Row, found: String, of file: InputFile
  ) -> Self {
    Self(
      message: "'\(file.path)' does not have the hash that its row gives", location: row.location,
      hint: "the file's is \(found): find out which of the two was changed",
      notes: [Note("the file", at: file.location)])
  }

  fileprivate static func otherHash(
    _ row: VersionsReader.Row, found: String, of file: InputFile
  ) -> Self {
    Self(
      message: "'\(file.path)' does not have the SHA-256 that its row gives",
      location: row.location,
      hint: "the file's is \(found): find out which of the two was changed",
      notes: [Note("the file", at: file.location)])
  }
}
