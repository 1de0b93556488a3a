package import TelemetryModel

/// All templates of a site, ready to be compiled for the pages that use them.
///
/// The syntax is Mustache's, with sections, partials and inheritance, without lambdas and dynamic names.
/// Where Mustache shows nothing (an unknown name, a missing partial, a value that is not there), this is
/// an error.
package struct TemplateCompiler: Sendable {
  private let library: TemplateLibrary

  /// - Complexity: O(bytes of all templates).
  package init(sources: [TemplateSource]) {
    library = TemplateLibrary(sources)
  }

  /// Compiles a template for a kind of page.
  ///
  /// Mistakes of a template that several kinds of page use are reported once.
  ///
  /// - Returns: nil where a mistake was found; each is among the diagnostics, with its place.
  package func compile(
    _ name: String, for shape: RecordShape, diagnostics: inout Diagnostics
  ) -> CompiledTemplate? {
    guard let template = library[name] else {
      diagnostics.add(.noTemplate(name, for: shape, known: library.names))
      return nil
    }
    let expansion = TemplateExpansion(of: template, for: shape, in: library)
    let mistakes = expansion.diagnostics + twins(of: expansion.templatesUsed)
    for mistake in mistakes where !diagnostics.errors.contains(mistake) { diagnostics.add(mistake) }
    guard mistakes.isEmpty else { return nil }
    return CompiledTemplate(
      shape: shape, templatesUsed: expansion.templatesUsed,
      operations: expansion.program.operations, literals: expansion.program.literals,
      slots: expansion.program.slots)
  }

  /// Templates that no page needs, in the order of their names.
  package func unusedSources(compiled: [CompiledTemplate]) -> [(name: String, file: String)] {
    library.templates.map { (name: $0.text.name, file: $0.text.file) }.filter { template in
      !compiled.contains {
        $0.templatesUsed.contains { BytewiseOrder.equal($0, template.name) }
      }
    }
  }

  private func twins(of names: [String]) -> [Diagnostic] {
    library.twins.filter { twin in
      names.contains { BytewiseOrder.equal($0, twin.first.text.name) }
    }
    .map { .twoTemplates($0.first.text, $0.second.text) }
  }
}

extension Diagnostic {
  fileprivate static func noTemplate(
    _ name: String, for shape: RecordShape, known: [String]
  ) -> Self {
    Self(
      message: "there is no template '\(name)'",
      location: SourceLocation(file: "\(name).html"),
      hint: "the page '\(shape.name)' needs it; the templates are \(known.joined(separator: ", "))")
  }

  fileprivate static func twoTemplates(_ first: TemplateText, _ second: TemplateText) -> Self {
    Self(
      message: "two templates are named '\(first.name)'", location: second.location(at: 0),
      hint: "rename one of them", notes: [Note("the other one", at: first.location(at: 0))])
  }
}
