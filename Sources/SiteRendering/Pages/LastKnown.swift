internal import TelemetryModel

/// Which period a page shows as the newest one of what may be retired.
struct LastKnown {
  /// The period of the value that stands at the page's top; nil for a site without data.
  let period: Int?
  /// Whether it is the last value of something retired.
  let isLast: Bool
  /// The last period in which a report held it.
  let seen: Int?
  /// Of something retired, the last period of which anything is known, where that is behind `period`.
  let afterwards: Int?
  private enum Later {
    /// What could have held it did not.
    case unseen
    /// There are counts, and no share, as not every report could hold it.
    case partial
    /// There are counts out of how many is not known.
    case ofUnknown
  }
  private let what: Later

  /// - Parameters:
  ///   - cells: Of each period of the site.
  ///   - bases: What shares are shares of, in each period.
  init(
    _ site: PageContext, cells: [Cell], bases: [ReportBase], measure: ChartMeasure, isRetired: Bool
  ) {
    func value(_ period: Int) -> Int64? {
      cells[period].reports.value ?? cells[period].total.value
    }
    let counted = cells.lastIndex { $0.status == .ok || $0.status == .partial }
    seen = cells.indices.last { (value($0) ?? 0) > 0 }
    isLast = isRetired && counted != nil
    guard isRetired else {
      (period, afterwards, what) = (site.catalog.newestPeriod, nil, .unseen)
      return
    }
    // The last reports of old versions hold nothing of it any more: that was not its value.
    let shares =
      measure == .share ? cells.indices.filter { cells[$0].share(of: bases[$0]) != nil } : []
    let period =
      shares.last { (value($0) ?? 0) > 0 } ?? shares.last ?? counted ?? site.catalog.newestPeriod
    let later = cells.indices.filter {
      !shares.isEmpty && $0 > period ?? .max && value($0) != nil
    }
    self.period = period
    afterwards = later.last
    what =
      later.allSatisfy { value($0) == 0 }
      ? .unseen : later.last.map { cells[$0].status } == .partial ? .partial : .ofUnknown
  }

  /// The last period that drawings and precision are of; nil: the newest.
  var end: Int? { isLast ? period : nil }

  var heading: String { isLast ? "Last value" : "Newest value" }

  /// What the line of facts calls its period, such as `Week ending 5 Apr 2026`.
  func fact(_ label: String) -> String {
    guard isLast else { return label.firstUpper }
    let head = afterwards == nil ? "Last data" : what == .unseen ? "Last seen" : "Last share"
    return "\(head): \(label)"
  }

  /// A sentence behind the last share: what came of it later; empty where nothing did.
  func later(_ site: PageContext) -> String {
    guard let afterwards else { return "" }
    let head = " After that, up to the \(site.periodLabels[afterwards]), "
    switch what {
    case .unseen: return head + "no report that could hold it did."
    case .partial:
      return head + "there are counts and no share: not every report could hold it."
    case .ofUnknown:
      return head + "there are counts and no share: out of how many is not known."
    }
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
        ?? (isCounted ? "No report in the data held it." : "No figure of it is known.")
      return "Retired: no longer collected since \(site.releaseLabel(retired)). \(last)"
    }
    guard let first = listings.spans.last?.lowerBound, let newest = site.catalog.newestPeriod,
      cells.allSatisfy({ $0.status == .notCollected })
    else { return nil }
    return "Not counted yet: collected since \(site.releaseLabel(first)), after the newest data, "
      + "\(site.periodLabels[newest])."
  }
}
