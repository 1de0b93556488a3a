internal import TelemetryModel
internal import TelemetryReading

/// Reads `events.csv` and `errata.csv`.
struct NotesReader {
  let layout: ContentLayout
  let settings: SiteSettings

  /// - Throws: `SystemFailure`.
  func read(into content: inout SiteContent, _ diagnostics: inout Diagnostics) throws {
    if let file = layout.events {
      content.events =
        try Self.reporting(&diagnostics) { diagnostics in
          try EventsReader.read(
            file: file.pathInMessages, source: try file.open(), limits: settings.limits,
            diagnostics: &diagnostics)
        } ?? []
    }
    if let file = layout.errata {
      content.errata =
        try Self.reporting(&diagnostics) { diagnostics in
          try ErrataReader.read(
            file: file.pathInMessages, source: try file.open(), calendar: settings.calendar,
            limits: settings.limits, diagnostics: &diagnostics)
        } ?? []
    }
  }

  /// - Returns: nil where the file cannot be read, which is reported.
  private static func reporting<Rows>(
    _ diagnostics: inout Diagnostics, _ read: (inout Diagnostics) throws -> Rows
  ) throws -> Rows? {
    do {
      return try read(&diagnostics)
    } catch let fault as Diagnostic {
      diagnostics.add(fault)
      return nil
    }
  }
}
