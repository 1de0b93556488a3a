/// Whether the shares of a chart's counters in a period can be compared with those of periods before, by rules
/// that leave out whatever is in doubt: what all findings about change have in common.
///
/// It knows of no config version that it is not told of, and of no later period.
struct Comparability: Sendable {
  let program: Program
  let chart: Chart
  /// Corrections that are about the chart or one of its counters.
  let errata: [Erratum]
  private let catalog: Catalog
  private let period: Int
  private let releaseCount: Int

  init(
    _ catalog: Catalog, _ place: (program: Int, chart: Int), at period: Int, releaseCount: Int,
    errata: [Erratum]
  ) {
    let program = catalog.programs[place.program]
    let chart = program.charts[place.chart]
    self.catalog = catalog
    self.program = program
    self.chart = chart
    self.period = period
    self.releaseCount = releaseCount
    self.errata = errata.filter { $0.affects(program.name, chart.name) }
  }

  /// Those with which the chart can be compared; none for sums.
  ///
  /// - Complexity: O(counters of the chart).
  var baselines: [Int] {
    program.measure == .share ? Finding.baselines.filter(isComparable) : []
  }

  /// Whether shares of so many periods before mean what today's do, as far as the chart is concerned: both
  /// are of the same kind of reports, and the configs between list the chart alike, with the same buckets.
  private func isComparable(_ baseline: Int) -> Bool {
    let before = period - baseline
    guard before >= 0, !catalog.isGap(before),
      chart.bases[before].kind == chart.bases[period].kind
    else { return false }
    // Charts of metadata follow their lists of values: each release of a program changes one.
    if chart.isMetadata { return true }
    guard catalog.hasConfig else { return false }
    let span = releases(since: before)
    return !span.isEmpty && chart.listings.contains { $0.releases.covers(span) }
      && chart.counters.allSatisfy { $0.listings.isConstant(in: span) }
  }

  /// Whether all configs between list the counter at one rate and depth, and no correction is about it.
  ///
  /// - Complexity: O(listings of the counter).
  func isCollectedAlike(_ counter: Int, since before: Int) -> Bool {
    if !errata.isEmpty {
      let days = catalog.periods[before].last...catalog.periods[period].last
      let isCorrected = errata.contains {
        $0.affects(program.name, chart.name, chart.counters[counter].name)
          && ($0.periods?.overlaps(days) ?? true)
      }
      if isCorrected { return false }
    }
    let span = releases(since: before)
    return span.isEmpty || chart.counters[counter].listings.contains { $0.releases.covers(span) }
  }

  /// All versions that reports from then on could have used.
  private func releases(since before: Int) -> Range<Int> {
    let start = min(catalog.usableReleases[before].lowerBound, releaseCount)
    return start..<max(start, min(catalog.usableReleases[period].upperBound, releaseCount))
  }

  /// What could be known of the chart's counters in a period.
  func cells(at period: Int) -> KnownCells {
    KnownCells(catalog, chart, at: period, releaseCount: releaseCount)
  }
}

/// What could be known of a chart's counters in a period, by those who know of some config versions only.
struct KnownCells: Sendable {
  let base: ReportBase
  private let period: Int
  /// Nil where the catalog itself knows of no more.
  private let rule: CellRule?

  init(_ catalog: Catalog, _ chart: Chart, at period: Int, releaseCount: Int) {
    self.period = period
    base = chart.bases[period]
    let usable = catalog.usableReleases[period]
    rule =
      usable.upperBound <= releaseCount
      ? nil
      : CellRule(
        usable: usable.clamped(to: 0..<releaseCount), sampleRates: catalog.sampleRates,
        base: base, isMetadata: chart.isMetadata, chartListings: chart.listings)
  }

  /// - Parameter counter: One of the chart's.
  func cell(_ counter: Counter) -> Cell {
    let known = counter.cells[period]
    return rule.map {
      $0.cell(
        row: counter.hasRow[period] ? (known.reports, known.total) : nil,
        listings: counter.listings)
    } ?? known
  }

  func share(_ counter: Counter) -> Share? { cell(counter).share(of: base) }
}

extension [Listing] {
  /// Whether each of the releases lists it as the others do, or none lists it.
  fileprivate func isConstant(in releases: Range<Int>) -> Bool {
    contains { $0.releases.covers(releases) }
      || allSatisfy { !$0.releases.overlaps(releases) }
  }
}

extension Range<Int> {
  fileprivate func covers(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
