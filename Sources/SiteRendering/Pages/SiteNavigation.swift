internal import TelemetryModel

/// The links in the header and in the footer, made once for all pages.
struct SiteNavigation: Sendable {
  /// Links in the header: what an author adds beyond them stands in the footer, where all of it stands.
  static let headerLimit = 8

  struct Item: Sendable {
    var label: String
    /// Below the site's root, with its last `/`.
    var path: String
    var href: String
  }

  /// Indexes first, then what `nav` of `site.yml` names or, without it, the articles that ask for a place.
  let header: [Item]
  /// Of permanent pages: what an author changes later stays out of them. The page of what is collected, which
  /// has the whole header, stands in its place.
  let lastingHeader: [Item]
  let footer: [Item]
  let lastingFooter: [Item]
  /// All that `nav` may name.
  let candidates: [Item]

  init(_ catalog: Catalog, _ content: SiteContent) {
    let settings = catalog.settings
    let periods = PeriodText(unit: settings.calendar.unit)
    func item(_ label: String, _ address: PageAddress) -> Item {
      Item(label: label, path: address.path, href: address.href(under: settings.baseURL))
    }
    let existing = SiteMap.indexes(catalog, content)
    func indexes(onlyLasting: Bool) -> [Item] {
      existing.filter { !onlyLasting || $0.index.isLasting }.compactMap { kind, index in
        index.menu.map { item($0, PageAddress(kind)) }
      }
    }
    let menu = indexes(onlyLasting: false)
    let articles = content.articles.filter { $0.version == nil }
      .sorted(by: Self.comesBefore)
      .map { (article: $0, item: item($0.title, $0.path.isHome ? .home : .article($0.path))) }
    let others = existing.map { item($0.index.label(periods), PageAddress($0.kind)) }
    let programs = catalog.programs.filter { !$0.charts.isEmpty }
      .map { item($0.title, .program($0.name)) }
    candidates = menu + articles.map(\.item) + others + programs
    var chosen = articles.filter { $0.article.navPosition != nil }.map(\.item)
    if let nav = settings.nav {
      let all = candidates
      chosen = nav.compactMap { page in
        all.first { BytewiseOrder.equal($0.path, page.path) }
      }
    }
    let own = chosen.filter { item in
      !menu.contains { BytewiseOrder.equal($0.path, item.path) }
    }
    header = menu + own.prefix(max(0, Self.headerLimit - menu.count))
    lastingHeader = indexes(onlyLasting: true) + [item("Collected", .collected)]
    func footer(onlyLasting: Bool) -> [Item] {
      existing.filter { $0.index.footer != nil && (!onlyLasting || $0.index.isLasting) }
        .sorted { ($0.index.footer ?? 0) < ($1.index.footer ?? 0) }
        .map { item($0.index.label(periods), PageAddress($0.kind)) }
    }
    let shared = footer(onlyLasting: false)
    self.footer =
      own.filter { item in !shared.contains { BytewiseOrder.equal($0.path, item.path) } } + shared
    lastingFooter = footer(onlyLasting: true)
  }

  /// The header's links for a page, marked where it is the page itself or the section around it.
  func menu(on address: PageAddress) -> [MenuItem] {
    let items = address.isPermanent ? lastingHeader : header
    let path = address.path
    let section =
      items.filter { $0.path.utf8.count > 1 && path.utf8.starts(with: $0.path.utf8) }
      .max { $0.path.utf8.count < $1.path.utf8.count }?.path
    return items.map { item in
      var current: String?
      if BytewiseOrder.equal(item.path, path) {
        current = "page"
      } else if let section, BytewiseOrder.equal(item.path, section) {
        current = "true"
      }
      return MenuItem(label: item.label, href: item.href, current: current)
    }
  }

  /// By the place that each asks for, then by path.
  private static func comesBefore(_ a: Article, _ b: Article) -> Bool {
    let (x, y) = (a.navPosition ?? .max, b.navPosition ?? .max)
    return x == y ? BytewiseOrder.less(a.path.text, b.path.text) : x < y
  }
}
