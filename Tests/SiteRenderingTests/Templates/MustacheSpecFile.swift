internal import SiteRendering
internal import TelemetryModel

/// A file of the Mustache specification.
struct MustacheSpecFile: Decodable {
  var tests: [MustacheSpecCase]
}

struct MustacheSpecCase: Decodable {
  var name: String
  var data: LooseJSON
  var template: String
  var partials: [String: String]?
  var expected: String

  /// Compiles the template for a shape made after the data, and renders it.
  func render(diagnostics: inout Diagnostics) -> String? {
    var templates = partials ?? [:]
    templates["main template"] = template
    let sources = templates.sorted { BytewiseOrder.less($0.key, $1.key) }.map {
      TemplateSource(name: $0.key, file: $0.key, bytes: Array($0.value.utf8))
    }
    let root: Record
    if case .object(let object) = data {
      root = record(object, name: "page")
    } else {
      root = record([:], name: "page")
    }
    let compiler = TemplateCompiler(sources: sources)
    let compiled = compiler.compile("main template", for: root.shape, diagnostics: &diagnostics)
    guard let compiled else { return nil }
    var buffer = ByteBuffer(capacity: 0)
    compiled.render(root, into: &buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  private func record(_ object: [String: LooseJSON], name: String) -> Record {
    var fields: [Field<SpecRecord>] = []
    var values: SpecRecord = [:]
    for (name, json) in object.sorted(by: { BytewiseOrder.less($0.key, $1.key) }) {
      // A field cannot be named so, and no template can ask for it.
      guard name.utf8.allSatisfy({ $0 != 0x2E && $0 != 0x21 }) else { continue }
      guard let (shape, value) = field(json, name: name) else { continue }
      fields.append(Field(name, shape) { $0[name] ?? .none })
      values[name] = value
    }
    return Record(values, Fields(name, fields))
  }

  private func field(_ json: LooseJSON, name: String) -> (FieldShape, FieldValue)? {
    switch json {
    case .null: return (.optionalText, .none)
    case .flag(let isSet): return (.flag, .flag(isSet))
    case .text(let text):
      // A case that wants the text as a section of its own has it as one that may be missing.
      if uses("{{#\(name)}}") { return (.optionalText, .text(text)) }
      return usesTrusted ? (.html, .html(TrustedHTML(trusted: text))) : (.text, .text(text))
    case .object(let object):
      let record = record(object, name: name)
      return (
        uses("{{^\(name)}}") ? .optional(record.shape) : .record(record.shape), .record(record)
      )
    case .list(let items):
      if case .list = items.first { return nil }
      let texts = items.compactMap { if case .text(let text) = $0 { text } else { nil } }
      if !texts.isEmpty { return (.texts, .texts(texts)) }
      let objects = items.compactMap {
        if case .object(let object) = $0 { object } else { nil }
      }
      let records = objects.map { record($0, name: name) }
      let shape = (records.first ?? record([:], name: name)).shape
      return (.list(shape), .each(count: records.count) { records[$0] })
    }
  }

  private var usesTrusted: Bool { uses("{{{") || uses("{{&") }

  private func uses(_ text: String) -> Bool {
    ([template] + (partials ?? [:]).values).contains { $0.contains(text) }
  }
}

/// The values of an object of the specification's data, by their names.
typealias SpecRecord = [String: FieldValue]

/// JSON as the specification's data has it; numbers are the texts that they are shown as.
enum LooseJSON: Decodable {
  case null
  case flag(Bool)
  case text(String)
  case list([LooseJSON])
  case object([String: LooseJSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .text("\(number)")
    } else if let number = try? container.decode(Double.self) {
      self = .text("\(number)")
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([LooseJSON].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: LooseJSON].self))
    }
  }
}
