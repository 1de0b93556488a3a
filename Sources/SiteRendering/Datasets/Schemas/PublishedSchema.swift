internal import TelemetryModel

/// The JSON Schema of a kind of JSON that a site publishes, as a file of the site.
enum PublishedSchema: Hashable, Sendable {
  case counter, chart, metric
  case searchIndex, searchShard
  /// `config.json` of a config version.
  case config
  /// `/data/build.json`.
  case build
  /// A line of a table as JSON lines.
  case line(PublishedTable)

  var name: String {
    switch self {
    case .counter: "counter"
    case .chart: "chart"
    case .metric: "metric"
    case .searchIndex: "search-index"
    case .searchShard: "search-shard"
    case .config: "config"
    case .build: "build"
    case .line(let table): "\(table.name)-line"
    }
  }

  var address: PageAddress { .schema(name) }

  /// What it describes, for lists.
  var title: String {
    switch self {
    case .counter: "data.json of a counter"
    case .chart: "data.json of a chart"
    case .metric: "data.json of a derived metric"
    case .searchIndex: "The directory of the search index"
    case .searchShard: "A file of the search index"
    case .config: "config.json of a config version"
    case .build: "build.json"
    case .line(let table): "A line of \(table.name).jsonl"
    }
  }

  func document(under base: BaseURL) -> JSONNode {
    let head: [JSONNode.Member] = [
      (key: "$schema", value: .text(JSONSchema.draft)),
      (key: "$id", value: .text(address.url(under: base))),
      (key: "title", value: .text(title)),
    ]
    guard case .object(let members) = schema(under: base) else {
      preconditionFailure("a schema is an object")
    }
    return .object(head + members)
  }

  private func schema(under base: BaseURL) -> JSONNode {
    switch self {
    case .counter, .chart: counterSchema(under: base)
    case .metric: metricSchema(under: base)
    case .searchIndex: Self.searchIndexSchema
    case .searchShard: Self.searchShardSchema
    case .config: Self.configSchema
    case .build: buildSchema(under: base)
    case .line(let table): DataDictionary.table(table).lineSchema
    }
  }

  /// The member by which a document names its schema.
  func member(under base: BaseURL) -> (key: String, schema: JSONNode) {
    (key: "$schema", schema: JSONSchema.value(.text(address.url(under: base))))
  }

  /// Those of the JSON that a site has.
  static func all(_ site: PageContext) -> [Self] {
    var schemas: [Self] = []
    if site.settings.counterFormats.contains(.json) {
      schemas += [.counter, .chart]
      if !site.metrics.isEmpty { schemas.append(.metric) }
    }
    schemas += [.searchIndex, .searchShard]
    if site.catalog.hasConfig { schemas.append(.config) }
    if site.build != nil { schemas.append(.build) }
    return schemas
      + PublishedTable.allCases.filter { site.downloads.whole($0, .jsonLines) != nil }
      .map { .line($0) }
  }
}

extension PublishedSchema {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    let schemas = all(site)
    let base = site.settings.baseURL
    return PageFamily(schemas.map(\.address)) { _, place, buffer in
      buffer.appendDocument(schemas[place].document(under: base))
    }
  }
}

extension PageAddress {
  /// The JSON Schema of a kind of JSON that the site publishes, by the kind's name, such as `counter`.
  package static func schema(_ name: String) -> PageAddress { PageAddress(.schema, name) }
}
