internal import TelemetryModel

/// An authored page with its older versions, and since when each of them was in force.
struct ArticleVersions: Sendable {
  /// Oldest first; the page as it is now is the last one.
  let articles: [Article]

  /// All pages of the site, by path; the text of the home page is not among them.
  static func all(of articles: [Article]) -> [ArticleVersions] {
    let sorted = articles.filter { !$0.path.isHome }.sorted(by: comesBefore)
    var groups: [[Article]] = []
    for article in sorted {
      if groups.last?.last?.path == article.path {
        groups[groups.count - 1].append(article)
      } else {
        groups.append([article])
      }
    }
    return groups.map { ArticleVersions(articles: $0) }
  }

  /// Whether dates and history matter to whoever reads the page.
  var isPolicy: Bool { articles.count > 1 || articles.contains { $0.effective != nil } }

  /// The day since which a version was in force, where it says so.
  func begin(of index: Int) -> Day? { articles[index].effective ?? articles[index].version }

  /// The day since which another one was.
  func end(of index: Int) -> Day? { index + 1 < articles.count ? begin(of: index + 1) : nil }

  func address(of index: Int) -> PageAddress {
    PageAddress(articles[index].path, version: articles[index].version)
  }

  /// In a sentence: `version of 24 Jan 2024`, `current version`.
  func name(of index: Int) -> String {
    articles[index].version.map { "version of \(PeriodText.day($0))" } ?? "current version"
  }

  private static func comesBefore(_ a: Article, _ b: Article) -> Bool {
    if a.path != b.path { return BytewiseOrder.less(a.path.text, b.path.text) }
    return (a.version?.number ?? .max) < (b.version?.number ?? .max)
  }
}
