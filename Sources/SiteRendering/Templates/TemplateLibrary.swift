internal import TelemetryModel

/// All templates by their names.
struct TemplateLibrary: Sendable {
  /// In the order of their names.
  let templates: [ParsedTemplate]
  /// Templates whose name an earlier one has already.
  let twins: [(first: ParsedTemplate, second: ParsedTemplate)]

  init(_ sources: [TemplateSource]) {
    var templates: [ParsedTemplate] = []
    var twins: [(first: ParsedTemplate, second: ParsedTemplate)] = []
    for source in sources.sorted(by: Self.inOrder) {
      let template = ParsedTemplate(source)
      if let last = templates.last, BytewiseOrder.equal(last.text.name, source.name) {
        twins.append((last, template))
      } else {
        templates.append(template)
      }
    }
    self.templates = templates
    self.twins = twins
  }

  var names: [String] { templates.map(\.text.name) }

  /// - Complexity: O(log(templates)).
  subscript(name: String) -> ParsedTemplate? {
    var range = templates.indices
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      let candidate = templates[middle].text.name
      if BytewiseOrder.equal(candidate, name) { return templates[middle] }
      range =
        BytewiseOrder.less(candidate, name)
        ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  private static func inOrder(_ a: TemplateSource, _ b: TemplateSource) -> Bool {
    BytewiseOrder.equal(a.name, b.name)
      ? BytewiseOrder.less(a.file, b.file) : BytewiseOrder.less(a.name, b.name)
  }
}
