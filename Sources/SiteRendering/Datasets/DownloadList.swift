package import TelemetryModel

/// A file below `/data/`, with what is known of its bytes.
package struct Download: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// A table: whole, or of one period.
    case table(PublishedTable, period: Int?)
    /// All tables in one SQLite file.
    case database
    /// What the site is made from.
    case source
  }

  package let content: Content
  package let encoding: SiteSettings.Dataset
  package let address: PageAddress
  /// Of a table.
  package let rows: Int?
  /// 0 until the file was written.
  package private(set) var bytes = 0
  /// In hexadecimal; empty until the file was written.
  package private(set) var sha256 = ""

  /// A table that is a file.
  package init(_ file: TableFile) {
    content = .table(file.table, period: file.period)
    encoding = file.encoding
    address = file.address
    rows = file.rows.count
  }

  private init(_ content: Content, _ encoding: SiteSettings.Dataset, _ address: PageAddress) {
    self.content = content
    self.encoding = encoding
    self.address = address
    rows = nil
  }

  private static let database = Download(.database, .sqlite, .dataFile("telemetry.sqlite"))
  private static let source = Download(.source, .source, .dataFile("source.tar.gz"))

  /// The downloads that a site is going to have, besides its tables: the database where there is any table, and
  /// what the site is made from.
  package static func others(
    beside tables: TableFiles, _ settings: SiteSettings
  ) -> (database: Download?, source: Download?) {
    let hasTables = PublishedTable.allCases.contains { tables.count(of: $0) > 0 }
    return (
      hasTables && settings.datasets.contains(.sqlite) ? database : nil,
      settings.datasets.contains(.source) ? source : nil
    )
  }

  /// The same, once it was written.
  package func written(bytes: Int, sha256: String) -> Self {
    var copy = self
    copy.bytes = bytes
    copy.sha256 = sha256
    return copy
  }

  /// Below `/data/` or `/data/<week>/`.
  package var fileName: String {
    let path = address.path.utf8
    let name = path.suffix(from: path.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)
    return String(decoding: name.dropFirst(), as: UTF8.self)
  }
}

/// The files below `/data/` that are written before the first page is rendered: pages say how large they are,
/// and which hash they have.
package struct DownloadList: Sendable {
  package let all: [Download]
  /// Whole tables, then the database, then what the site is made from.
  package private(set) var whole: [Download] = []
  private var ofPeriods: [Int: [Download]] = [:]

  /// What a site is going to have, before any of it is written.
  package init(planned tables: TableFiles, _ settings: SiteSettings) {
    let others = Download.others(beside: tables, settings)
    self.init(
      tables.files.map { Download($0) } + [others.database, others.source].compactMap { $0 })
  }

  package init(_ downloads: [Download] = []) {
    all = downloads
    for download in downloads {
      if case .table(_, let period?) = download.content {
        ofPeriods[period, default: []].append(download)
      } else {
        whole.append(download)
      }
    }
  }

  /// The pieces of tables of one period.
  package func of(period: Int) -> [Download] { ofPeriods[period] ?? [] }

  package func whole(_ table: PublishedTable, _ encoding: SiteSettings.Dataset) -> Download? {
    whole.first { $0.content == .table(table, period: nil) && $0.encoding == encoding }
  }
}
