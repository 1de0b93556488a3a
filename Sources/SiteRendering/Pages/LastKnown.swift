internal import TelemetryModel

/// Which period a page shows as the newest one of what may be retired.
struct LastKnown {
  /// The period of the value that stands at the page's top; nil for a site without data.
  let period: Int?
  /// Whether it is the last value of something retired.
  let isLast: Bool
  /// The last period in which a report held it.
  let seen: Int?

  /// - Parameter cells: Of each period of the site.
  init(_ site: PageContext, cells: [Cell], isRetired: Bool) {
    let counted = cells.lastIndex { $0.status == .ok || $0.status == .partial }
    seen = cells.lastIndex { ($0.reports.value ?? $0.total.value ?? 0) > 0 }
    isLast = isRetired && counted != nil
    period = isRetired ? counted ?? site.catalog.newestPeriod : site.catalog.newestPeriod
  }

  var heading: String { isLast ? "Last value" : "Newest value" }
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
