internal import TelemetryModel

/// What stands between the `---` lines on top of a page: settings of the page, in YAML.
struct FrontMatter {
  static let keys = ["title", "description", "nav", "effective", "updated"]

  var title: String?
  var description: String?
  var navPosition: Int?
  var effective: Day?
  var updated: Day?
  /// Whether there is a `title`, be it right or wrong.
  var hasTitle = false

  /// - Returns: Empty for a page without front matter; nil, reported, where it cannot be read.
  static func read(_ source: ProseSource, diagnostics: inout Diagnostics) -> FrontMatter? {
    guard let lines = source.frontMatter else { return FrontMatter() }
    guard
      let yaml = YAMLSource(
        source.text(ofLines: lines), file: source.file, limit: .max, diagnostics: &diagnostics),
      let root = YAMLDocument.root(of: yaml, diagnostics: &diagnostics),
      let fields = YAMLFields(
        root, of: "the front matter", known: keys, diagnostics: &diagnostics)
    else { return nil }
    var matter = FrontMatter()
    matter.title = fields.text("title", &diagnostics)
    matter.hasTitle = fields.has("title")
    matter.description = fields.text("description", &diagnostics)
    matter.navPosition = fields.number("nav", in: 0...1_000_000, &diagnostics)
    matter.effective = day("effective", in: fields, &diagnostics)
    matter.updated = day("updated", in: fields, &diagnostics)
    return matter
  }

  private static func day(
    _ key: String, in fields: YAMLFields, _ diagnostics: inout Diagnostics
  ) -> Day? {
    fields.text(
      key, wanted: "a day", hint: "write it as '2026-04-26'", &diagnostics
    ) { Day($0.utf8) != nil }.flatMap { Day($0.utf8) }
  }
}
