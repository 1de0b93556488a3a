internal import TelemetryModel

/// A template as a tree, or what is wrong with it.
struct ParsedTemplate: Sendable {
  let text: TemplateText
  /// Empty where there are mistakes.
  private(set) var nodes: [TemplateNode] = []
  private(set) var mistakes: [Diagnostic] = []

  /// - Complexity: O(bytes).
  init(_ source: TemplateSource) {
    text = TemplateText(source)
    if let offset = text.offsetOfInvalidUTF8 {
      mistakes = [.notUTF8(at: text.location(at: offset))]
      return
    }
    let lexer = TemplateLexer(text)
    let pairing = TagPairing(lexer.tags, of: text)
    mistakes = lexer.mistakes + pairing.mistakes
    guard mistakes.isEmpty else { return }
    var builder = TemplateTreeBuilder(text, tags: lexer.tags, closers: pairing.closers)
    nodes = builder.build()
    mistakes = builder.mistakes
  }
}

extension Diagnostic {
  fileprivate static func notUTF8(at location: SourceLocation) -> Self {
    Self(
      message: "template is not valid UTF-8", location: location, hint: "save it as UTF-8")
  }
}
