internal import TelemetryModel

/// `/data/datapackage.json`: all whole tables, the SQLite file and the source, with what their columns mean.
///
/// - Source: Data Package 2.0, https://datapackage.org/standard/data-package/.
struct DataPackage {
  private static let profile = "https://datapackage.org/profiles/2.0/datapackage.json"

  let site: PageContext

  var document: JSONNode {
    let settings = site.settings
    return .members([
      ("$schema", .text(Self.profile)), ("name", .text(name)), ("title", .text(settings.title)),
      ("description", settings.description.map { .text($0) }),
      ("homepage", .text(settings.baseURL.text)),
      ("version", .text(site.dataVersion)),
      ("licenses", settings.licence.map { [["path": .text($0.url), "title": .text($0.name)]] }),
      ("sources", sources),
      ("resources", .list(site.downloads.whole.map(resource))),
    ])
  }

  /// Host and path of the site, in the letters that older readers want.
  private var name: String {
    let base = site.settings.baseURL
    let path = base.path.utf8.dropFirst().dropLast()
    let text = (base.host + (path.isEmpty ? "" : "/" + String(decoding: path, as: UTF8.self)))
    let bytes = text.utf8.map { byte in
      let byte = byte.asciiLowercased
      let isPlain = byte.isASCIIAlphanumeric || byte == UInt8(ascii: ".")
      return isPlain ? byte : UInt8(ascii: "-")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private var sources: JSONNode? {
    guard site.catalog.hasConfig else { return nil }
    let url = PageAddress.configs.url(under: site.settings.baseURL)
    return [["title": "Config history", "path": .text(url)]]
  }

  private func resource(_ download: Download) -> JSONNode {
    var members: [(String, JSONNode?)] = [
      ("name", .text(download.fileName)), ("path", .text(download.fileName)),
    ]
    switch download.content {
    case .table(let table, _):
      let words = DataDictionary.table(table)
      members += [
        ("type", "table"), ("title", .text(words.title)),
        ("description", .text(words.description)),
      ]
    case .database:
      members += [
        ("title", "All tables"),
        ("description", "The tables in one SQLite file, with a table of what their columns mean."),
      ]
    case .source:
      members += [
        ("title", "Source"), ("description", "What the site is made from: content and templates."),
      ]
    }
    members += [
      ("format", .text(download.encoding.format)), ("mediatype", .text(download.mediaType)),
      ("encoding", download.encoding.isText ? "utf-8" : nil),
      ("bytes", .integer(Int64(download.bytes))), ("hash", .text("sha256:\(download.sha256)")),
    ]
    if case .table(let table, _) = download.content {
      members.append(("schema", schema(of: table, as: download.encoding)))
    }
    return .members(members)
  }

  private func schema(of table: PublishedTable, as encoding: SiteSettings.Dataset) -> JSONNode {
    let words = DataDictionary.table(table)
    var members: [(String, JSONNode?)] = [
      ("fields", .list(words.columns.map { $0.field() })), ("missingValues", [""]),
      ("primaryKey", .texts(words.key)),
    ]
    let foreign = words.foreignKeys.compactMap { key in
      site.downloads.whole(key.table, encoding).map { other -> JSONNode in
        [
          "fields": [.text(key.column)],
          "reference": ["resource": .text(other.fileName), "fields": [.text(key.otherColumn)]],
        ]
      }
    }
    if !foreign.isEmpty { members.append(("foreignKeys", .list(foreign))) }
    return .members(members)
  }
}

extension DataColumn {
  /// As Table Schema describes it.
  fileprivate func field() -> JSONNode {
    let type: JSONNode =
      switch kind {
      case .day: "date"
      case .instant: "datetime"
      case .count: "integer"
      case .fraction, .number: "number"
      case .name, .text, .word: "string"
      }
    let hasOwnType = kind == .day || kind == .instant
    let constraints: [(String, JSONNode?)] = [
      ("required", mayBeMissing ? nil : true),
      ("minimum", kind.minimum.map { .integer($0) }),
      ("maximum", kind.maximum.map { .integer($0) }),
      ("pattern", hasOwnType ? nil : pattern.map { .text($0) }),
      ("enum", words.isEmpty ? nil : .texts(words)),
    ]
    let isConstrained = constraints.contains { $0.1 != nil }
    var description = meaning
    if case .missing(let words) = empty { description += " Empty: \(words)." }
    if case .value(let words) = empty { description += " The empty text: \(words)." }
    return .members([
      ("name", .text(name)), ("type", type), ("description", .text(description)),
      ("unit", unit.map { .text($0) }), ("missingValues", mayBeEmptyText ? [] : nil),
      ("constraints", isConstrained ? .members(constraints) : nil),
    ])
  }
}

extension Download {
  var mediaType: String {
    switch encoding {
    case .csv: "text/csv"
    case .csvGzip, .source: "application/gzip"
    case .jsonLines: "application/x-ndjson"
    case .sqlite: "application/vnd.sqlite3"
    }
  }
}

extension SiteSettings.Dataset {
  /// As the data package names it.
  fileprivate var format: String {
    switch self {
    case .csv, .csvGzip: "csv"
    case .jsonLines: "jsonl"
    case .sqlite: "sqlite"
    case .source: "tar"
    }
  }

  fileprivate var isText: Bool {
    switch self {
    case .csv, .csvGzip, .jsonLines: true
    case .sqlite, .source: false
    }
  }
}

extension PageContext {
  /// The version of what is published: see `DataDictionary.version`.
  var dataVersion: String { DataDictionary.version(of: catalog, errata: content.errata) }

  /// Whether there is a `/data/datapackage.json`.
  var hasDataPackage: Bool { !downloads.whole.isEmpty }
}

extension DataPackage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard site.hasDataPackage else { return nil }
    return PageFamily([.dataPackage]) { site, _, buffer in
      buffer.appendDocument(DataPackage(site: site).document)
    }
  }
}

extension PageAddress {
  package static let dataPackage = PageAddress(.dataPackage)
}
