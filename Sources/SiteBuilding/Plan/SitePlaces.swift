internal import SiteRendering
internal import TelemetryModel

/// What a link of an author may lead to: pages and files of the site, authored pages, assets.
struct SitePlaces {
  /// Everything that the site renders or copies, by path: begins with `/`.
  private let paths: Set<String>
  /// As their authors know them.
  private let assets: Set<String>
  private let articles: [PageAddress: Article]

  /// - Parameter addresses: Those of the articles among them.
  init(_ addresses: [PageAddress], articles: [Article], assets: [PublishedAsset]) {
    paths = Set(addresses.map(\.path))
    self.assets = Set(assets.map(\.name))
    self.articles = Dictionary(
      articles.map { (PageAddress($0.path, version: $0.version), $0) }
    ) { first, _ in first }
  }

  func has(path: String) -> Bool { paths.contains(path) }

  func has(asset: String) -> Bool { assets.contains(asset) }

  func article(_ path: ArticlePath, version: Day?) -> Article? {
    articles[PageAddress(path, version: version)]
  }

  func nearestAsset(to name: String) -> String? { Self.nearest(to: name, among: assets) }

  /// - Complexity: O(addresses), for messages only.
  func nearestPath(to path: String) -> String? {
    has(path: path + "/") ? path + "/" : Self.nearest(to: path, among: paths)
  }

  /// - Parameter file: As `ArticlePath.fileName` says.
  func nearestFile(to file: String) -> String? {
    Self.nearest(
      to: file, among: articles.values.map { $0.path.fileName(version: $0.version) })
  }

  /// Names whose length is far off cannot be near, and no more are weighed than a message is worth.
  private static func nearest(to name: String, among all: some Sequence<String>) -> String? {
    let near = all.filter {
      abs($0.utf8.count - name.utf8.count) <= max(2, $0.utf8.count / 3)
    }
    let sorted = near.sorted(by: BytewiseOrder.less)
    return NearestName.of(name, among: Array(sorted.prefix(5_000)))
  }
}

extension ArticlePath {
  /// As authors write it in a link from `pages/`: `about/team.md`, `privacy@2024-01-24.md`.
  func fileName(version: Day?) -> String {
    (isHome ? "index" : text) + (version.map { "@\($0)" } ?? "") + ".md"
  }
}
