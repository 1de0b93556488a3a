internal import TelemetryModel

/// Downloads with sizes and hashes, those of one table in one row.
struct DownloadTable: TemplateRecord {
  struct File: TemplateRecord {
    static let fields = Fields<Self>(
      "file",
      [
        .text("name") { $0.name }, .text("href") { $0.href }, .text("format") { $0.format },
        .text("size") { $0.size }, .text("hash") { $0.hash },
      ])

    let name: String
    let href: String
    let format: String
    let size: String
    let hash: String
  }

  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("title") { $0.title }, .optional("name") { $0.name }, .optional("rows") { $0.rows },
        .list("files") { $0.files },
      ])

    let title: String
    var name: String?
    var rows: String?
    let files: [File]
  }

  static let fields = Fields<Self>(
    "files",
    [
      .text("caption") { $0.caption }, .list("rows") { $0.rows },
    ])

  let site: PageContext
  let caption: String
  let downloads: [Download]

  /// Nil where there is no file.
  init?(site: PageContext, caption: String, downloads: [Download]) {
    if downloads.isEmpty { return nil }
    self.site = site
    self.caption = caption
    self.downloads = downloads
  }

  private var rows: [Row] {
    var rows: [[Download]] = []
    for download in downloads {
      if rows.last?.first?.content == download.content {
        rows[rows.count - 1].append(download)
      } else {
        rows.append([download])
      }
    }
    return rows.map { files in
      Row(
        title: files[0].content.title, name: files[0].content.name,
        rows: files[0].rows.map { NumberText.count(Int64($0)) }, files: files.map { File($0, site) }
      )
    }
  }

}

extension DownloadTable.File {
  init(_ download: Download, _ site: PageContext) {
    self.init(
      name: download.fileName, href: site.href(download.address), format: download.encoding.words,
      size: SizeText.of(download.bytes), hash: download.sha256)
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
