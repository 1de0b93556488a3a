internal import TelemetryModel
internal import TelemetryReading

/// Reads `events.csv` and `errata.csv`.
struct NotesReader {
  let layout: ContentLayout
  let records: InputRecords
  let settings: SiteSettings

  /// - Throws: `SystemFailure`.
  func read(into content: inout SiteContent, _ diagnostics: inout Diagnostics) throws {
    if let file = layout.events {
      let events = try records.read(file, &diagnostics) { source, diagnostics in
        try EventsReader.read(
          file: file.pathInMessages, source: source, limits: settings.limits,
          diagnostics: &diagnostics)
      }
      content.events = events ?? []
    }
    if let file = layout.errata {
      let errata = try records.read(file, &diagnostics) { source, diagnostics in
        try ErrataReader.read(
          file: file.pathInMessages, source: source, calendar: settings.calendar,
          limits: settings.limits, diagnostics: &diagnostics)
      }
      content.errata = errata ?? []
    }
  }
}
