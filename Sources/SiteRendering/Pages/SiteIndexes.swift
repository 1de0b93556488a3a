internal import TelemetryModel

/// The pages from which all others are found: header, footer and the page for lost readers link to them.
struct SiteIndexes: Sendable {
  /// Those that the site has, in the order of the header and then the footer.
  ///
  /// A kind of page that brings an index names it here, on the condition on which its family has it. What
  /// depends on more than the settings and the config history has to be left out of `isLasting`.
  static func existing(_ catalog: Catalog, _ content: SiteContent) -> [PageAddress] {
    var indexes: [PageAddress] = [.charts]
    if !content.metrics.isEmpty { indexes.append(.metrics) }
    indexes += [.changes, .counters]
    if catalog.hasConfig { indexes.append(.configs) }
    indexes += [.data, .collected]
    if !catalog.stackCounters.isEmpty { indexes.append(.stacks) }
    indexes += [.rarelyUsed, .gaps, .errata, .method]
    return indexes
  }

  /// Whether the index, if the site has it, has been there from its first build on: only then may a
  /// permanent page link to it.
  static func isLasting(_ index: PageAddress) -> Bool { index != .stacks && index != .metrics }

  /// In the header: one word; nil: it stands in the footer.
  static func menuLabel(_ index: PageAddress) -> String? {
    switch index {
    case .charts: "Charts"
    case .metrics: "Metrics"
    case .changes: "Changes"
    case .counters: "Counters"
    case .configs: "Config"
    case .data: "Data"
    default: nil
    }
  }

  /// - Returns: nil for what is no index.
  static func label(_ index: PageAddress, _ periods: PeriodText) -> String? {
    switch index {
    case .charts: "Charts of every \(periods.noun)"
    case .counters: "All counters"
    case .metrics: "Derived metrics"
    case .changes: "What moved"
    case .stacks: "Stacks"
    case .configs: "Config history"
    case .data: "Downloads"
    case .collected: "What is collected"
    case .rarelyUsed: "Rarely used features"
    case .gaps: "Gaps in the data"
    case .errata: "Errata"
    case .method: "How figures are computed"
    default: nil
    }
  }
}
