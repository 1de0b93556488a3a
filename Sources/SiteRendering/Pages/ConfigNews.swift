internal import TelemetryModel

/// What the newest config version changed, and which was the last to change more than lists of release
/// numbers: for those who want to know in seconds what is collected anew.
struct ConfigNews: TemplateRecord {
  struct Item: TemplateRecord {
    static let fields = Fields<Self>(
      "news",
      [
        .text("label") { $0.label }, .text("href") { $0.href }, .optional("counts") { $0.counts },
        .text("words") { $0.words },
      ])

    let label: String
    let href: String
    var counts: String?
    let words: String
  }

  static let fields = Fields<Self>(
    "config-news",
    [
      .record("newest") { $0.item($0.newest) }, .optional("last") { $0.last },
    ])

  private let site: PageContext
  private let newest: Int

  /// Nil for a site without a config history.
  init?(_ site: PageContext) {
    guard let newest = site.catalog.releases.indices.last else { return nil }
    self.site = site
    self.newest = newest
  }

  /// The last version that changed what is counted, where the newest did not.
  ///
  /// - Complexity: Compares versions from the newest back to it.
  private var last: Item? {
    func isMinor(_ release: Int) -> Bool { difference(release).map(self.isMinor) ?? false }
    guard isMinor(newest) else { return nil }
    return (0..<newest).last { !isMinor($0) }.map(item)
  }

  private func difference(_ release: Int) -> ConfigDifference? {
    if release == 0 { return nil }
    let releases = site.catalog.releases
    return ConfigDifference(
      from: ConfigContents(releases[release - 1].config),
      to: ConfigContents(releases[release].config))
  }

  private func isMinor(_ difference: ConfigDifference) -> Bool {
    difference.isEmpty || difference.isOnlyVersions(lists: site.settings.versionLists)
  }

  private func item(_ release: Int) -> Item {
    let difference = self.difference(release)
    let contents = ConfigContents(site.catalog.releases[release].config)
    let isUncounted = difference.map { $0.counts == (0, 0, 0) } ?? false
    var words =
      difference.map { ConfigWords.summary($0, in: site) }
      ?? "The first version: " + ConfigWords.sizes(contents).joined(separator: ", ")
    if let difference, isUncounted {
      words = difference.isEmpty ? "No counter changed" : "No counter changed. \(words)"
    }
    return Item(
      label: site.releaseLabel(release), href: site.configHref(release),
      counts: isUncounted ? nil : ConfigWords.counts(of: difference, contents), words: words)
  }
}
