/// A group of reports in which a counter's share lies apart from that in every other group: what nobody
/// reports, because each sees one system only.
package struct GroupFinding: Hashable, Sendable {
  /// The share of a counter in a group.
  package struct Reading: Hashable, Sendable {
    /// An index of `Breakdown.groups`.
    package var group: Int
    package var share: Share
    /// At the site's level.
    package var interval: ClosedRange<Double>
  }

  /// The share of the same group in an earlier period.
  package struct Earlier: Hashable, Sendable {
    /// An index of `Catalog.periods`.
    package var period: Int
    package var reading: Reading
  }

  /// An index of `Catalog.programs`, one of its charts, and one of the chart's counters.
  package var program: Int
  package var chart: Int
  package var counter: Int
  /// An index of `Program.breakdowns`.
  package var breakdown: Int
  /// An index of `Catalog.periods`.
  package var period: Int
  package var reading: Reading
  /// Of all other groups the one whose share is closest.
  package var next: Reading
  /// The same group's share so many periods before: of the longest of the baselines at which it is known of as
  /// many reports as are needed.
  package var before: Earlier?
  /// Groups that were compared, these two among them.
  package var groupCount: Int
  /// How far the interval lies apart from that of any other group, in millionths of a share.
  package var distance: Int64

  /// Whether the share is above all others.
  package var isAbove: Bool { reading.interval.lowerBound > next.interval.upperBound }
}

