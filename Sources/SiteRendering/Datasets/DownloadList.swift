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
  package let bytes: Int
  /// In hexadecimal.
  package let sha256: String

  package init(
    content: Content, encoding: SiteSettings.Dataset, address: PageAddress, rows: Int?, bytes: Int,
    sha256: String
  ) {
    self.content = content
    self.encoding = encoding
    self.address = address
    self.rows = rows
    self.bytes = bytes
    self.sha256 = sha256
  }

  /// As a table that is a file.
  package init(_ file: TableFile, bytes: Int, sha256: String) {
    self.init(
      content: .table(file.table, period: file.period), encoding: file.encoding,
      address: file.address, rows: file.rows.count, bytes: bytes, sha256: sha256)
  }

  /// Below `/data/` or `/data/<week>/`.
  package var fileName: String {
    let path = address.path.utf8
    let name = path.suffix(from: path.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)
    return String(decoding: name.dropFirst(), as: UTF8.self)
  }
}

/// The files below `/data/` that stand before the first page is rendered: pages say how large they are, and
/// which hash they have.
package struct DownloadList: Sendable {
  /// Whole tables, then the database, then what the site is made from.
  package private(set) var whole: [Download] = []
  private var ofPeriods: [Int: [Download]] = [:]

  package init(_ downloads: [Download] = []) {
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
