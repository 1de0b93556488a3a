internal import TelemetryModel

/// What the newest config version changed, and which was the last to change more than lists of release
/// numbers: for those who want to know in seconds what is collected anew.
struct ConfigNews {
  static let item = RecordShape(
    "news", [("label", .text), ("href", .text), ("counts", .optionalText), ("words", .text)])
  static let shape = RecordShape(
    "config-news", [("newest", .record(item)), ("last", .optional(item))])

  let site: PageContext

  /// Nil for a site without a config history.
  ///
  /// - Complexity: Compares versions from the newest back to the last that changed what is counted.
  func record() -> Record? {
    let releases = site.catalog.releases
    guard let newest = releases.indices.last else { return nil }
    let difference = self.difference(newest)
    var last: Record?
    if difference.map(isMinor) ?? false {
      let place = releases.indices.dropLast().last { !(self.difference($0).map(isMinor) ?? false) }
      last = place.map { item($0, self.difference($0)) }
    }
    return Record(
      Self.shape,
      [.record(item(newest, difference)), last.map { .record($0) } ?? .none])
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

  private func item(_ release: Int, _ difference: ConfigDifference?) -> Record {
    let contents = ConfigContents(site.catalog.releases[release].config)
    let isUncounted = difference.map { $0.counts == (0, 0, 0) } ?? false
    var words =
      difference.map { ConfigWords.summary($0, in: site) }
      ?? "The first version: " + ConfigWords.sizes(contents).joined(separator: ", ")
    if let difference, isUncounted {
      words = difference.isEmpty ? "No counter changed" : "No counter changed. \(words)"
    }
    return Record(
      Self.item,
      [
        .text(site.releaseLabel(release)), .text(site.configHref(release)),
        isUncounted ? .none : .text(ConfigWords.counts(of: difference, contents)), .text(words),
      ])
  }
}
