/// Counts raw reports as they are read, and keeps none of them.
///
/// - Complexity: 32 bytes a report; O(reports × log reports) at the end.
package struct RawReportCounts: Sendable {
  /// The programs and metadata of a report, as the beginning of a hash: equal ones are equal.
  private struct Combination: Hashable, Comparable {
    var high: UInt64
    var low: UInt64

    static func < (a: Self, b: Self) -> Bool { (a.high, a.low) < (b.high, b.low) }
  }

  private struct Line {
    /// The period's last day.
    var last: Int32
    /// The bits of `X`; of numbers from 0 to 1, they are ordered as the numbers are.
    var x: UInt64
    /// Both 0 for a report that names no program.
    var combination: Combination
  }

  private let calendar: PeriodCalendar
  private var lines: [Line] = []
  private var versions: [ConfigVersion: Int] = [:]

  package init(calendar: PeriodCalendar) { self.calendar = calendar }

  package mutating func add(_ report: Report) {
    lines.append(
      Line(
        last: calendar.period(containing: report.week).last.number,
        // -0 is 0.
        x: (report.x + 0).bitPattern, combination: Self.combination(of: report.entries)))
    versions[ConfigVersion(report.config.text), default: 0] += 1
  }

  /// By config version, in version order.
  package var versionCounts: [RawReports.VersionCount] {
    versions.keys.sorted { VersionOrder.less($0.text, $1.text) }.map {
      .init(version: $0, lines: versions[$0] ?? 0)
    }
  }

  /// By period, oldest first.
  package var periodCounts: [RawReports.PeriodCount] {
    // Of one `X` twice in a period, that with the smaller combination counts, whatever came first.
    let sorted = lines.sorted { a, b in
      (a.last, a.x, a.combination) < (b.last, b.x, b.combination)
    }
    var counts: [RawReports.PeriodCount] = []
    var before: Set<Combination> = []
    var rest = sorted[...]
    while let first = rest.first {
      let ofPeriod = rest.prefix { $0.last == first.last }
      rest = rest[ofPeriod.endIndex...]
      let period = calendar.period(containing: Day(number: first.last))
      if counts.last.map({ calendar.period(after: $0.period) != period }) ?? true { before = [] }
      let (count, single) = Self.count(ofPeriod, period, singleBefore: before)
      counts.append(count)
      before = single
    }
    return counts
  }

  private static func count(
    _ lines: ArraySlice<Line>, _ period: Period, singleBefore: Set<Combination>
  ) -> (RawReports.PeriodCount, single: Set<Combination>) {
    var reports = 0
    var uses: [Combination: Int] = [:]
    var withProgram = 0
    var lastX: UInt64?
    for line in lines where line.x != lastX {
      lastX = line.x
      reports += 1
      guard line.combination != Combination(high: 0, low: 0) else { continue }
      withProgram += 1
      uses[line.combination, default: 0] += 1
    }
    let single = Set(uses.filter { $0.value == 1 }.keys)
    let count = RawReports.PeriodCount(
      period: period, lines: lines.count, reports: reports, withProgram: withProgram,
      oneOfAKind: single.count, oneOfAKindBefore: single.intersection(singleBefore).count)
    return (count, single)
  }

  /// The order of the entries does not matter.
  private static func combination(of entries: [Report.Entry]) -> Combination {
    if entries.isEmpty { return Combination(high: 0, low: 0) }
    // No text holds a NUL, so that it parts them.
    var texts = entries.map { entry in
      ([entry.program] + entry.metadata).reduce(into: [UInt8]()) { $0 += Array($1.text.utf8) + [0] }
    }
    texts.sort { $0.lexicographicallyPrecedes($1) }
    let digest = Array(texts.joined()).withUnsafeBytes { SHA256.digest(of: $0) }
    func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
    return Combination(high: word(digest[..<8]), low: word(digest[8..<16]))
  }
}
