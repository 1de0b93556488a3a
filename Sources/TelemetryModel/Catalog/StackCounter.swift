/// A stack counter: for each call stack that reports held under its name, what is known of it in each
/// period.
package struct StackCounter: Sendable {
  /// An index of `Catalog.programs`.
  package var program: Int
  package var name: CounterName
  /// What the chart configs say of it, oldest first; empty where no record names it.
  package var texts: [Chart.DatedText]
  /// What the share of a stack is a share of, for each period.
  package var bases: [ReportBase]
  /// When the configs list it, at which rate and depth. Empty without a config history.
  package var listings: [Listing]
  /// What is known of a stack without a row, for each period: the same of all stacks.
  package var emptyCells: [Cell]
  /// By the bytes of their texts.
  package var stacks: [Stack]

  /// What the newest release that has a record of it says.
  package var text: ChartText {
    texts.last?.text ?? ChartText(title: name.text, description: nil, issues: [])
  }

  /// What is known of a stack in a period.
  ///
  /// - Complexity: O(log rows of the stack).
  package func cell(of stack: Int, at period: Int) -> Cell {
    stacks[stack].row(at: period)?.cell ?? emptyCells[period]
  }

  /// The last period in which a report held any of its stacks; nil if none ever did.
  package var newestPeriod: Int? {
    stacks.compactMap { $0.seen?.upperBound }.max()
  }

  /// The order in which stacks are shown: those with the largest values of the period first, then those
  /// with the largest values in all, then by their bytes.
  ///
  /// - Returns: Indices of `stacks`, each once.
  package func ranking(at period: Int, by measure: SiteSettings.Measure) -> [Int] {
    func value(_ reports: Count, _ total: Count) -> Int64 {
      switch measure {
      case .share: reports.value ?? total.value ?? -1
      case .total: total.value ?? reports.value ?? -1
      }
    }
    let keys = stacks.map { stack -> (now: Int64, ever: Int64) in
      let cell = stack.row(at: period)?.cell
      return (
        cell.map { value($0.reports, $0.total) } ?? -1, value(stack.allReports, stack.allTotal)
      )
    }
    return stacks.indices.sorted {
      (keys[$1].now, keys[$1].ever, $0) < (keys[$0].now, keys[$0].ever, $1)
    }
  }

  /// The stack as a chart of one counter, for what draws charts and words cells.
  package func chart(of stack: Int) -> Chart {
    let cells = bases.indices.map { cell(of: stack, at: $0) }
    let counter = Counter(name: name, bucket: name.bucket, listings: listings, cells: cells)
    return Chart(
      name: name.chart, kind: .partition, texts: texts, fallbackTitle: name.text, bases: bases,
      listings: listings, counters: [counter], unseenBuckets: [])
  }
}

/// One call stack of a program.
package struct Stack: Sendable {
  /// What the tables say of a period.
  package struct Row: Hashable, Sendable {
    package var period: Int
    package var cell: Cell

    package init(period: Int, cell: Cell) {
      self.period = period
      self.cell = cell
    }
  }

  /// The stack counter's name, then one frame a line.
  package var text: String
  /// `StackID.address`: unique on the site.
  package var id: String
  /// Oldest first; periods without a row are left out.
  package var rows: [Row]

  package init(text: String, id: String, rows: [Row]) {
    self.text = text
    self.id = id
    self.rows = rows
  }

  /// `StackID.issue`.
  package var issueID: String { StackID.issue(text) }

  /// The lines behind the first, as they were written; the innermost call first.
  package var frames: [String] { Array(lines.dropFirst()) }

  package var lines: [String] {
    Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The first and the last period in which a report held it; nil if none did.
  package var seen: ClosedRange<Int>? {
    let periods = rows.filter { ($0.cell.reports.value ?? $0.cell.total.value ?? 0) > 0 }
      .map(\.period)
    guard let first = periods.first, let last = periods.last else { return nil }
    return first...last
  }

  /// Reports that held it, in all periods together; not known where those of some period are not.
  package var allReports: Count { Self.sum(rows.map(\.cell.reports)) }
  /// The sum of its counts in all periods; not known where that of some period is not.
  package var allTotal: Count { Self.sum(rows.map(\.cell.total)) }

  /// - Complexity: O(log rows).
  package func row(at period: Int) -> Row? {
    var range = rows.startIndex..<rows.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if rows[middle].period == period { return rows[middle] }
      range =
        rows[middle].period < period
        ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// Nobody could hold a sum above `Count.maximum` exactly: such a sum is not known either.
  private static func sum(_ counts: [Count]) -> Count {
    var sum: Int64 = 0
    for count in counts {
      guard let value = count.value, value <= Count.maximum - sum else { return .notKnown }
      sum += value
    }
    return Count(sum)
  }
}
