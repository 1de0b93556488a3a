/// Looks for what one chart's numbers say of a period, by rules that leave out whatever is in doubt.
///
/// Never looked at: sums, cells that are not `ok`, shares of fewer reports than ±10 points take, and what a
/// correction is about; of changes all that is not among the discoveries of `ChangeSearch`. A search knows of no
/// config version that it is not told of, and of no later period.
package struct FindingSearch: Sendable {
  private let catalog: Catalog
  private let place: (program: Int, chart: Int)
  private let history: Comparability
  private let moves: PeriodMoves
  private let now: KnownCells
  /// Reports with which a share is precise enough to be spoken of.
  private let reportsNeeded: Int64

  /// - Parameters:
  ///   - place: Indices of the program and its chart.
  ///   - moves: What moved in the period among all counters, and which config versions may be known of.
  ///   - errata: Of the whole site.
  package init(
    _ catalog: Catalog, _ place: (program: Int, chart: Int), among moves: PeriodMoves,
    errata: [Erratum]
  ) {
    self.catalog = catalog
    self.place = place
    self.moves = moves
    history = Comparability(
      catalog, place, at: moves.period, releaseCount: moves.releaseCount, errata: errata)
    now = history.cells(at: moves.period)
    reportsNeeded = catalog.settings.confidence.reportsNeeded(forPoints: Finding.pointsNeeded)
  }

  private var program: Program { history.program }
  private var chart: Chart { history.chart }
  private var period: Int { moves.period }

  /// - Parameter shown: The counters whose changes are looked at; nil: all.
  /// - Complexity: O(counters of the chart).
  package func findings(shown: [Int]? = nil) -> ChartFindings {
    guard program.measure == .share else { return .none }
    let baselines = history.baselines
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

  /// The longest of the baselines from which the counter's share lies apart, if it is also among what moved
  /// by more than chance among all counters.
  ///
  /// - Parameter baselines: Those of the chart's findings in the same period.
  /// - Complexity: O(1).
  package func change(of counter: Int, baselines: [Int]) -> Finding? {
    for baseline in baselines {
      // What moved was collected alike, and most did not move.
      guard
        moves.contains(
          counter: counter, of: place.chart, of: place.program, since: baseline),
        let reading = reading(counter, at: period, now),
        let before = self.reading(
          counter, at: period - baseline, history.cells(at: period - baseline))
      else { continue }
      if let finding = Finding(
        .change(periodsBefore: baseline), program: place.program, chart: place.chart, reading,
        before)
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
    let day = catalog.periods[period].last
    guard known.count > 1, !history.errata.contains(where: { $0.affects(day) }),
      isUnordered(known)
    else { return nil }
    var readings: [Finding.Reading] = []
    for index in known {
      guard let reading = reading(index, at: period, now) else { return nil }
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
    return now.cell(chart.counters[counter]).status != .notCollected
  }

  /// Of versions and numbers the order says more than the greatest share, which hangs on where their
  /// bounds were set; and a counter without a bucket counts something else than the buckets beside it.
  private func isUnordered(_ counters: [Int]) -> Bool {
    if chart.isMetadata { return chart.fixedOrder == nil }
    return counters.allSatisfy { chart.counters[$0].name.hasBucket }
      && !BucketOrder.areNumbers(counters.map { chart.counters[$0].bucket })
  }

  // MARK: Cells

  private func reading(_ counter: Int, at period: Int, _ cells: KnownCells) -> Finding.Reading? {
    guard let share = cells.share(chart.counters[counter]), share.n >= reportsNeeded else {
      return nil
    }
    return Finding.Reading(
      counter: counter, period: period, base: cells.base, share: share,
      interval: share.interval(catalog.settings.confidence))
  }
}
