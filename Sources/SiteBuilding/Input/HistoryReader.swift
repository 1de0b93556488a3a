internal import TelemetryModel
internal import TelemetryReading

/// Reads `config/`: the list of versions, and of each version its config and chart config.
struct HistoryReader {
  let layout: ContentLayout
  let settings: SiteSettings
  let cancellation: Cancellation

  /// - Returns: nil without `config/`, or where the list of versions cannot be read.
  func read(_ diagnostics: inout Diagnostics) throws -> ConfigHistory? {
    guard let list = layout.versions else {
      if let file = layout.configs.first ?? layout.chartConfigs.first ?? layout.moduleFiles.first {
        diagnostics.add(.noVersions(beside: file))
      }
      return nil
    }
    var mistakes = Diagnostics()
    let rows = try rows(of: list, &mistakes)
    diagnostics.add(contentsOf: mistakes)
    guard let rows else { return nil }
    // A row that could not be read may be the one that a folder lacks.
    if !mistakes.hasErrors {
      if rows.isEmpty { diagnostics.add(.emptyList(list)) }
      checkListed(rows, &diagnostics)
    }
    var releases: [ConfigRelease] = []
    for row in rows {
      try cancellation.check()
      if let release = try release(row, &diagnostics) { releases.append(release) }
    }
    releases.sort { a, b in
      if a.date != b.date { return a.date < b.date }
      return VersionOrder.less(a.version.text, b.version.text)
    }
    return ConfigHistory(releases: releases)
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
    do {
      return try VersionsReader.read(
        file: list.pathInMessages, source: try list.open(), limits: settings.limits,
        allowFormulaNames: settings.allowFormulaNames, diagnostics: &diagnostics)
    } catch let fault as Diagnostic {
      diagnostics.add(fault)
      return nil
    }
  }

  private func release(
    _ row: VersionsReader.Row, _ diagnostics: inout Diagnostics
  ) throws -> ConfigRelease? {
    guard let entry = layout.configs.first(where: { $0.version == row.version }) else {
      diagnostics.add(.noConfig(row))
      return nil
    }
    let limit = settings.limits.configBytes
    guard let bytes = try entry.file.bytes(limit: limit, &diagnostics) else { return nil }
    if let expected = row.configSHA256 {
      let found = SHA256.hexDigest(of: bytes)
      if !BytewiseOrder.equal(found, expected.lowercased()) {
        diagnostics.add(.otherHash(row, found: found, of: entry.file))
      }
    }
    let config = UploadConfigReader(
      metadata: settings.metadata.map(\.name), limits: settings.limits,
      allowFormulaNames: settings.allowFormulaNames
    ).read(bytes, file: entry.file.pathInMessages, diagnostics: &diagnostics)
    try checkGoMod(row, &diagnostics)
    let records = try records(of: row.version, &diagnostics)
    guard let config else { return nil }
    return ConfigRelease(
      version: row.version, date: row.date, commit: row.commit, moduleHash: row.moduleHash,
      goModHash: row.goModHash, configSHA256: row.configSHA256, location: row.location,
      config: config, records: records)
  }

  private func checkGoMod(_ row: VersionsReader.Row, _ diagnostics: inout Diagnostics) throws {
    guard let expected = row.goModHash,
      let entry = layout.moduleFiles.first(where: {
        $0.version == row.version && BytewiseOrder.equal($0.name, "go.mod")
      }),
      let bytes = try entry.file.bytes(limit: settings.limits.configBytes, &diagnostics)
    else { return }
    let found = ModuleHash.ofGoMod(bytes)
    if !BytewiseOrder.equal(found, expected) {
      diagnostics.add(.otherModuleHash(row, found: found, of: entry.file))
    }
  }

  private func records(
    of version: ConfigVersion, _ diagnostics: inout Diagnostics
  ) throws -> [ChartRecord]? {
    guard let entry = layout.chartConfigs.first(where: { $0.version == version }),
      let bytes = try entry.file.bytes(limit: settings.limits.configBytes, &diagnostics)
    else { return nil }
    return ChartConfigReader(
      limits: settings.limits, allowFormulaNames: settings.allowFormulaNames
    ).read(bytes, file: entry.file.pathInMessages, diagnostics: &diagnostics)
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
