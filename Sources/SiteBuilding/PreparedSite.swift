internal import SiteRendering
internal import TelemetryModel

/// Everything that is decided before the first file is written.
struct PreparedSite: Sendable {
  var content: ContentReader.Input
  var templates: TemplateFolder
  var sources: [SourceFile]
  var tables: TableFiles
  var plan: SitePlan
  var renderer: SiteRenderer
  var diagnostics: Diagnostics

  /// Reports input that changed since it was read.
  func verifyUnchanged(_ diagnostics: inout Diagnostics) throws {
    try content.folder.verifyUnchanged(diagnostics: &diagnostics)
    try templates.verifyUnchanged(&diagnostics)
  }
}
