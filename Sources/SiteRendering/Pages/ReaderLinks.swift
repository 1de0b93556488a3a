internal import TelemetryModel

/// Where a reader finds what no figure says: what a report can hold, and what the site's owners write
/// about taking part.
struct ReaderLinks: Sendable {
  static let shape = RecordShape(
    "reader",
    [
      ("collected", .text), ("ledger", .optionalText), ("hasArticles", .flag),
      ("articles", .list(PageFrame.link)), ("data", .text),
    ])

  /// Articles that are linked where a site has many.
  static let limit = 6

  let record: Record
  /// The links to articles alone.
  let articles: [Record]

  init(_ settings: SiteSettings, _ content: SiteContent, _ navigation: SiteNavigation) {
    let base = settings.baseURL
    let current = content.articles.filter { $0.version == nil && !$0.path.isHome }
    // Those that the header names come first: they are what the owners want to be found.
    let named = navigation.header.compactMap { item in
      current.first { BytewiseOrder.equal(PageAddress.article($0.path).path, item.path) }
    }
    let others = current.filter { article in !named.contains { $0.path == article.path } }
      .sorted { BytewiseOrder.less($0.path.text, $1.path.text) }
    let shown = (named + others).prefix(Self.limit).map {
      PageFrame.link($0.title, PageAddress.article($0.path).href(under: base))
    }
    articles = shown
    let data = PageAddress.data.href(under: base)
    // Of one report nothing says more than whether another is like it.
    let hasLedger = content.rawReports?.files.isEmpty == false
    record = Record(
      Self.shape,
      [
        .text(PageAddress.collected.href(under: base)),
        hasLedger ? .text("\(data)#\(ReportLedger.anchor)") : .none, .flag(!shown.isEmpty),
        .list(shown), .text(data),
      ])
  }
}
