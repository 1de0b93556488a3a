extension Catalog {
  /// A period as it could be known at its end.
  ///
  /// - Parameters:
  ///   - period: An index of `periods`.
  ///   - program: The one program that it is to hold; nil: all.
  /// - Complexity: O(counters), or those of the program.
  package func snapshot(of period: Int, program: Int? = nil) -> PeriodSnapshot {
    let end = Instant(startOf: periods[period].last.advanced(by: 1))
    let releaseCount = releases.firstIndex { $0.date >= end } ?? releases.count
    let maker = SnapshotMaker(
      catalog: self, period: period, releaseCount: releaseCount,
      usable: usableReleases[period].clamped(to: 0..<releaseCount))
    return PeriodSnapshot(
      period: period, releaseCount: releaseCount,
      programs: (program.map { $0..<$0 + 1 } ?? programs.indices).compactMap(maker.program))
  }
}

private struct SnapshotMaker {
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

  private func chart(_ index: Int, of program: Program) -> PeriodSnapshot.ChartPart? {
    let chart = program.charts[index]
    let rule = CellRule(
      usable: usable, sampleRates: catalog.sampleRates,
      base: chart.bases[period], isMetadata: chart.isMetadata, chartListings: chart.listings)
    var cells: [(counter: Int, cell: Cell)] = []
    var unseen = chart.unseenBuckets.filter { isListed($0.listings) }.map(\.bucket)
    for (counterIndex, counter) in chart.counters.enumerated() {
      // Without configs, a counter is known from its first row on.
      if !catalog.hasConfig, !counter.hasRow[...period].contains(true) { continue }
      let known = counter.cells[period]
      let row = counter.hasRow[period] ? (reports: known.reports, total: known.total) : nil
      let cell = rule.cell(row: row, listings: counter.listings)
      guard cell.status != .notCollected else { continue }
      if chart.isMetadata, cell.status == .noData || !counter.hasRow[...period].contains(true) {
        // What nobody knows of is said of listed buckets alone: others may be news of a later period.
        if isListed(counter.listings) { unseen.append(counter.bucket) }
      } else if cell.status != .noData {
        cells.append((counterIndex, cell))
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
