internal import Synchronization
internal import TelemetryModel

/// What moved in each period, as its permanent pages may know it.
///
/// A class with a lock, because every page of a period needs the same comparisons of all counters: they are
/// made when the first page asks, by the task that renders it. Should two tasks ask at once, both find the same.
final class MoveArchive: Sendable {
  /// With all config versions: for pages that are of today. Nil for a site without any row.
  let newest: PeriodMoves?
  private let catalog: Catalog
  private let errata: [Erratum]
  private let found: Mutex<[Int: PeriodMoves]>

  init(_ catalog: Catalog, errata: [Erratum]) {
    self.catalog = catalog
    self.errata = errata
    newest = catalog.newestPeriod.map {
      ChangeSearch(catalog, at: $0, errata: errata).moves()
    }
    found = Mutex([:])
  }

  /// - Parameter period: An index of `Catalog.periods`.
  /// - Complexity: O(counters) the first time.
  func lasting(of period: Int) -> PeriodMoves {
    if let known = found.withLock({ $0[period] }) { return known }
    let releaseCount = catalog.releaseCount(knownIn: period)
    let moves =
      if let newest, newest.period == period, newest.releaseCount == releaseCount {
        newest
      } else {
        ChangeSearch(catalog, at: period, releaseCount: releaseCount, errata: errata).moves()
      }
    found.withLock { $0[period] = moves }
    return moves
  }
}
