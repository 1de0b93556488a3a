internal import TelemetryModel

/// What each table, column and member of the downloads means.
struct DataDictionaryPage {
  static let column = RecordShape(
    "column",
    [("name", .text), ("meaning", .text), ("type", .text), ("unit", .text), ("empty", .text)])
  static let table = RecordShape(
    "table",
    [
      ("id", .text), ("name", .text), ("title", .text), ("description", .text), ("key", .text),
      ("foreign", .texts), ("columns", .list(column)),
    ])
  static let member = RecordShape("member", [("name", .text), ("meaning", .text), ("of", .text)])
  static let shape = RecordShape(
    "data-dictionary",
    [
      ("frame", .record(PageFrame.shape)), ("contents", .list(PageFrame.link)),
      ("tables", .list(table)), ("hasMembers", .flag), ("members", .list(member)),
      ("version", .text), ("package", .optional(PageFrame.link)),
      ("schemas", .list(PageFrame.link)),
    ])

  let site: PageContext

  func record() -> Record {
    let tables = self.tables
    let hasMembers = site.settings.counterFormats.contains(.json)
    var contents = tables.map { PageFrame.link($0.title, "#\($0.id)") }
    if hasMembers { contents.append(PageFrame.link("data.json", "#members")) }
    contents.append(PageFrame.link("Version and schemas", "#version"))
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), .list(contents), .list(tables.map(\.record)),
        .flag(hasMembers), .list(hasMembers ? members : []), .text(site.dataVersion),
        site.hasDataPackage
          ? .record(PageFrame.link("datapackage.json", site.href(DataPackage.address))) : .none,
        .list(
          PublishedSchema.all(site).map { PageFrame.link($0.title, site.href($0.address)) }),
      ])
  }

  private var frame: PageFrame {
    PageFrame(
      site: site, pageType: "data-dictionary", address: .dataDictionary, heading: "Data dictionary",
      lead: "What each table, column and member of the downloads means.",
      crumbs: [("Data", .data)],
      description:
        "Tables, columns, types, units and keys of the downloads, and what an empty field means.",
      source: site.source)
  }

  /// A table and the part of the page that describes it.
  private struct Part {
    let id: String
    let title: String
    let record: Record
  }

  /// Those that the site publishes.
  private var tables: [Part] {
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

  private func part(_ table: DataTable, id: String, name: String) -> Part {
    let foreign = table.foreignKeys.map {
      "Each \($0.column) is a \($0.otherColumn) of \($0.table.name)."
    }
    return Part(
      id: id, title: table.title,
      record: Record(
        Self.table,
        [
          .text(id), .text(name), .text(table.title), .text(table.description),
          .text(table.key.joined(separator: ", ")), .texts(foreign),
          .list(
            table.columns.map { column in
              Record(
                Self.column,
                [
                  .text(column.name), .text(column.meaning), .text(column.kind.rawValue),
                  .text(column.unit ?? "none"), .text(column.emptyWords),
                ])
            }),
        ]))
  }

  private var members: [Record] {
    let kinds: [(document: DocumentMember.Document, name: String)] = [
      (.counter, "counters"), (.chart, "charts"), (.metric, "derived metrics"),
    ]
    let shown = kinds.filter { $0.document != .metric || !site.metrics.isEmpty }
    return DocumentMember.all.compactMap { member in
      let names = shown.filter { member.documents.contains($0.document) }.map(\.name)
      if names.isEmpty { return nil }
      let of = names.count == shown.count ? "all" : names.joined(separator: ", ")
      return Record(Self.member, [.text(member.name), .text(member.meaning), .text(of)])
    }
  }
}

extension DataDictionaryPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile("data-dictionary", for: shape).map {
      PageFamily(.dataDictionary, $0) { Self(site: site).record() }
    }
  }
}
