package import TelemetryModel

/// The list of all pages for search engines: one file, or several and a list of them.
///
/// - Source: the Sitemaps protocol 0.9, sitemaps.org.
package struct Sitemap: Sendable {
  /// What the protocol allows in one file: addresses, and bytes (50 MiB).
  package static let urlLimit = 50_000
  package static let byteLimit = 52_428_800

  private let base: BaseURL
  private let pages: [PageAddress]
  /// When each config version came into force.
  private let dates: [PageAddress: Day]
  /// The pages of each file, at least one file.
  private let parts: [Range<Int>]

  /// - Parameter pages: Those that are listed, in the order of the list.
  package init(
    base: BaseURL, pages: [PageAddress], dates: [PageAddress: Day], urlLimit: Int, byteLimit: Int
  ) {
    self.base = base
    self.pages = pages
    self.dates = dates
    var parts: [Range<Int>] = []
    var start = 0
    var bytes = 0
    var entry = ByteBuffer(capacity: 1 << 10)
    let frame = Self.head.utf8.count + Self.foot.utf8.count
    for (index, page) in pages.enumerated() {
      entry.removeAll()
      Self.append(page, base, dates, to: &entry)
      if index - start == urlLimit || index > start && frame + bytes + entry.bytes.count > byteLimit
      {
        parts.append(start..<index)
        start = index
        bytes = 0
      }
      bytes += entry.bytes.count
    }
    parts.append(start..<pages.count)
    self.parts = parts
  }

  /// Whether search engines should know an address: pages, but not the one for missing addresses, those that
  /// lead on to another, and the search, which is empty until somebody asks.
  package static func lists(_ address: PageAddress) -> Bool { address.kind.row.isListed }

  /// The files; the first is the one that robots are told of.
  package var addresses: [PageAddress] {
    parts.count == 1 ? [.sitemap] : [.sitemap] + parts.indices.map { .sitemapPart($0 + 1) }
  }

  /// Appends the bytes of a file at a place of `addresses`.
  package func append(file: Int, to buffer: inout ByteBuffer) {
    if parts.count > 1, file == 0 { return appendIndex(to: &buffer) }
    buffer.append(Self.head)
    for page in pages[parts[parts.count == 1 ? 0 : file - 1]] {
      Self.append(page, base, dates, to: &buffer)
    }
    buffer.append(Self.foot)
  }

  private func appendIndex(to buffer: inout ByteBuffer) {
    buffer.append("\(Self.declaration)<sitemapindex xmlns=\"\(Self.namespace)\">\n")
    for part in parts.indices {
      buffer.append("<sitemap><loc>")
      buffer.appendEscaped(PageAddress.sitemapPart(part + 1).url(under: base))
      buffer.append("</loc></sitemap>\n")
    }
    buffer.append("</sitemapindex>\n")
  }

  /// Of pages that are said to never change, when they became what they are. Others have no date: the clock of
  /// a build would be one that means nothing.
  private static func date(_ page: PageAddress, _ dates: [PageAddress: Day]) -> Day? {
    page.periodEnd.map { $0.advanced(by: 1) } ?? dates[page]
  }

  private static func append(
    _ page: PageAddress, _ base: BaseURL, _ dates: [PageAddress: Day], to buffer: inout ByteBuffer
  ) {
    buffer.append("<url><loc>")
    buffer.appendEscaped(page.url(under: base))
    buffer.append("</loc>")
    if let date = date(page, dates) { buffer.append("<lastmod>\(date)</lastmod>") }
    buffer.append("</url>\n")
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
  private static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
  private static let head = "\(declaration)<urlset xmlns=\"\(namespace)\">\n"
  private static let foot = "</urlset>\n"
}

extension PageAddress {
  /// The list of all pages; with more than one file holds, the list of these files.
  package static let sitemap = PageAddress(.sitemap)

  /// A file of a list of pages that is too long for one, counted from 1.
  package static func sitemapPart(_ number: Int) -> PageAddress {
    PageAddress(.sitemapPart, "\(number)")
  }
}
