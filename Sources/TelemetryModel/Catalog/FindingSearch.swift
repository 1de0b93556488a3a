/// Looks for what one chart's numbers say of a period, by rules that leave out whatever is in doubt.
///
/// Never looked at: sums, cells that are not `ok`, shares of fewer reports than ±10 points take, and what a
/// correction is about. A search knows of no config version that it is not told of, and of no later period.
package struct FindingSearch: Sendable {
  private let catalog: Catalog
  private let place: (program: Int, chart: Int)
  private let program: Program
  private let chart: Chart
  private let period: Int
  private let releaseCount: Int
  private let errata: [Erratum]
  /// Reports with which a share is precise enough to be spoken of.
  private let reportsNeeded: Int64

  /// - Parameters:
  ///   - place: Indices of the program and its chart.
  ///   - period: An index of `Catalog.periods`.
  ///   - releaseCount: Config versions that may be known of, from the oldest on; nil: all.
  ///   - errata: Of the whole site.
  package init(
    _ catalog: Catalog, _ place: (program: Int, chart: Int), at period: Int,
    releaseCount: Int? = nil, errata: [Erratum]
  ) {
    self.catalog = catalog
    self.place = place
    let program = catalog.programs[place.program]
    let chart = program.charts[place.chart]
    self.program = program
    self.chart = chart
    self.period = period
    self.releaseCount = releaseCount ?? catalog.releases.count
    self.errata = errata.filter { $0.affects(program.name, chart.name) }
    reportsNeeded = catalog.settings.confidence.reportsNeeded(forPoints: Finding.pointsNeeded)
  }

  /// - Parameter shown: The counters whose changes are looked at; nil: all.
  /// - Complexity: O(counters of the chart).
  package func findings(shown: [Int]? = nil) -> ChartFindings {
    guard program.measure == .share else { return .none }
    let baselines = Finding.baselines.filter(isComparable)
    let changes = (shown ?? Array(chart.counters.indices)).compactMap {
      change(of: $0, baselines: baselines)
    }
    // Of several that moved as far the first by its bytes: a chart's order may become another one.
    let furthest = changes.max {
      ($0.distance, bucket(of: $1)) < ($1.distance, bucket(of: $0))
    }
    return ChartFindings(leader: leader(), change: furthest, baselines: baselines)
  }

  private func bucket(of finding: Finding) -> BucketName {
    chart.counters[finding.reading.counter].bucket
  }

  /// The longest of the baselines from which the counter's share lies apart.
  ///
  /// - Parameter baselines: Those of the chart's findings in the same period.
  /// - Complexity: O(listings of the counter).
  package func change(of counter: Int, baselines: [Int]) -> Finding? {
    guard program.measure == .share, let now = reading(counter, at: period) else { return nil }
    for baseline in baselines where isCollectedAlike(counter, since: period - baseline) {
      // Most counters of a large site are zeros: two of them need no closer look.
      let hadNone = chart.counters[counter].cells[period - baseline].reports.value ?? 0 == 0
      if hadNone && now.share.reports == 0 { continue }
      guard let before = reading(counter, at: period - baseline), before.base.kind == now.base.kind
      else { continue }
      if let finding = Finding(
        .change(periodsBefore: baseline), program: place.program, chart: place.chart, now, before)
      {
        return finding
      }
    }
    return nil
  }

  // MARK: Leader

  /// The counter whose share lies above those of all others. Only where all are known: one that is not
  /// might be the greatest.
  private func leader() -> Finding? {
    let known = chart.counters.indices.filter { isCollected($0) }
    guard known.count > 1, !errata.contains(where: { $0.affects(catalog.periods[period].last) }),
      isUnordered(known)
    else { return nil }
    var readings: [Finding.Reading] = []
    for index in known {
      guard let reading = reading(index, at: period) else { return nil }
      readings.append(reading)
    }
    // Of equal ones the order does not matter: they do not lie apart.
    readings.sort { ($1.share.reports, $0.counter) < ($0.share.reports, $1.counter) }
    return Finding(
      .leader, program: place.program, chart: place.chart, readings[0], readings[1])
  }

  /// Whether the page may know of the counter, and it is collected in the period. Without configs a counter
  /// is known from its first row on, and so is a value of metadata with them.
  private func isCollected(_ counter: Int) -> Bool {
    if !catalog.hasConfig || chart.isMetadata,
      !chart.counters[counter].hasRow[...period].contains(true)
    {
      return false
    }
    return cell(counter, at: period).status != .notCollected
  }

  /// Of versions and numbers the order says more than the greatest share, which hangs on where their
  /// bounds were set; and a counter without a bucket counts something else than the buckets beside it.
  private func isUnordered(_ counters: [Int]) -> Bool {
    if chart.isMetadata { return chart.fixedOrder == nil }
    return counters.allSatisfy { chart.counters[$0].name.hasBucket }
      && !BucketOrder.areNumbers(counters.map { chart.counters[$0].bucket })
  }

  // MARK: Change

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
  private func isCollectedAlike(_ counter: Int, since before: Int) -> Bool {
    let counter = chart.counters[counter]
    let days = catalog.periods[before].last...catalog.periods[period].last
    let isCorrected = errata.contains {
      $0.affects(program.name, chart.name, counter.name) && ($0.periods?.overlaps(days) ?? true)
    }
    if isCorrected { return false }
    let span = releases(since: before)
    return span.isEmpty || counter.listings.contains { $0.releases.covers(span) }
  }

  /// All versions that reports from then on could have used.
  private func releases(since before: Int) -> Range<Int> {
    let start = min(catalog.usableReleases[before].lowerBound, releaseCount)
    return start..<max(start, min(catalog.usableReleases[period].upperBound, releaseCount))
  }

  // MARK: Cells

  private func reading(_ counter: Int, at period: Int) -> Finding.Reading? {
    let base = chart.bases[period]
    guard let share = cell(counter, at: period).share(of: base), share.n >= reportsNeeded else {
      return nil
    }
    return Finding.Reading(
      counter: counter, period: period, base: base, share: share,
      interval: share.interval(catalog.settings.confidence))
  }

  /// What could be known of the counter: for all config versions that of the catalog.
  private func cell(_ index: Int, at period: Int) -> Cell {
    let counter = chart.counters[index]
    let known = counter.cells[period]
    if releaseCount == catalog.releases.count { return known }
    let rule = CellRule(
      usable: catalog.usableReleases[period].clamped(to: 0..<releaseCount),
      sampleRates: catalog.sampleRates, base: chart.bases[period], isMetadata: chart.isMetadata,
      chartListings: chart.listings)
    return rule.cell(
      row: counter.hasRow[period] ? (known.reports, known.total) : nil, listings: counter.listings)
  }
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
