internal import TelemetryModel

/// Where a reader finds what no figure says: what a report can hold, and what the site's owners write
/// about taking part.
struct ReaderLinks: TemplateRecord, Sendable {
  static let fields = Fields<Self>(
    "reader",
    [
      .text("collected") { $0.collected }, .optional("ledger") { $0.ledger },
      .list("articles") { $0.articles }, .text("data") { $0.data },
    ])

  /// Articles that are linked where a site has many.
  static let limit = 6

  let articles: [Link]
  private let collected: String
  private let data: String
  /// Of one report nothing says more than whether another is like it.
  private let ledger: String?

  init(_ settings: SiteSettings, _ content: SiteContent, _ navigation: SiteNavigation) {
    let base = settings.baseURL
    let current = content.articles.filter { $0.version == nil && !$0.path.isHome }
    // Those that the header names come first: they are what the owners want to be found.
    let named = navigation.header.compactMap { item in
      current.first { BytewiseOrder.equal(PageAddress.article($0.path).path, item.path) }
    }
    let others = current.filter { article in !named.contains { $0.path == article.path } }
      .sorted { BytewiseOrder.less($0.path.text, $1.path.text) }
    articles = (named + others).prefix(Self.limit).map {
      Link($0.title, PageAddress.article($0.path).href(under: base))
    }
    collected = PageAddress.collected.href(under: base)
    data = PageAddress.data.href(under: base)
    let hasLedger = content.rawReports?.files.isEmpty == false
    ledger = hasLedger ? "\(data)#\(ReportLedger.anchor)" : nil
  }
}
