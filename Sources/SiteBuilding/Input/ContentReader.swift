internal import TelemetryModel
internal import TelemetryReading

/// Reads all of `content/` into the model.
struct ContentReader {
  /// What was read, and from which files.
  struct Input: Sendable {
    var settings: SiteSettings
    var tables: MetricTables
    /// nil: a site without `config/`.
    var history: ConfigHistory?
    var content = SiteContent()
    /// Files that are published as they are.
    var copies: [SitePlan.Copy] = []
    var folder: InputFolder

    /// Reports input that changed while it was read.
    func verifyUnchanged(_ diagnostics: inout Diagnostics) throws {
      try folder.verifyUnchanged(diagnostics: &diagnostics)
    }
  }

  let options: SiteBuild.Options
  let cancellation: Cancellation
  var report: @Sendable (SiteBuild.Progress) -> Void = { _ in }

  /// - Returns: nil after an error.
  /// - Throws: `SystemFailure`, `Cancellation.Cancelled`.
  func read(_ diagnostics: inout Diagnostics) throws -> Input? {
    let folder = try InputFolder(options.content, diagnostics: &diagnostics)
    let layout = ContentLayout(folder, diagnostics: &diagnostics)
    guard let settings = try settings(layout, &diagnostics) else { return nil }
    let configs = try HistoryReader(layout: layout, settings: settings, cancellation: cancellation)
      .read(&diagnostics)
    let tables = try tables(layout, settings, &diagnostics)
    var content = SiteContent()
    try NotesReader(layout: layout, settings: settings).read(into: &content, &diagnostics)
    content.metrics = try metrics(layout, settings, &diagnostics)
    content.articles = try ArticlesReader(layout: layout, cancellation: cancellation)
      .read(&diagnostics)
    let reports = try ReportsReader(
      layout: layout, settings: settings, history: configs.history, asOf: options.asOf,
      cancellation: cancellation, report: report
    ).read(&diagnostics)
    if diagnostics.hasErrors { return nil }
    content.configFiles = configs.files
    content.rawReports = reports.facts
    return Input(
      settings: settings, tables: tables, history: configs.history, content: content,
      copies: configs.copies + reports.copies, folder: folder)
  }

  private func settings(
    _ layout: ContentLayout, _ diagnostics: inout Diagnostics
  ) throws -> SiteSettings? {
    guard let file = layout.settings,
      let bytes = try file.bytes(limit: InputLimits().settingsBytes, &diagnostics),
      var settings = SiteSettingsReader().read(
        bytes, file: file.pathInMessages, diagnostics: &diagnostics)
    else { return nil }
    if let baseURL = options.baseURL { settings.baseURL = baseURL }
    return settings
  }

  private func metrics(
    _ layout: ContentLayout, _ settings: SiteSettings, _ diagnostics: inout Diagnostics
  ) throws -> [MetricDefinition] {
    guard let file = layout.metrics,
      let bytes = try file.bytes(limit: InputLimits().settingsBytes, &diagnostics)
    else { return [] }
    var reader = MetricsReader(
      limits: settings.limits, allowFormulaNames: settings.allowFormulaNames)
    return reader.read(bytes, file: file.pathInMessages, diagnostics: &diagnostics)
  }

  private func tables(
    _ layout: ContentLayout, _ settings: SiteSettings, _ diagnostics: inout Diagnostics
  ) throws -> MetricTables {
    var reader = MetricTablesReader(
      calendar: settings.calendar, asOf: options.asOf, limits: settings.limits,
      allowFormulaNames: settings.allowFormulaNames)
    for file in layout.tables {
      try cancellation.check()
      if diagnostics.isFull { break }
      report(.reading(file: file.pathInMessages))
      do {
        try reader.read(
          file: file.pathInMessages, source: try file.open(), diagnostics: &diagnostics)
      } catch let fault as Diagnostic {
        diagnostics.add(fault)
      }
    }
    try readChartFiles(layout, settings.limits, into: &reader, &diagnostics)
    return reader.finish(diagnostics: &diagnostics)
  }

  private func readChartFiles(
    _ layout: ContentLayout, _ limits: InputLimits, into reader: inout MetricTablesReader,
    _ diagnostics: inout Diagnostics
  ) throws {
    for file in layout.chartFiles {
      try cancellation.check()
      if diagnostics.isFull { break }
      report(.reading(file: file.pathInMessages))
      let bytes = try file.bytes(
        limit: limits.chartFileBytes, raisedBy: "chart_file_bytes", &diagnostics)
      if let bytes {
        reader.read(chartFile: file.pathInMessages, bytes: bytes, diagnostics: &diagnostics)
      }
    }
  }
}

extension FileSource: ByteSource {}

extension InputFile {
  /// The whole file; nil where it cannot be read, which is reported.
  func bytes(
    limit: Int, raisedBy key: String? = nil, _ diagnostics: inout Diagnostics
  ) throws -> [UInt8]? {
    do {
      return try bytes(limit: limit, raisedBy: key)
    } catch let fault as Diagnostic {
      diagnostics.add(fault)
      return nil
    }
  }
}
