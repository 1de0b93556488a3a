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
    let history = try HistoryReader(layout: layout, settings: settings, cancellation: cancellation)
      .read(&diagnostics)
    let tables = try tables(layout, settings, &diagnostics)
    let reports = try ReportsReader(
      layout: layout, settings: settings, history: history, asOf: options.asOf,
      cancellation: cancellation, report: report
    ).read(&diagnostics)
    if diagnostics.hasErrors { return nil }
    var input = Input(settings: settings, tables: tables, history: history, folder: folder)
    input.content.rawReports = reports.facts
    input.copies += reports.copies
    return input
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
    return reader.finish(diagnostics: &diagnostics)
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
