/// The table "What a cell is" of docs/formats.md, as a function: what can be said of a counter in a period.
package struct CellRule: Sendable {
  /// The versions that reports of the period could have used.
  package var usable: Range<Int>
  /// The share of clients that send at all, by release; its count is that of all releases.
  package var sampleRates: [Double]
  package var base: ReportBase
  package var isMetadata: Bool
  /// When the configs list the chart; its rate is the highest of its counters'.
  package var chartListings: [Listing]

  package init(
    usable: Range<Int>, sampleRates: [Double], base: ReportBase, isMetadata: Bool,
    chartListings: [Listing]
  ) {
    self.usable = usable
    self.sampleRates = sampleRates
    self.base = base
    self.isMetadata = isMetadata
    self.chartListings = chartListings
  }

  private var hasConfig: Bool { !sampleRates.isEmpty }

  /// - Parameters:
  ///   - row: What the tables say; nil without a row.
  ///   - listings: When the configs list the counter.
  package func cell(row: (reports: ReportCount, total: Count)?, listings: [Listing]) -> Cell {
    let isListed = listings.contains { $0.releases.overlaps(usable) }
    if row == nil, hasConfig, !isListed { return .empty(.notCollected) }
    if base.n.value == 0 { return .empty(.noReports) }
    if row == nil, !hasConfig || !base.n.isKnown { return .empty(.noData) }
    if hasConfig, !isMetadata, !isKnownToBeWhole(listings) {
      return Cell(
        status: .partial, reports: row?.reports ?? .notKnown, total: row?.total ?? .notKnown)
    }
    return Cell(status: .ok, reports: row?.reports ?? Count(0), total: row?.total ?? Count(0))
  }

  private func isKnownToBeWhole(_ listings: [Listing]) -> Bool {
    if base.kind != .eligible { return isCollectedThroughout(listings) }
    // Eligible reports are those that could hold the chart. Where a bucket came later than its chart,
    // some of them could not hold the bucket: that none did is no 0, and a share of them is too small.
    return isCollectedWithItsChart(listings)
  }

  private func isCollectedWithItsChart(_ listings: [Listing]) -> Bool {
    usable.allSatisfy { release in
      guard let chart = chartListings.listing(at: release) else { return true }
      return listings.listing(at: release)?.rate == chart.rate
    }
  }

  /// Whether every usable version lists the counter, all at one rate, and every client that sends a
  /// report may send the counter: only then could each report of the program have held it.
  private func isCollectedThroughout(_ listings: [Listing]) -> Bool {
    var rate: Double?
    for release in usable {
      guard let listing = listings.listing(at: release) else { return false }
      if let rate, rate != listing.rate { return false }
      if listing.rate < sampleRates[release] { return false }
      rate = listing.rate
    }
    return true
  }
}

extension Cell {
  fileprivate static func empty(_ status: Status) -> Cell {
    Cell(status: status, reports: .notKnown, total: .notKnown)
  }
}
