internal import TelemetryModel

/// Which period a page shows as the newest one of what may be retired.
struct LastKnown {
  /// The period of the value that stands at the page's top; nil for a site without data.
  let period: Int?
  /// Whether it is the last value of something retired.
  let isLast: Bool
  /// The last period in which a report held it.
  let seen: Int?
  /// Of something retired, the last period in which it was counted, where that is behind `period`: there
  /// are counts of it, and no share.
  let afterwards: Int?
  /// Whether the reason is that not every report could hold it.
  private let isPartial: Bool

  /// - Parameters:
  ///   - cells: Of each period of the site.
  ///   - bases: What shares are shares of, in each period.
  init(
    _ site: PageContext, cells: [Cell], bases: [ReportBase], measure: ChartMeasure, isRetired: Bool
  ) {
    let counted = cells.lastIndex { $0.status == .ok || $0.status == .partial }
    let shared =
      measure == .share
      ? cells.indices.last { cells[$0].share(of: bases[$0]) != nil } : nil
    seen = cells.lastIndex { ($0.reports.value ?? $0.total.value ?? 0) > 0 }
    isLast = isRetired && counted != nil
    period = isRetired ? shared ?? counted ?? site.catalog.newestPeriod : site.catalog.newestPeriod
    let afterwards = isRetired && shared != nil && shared != counted ? counted : nil
    self.afterwards = afterwards
    isPartial = afterwards.map { cells[$0].status == .partial } ?? false
  }

  var heading: String { isLast ? "Last value" : "Newest value" }

  /// What the line of facts calls its period, such as `Week ending 5 Apr 2026`.
  func fact(_ label: String) -> String {
    isLast ? "\(afterwards == nil ? "Last data" : "Last share"): \(label)" : label.firstUpper
  }

  /// A sentence behind the last share: what came of it later; empty where nothing did.
  func later(_ site: PageContext) -> String {
    guard let afterwards else { return "" }
    let why = isPartial ? "not every report could hold it" : "out of how many is not known"
    return
      " After that, up to the \(site.periodLabels[afterwards]), there are counts and no share: "
      + "\(why)."
  }
}

extension CollectionHistory {
  /// What a page says at its top of what is no longer or not yet collected; nil of everything else.
  ///
  /// - Parameters:
  ///   - lastSeen: The last value above 0 in words; nil where there is none.
  ///   - cells: Of each period of the site.
  func state(lastSeen: String?, cells: [Cell]) -> String? {
    if let retired {
      let isCounted = cells.contains { $0.status == .ok || $0.status == .partial }
      let last =
        lastSeen.map { "\($0) The figures stay here." }
        ?? (isCounted ? "No report ever held it." : "No figure of it is known.")
      return "Retired: no longer collected since \(site.releaseLabel(retired)). \(last)"
    }
    guard let first = listings.spans.last?.lowerBound, let newest = site.catalog.newestPeriod,
      cells.allSatisfy({ $0.status == .notCollected })
    else { return nil }
    return "Not counted yet: collected since \(site.releaseLabel(first)), after the newest data, "
      + "\(site.periodLabels[newest])."
  }
}
