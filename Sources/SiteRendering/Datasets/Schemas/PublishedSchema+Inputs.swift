internal import TelemetryModel

/// What a site is made from: configs, and the list of all files.
extension PublishedSchema {
  /// As lax as the format is: lists may be null or missing, and a site names its own lists of metadata.
  static let configSchema = JSONNode.object([
    (key: "type", value: "object"),
    (
      key: "properties",
      value: JSONSchema.properties([
        ("SampleRate", JSONSchema.fraction), ("Programs", orNull(listOf: program)),
      ])
    ),
    (key: "additionalProperties", value: orNull(listOf: JSONSchema.text)),
  ])

  private static let program = object(
    [("Name", JSONSchema.name)],
    optional: [
      ("Versions", orNull(listOf: JSONSchema.text)), ("Counters", orNull(listOf: listed)),
      ("Stacks", orNull(listOf: listed)),
    ])

  private static let listed = object(
    [("Name", JSONSchema.name), ("Rate", JSONSchema.fraction)],
    optional: [("Depth", JSONSchema.wholeNumber)])

  private static func object(
    _ members: JSONSchema.Members, optional: JSONSchema.Members
  ) -> JSONNode {
    JSONSchema.object(members, optional: optional)
  }

  private static func orNull(listOf element: JSONNode) -> JSONNode {
    ["type": ["array", "null"], "items": element]
  }

  func buildSchema(under base: BaseURL) -> JSONNode {
    let tool = JSONSchema.object([("name", JSONSchema.name), ("version", JSONSchema.name)])
    let options = JSONSchema.object(
      [("base_url", JSONSchema.url)],
      optional: [("precompress", JSONSchema.value("gzip"))])
    let input = JSONSchema.object([
      ("path", JSONSchema.name), ("bytes", JSONSchema.wholeNumber), ("sha256", JSONSchema.sha256),
      ("archived", ["type": "boolean"]),
    ])
    let source = JSONSchema.object([
      ("path", JSONSchema.name), ("bytes", JSONSchema.wholeNumber), ("sha256", JSONSchema.sha256),
      ("complete", ["type": "boolean"]),
    ])
    return JSONSchema.object([
      member(under: base), ("tool", tool), ("options", options), ("command", JSONSchema.name),
      ("source", JSONSchema.orNull(source)), ("input_sha256", JSONSchema.sha256),
      ("inputs", JSONSchema.list(of: input)),
    ])
  }
}
