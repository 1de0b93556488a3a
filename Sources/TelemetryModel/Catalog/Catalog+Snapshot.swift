extension Catalog {
  /// A period as it could be known at its end.
  ///
  /// - Parameters:
  ///   - period: An index of `periods`.
  ///   - program: The one program that it is to hold; nil: all.
  /// - Complexity: O(counters), or those of the program.
  package func snapshot(of period: Int, program: Int? = nil) -> PeriodSnapshot {
    let maker = snapshotMaker(of: period)
    return PeriodSnapshot(
      period: period, releaseCount: maker.releaseCount,
      programs: (program.map { $0..<$0 + 1 } ?? programs.indices).compactMap(maker.program))
  }

  /// Whether the snapshot of a period shows a chart.
  ///
  /// - Complexity: O(counters of the chart) before the first that it shows.
  package func hasChart(_ chart: Int, of program: Int, inSnapshotOf period: Int) -> Bool {
    programs[program].reports[period].value != 0
      && snapshotMaker(of: period).hasRows(programs[program].charts[chart])
  }

  /// The charts that the snapshot of a period shows.
  ///
  /// - Complexity: O(counters), but O(charts) where the first counter of each is shown.
  package func chartCount(inSnapshotOf period: Int) -> Int {
    let maker = snapshotMaker(of: period)
    return programs.reduce(0) { count, program in
      program.reports[period].value == 0
        ? count : count + program.charts.count(where: maker.hasRows)
    }
  }

  /// The number of config versions dated up to a period's end.
  package func releaseCount(knownIn period: Int) -> Int {
    let end = Instant(startOf: periods[period].last.advanced(by: 1))
    return releases.firstIndex { $0.date >= end } ?? releases.count
  }

  private func snapshotMaker(of period: Int) -> SnapshotMaker {
    let releaseCount = releaseCount(knownIn: period)
    return SnapshotMaker(
      catalog: self, period: period, releaseCount: releaseCount,
      usable: usableReleases[period].clamped(to: 0..<releaseCount))
  }
}

fileprivate struct SnapshotMaker {
  let catalog: Catalog
  let period: Int
  let releaseCount: Int
  let usable: Range<Int>

  func program(_ index: Int) -> PeriodSnapshot.ProgramPart? {
    let program = catalog.programs[index]
    guard program.reports[period].value != 0 else { return nil }
    let metadata = program.charts.indices.filter { program.charts[$0].isMetadata }
    let counted = program.charts.indices.filter { !program.charts[$0].isMetadata }
      .sorted {
        ChartOrder.precedes(program.charts[$0], program.charts[$1], releaseCount: releaseCount)
      }
    let parts = (metadata + counted).compactMap { chart($0, of: program) }
    guard !parts.isEmpty else { return nil }
    return .init(program: index, reports: program.reports[period], charts: parts)
  }

  func chart(_ index: Int, of program: Program) -> PeriodSnapshot.ChartPart? {
    let chart = program.charts[index]
    let rule = rule(of: chart)
    var cells: [(counter: Int, cell: Cell)] = []
    var unseen = chart.unseenBuckets.filter { isListed($0.listings) }.map(\.bucket)
    for (counterIndex, counter) in chart.counters.enumerated() {
      switch place(of: counter, in: chart, rule) {
      case .row(let cell): cells.append((counterIndex, cell))
      case .unseen: unseen.append(counter.bucket)
      case .nowhere: break
      }
    }
    guard !cells.isEmpty else { return nil }
    // Equal values stand by their bytes, whatever order the chart's buckets have today.
    cells.sort { chart.counters[$0.counter].bucket < chart.counters[$1.counter].bucket }
    let text = chart.text(upTo: releaseCount)
    let order = fixedOrder(of: chart, text: text, cells.map { chart.counters[$0.counter].bucket })
    let byIndex = Dictionary(uniqueKeysWithValues: cells.map { ($0.counter, $0.cell) })
    let sorted =
      order.map { order in
        cells.map(\.counter).sorted {
          order.precedes(chart.counters[$0].bucket, chart.counters[$1].bucket)
        }
      } ?? Chart.byValue(cells, program.measure)
    return .init(
      chart: index, text: text, base: chart.bases[period],
      rows: sorted.compactMap { counter in
        byIndex[counter].map { .init(counter: counter, cell: $0) }
      },
      unseenBuckets: unseen.sorted(by: (chart.fixedOrder ?? .bytes).precedes),
      isSingleCounter: cells.count == 1 && !chart.counters[cells[0].counter].name.hasBucket)
  }

  func hasRows(_ chart: Chart) -> Bool {
    let rule = rule(of: chart)
    return chart.counters.contains {
      if case .row = place(of: $0, in: chart, rule) { true } else { false }
    }
  }

  private enum Place { case row(Cell), unseen, nowhere }

  private func rule(of chart: Chart) -> CellRule {
    CellRule(
      usable: usable, sampleRates: catalog.sampleRates,
      base: chart.bases[period], isMetadata: chart.isMetadata, chartListings: chart.listings)
  }

  private func place(of counter: Counter, in chart: Chart, _ rule: CellRule) -> Place {
    // Without configs, a counter is known from its first row on.
    if !catalog.hasConfig, !counter.hasRow[...period].contains(true) { return .nowhere }
    let known = counter.cells[period]
    let row = counter.hasRow[period] ? (reports: known.reports, total: known.total) : nil
    let cell = rule.cell(row: row, listings: counter.listings)
    guard cell.status != .notCollected else { return .nowhere }
    if chart.isMetadata, cell.status == .noData || !counter.hasRow[...period].contains(true) {
      // What nobody knows of is said of listed buckets alone: others may be news of a later period.
      return isListed(counter.listings) ? .unseen : .nowhere
    }
    return cell.status == .noData ? .nowhere : .row(cell)
  }

  /// As `Chart.fixedOrder`, by what was known at the time.
  private func fixedOrder(of chart: Chart, text: ChartText, _ buckets: [BucketName]) -> BucketOrder?
  {
    if chart.isMetadata { return chart.fixedOrder }
    return text.saysHistogram && BucketOrder.areNumbers(buckets) ? .histogram : nil
  }

  private func isListed(_ listings: [Listing]) -> Bool {
    listings.contains { $0.releases.overlaps(usable) }
  }
}
