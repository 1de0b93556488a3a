internal import TelemetryModel

/// Weeks of a large site in which nothing changes: how many pages of what moved are empty.
struct LargeTally {
  private(set) var counters = 0
  private(set) var comparisons = 0
  private(set) var weeks = 0
  private(set) var empty = 0

  /// - Parameters:
  ///   - programs: Of the site; each has `charts` charts of five counters.
  ///   - weeks: Drawn one after the other, each with the weeks that it is compared with.
  init(programs: Int, charts: Int, weeks: Int, _ random: inout RandomBits) {
    let world = SimulatedWorld(
      programs: programs, charts: charts, hasChanges: false, &random)
    var catalog = SimulatedSite.catalog(of: world, &random)
    counters = world.programs.reduce(0) {
      $0 + $1.charts.reduce(0) { $0 + $1.counters.count }
    }
    guard let period = catalog.newestPeriod else { return }
    for week in 0..<weeks {
      if week > 0 { SimulatedSite.redraw(world, in: &catalog, &random) }
      let moves = ChangeSearch(catalog, at: period, errata: []).moves()
      comparisons = moves.comparisonCount
      self.weeks += 1
      if moves.moves.isEmpty { empty += 1 }
    }
  }
}
