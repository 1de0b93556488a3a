/// Which findings of a site are told first.
package enum FindingRanking {
  /// At most `limit` findings, each of another chart: of charts of one name, such as those of an operating
  /// system in each program, a second one only where there is nothing else to say.
  ///
  /// A change comes before a leader, what lies further apart before what lies closer. Versions come last:
  /// they move with every release, and nobody is surprised; so do charts whose buckets are numbers, as
  /// `1.6`.
  ///
  /// - Parameter findings: Of all charts, by program and chart.
  /// - Complexity: O(charts log charts).
  package static func first(
    _ limit: Int, of findings: [[ChartFindings]], in catalog: Catalog
  ) -> [Finding] {
    let candidates = findings.joined().compactMap { $0.change ?? $0.leader }
    let ranked = candidates.map { (rank(of: $0, in: catalog), $0) }.sorted { precedes($0, $1) }
    var names: Set<ChartName> = []
    var first: [Finding] = []
    var again: [Finding] = []
    for (_, finding) in ranked {
      let name = catalog.programs[finding.program].charts[finding.chart].name
      if names.insert(name).inserted { first.append(finding) } else { again.append(finding) }
    }
    return Array((first + again).prefix(limit))
  }

  private static func precedes(_ a: (rank: Int, Finding), _ b: (rank: Int, Finding)) -> Bool {
    if a.rank != b.rank { return a.rank < b.rank }
    if a.1.distance != b.1.distance { return a.1.distance > b.1.distance }
    return (a.1.program, a.1.chart) < (b.1.program, b.1.chart)
  }

  private static func rank(of finding: Finding, in catalog: Catalog) -> Int {
    let chart = catalog.programs[finding.program].charts[finding.chart]
    let isOfVersions =
      chart.fixedOrder == .versions || BucketOrder.areNumbers(chart.counters.map(\.bucket))
    return (isOfVersions ? 2 : 0) + (finding.kind == .leader ? 1 : 0)
  }
}
