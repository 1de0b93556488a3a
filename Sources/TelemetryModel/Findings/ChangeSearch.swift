/// Looks for what moved in a period by more than chance, among the shares of all counters of all programs, since
/// each of the fixed baselines.
///
/// All comparisons of a period but those of versions are one family of tests: those are found that Benjamini and
/// Hochberg's procedure rejects at a false-discovery rate of 1 %. So with many counters and no change a
/// period lists none of them in 99 of 100 cases, however many there are. Versions are a family of their own: they
/// move with every release, and the more sure moves a family has, the more chance is let through beside them.
package struct ChangeSearch: Sendable {
  /// The share of what is found that may be chance, on average.
  package static let falseDiscoveryRate = 0.01

  /// Shares of more reports are not compared.
  static let mostReports: Int64 = 1_000_000_000_000

  private let catalog: Catalog
  private let period: Int
  private let releaseCount: Int
  private let errata: [Erratum]

  /// - Parameters:
  ///   - period: An index of `Catalog.periods`.
  ///   - releaseCount: Config versions that may be known of, from the oldest on; nil: all.
  ///   - errata: Of the whole site.
  package init(
    _ catalog: Catalog, at period: Int, releaseCount: Int? = nil, errata: [Erratum]
  ) {
    self.catalog = catalog
    self.period = period
    self.releaseCount = releaseCount ?? catalog.releases.count
    self.errata = errata
  }

  /// A comparison that might be a discovery.
  private struct Candidate {
    var baseline: Int
    var program: Int
    var chart: Int
    var counter: Int
    var now: (base: ReportBase, share: Share)
    var before: (base: ReportBase, share: Share)
    var p: Double
  }

  /// - Complexity: O(counters) for those that did not move: each test is broken off once it is known not to
  ///   be a discovery, whatever the others say.
  package func moves() -> PeriodMoves {
    var comparisons = Finding.baselines.map { _ in PeriodMoves.Comparisons() }
    var candidates: [Candidate] = []
    for program in catalog.programs.indices where catalog.programs[program].measure == .share {
      for chart in catalog.programs[program].charts.indices {
        compare((program, chart), &comparisons, &candidates)
      }
    }
    var moves: [Move] = []
    for ofVersions in [false, true] {
      let family = candidates.filter { isOfVersions($0.program, $0.chart) == ofVersions }
      let count = comparisons.reduce(0) { $0 + (ofVersions ? $1.versions : $1.counters) }
      let isFound = falseDiscoveries(
        family.map(\.p), outOf: count, level: Self.falseDiscoveryRate)
      moves += zip(family, isFound).compactMap { $1 ? move($0) : nil }
    }
    return PeriodMoves(
      period: period, releaseCount: releaseCount, comparisons: comparisons,
      moves: moves.sorted(by: precedes))
  }

  private func isOfVersions(_ program: Int, _ chart: Int) -> Bool {
    catalog.programs[program].charts[chart].isOfVersions
  }

  private func compare(
    _ place: (program: Int, chart: Int), _ comparisons: inout [PeriodMoves.Comparisons],
    _ candidates: inout [Candidate]
  ) {
    let history = Comparability(
      catalog, place, at: period, releaseCount: releaseCount, errata: errata)
    let baselines = history.baselines
    if baselines.isEmpty { return }
    let now = history.cells(at: period)
    let shares = history.chart.counters.map(now.share)
    for (number, baseline) in Finding.baselines.enumerated() where baselines.contains(baseline) {
      let before = history.cells(at: period - baseline)
      for (counter, share) in shares.enumerated() {
        guard let share, let earlier = before.share(history.chart.counters[counter]),
          Self.isTestable(share, earlier),
          history.isCollectedAlike(counter, since: period - baseline)
        else { continue }
        comparisons[number].add(ofVersions: history.chart.isOfVersions)
        let limit = Self.falseDiscoveryRate
        guard let p = fisherExact(share, earlier, limit: limit), p <= limit else { continue }
        candidates.append(
          Candidate(
            baseline: baseline, program: place.program, chart: place.chart, counter: counter,
            now: (now.base, share), before: (before.base, earlier), p: p))
      }
    }
  }

  /// Whether two shares could have come out in another way: no report held the counter, or each did, in both
  /// periods together, and there was nothing to test. Fisher's test takes that sum as given, so that leaving
  /// these out favours no result.
  ///
  /// Of more reports than there could be machines the test would take minutes, and say nothing of any site.
  private static func isTestable(_ a: Share, _ b: Share) -> Bool {
    max(a.n, b.n) <= mostReports && (a.reports > 0 || b.reports > 0)
      && (a.reports < a.n || b.reports < b.n)
  }

  private func move(_ found: Candidate) -> Move {
    func reading(
      _ value: (base: ReportBase, share: Share), at period: Int
    ) -> Finding.Reading {
      Finding.Reading(
        counter: found.counter, period: period, base: value.base, share: value.share,
        interval: value.share.interval(catalog.settings.confidence))
    }
    return Move(
      baseline: found.baseline, program: found.program, chart: found.chart,
      isOfVersions: isOfVersions(found.program, found.chart),
      reading: reading(found.now, at: period),
      before: reading(found.before, at: period - found.baseline), p: found.p)
  }

  /// By baseline and size; of equal ones by names, since places in the site's order may become others.
  private func precedes(_ a: Move, _ b: Move) -> Bool {
    if a.baseline != b.baseline { return a.baseline > b.baseline }
    if a.isFurther(than: b) { return true }
    if b.isFurther(than: a) { return false }
    let programs = (catalog.programs[a.program], catalog.programs[b.program])
    if programs.0.name != programs.1.name { return programs.0.name < programs.1.name }
    let charts = (programs.0.charts[a.chart], programs.1.charts[b.chart])
    return charts.0.counters[a.reading.counter].name < charts.1.counters[b.reading.counter].name
  }
}
