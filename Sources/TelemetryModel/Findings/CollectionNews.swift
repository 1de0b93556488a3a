/// What changed in what is collected, by the config version that changed it, and what was seen for the first
/// time, by period: for the pages of periods, each of which asks for its own.
package struct CollectionNews: Sendable {
  /// A change of a chart, or of a stack counter.
  package struct Entry: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
      /// Indices of the program and its chart.
      case chart(program: Int, chart: Int)
      /// An index of `Catalog.stackCounters`.
      case stack(Int)
    }

    package var subject: Subject
    package var change: ConfigChange
  }

  /// Counters and stack counters that begin, and that end.
  package struct Tally: Hashable, Sendable {
    package var began = 0
    package var ended = 0
  }

  package struct CounterPlace: Hashable, Sendable {
    package var program: Int
    package var chart: Int
    package var counter: Int
  }

  /// By release; charts of metadata left out, whose lists follow the releases of programs.
  private var entries: [[Entry]]
  private var tallies: [Tally]
  /// By period: counters of which no report or count was known before.
  private var firstSeen: [[CounterPlace]]

  /// - Complexity: O(counters × periods), and all that configs ever changed.
  package init(_ catalog: Catalog) {
    entries = Array(repeating: [], count: catalog.releases.count)
    tallies = Array(repeating: Tally(), count: catalog.releases.count)
    firstSeen = Array(repeating: [], count: catalog.periods.count)
    for (program, owner) in catalog.programs.enumerated() {
      for (chart, content) in owner.charts.enumerated() {
        add(content, program: program, at: chart)
      }
    }
    for (index, stack) in catalog.stackCounters.enumerated() {
      for change in stack.listings.changes(releaseCount: entries.count) {
        entries[change.release].append(Entry(subject: .stack(index), change: change))
        count(change)
      }
    }
  }

  private mutating func add(_ chart: Chart, program: Int, at index: Int) {
    for (counter, content) in chart.counters.enumerated() {
      if let first = content.cells.firstIndex(where: \.isSeen) {
        firstSeen[first].append(CounterPlace(program: program, chart: index, counter: counter))
      }
    }
    if chart.isMetadata { return }
    for change in chart.changes(releaseCount: entries.count) {
      entries[change.release].append(
        Entry(subject: .chart(program: program, chart: index), change: change))
    }
    for counter in chart.counters {
      counter.listings.changes(releaseCount: entries.count).forEach { count($0) }
    }
  }

  private mutating func count(_ change: ConfigChange) {
    switch change.kind {
    case .begins: tallies[change.release].began += 1
    case .ends: tallies[change.release].ended += 1
    case .rate, .depth, .buckets: break
    }
  }

  /// What a config version changed, in the catalog's order.
  package func entries(of release: Int) -> [Entry] { entries[release] }

  package func tally(of releases: some Sequence<Int>) -> Tally {
    releases.reduce(into: Tally()) {
      $0.began += tallies[$1].began
      $0.ended += tallies[$1].ended
    }
  }

  /// Counters, metadata's among them, that no period before had above 0; in the catalog's order.
  package func firstSeen(in period: Int) -> [CounterPlace] { firstSeen[period] }
}

extension Catalog {
  /// The last period with data before a given one; nil for the first.
  package func lastWithData(before period: Int) -> Int? {
    (0..<period).last { !isGap($0) }
  }

  /// The config versions that came into force since the last period with data before, up to a period's end;
  /// for the first period those of the period itself.
  package func newReleases(in period: Int) -> Range<Int> {
    let start = lastWithData(before: period).map { releaseCount(knownIn: $0) }
    let first = periods[period].first
    let before = start ?? releases.firstIndex { $0.date.day >= first } ?? releases.count
    return before..<max(before, releaseCount(knownIn: period))
  }
}

extension Cell {
  fileprivate var isSeen: Bool { (reports.value ?? 0) > 0 || (total.value ?? 0) > 0 }
}
