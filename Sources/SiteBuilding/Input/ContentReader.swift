internal import TelemetryModel
internal import TelemetryReading

/// Reads all of `content/` into the model.
struct ContentReader {
  /// What was read, and from which files.
  struct Input: Sendable {
    var settings: SiteSettings
    var tables: InputTables
    /// nil: a site without `config/`.
    var history: ConfigHistory?
    var content = SiteContent()
    var folder: InputFolder
    var records: InputRecords
  }

  let content: String
  /// Instead of `base_url` of `site.yml`.
  var baseURL: BaseURL?
  /// The last day that a row may name; nil: any.
  var asOf: Day?
  let cancellation: Cancellation
  /// Is told each long file before it is read.
  var report: @Sendable (InputFile) -> Void = { _ in }
  let records = InputRecords()

  /// - Returns: nil after an error.
  /// - Throws: `SystemFailure`, `Cancellation.Cancelled`.
  func read(_ diagnostics: inout Diagnostics) throws -> Input? {
    let folder = try InputFolder(content, diagnostics: &diagnostics)
    let layout = ContentLayout(folder, diagnostics: &diagnostics)
    guard let settings = try settings(layout, &diagnostics) else { return nil }
    let configs = try HistoryReader(
      layout: layout, records: records, settings: settings, cancellation: cancellation
    ).read(&diagnostics)
    let tables = try tables(layout, settings, &diagnostics)
    var content = SiteContent()
    try NotesReader(layout: layout, records: records, settings: settings)
      .read(into: &content, &diagnostics)
    content.metrics = try metrics(layout, settings, &diagnostics)
    content.articles = try ArticlesReader(
      layout: layout, records: records, cancellation: cancellation
    ).read(&diagnostics)
    content.rawReports = try ReportsReader(
      layout: layout, records: records, settings: settings, history: configs.history, asOf: asOf,
      cancellation: cancellation, report: report
    ).read(&diagnostics)
    if diagnostics.hasErrors { return nil }
    content.configFiles = configs.files
    return Input(
      settings: settings, tables: tables, history: configs.history, content: content,
      folder: folder, records: records)
  }

  private func settings(
    _ layout: ContentLayout, _ diagnostics: inout Diagnostics
  ) throws -> SiteSettings? {
    guard let file = layout.settings,
      let bytes = try records.bytes(
        of: file, limit: InputLimits().settingsBytes, &diagnostics),
      var settings = SiteSettingsReader().read(
        bytes, file: file.pathInMessages, diagnostics: &diagnostics)
    else { return nil }
    if let baseURL { settings.baseURL = baseURL }
    return settings
  }

  private func metrics(
    _ layout: ContentLayout, _ settings: SiteSettings, _ diagnostics: inout Diagnostics
  ) throws -> [MetricDefinition] {
    guard let file = layout.metrics,
      let bytes = try records.bytes(
        of: file, limit: InputLimits().settingsBytes, &diagnostics)
    else { return [] }
    var reader = MetricsReader(
      limits: settings.limits, allowFormulaNames: settings.allowFormulaNames)
    return reader.read(bytes, file: file.pathInMessages, diagnostics: &diagnostics)
  }

  private func tables(
    _ layout: ContentLayout, _ settings: SiteSettings, _ diagnostics: inout Diagnostics
  ) throws -> InputTables {
    var reader = InputTablesReader(
      calendar: settings.calendar, asOf: asOf, limits: settings.limits,
      allowFormulaNames: settings.allowFormulaNames)
    for file in layout.tables {
      try cancellation.check()
      if diagnostics.isFull { break }
      report(file)
      try records.read(file, &diagnostics) { source, diagnostics in
        try reader.read(file: file.pathInMessages, source: source, diagnostics: &diagnostics)
      }
    }
    try readChartFiles(layout, settings.limits, into: &reader, &diagnostics)
    return reader.finish(diagnostics: &diagnostics)
  }

  private func readChartFiles(
    _ layout: ContentLayout, _ limits: InputLimits, into reader: inout InputTablesReader,
    _ diagnostics: inout Diagnostics
  ) throws {
    for file in layout.chartFiles {
      try cancellation.check()
      if diagnostics.isFull { break }
      report(file)
      let bytes = try records.bytes(
        of: file, limit: limits.chartFileBytes, raisedBy: "chart_file_bytes", &diagnostics)
      if let bytes {
        reader.read(chartFile: file.pathInMessages, bytes: bytes, diagnostics: &diagnostics)
      }
    }
  }
}
