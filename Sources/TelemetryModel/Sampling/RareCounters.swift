/// Counters that hardly any report holds, for those who decide on removals: what the newest period says of
/// each counter that is collected now.
///
/// Values of metadata are no counters here, and a program that shows sums has no shares to judge by.
package struct RareCounters: Sendable {
  /// A share is called rare where even its upper bound is below this.
  package static let limit = 0.01

  /// A counter whose upper bound is below `limit`.
  package struct Entry: Sendable {
    /// An index of `Program.charts`, and one of its counters.
    package var chart: Int
    package var counter: Int
    package var share: Share
    package var interval: ClosedRange<Double>
  }

  /// One program with at least one counter that is collected now.
  package struct ProgramPart: Sendable {
    /// An index of `Catalog.programs`.
    package var program: Int
    /// The smallest upper bound first; equal ones in the order of charts and counters.
    package var entries: [Entry]
    /// Of all counters that are collected now, by verdict.
    fileprivate(set) var counts: [Verdict: Int]

    /// Counters of the program with this verdict.
    package func count(_ verdict: Verdict) -> Int { counts[verdict, default: 0] }
  }

  /// An index of `Catalog.periods`; nil for a site without data.
  package let period: Int?
  /// In the site's order; programs that show shares.
  package let programs: [ProgramPart]
  /// Programs that show sums: indices of `Catalog.programs`.
  package let programsOfSums: [Int]

  /// - Complexity: O(counters).
  package init(_ catalog: Catalog) {
    period = catalog.newestPeriod
    var programs: [ProgramPart] = []
    var programsOfSums: [Int] = []
    for index in catalog.programs.indices {
      guard let period, catalog.programs[index].charts.contains(where: { !$0.isMetadata }) else {
        continue
      }
      if catalog.programs[index].measure == .total {
        programsOfSums.append(index)
      } else {
        let part = Self.part(of: index, in: catalog, at: period)
        if !part.counts.isEmpty { programs.append(part) }
      }
    }
    self.programs = programs
    self.programsOfSums = programsOfSums
  }

  package func count(_ verdict: Verdict) -> Int { programs.reduce(0) { $0 + $1.count(verdict) } }

  /// With fewer reports than this even a counter that none of them holds is not known to be rare.
  ///
  /// - Returns: The smallest n with z² / (n + z²), the upper bound of a zero, below `limit`: 657 at 99 %.
  package static func reportsNeeded(_ level: ConfidenceLevel) -> Int64 {
    let square = level.z * level.z
    return Int64((square * (1 - limit) / limit).rounded(.down)) + 1
  }

  private static func part(of index: Int, in catalog: Catalog, at period: Int) -> ProgramPart {
    let level = catalog.settings.confidence
    let needed = reportsNeeded(level)
    var part = ProgramPart(program: index, entries: [], counts: [:])
    for (chartIndex, chart) in catalog.programs[index].charts.enumerated() where !chart.isMetadata {
      let base = chart.bases[period]
      for (counterIndex, counter) in chart.counters.enumerated() {
        guard catalog.isCollectedNow(counter) else { continue }
        let share = counter.cells[period].share(ofOwn: base)
        let verdict = Verdict(counter.cells[period], share, needed: needed, level)
        part.counts[verdict, default: 0] += 1
        guard verdict == .rare, let share else { continue }
        part.entries.append(
          Entry(
            chart: chartIndex, counter: counterIndex, share: share, interval: share.interval(level))
        )
      }
    }
    part.entries.sort {
      ($0.interval.upperBound, $0.chart, $0.counter)
        < ($1.interval.upperBound, $1.chart, $1.counter)
    }
    return part
  }
}

extension RareCounters {
  /// What a period says of a counter's share.
  package enum Verdict: CaseIterable, Hashable, Sendable {
    /// Even the upper bound is below the limit.
    case rare
    /// Even the lower bound reaches the limit.
    case common
    /// The limit lies within the interval.
    case open
    /// The same, and with so few reports not even a zero would be rare.
    case tooFewReports
    /// Not every report could hold it.
    case partial
    /// No report could hold it.
    case noReports
    /// How many could hold it is not known, or how many did.
    case notKnown
    /// No config version that reports of the period could use lists it.
    case notYet

    fileprivate init(_ cell: Cell, _ share: Share?, needed: Int64, _ level: ConfidenceLevel) {
      switch cell.status {
      case .notCollected: self = .notYet
      case .partial: self = .partial
      case .noReports: self = .noReports
      case .noData: self = .notKnown
      case .ok:
        guard let share else {
          self = .notKnown
          return
        }
        let interval = share.interval(level)
        if interval.upperBound < RareCounters.limit {
          self = .rare
        } else if interval.lowerBound >= RareCounters.limit {
          self = .common
        } else {
          self = share.n < needed ? .tooFewReports : .open
        }
      }
    }
  }
}

extension Catalog {
  /// Whether the newest config lists it. Without a config history nobody knows, and every counter counts.
  fileprivate func isCollectedNow(_ counter: Counter) -> Bool {
    !hasConfig || counter.listings.last?.releases.upperBound == releases.count
  }
}

extension Cell {
  /// A share of all reports of a site says of a program's counters mostly how rare the program is.
  fileprivate func share(ofOwn base: ReportBase) -> Share? {
    base.kind == .allReports ? nil : share(of: base)
  }
}
