internal import TelemetryModel

/// Downloads with sizes and hashes, those of one table in one row.
struct DownloadTable {
  static let file = RecordShape(
    "file", [("name", .text), ("href", .text), ("format", .text), ("size", .text), ("hash", .text)])
  static let row = RecordShape(
    "row",
    [
      ("title", .text), ("name", .optionalText), ("rows", .optionalText), ("files", .list(file)),
    ])
  static let shape = RecordShape("files", [("caption", .text), ("rows", .list(row))])

  let site: PageContext
  let caption: String
  let downloads: [Download]

  /// Nil where there is no file.
  func record() -> Record? {
    downloads.isEmpty ? nil : Record(Self.shape, [.text(caption), .list(rows)])
  }

  private var rows: [Record] {
    var rows: [[Download]] = []
    for download in downloads {
      if rows.last?.first?.content == download.content {
        rows[rows.count - 1].append(download)
      } else {
        rows.append([download])
      }
    }
    return rows.map { files in
      Record(
        Self.row,
        [
          .text(files[0].content.title), files[0].content.name.map { .text($0) } ?? .none,
          files[0].rows.map { .text(NumberText.count(Int64($0))) } ?? .none,
          .list(files.map { Self.file($0, site) }),
        ])
    }
  }

  static func file(_ download: Download, _ site: PageContext) -> Record {
    Record(
      file,
      [
        .text(download.fileName), .text(site.href(download.address)),
        .text(download.encoding.words), .text(SizeText.of(download.bytes)),
        .text(download.sha256),
      ])
  }
}

extension Download.Content {
  /// What a row of downloads is called.
  fileprivate var title: String {
    switch self {
    case .table(let table, _): DataDictionary.table(table).title
    case .database: "All tables"
    case .source: "What the site is made from"
    }
  }

  /// Of a table, as its files have it.
  fileprivate var name: String? {
    if case .table(let table, _) = self { return table.name }
    return nil
  }
}

extension SiteSettings.Dataset {
  /// What a link calls it.
  var words: String {
    switch self {
    case .csv: "CSV"
    case .csvGzip: "CSV, gzip"
    case .jsonLines: "JSON lines"
    case .sqlite: "SQLite"
    case .source: "tar, gzip"
    }
  }
}

extension [Download] {
  /// Of all files together.
  var bytes: Int { reduce(0) { $0 + $1.bytes } }
}
