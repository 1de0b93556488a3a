/// Parts of schemas.
///
/// - Source: JSON Schema, draft 2020-12, https://json-schema.org/draft/2020-12.
enum JSONSchema {
  static let draft = "https://json-schema.org/draft/2020-12/schema"

  static let text: JSONNode = ["type": "string"]
  static let name: JSONNode = ["type": "string", "minLength": 1]
  static let textOrNull: JSONNode = ["type": ["string", "null"]]
  static let wholeNumber: JSONNode = ["type": "integer", "minimum": 0]
  static let fraction: JSONNode = ["type": "number", "minimum": 0, "maximum": 1]
  static let fractionOrNull: JSONNode = ["type": ["number", "null"], "minimum": 0, "maximum": 1]
  static let url: JSONNode = ["type": "string", "format": "uri", "pattern": "^https?://"]
  static let day: JSONNode = DataDictionary.week.schema()
  static let sha256: JSONNode = ["type": "string", "pattern": "^[0-9a-f]{64}$"]
  static let texts = list(of: text)
  static let names = list(of: name)

  static func value(_ node: JSONNode) -> JSONNode { ["const": node] }

  static func oneOf(_ words: [String]) -> JSONNode { ["enum": .texts(words)] }

  static func orNull(_ node: JSONNode) -> JSONNode { ["anyOf": [["type": "null"], node]] }

  static func list(of element: JSONNode) -> JSONNode { ["type": "array", "items": element] }

  /// A list of fixed length, each place with a schema of its own.
  static func tuple(_ elements: [JSONNode]) -> JSONNode {
    [
      "type": "array", "prefixItems": .list(elements), "items": false,
      "minItems": .integer(Int64(elements.count)),
    ]
  }

  typealias Members = [(key: String, schema: JSONNode)]

  /// An object that has all the members and no others, but maybe the optional ones.
  static func object(_ members: Members, optional: Members = []) -> JSONNode {
    .object([
      (key: "type", value: "object"),
      (key: "properties", value: properties(members + optional)),
      (key: "required", value: .texts(members.map(\.key))),
      (key: "additionalProperties", value: false),
    ])
  }

  static func properties(_ members: Members) -> JSONNode {
    .object(members.map { (key: $0.key, value: $0.schema) })
  }
}

extension DataColumn {
  /// Of a field in a row: null where it is missing.
  func schema() -> JSONNode {
    if !words.isEmpty { return JSONSchema.oneOf(words) }
    let type: JSONNode =
      switch kind {
      case .day, .instant, .name, .text, .word: "string"
      case .count: "integer"
      case .fraction, .number: "number"
      }
    let isText = kind == .name || kind == .text
    return .members([
      ("type", mayBeMissing ? [type, "null"] : type),
      ("minimum", kind.minimum.map { .integer($0) }),
      ("maximum", kind.maximum.map { .integer($0) }),
      ("minLength", isText && pattern == nil && !mayBeEmptyText ? 1 : nil),
      ("pattern", pattern.map { .text($0) }),
    ])
  }
}

extension DataTable {
  /// Of a row that is a list.
  var rowSchema: JSONNode { JSONSchema.tuple(columns.map { $0.schema() }) }

  /// Of a line of JSON lines.
  var lineSchema: JSONNode {
    JSONSchema.object(
      columns.map { column in
        var schema = column.schema()
        if case .object(let members) = schema {
          schema = .object(members + [(key: "description", value: .text(column.meaning))])
        }
        return (key: column.name, schema: schema)
      })
  }
}