/// Looks for groups that lie apart, by rules that leave out whatever is in doubt.
///
/// Only breakdowns in which each report of the period is in exactly one group: the groups then are samples
/// that do not share a report. Groups of fewer reports than ±10 points take are left out, and so is what a
/// correction is about.
package struct GroupFindingSearch: Sendable {
  private let catalog: Catalog
  private let errata: [Erratum]
  private let reportsNeeded: Int64

  /// - Parameter errata: Of the whole site.
  package init(_ catalog: Catalog, errata: [Erratum]) {
    self.catalog = catalog
    self.errata = errata
    reportsNeeded = catalog.settings.confidence.reportsNeeded(forPoints: Finding.pointsNeeded)
  }

  /// A group that lies apart, if it is a discovery among all comparisons of groups.
  private struct Candidate {
    var finding: GroupFinding
    var p: Double
  }

  /// All that lie apart in a period.
  ///
  /// Of many counters and groups some lie apart by chance. So each group is compared with all the others
  /// together, too, and of all these comparisons only the discoveries are spoken of, as `ChangeSearch` does.
  ///
  /// - Complexity: O(counters × groups).
  package func findings(at period: Int) -> [GroupFinding] {
    var candidates: [Candidate] = []
    var pValues: [Double] = []
    var count = 0
    for (programIndex, program) in catalog.programs.enumerated() where program.measure == .share {
      for (breakdownIndex, breakdown) in program.breakdowns.enumerated()
      // Of pairs too few groups are large enough: the newest version would be blamed for an older one.
      where breakdown.name.parts.count == 1
        && breakdown.isPartition(at: period, reports: program.reports[period])
      {
        for (chartIndex, chart) in program.charts.enumerated() where !chart.isMetadata {
          for (counterIndex, counter) in chart.counters.enumerated()
          where counter.cells[period].status == .ok
            && breakdown.groups.contains(where: { $0.hasRow(of: counter.name) })
            && !isCorrected(program, chart, counter, at: period)
          {
            let readings = self.readings(program, chart, counter, breakdown, at: period)
            let tests = Self.tests(readings)
            count += tests.count
            pValues += tests.compactMap(\.p)
            guard let (reading, next, distance) = furthest(readings),
              let p = tests.first(where: { $0.group == reading.group })?.p
            else { continue }
            let finding = GroupFinding(
              program: programIndex, chart: chartIndex, counter: counterIndex,
              breakdown: breakdownIndex, period: period, reading: reading, next: next,
              before: earlier(reading.group, program, chart, counter, breakdown, before: period),
              groupCount: readings.count, distance: distance)
            candidates.append(Candidate(finding: finding, p: p))
          }
        }
      }
    }
    let isFound = falseDiscoveries(
      pValues, outOf: count, level: ChangeSearch.falseDiscoveryRate)
    let largest = zip(pValues, isFound).filter(\.1).map(\.0).max() ?? -1
    return candidates.filter { $0.p <= largest }.map(\.finding)
  }

  /// Each group against all others together; p is nil where it is too large for any discovery.
  private static func tests(
    _ readings: [GroupFinding.Reading]
  ) -> [(group: Int, p: Double?)] {
    let all = readings.reduce((reports: Int64(0), n: Int64(0))) {
      ($0.reports + $1.share.reports, $0.n + $1.share.n)
    }
    // Nothing could have come out where no report, or each, held the counter.
    guard readings.count > 1, all.reports > 0, all.reports < all.n,
      all.n <= ChangeSearch.mostReports
    else { return [] }
    return readings.map { reading in
      let others = Share(
        reports: all.reports - reading.share.reports, n: all.n - reading.share.n)
      return (
        reading.group,
        fisherExact(reading.share, others, limit: ChangeSearch.falseDiscoveryRate)
      )
    }
  }

  private func isCorrected(
    _ program: Program, _ chart: Chart, _ counter: Counter, at period: Int
  ) -> Bool {
    errata.contains {
      $0.affects(program.name, chart.name, counter.name)
        && $0.affects(catalog.periods[period].last)
    }
  }

  private func readings(
    _ program: Program, _ chart: Chart, _ counter: Counter, _ breakdown: Breakdown, at period: Int
  ) -> [GroupFinding.Reading] {
    breakdown.groups.indices.compactMap {
      reading($0, program, chart, counter, breakdown, at: period)
    }
  }

  private func reading(
    _ group: Int, _ program: Program, _ chart: Chart, _ counter: Counter, _ breakdown: Breakdown,
    at period: Int
  ) -> GroupFinding.Reading? {
    guard (breakdown.groups[group].sizes[period].value ?? 0) >= reportsNeeded else { return nil }
    let figures = catalog.figures(
      of: counter, in: chart, program, group: breakdown.groups[group], at: period)
    return figures.cell.share(of: figures.base).map {
      GroupFinding.Reading(
        group: group, share: $0, interval: $0.interval(catalog.settings.confidence))
    }
  }

  private func earlier(
    _ group: Int, _ program: Program, _ chart: Chart, _ counter: Counter, _ breakdown: Breakdown,
    before period: Int
  ) -> GroupFinding.Earlier? {
    for baseline in Finding.baselines where baseline <= period {
      let earlier = period - baseline
      if isCorrected(program, chart, counter, at: earlier) { continue }
      if let reading = reading(group, program, chart, counter, breakdown, at: earlier) {
        return GroupFinding.Earlier(period: earlier, reading: reading)
      }
    }
    return nil
  }

  /// The reading whose interval lies above, or below, those of all others; of two such the one that lies
  /// further apart.
  private func furthest(
    _ readings: [GroupFinding.Reading]
  ) -> (GroupFinding.Reading, next: GroupFinding.Reading, distance: Int64)? {
    guard readings.count > 1 else { return nil }
    let sorted = readings.sorted {
      ($0.share.fraction, $0.group) < ($1.share.fraction, $1.group)
    }
    let ends = [
      (sorted[0], Array(sorted.dropFirst())), (sorted[sorted.count - 1], Array(sorted.dropLast())),
    ]
    var best: (GroupFinding.Reading, next: GroupFinding.Reading, distance: Int64)?
    for (end, others) in ends {
      let gaps = others.map { other in
        max(
          other.interval.lowerBound - end.interval.upperBound,
          end.interval.lowerBound - other.interval.upperBound)
      }
      let next = end.group == sorted[0].group ? others[0] : others[others.count - 1]
      guard let gap = gaps.min(), gap > 0, !end.share.looksLike(next.share) else { continue }
      let distance = Int64((gap * 1e6).rounded())
      if distance > best?.distance ?? -1 { best = (end, next, distance) }
    }
    return best
  }
}
