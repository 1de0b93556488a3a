/// The reports of one program, told apart by their metadata: by operating system, or by pairs of system and
/// version.
///
/// A report can be in several groups of one breakdown: it has an entry for each version of a program.
package struct Breakdown: Sendable {
  /// The reports whose metadata has one value.
  package struct Group: Sendable {
    /// As in the tables: `darwin`, or of a pair `darwin+go1.21`.
    package var value: String
    /// Reports of the group, by period: 0 where the breakdown is known and has no row of the group.
    package var sizes: [ReportCount]
    /// By counter and period, an index into the rows of groups; -1 without a row.
    var rows: [CounterName: [Int32]]
    /// By counter and period, whether any group of the breakdown has a row: then one without has a zero.
    var counted: [CounterName: [Bool]]

    /// Whether any period has a row of the counter in the group.
    package func hasRow(of counter: CounterName) -> Bool { rows[counter] != nil }
  }

  package var name: BreakdownName
  /// Versions in their order, everything else by bytes; of pairs the first value counts first.
  package var groups: [Group]
  /// Whether the tables have any row of it, by period.
  package var isKnown: [Bool]

  /// Whether each report of a period is in exactly one group: as many as name the program are in all of
  /// them together. False where it is not known.
  ///
  /// - Parameter reports: The reports of the period that name the program.
  package func isPartition(at period: Int, reports: ReportCount) -> Bool {
    guard let reports = reports.value else { return false }
    var sum: Int64 = 0
    for group in groups {
      guard let size = group.sizes[period].value else { return false }
      sum += size
      // Before it could overflow.
      if sum > reports { return false }
    }
    return sum == reports
  }
}

/// A counter's figures among the reports of a group, by period.
package struct GroupSeries: Sendable {
  /// The group's reports, where all of them could have held the counter.
  package var bases: [ReportBase]
  package var cells: [Cell]
}

extension Catalog {
  /// What is known of a counter in a group.
  ///
  /// The tables say how many reports a group has, but not how many of those could have held a counter: where
  /// not all reports of the program could, the cell is partial.
  ///
  /// - Parameters:
  ///   - counter: One of the chart's.
  ///   - chart: One of the program's.
  ///   - group: One of a breakdown of the program.
  /// - Complexity: O(periods).
  package func series(
    of counter: Counter, in chart: Chart, _ program: Program, group: Breakdown.Group
  ) -> GroupSeries {
    let rows = group.rows[counter.name]
    var series = GroupSeries(bases: [], cells: [])
    for period in periods.indices {
      let figures = self.figures(rows, counter, chart, program, group, at: period)
      series.bases.append(figures.base)
      series.cells.append(figures.cell)
    }
    return series
  }

  /// The same of one period.
  package func figures(
    of counter: Counter, in chart: Chart, _ program: Program, group: Breakdown.Group, at period: Int
  ) -> (base: ReportBase, cell: Cell) {
    figures(group.rows[counter.name], counter, chart, program, group, at: period)
  }

  private func figures(
    _ rows: [Int32]?, _ counter: Counter, _ chart: Chart, _ program: Program,
    _ group: Breakdown.Group, at period: Int
  ) -> (base: ReportBase, cell: Cell) {
    let size = group.sizes[period]
    let row = rows.flatMap { $0[period] >= 0 ? tables[.groups][Int($0[period])] : nil }
    return (
      ReportBase(kind: size.isKnown ? .program : .notKnown, n: size),
      cell(
        row, size: size, whole: counter.cells[period], base: chart.bases[period],
        reports: program.reports[period], isCounted: group.counted[counter.name]?[period] == true)
    )
  }

  /// - Parameters:
  ///   - whole: The counter's cell among all reports, and `base` what its share is a share of.
  ///   - reports: Those that name the program.
  ///   - isCounted: Whether any group has a row of the counter in the period.
  private func cell(
    _ row: MetricRow?, size: ReportCount, whole: Cell, base: ReportBase, reports: ReportCount,
    isCounted: Bool
  ) -> Cell {
    func cell(_ status: Cell.Status) -> Cell {
      Cell(status: status, reports: row?.reports ?? .notKnown, total: row?.total ?? .notKnown)
    }
    if whole.status == .notCollected { return cell(.notCollected) }
    guard let n = size.value else { return cell(.noData) }
    if n == 0 { return cell(.noReports) }
    let isOfAll = base.kind != .eligible || base.n.isKnown && base.n == reports
    if whole.status == .partial || !isOfAll { return cell(.partial) }
    // Nothing is known of the whole, or no group has a row though some report held the counter: it was not
    // broken down, and no row is no zero.
    if row == nil, whole.status == .noData || !isCounted && whole.reports.value != 0 {
      return cell(.noData)
    }
    return Cell(status: .ok, reports: row?.reports ?? Count(0), total: row?.total ?? Count(0))
  }
}
