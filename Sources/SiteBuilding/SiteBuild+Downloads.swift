internal import SiteRendering
internal import TelemetryModel

extension SiteBuild {
  /// Writes what stands below `/data/` before the first page.
  ///
  /// - Parameter diagnostics: What is told with a file that changed meanwhile.
  /// - Throws: `Refused`, `SystemFailure`, `Cancellation.Cancelled`.
  func writeDownloads(
    _ site: PreparedSite, into sink: some OutputSink, _ diagnostics: Diagnostics
  ) async throws -> [Download] {
    report(.writingDownloads)
    let writer = DownloadWriter(
      tables: site.tables, settings: site.content.settings, sources: site.sources,
      cancellation: cancellation)
    do {
      return try await writer.write(into: sink)
    } catch let fault as Diagnostic {
      var diagnostics = diagnostics
      diagnostics.add(fault)
      throw Refused(diagnostics: diagnostics)
    }
  }
}
