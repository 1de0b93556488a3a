internal import SiteRendering
internal import SiteTestSupport
internal import TelemetryModel
import Testing

/// A compile of the template `main` among others.
struct TemplateHarness {
  var main: String
  var others: [String: String] = [:]

  /// What the template makes of a record; nil with diagnostics where it has mistakes.
  func render(_ page: some TemplateRecord, diagnostics: inout Diagnostics) -> String? {
    let record = Record(page)
    guard let compiled = compile(Array(main.utf8), for: record.shape, diagnostics: &diagnostics)
    else { return nil }
    var buffer = ByteBuffer(capacity: 64)
    compiled.render(record, into: &buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  func compile(
    _ bytes: [UInt8], for shape: RecordShape, diagnostics: inout Diagnostics
  ) -> CompiledTemplate? {
    var sources = others.sorted { BytewiseOrder.less($0.key, $1.key) }.map {
      TemplateSource(name: $0.key, file: "templates/\($0.key).html", bytes: Array($0.value.utf8))
    }
    sources.append(TemplateSource(name: "main", file: "templates/main.html", bytes: bytes))
    return TemplateCompiler(sources: sources).compile("main", for: shape, diagnostics: &diagnostics)
  }
}

/// Expects exactly one mistake in `main`, at its 👉.
func expectMistake(
  _ message: String, hint: String? = nil, in marked: String, others: [String: String] = [:],
  for shape: RecordShape = Samples.Page.fields.shape,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  let input = MarkedInput(marked)
  var diagnostics = Diagnostics()
  let compiled = TemplateHarness(main: "", others: others)
    .compile(input.bytes, for: shape, diagnostics: &diagnostics)
  #expect(compiled == nil, sourceLocation: sourceLocation)
  let mistakes = diagnostics.sorted
  #expect(mistakes.map(\.message) == [message], sourceLocation: sourceLocation)
  #expect(
    mistakes.first?.location == input.location(in: "templates/main.html"),
    sourceLocation: sourceLocation)
  if let hint { #expect(mistakes.first?.hint == hint, sourceLocation: sourceLocation) }
}

/// Expects a template without mistakes.
func expectNoMistake(
  _ main: String, others: [String: String] = [:],
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  var diagnostics = Diagnostics()
  _ = TemplateHarness(main: main, others: others)
    .compile(Array(main.utf8), for: Samples.Page.fields.shape, diagnostics: &diagnostics)
  let mistakes = diagnostics.sorted.map { "\($0.location) \($0.message)" }
  #expect(mistakes == [], sourceLocation: sourceLocation)
}

/// A page with a field of every kind.
enum Samples {
  struct Row: TemplateRecord {
    static let fields = Fields<Self>("row", [.text("name") { $0.name }, .html("bar") { $0.bar }])

    var name: String
    var bar: TrustedHTML
  }

  struct Note: TemplateRecord {
    static let fields = Fields<Self>(
      "note", [.text("text") { $0.text }, .optional("author") { $0.author }])

    var text: String
    var author: String?
  }

  struct Page: TemplateRecord {
    static let fields = Fields<Self>(
      "page",
      [
        .text("title") { $0.title }, .html("chart") { _ in TrustedHTML(trusted: "<svg/>") },
        .flag("draft") { $0.draft }, .record("site") { _ in Note(text: "at home") },
        .optional("note") { $0.note }, .optional("subtitle") { $0.subtitle },
        .list("rows") { $0.rows }, .list("tags") { $0.tags },
      ])

    var title: String
    var draft: Bool
    var note: Note?
    var subtitle: String?
    var rows: [Row]
    var tags: [String]
  }

  static func page(
    title: String = "Weeks", draft: Bool = false, note: Note? = nil, subtitle: String? = nil,
    rows: [(name: String, bar: String)] = [], tags: [String] = []
  ) -> Page {
    Page(
      title: title, draft: draft, note: note, subtitle: subtitle,
      rows: rows.map { Row(name: $0.name, bar: TrustedHTML(trusted: $0.bar)) }, tags: tags)
  }

  static func note(_ text: String, author: String? = nil) -> Note {
    Note(text: text, author: author)
  }
}
