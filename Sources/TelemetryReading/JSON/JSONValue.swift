/// A value of a JSON text, with its place.
package struct JSONValue: Hashable, Sendable {
  package indirect enum Content: Hashable, Sendable {
    case null
    case bool(Bool)
    /// As written: what it is to be, a count or a share, its reader says.
    case number(String)
    case string(String)
    case array([JSONValue])
    /// In the order of the text; no key twice.
    case object([JSONMember])
  }

  package var content: Content
  /// Where it begins, in bytes from the start of the file; of a string its quote.
  package var offset: Int

  package init(_ content: Content, at offset: Int) {
    self.content = content
    self.offset = offset
  }

  package var isNull: Bool { content == .null }

  /// For messages: `a string`.
  package var kind: String {
    switch content {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// A key of an object and its value.
package struct JSONMember: Hashable, Sendable {
  package var key: String
  /// Where the key's quote stands.
  package var keyOffset: Int
  package var value: JSONValue

  package init(key: String, keyOffset: Int, value: JSONValue) {
    self.key = key
    self.keyOffset = keyOffset
    self.value = value
  }
}
