internal import SiteRendering
internal import SiteTestSupport
internal import TelemetryModel
import Testing

/// A compile of the template `main` among others.
struct TemplateHarness {
  var main: String
  var others: [String: String] = [:]

  /// What the template makes of a record; nil with diagnostics where it has mistakes.
  func render(_ record: Record, diagnostics: inout Diagnostics) -> String? {
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
  for shape: RecordShape = Samples.page,
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
    .compile(Array(main.utf8), for: Samples.page, diagnostics: &diagnostics)
  let mistakes = diagnostics.sorted.map { "\($0.location) \($0.message)" }
  #expect(mistakes == [], sourceLocation: sourceLocation)
}

/// A page with a field of every kind.
enum Samples {
  static let row = RecordShape("row", [("name", .text), ("bar", .html)])
  static let note = RecordShape("note", [("text", .text), ("author", .optionalText)])
  static let page = RecordShape(
    "page",
    [
      ("title", .text), ("chart", .html), ("draft", .flag), ("site", .record(note)),
      ("note", .optional(note)), ("subtitle", .optionalText), ("rows", .list(row)),
      ("tags", .texts),
    ])

  static func page(
    title: String = "Weeks", draft: Bool = false, note: Record? = nil, subtitle: String? = nil,
    rows: [(name: String, bar: String)] = [], tags: [String] = []
  ) -> Record {
    Record(
      page,
      [
        .text(title), .html(TrustedHTML(trusted: "<svg/>")), .flag(draft),
        .record(Samples.note("at home")), note.map { .record($0) } ?? .none,
        subtitle.map { .text($0) } ?? .none,
        .list(rows.map { Record(row, [.text($0.name), .html(TrustedHTML(trusted: $0.bar))]) }),
        .texts(tags),
      ])
  }

  static func note(_ text: String, author: String? = nil) -> Record {
    Record(note, [.text(text), author.map { .text($0) } ?? .none])
  }
}
