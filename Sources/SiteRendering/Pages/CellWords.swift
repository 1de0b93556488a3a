internal import TelemetryModel

/// What a page says of a cell that has no value to be drawn: each state in its own words.
struct CellWords {
  let site: PageContext
  let level: ConfidenceLevel
  /// Config versions that the page may know of: their number.
  let releaseCount: Int

  /// - Returns: nil for a cell whose value stands in its columns.
  func text(
    _ cell: Cell, _ base: ReportBase, _ listings: [Listing], period: Int, measure: ChartMeasure
  ) -> String? {
    switch cell.status {
    case .ok:
      if measure == .share, let share = cell.share(of: base) {
        return share.reports == 0 ? Self.notSeen(in: share.n, share.interval(level)) : nil
      }
      if measure.text(cell, base) != nil { return nil }
      return counts(cell).map { "\($0); out of how many is not known" } ?? "not known"
    case .partial:
      let counted = counts(cell).map { "\($0), but " } ?? ""
      return "\(counted)not every report could hold it: no share"
    case .notCollected: return notCollected(listings, period: period)
    case .noReports: return "no reports"
    case .noData:
      return counts(cell).map { "\($0); more is not known" } ?? "not known"
    }
  }

  /// A zero: what it leaves possible.
  static func notSeen(in n: Int64, _ interval: ClosedRange<Double>) -> String {
    let most =
      interval.upperBound < 0.001
      ? "less than 0.1\(NumberText.space)%"
      : "at most \(NumberText.percent(interval.upperBound))"
    return "not seen in \(NumberText.reports(n)): \(most)"
  }

  /// In one or two words, for a narrow column.
  static func short(_ cell: Cell) -> String {
    switch cell.status {
    case .ok: "not known"
    case .partial: "partial"
    case .notCollected: "not collected"
    case .noReports: "no reports"
    case .noData: "not known"
    }
  }

  private func counts(_ cell: Cell) -> String? {
    switch (cell.reports.value, cell.total.value) {
    case (let reports?, let total?):
      "\(NumberText.reports(reports)), total \(NumberText.count(total))"
    case (let reports?, nil): NumberText.reports(reports)
    case (nil, let total?): "total \(NumberText.count(total))"
    case (nil, nil): nil
    }
  }

  private func notCollected(_ listings: [Listing], period: Int) -> String {
    let spans = listings.spans.filter { $0.lowerBound < releaseCount }
    let usable = site.catalog.usableReleases[period]
    if let ended = spans.last(where: { $0.upperBound <= usable.lowerBound }) {
      let until = "not collected: until \(site.releaseLabel(ended.upperBound))"
      guard let next = spans.first(where: { $0.lowerBound >= usable.upperBound }) else {
        return until
      }
      return "\(until), again since \(site.releaseLabel(next.lowerBound))"
    }
    if let next = spans.first(where: { $0.lowerBound >= usable.upperBound }) {
      return "not collected yet: since \(site.releaseLabel(next.lowerBound))"
    }
    return "not collected"
  }
}
