internal import TelemetryModel

/// What each table, column and member of the downloads means.
struct DataDictionaryPage: TemplateRecord {
  struct Column: TemplateRecord {
    static let fields = Fields<Self>(
      "column",
      [
        .text("name") { $0.name }, .text("meaning") { $0.meaning }, .text("type") { $0.type },
        .text("unit") { $0.unit }, .text("empty") { $0.empty },
      ])

    let name: String
    let meaning: String
    let type: String
    let unit: String
    let empty: String
  }

  struct Table: TemplateRecord {
    static let fields = Fields<Self>(
      "table",
      [
        .text("id") { $0.id }, .text("name") { $0.name }, .text("title") { $0.title },
        .text("description") { $0.description }, .text("key") { $0.key },
        .list("foreign") { $0.foreign }, .list("columns") { $0.columns },
      ])

    let id: String
    let name: String
    let title: String
    let description: String
    let key: String
    let foreign: [String]
    let columns: [Column]
  }

  struct Member: TemplateRecord {
    static let fields = Fields<Self>(
      "member",
      [
        .text("name") { $0.name }, .text("meaning") { $0.meaning }, .text("of") { $0.of },
      ])

    let name: String
    let meaning: String
    let of: String
  }

  static let fields = Fields<Self>(
    "data-dictionary",
    [
      .record("frame") { $0.frame }, .list("contents") { $0.contents },
      .list("tables") { $0.tables }, .list("members") { $0.hasMembers ? $0.members : [] },
      .text("version") { $0.site.dataVersion }, .optional("package") { $0.package },
      .list("schemas") { page in
        PublishedSchema.all(page.site).map { Link($0.title, page.site.href($0.address)) }
      },
    ])

  let site: PageContext

  private var hasMembers: Bool { site.settings.counterFormats.contains(.json) }

  private var contents: [Link] {
    tables.map { Link($0.title, "#\($0.id)") }
      + (hasMembers ? [Link("data.json", "#members")] : [])
      + [Link("Version and schemas", "#version")]
  }

  private var package: Link? {
    site.hasDataPackage ? Link("datapackage.json", site.href(.dataPackage)) : nil
  }

  private var frame: PageFrame {
    PageFrame(
      site: site, address: .dataDictionary, heading: "Data dictionary",
      lead: "What each table, column and member of the downloads means.",
      crumbs: [("Data", .data)],
      description:
        "Tables, columns, types, units and keys of the downloads, and what an empty field means.",
      source: site.source)
  }

  /// Those that the site publishes.
  private var tables: [Table] {
    var parts = PublishedTable.allCases.filter { table in
      site.downloads.whole.contains { $0.content == .table(table, period: nil) }
    }.map { part(DataDictionary.table($0), id: $0.name, name: $0.name) }
    if site.settings.counterFormats.contains(.csv) {
      if parts.allSatisfy({ $0.id != PublishedTable.figures.name }) {
        parts.append(
          part(
            DataDictionary.figures, id: PublishedTable.figures.name, name: CounterFile.csv.rawValue)
        )
      }
      if !site.metrics.isEmpty {
        parts.append(part(DataDictionary.metric, id: "metric", name: CounterFile.csv.rawValue))
      }
    }
    return parts
  }

  private func part(_ table: DataTable, id: String, name: String) -> Table {
    let foreign = table.foreignKeys.map {
      "Each \($0.column) is a \($0.otherColumn) of \($0.table.name)."
    }
    return Table(
      id: id, name: name, title: table.title, description: table.description,
      key: table.key.joined(separator: ", "), foreign: foreign,
      columns: table.columns.map { column in
        Column(
          name: column.name, meaning: column.meaning, type: column.kind.rawValue,
          unit: column.unit ?? "none", empty: column.emptyWords)
      })
  }

  private var members: [Member] {
    let kinds: [(document: DocumentMember.Document, name: String)] = [
      (.counter, "counters"), (.chart, "charts"), (.metric, "derived metrics"),
    ]
    let shown = kinds.filter { $0.document != .metric || !site.metrics.isEmpty }
    return DocumentMember.all.compactMap { member in
      let names = shown.filter { member.documents.contains($0.document) }.map(\.name)
      if names.isEmpty { return nil }
      let of = names.count == shown.count ? "all" : names.joined(separator: ", ")
      return Member(name: member.name, meaning: member.meaning, of: of)
    }
  }
}

extension DataDictionaryPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile(.dataDictionary, for: Self.self).map {
      PageFamily(.dataDictionary, $0) { Self(site: $0) }
    }
  }
}

extension PageAddress {
  package static let dataDictionary = PageAddress(.dataDictionary)
}
