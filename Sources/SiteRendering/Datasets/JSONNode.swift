/// A JSON value that is put together before it is written: for documents that are made of other documents'
/// parts. Members keep their order.
enum JSONNode: Sendable {
  case null
  case flag(Bool)
  case integer(Int64)
  case text(String)
  case list([JSONNode])
  case object([Member])

  typealias Member = (key: String, value: JSONNode)

  /// Without the members that are nil.
  static func members(_ members: [(String, JSONNode?)]) -> Self {
    .object(members.compactMap { key, value in value.map { (key, $0) } })
  }

  static func texts(_ texts: [String]) -> Self { .list(texts.map { .text($0) }) }
}

extension JSONNode: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .text(value) }
  init(booleanLiteral value: Bool) { self = .flag(value) }
  init(integerLiteral value: Int64) { self = .integer(value) }
  init(arrayLiteral elements: JSONNode...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, JSONNode)...) {
    self = .object(elements.map { (key: $0, value: $1) })
  }
}

extension ByteBuffer {
  /// Bytes of a value that still stands in one line.
  private static let lineLimit = 100

  /// Appends a document for programs and people: what is short in one line, the rest indented, LF at the end.
  mutating func appendDocument(_ node: JSONNode) {
    append(node, indentation: "")
    append("\n")
  }

  /// Appends it without a space.
  mutating func appendCompact(_ node: JSONNode) {
    switch node {
    case .null: append("null")
    case .flag(let flag): append(flag ? "true" : "false")
    case .integer(let number): append(decimal: Int(number))
    case .text(let text): appendJSON(text)
    case .list(let elements):
      append("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { append(",") }
        appendCompact(element)
      }
      append("]")
    case .object(let members):
      append("{")
      for (index, member) in members.enumerated() {
        if index > 0 { append(",") }
        appendJSON(member.key)
        append(":")
        appendCompact(member.value)
      }
      append("}")
    }
  }

  private mutating func append(_ node: JSONNode, indentation: String) {
    var line = ByteBuffer(capacity: Self.lineLimit)
    line.appendCompact(node)
    if line.bytes.count <= Self.lineLimit { return append(bytes: line.bytes) }
    let inner = indentation + "  "
    switch node {
    case .null, .flag, .integer, .text: append(bytes: line.bytes)
    case .list(let elements):
      for (index, element) in elements.enumerated() {
        append("\(index > 0 ? "," : "[")\n\(inner)")
        append(element, indentation: inner)
      }
      append("\n\(indentation)]")
    case .object(let members):
      for (index, member) in members.enumerated() {
        append("\(index > 0 ? "," : "{")\n\(inner)")
        appendJSON(member.key)
        append(": ")
        append(member.value, indentation: inner)
      }
      append("\n\(indentation)}")
    }
  }
}

extension TrustedHTML {
  /// A value as the content of a `<script>` that holds data: no byte of it is markup, whatever its texts are.
  ///
  /// - Source: the HTML standard, section 4.12.1.3, on what may stand in a script. `<`, `>` and `&` occur in
  ///   texts only, where JSON has an escape for each.
  init(script node: JSONNode) {
    var buffer = ByteBuffer(capacity: 1 << 10)
    buffer.appendCompact(node)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(buffer.bytes.count)
    for byte in buffer.bytes {
      switch byte {
      case UInt8(ascii: "<"): bytes += "\\u003c".utf8
      case UInt8(ascii: ">"): bytes += "\\u003e".utf8
      case UInt8(ascii: "&"): bytes += "\\u0026".utf8
      default: bytes.append(byte)
      }
    }
    self.init(trusted: String(decoding: bytes, as: UTF8.self))
  }
}
