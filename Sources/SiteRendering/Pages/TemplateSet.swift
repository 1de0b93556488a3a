internal import TelemetryModel

/// The templates while the kinds of pages take theirs: what was compiled, and what was wrong.
struct TemplateSet {
  private let compiler: TemplateCompiler
  private var compiled: [CompiledTemplate] = []
  private var isBroken = false
  private(set) var diagnostics = Diagnostics()

  init(_ sources: [TemplateSource]) { compiler = TemplateCompiler(sources: sources) }

  /// - Returns: nil after a mistake, which is among the diagnostics.
  mutating func compile<Page: TemplateRecord>(
    _ kind: PageKind, for page: Page.Type
  ) -> CompiledTemplate? {
    guard let name = kind.row.template else {
      preconditionFailure("only kinds of pages have templates")
    }
    let template = compiler.compile(name, for: Page.fields.shape, diagnostics: &diagnostics)
    guard let template
    else {
      isBroken = true
      return nil
    }
    compiled.append(template)
    return template
  }

  /// Reports templates that no page uses. What a broken template would have used is not known, so that
  /// one that is broken is said first, alone.
  mutating func checkAllUsed() {
    if isBroken { return }
    for template in compiler.unusedSources(compiled: compiled) {
      diagnostics.add(.unused(template.name, file: template.file))
    }
  }
}

extension Diagnostic {
  fileprivate static func unused(_ name: String, file: String) -> Self {
    Self(
      message: "no page uses the template '\(name)'", location: SourceLocation(file: file),
      hint: "remove it, or include it with '{{> \(name)}}'")
  }
}
