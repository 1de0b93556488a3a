internal import TelemetryModel

/// Which counters were partial when, and why: stretches of periods by chart.
struct PartialLedger {
  struct Entry: Sendable {
    var title: String
    var program: Int
    var href: String
    /// Counters that were partial in all of the stretch, each with its page if it has one.
    var counters: [(name: String, href: String?)]
    var periods: Range<Int>
    var reasons: [Reason]
  }

  /// A clause, and the config versions that end it.
  struct Reason: Equatable, Sendable {
    var words: String
    /// Indices of `Catalog.releases`.
    var releases: [ClosedRange<Int>]
  }

  /// A counter, its listings, and whether it is partial in a period.
  private struct Candidate {
    var name: String
    var href: String?
    var listings: [Listing]
    var isPartial: (Int) -> Bool
  }

  /// A chart or a stack counter, as far as this room looks at it.
  private struct Subject {
    var title: String
    var program: Int
    var href: String
    var bases: [ReportBase]
    /// Of the chart as a whole.
    var listings: [Listing]
    var counters: [Candidate]
  }

  let site: PageContext

  /// Charts in the order of the site, stack counters behind those of their program; oldest first.
  ///
  /// - Complexity: O(counters × periods).
  func entries() -> [Entry] {
    let catalog = site.catalog
    return catalog.programs.indices.flatMap { program in
      let charts = catalog.programs[program].charts.filter { !$0.isMetadata }
      let stacks = catalog.stackCounters.filter { $0.program == program }
      return charts.flatMap { entries(of: subject($0, program)) }
        + stacks.flatMap { entries(of: subject($0, program)) }
    }
  }

  private func subject(_ chart: Chart, _ program: Int) -> Subject {
    let name = site.catalog.programs[program].name
    return Subject(
      title: chart.text.title, program: program, href: site.href(.chart(name, chart.name)),
      bases: chart.bases, listings: chart.listings,
      counters: chart.counters.map { counter in
        Candidate(
          name: counter.name.hasBucket ? counter.bucket.text : counter.name.text,
          href: site.href(.counter(name, chart.name, counter.bucket)),
          listings: counter.listings, isPartial: { counter.cells[$0].status == .partial })
      })
  }

  /// A stack counter is partial as a whole: every stack is listed by its name.
  private func subject(_ counter: StackCounter, _ program: Int) -> Subject {
    let anchor = counter.anchor(site.catalog.programs[program])
    var partial = Set(
      counter.emptyCells.indices.filter { counter.emptyCells[$0].status == .partial })
    for stack in counter.stacks {
      for row in stack.rows where row.cell.status == .partial { partial.insert(row.period) }
    }
    return Subject(
      title: counter.text.title, program: program, href: "\(site.href(.stacks))#\(anchor)",
      bases: counter.bases, listings: counter.listings,
      counters: [
        Candidate(
          name: counter.name.text, href: nil, listings: counter.listings,
          isPartial: { [partial] in partial.contains($0) })
      ])
  }

  /// Counters that were partial in the same periods for the same reasons share an entry.
  private func entries(of subject: Subject) -> [Entry] {
    var entries: [Entry] = []
    for counter in subject.counters {
      for periods in stretches(of: counter.isPartial) {
        let reasons = reasons(subject, periods, [counter.listings])
        if let same = entries.firstIndex(where: { $0.periods == periods && $0.reasons == reasons })
        {
          entries[same].counters.append((counter.name, counter.href))
        } else {
          entries.append(
            Entry(
              title: subject.title, program: subject.program, href: subject.href,
              counters: [(counter.name, counter.href)], periods: periods, reasons: reasons))
        }
      }
    }
    return entries.enumerated()
      .sorted {
        ($0.element.periods.lowerBound, $0.offset) < ($1.element.periods.lowerBound, $1.offset)
      }
      .map(\.element)
  }

  private func stretches(of isPartial: (Int) -> Bool) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    for period in site.catalog.periods.indices where isPartial(period) {
      if let last = stretches.last, last.upperBound == period {
        stretches[stretches.count - 1] = last.lowerBound..<(period + 1)
      } else {
        stretches.append(period..<(period + 1))
      }
    }
    return stretches
  }

  /// Where `CellRule` finds that not every report could hold the counters.
  private func reasons(
    _ subject: Subject, _ periods: Range<Int>, _ counters: [[Listing]]
  ) -> [Reason] {
    let usable = periods.map { site.catalog.usableReleases[$0] }
    let first = usable.map(\.lowerBound).min() ?? 0
    let releases = first..<max(first, usable.map(\.upperBound).max() ?? 0)
    let isEligible = periods.contains { subject.bases[$0].kind == .eligible }
    var missing: [Int] = []
    var lower: [Int] = []
    for release in releases {
      let chart = subject.listings.listing(at: release)
      if isEligible, chart == nil { continue }
      // The rate at which every report that is counted in n could hold the counter.
      let whole = isEligible ? chart?.rate ?? 0 : site.catalog.sampleRates[release]
      let listed = counters.map { $0.listing(at: release) }
      if listed.contains(where: { $0 == nil }) { missing.append(release) }
      if listed.contains(where: { $0.map { $0.rate < whole } ?? false }) { lower.append(release) }
    }
    var changed: [Int] = []
    for listings in counters where !isEligible {
      for change in listings.changes(releaseCount: site.catalog.releases.count)
      where releases.dropFirst().contains(change.release) {
        if case .rate = change.kind { changed.append(change.release) }
      }
    }
    var reasons: [Reason] = []
    func add(_ words: String, _ releases: [Int]) {
      if !releases.isEmpty { reasons.append(Reason(words: words, releases: Self.ranges(releases))) }
    }
    add("not listed by", missing)
    add(
      isEligible
        ? "at a lower rate than the chart's others in" : "at a lower rate than reports are sent in",
      lower)
    add("another rate since", Set(changed).sorted())
    return reasons
  }

  private static func ranges(_ releases: [Int]) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for release in releases {
      if let last = ranges.last, last.upperBound + 1 == release {
        ranges[ranges.count - 1] = last.lowerBound...release
      } else {
        ranges.append(release...release)
      }
    }
    return ranges
  }
}
