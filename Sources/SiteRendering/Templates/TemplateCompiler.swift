package import TelemetryModel

/// All templates of a site, ready to be compiled for the pages that use them.
package struct TemplateCompiler: Sendable {
  private let sources: [TemplateSource]

  package init(sources: [TemplateSource]) {
    self.sources = sources
  }

  /// Compiles a template for a kind of page.
  ///
  /// - Returns: nil where a mistake was found; each is among the diagnostics, with its place.
  package func compile(
    _ name: String, for shape: RecordShape, diagnostics: inout Diagnostics
  ) -> CompiledTemplate? {
    nil
  }
}
