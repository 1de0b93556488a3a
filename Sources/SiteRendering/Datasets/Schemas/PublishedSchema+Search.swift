/// The search index: its directory and its shards.
extension PublishedSchema {
  static let searchIndexSchema = JSONSchema.object([
    ("format", JSONSchema.value(1)), ("entries", JSONSchema.wholeNumber),
    ("limit", JSONSchema.wholeNumber),
    (
      "shards",
      JSONSchema.list(
        of: JSONSchema.tuple([
          JSONSchema.name, ["type": "string", "pattern": "^[0-9a-f]{12}$"],
        ]))
    ),
  ])

  static let searchShardSchema = JSONSchema.object([
    ("programs", JSONSchema.list(of: JSONSchema.tuple([JSONSchema.text, JSONSchema.name]))),
    ("states", JSONSchema.texts), ("entries", JSONSchema.list(of: entry)),
    ("words", JSONSchema.list(of: word)),
  ])

  /// Kind, program or -1, title, name, state, path.
  private static let entry = JSONSchema.tuple([
    ["type": "integer", "minimum": 0, "maximum": 6], ["type": "integer", "minimum": -1],
    JSONSchema.text, JSONSchema.text, JSONSchema.wholeNumber,
    ["type": "string", "pattern": "^[A-Za-z0-9._~#/-]*$"],
  ])

  /// The word, all entries that have it, those of them that are here.
  private static let word = JSONSchema.tuple([
    JSONSchema.name, JSONSchema.wholeNumber, JSONSchema.list(of: JSONSchema.wholeNumber),
  ])
}
