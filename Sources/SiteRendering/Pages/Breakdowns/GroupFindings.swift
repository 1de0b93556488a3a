internal import TelemetryModel

/// What the newest period says of groups, of the whole site.
struct GroupFindings: Sendable {
  private let ofChart: [Place: [GroupFinding]]

  private struct Place: Hashable {
    var program: Int
    var chart: Int
  }

  init(_ catalog: Catalog, _ content: SiteContent) {
    let findings =
      catalog.newestPeriod.map {
        GroupFindingSearch(catalog, errata: content.errata).findings(at: $0)
      } ?? []
    furthest =
      findings.enumerated().max {
        ($0.element.distance, $1.offset) < ($1.element.distance, $0.offset)
      }?.element
    ofChart = Dictionary(grouping: findings) { Place(program: $0.program, chart: $0.chart) }
  }

  /// Of some of a chart's counters the one that lies furthest apart.
  ///
  /// - Parameter period: The one that the page shows: nothing is said of an older one.
  func best(
    of place: (program: Int, chart: Int), breakdown: Int, counters: [Int], at period: Int
  ) -> GroupFinding? {
    let known = ofChart[Place(program: place.program, chart: place.chart)] ?? []
    return known.filter {
      $0.breakdown == breakdown && $0.period == period && counters.contains($0.counter)
    }.max { ($0.distance, $1.counter) < ($1.distance, $0.counter) }
  }

  /// The one that lies furthest apart on the whole site.
  let furthest: GroupFinding?
}
