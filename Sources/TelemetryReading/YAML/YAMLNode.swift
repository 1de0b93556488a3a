internal import TelemetryModel

/// A value with its place: the part of YAML that `site.yml` and front matter are written in.
struct YAMLNode {
  /// A key of a mapping with its value.
  struct Entry {
    var key: String
    var keyLocation: SourceLocation
    var value: YAMLNode
  }

  enum Content {
    /// `isPlain` tells `0.5` from `"0.5"`; the text is as it was written, never a number made of it.
    case scalar(text: String, isPlain: Bool)
    case list([YAMLNode])
    case mapping([Entry])
  }

  var content: Content
  var location: SourceLocation

  /// Nothing written, or one of YAML's words for nothing.
  var isEmpty: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains { BytewiseOrder.equal($0, text) }
  }

  /// What the node is, in the words of a message.
  var kind: String {
    switch content {
    case .scalar(let text, _): isEmpty ? "nothing" : "'\(text)'"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}
