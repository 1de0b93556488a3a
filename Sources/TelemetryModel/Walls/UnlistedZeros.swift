/// Takes out of chart files what they only seem to say of names that no config of the period lists.
///
/// The reference server writes every chart with all buckets of its newest config, also for periods in
/// which no client had heard of them: a 0 there is no datum. Such a name is neither published nor a reason
/// to refuse the file; one with any report is, as in every other table.
struct UnlistedZeros {
  let index: ConfigIndex
  let periodOfDay: [Day: Int]
  let usable: [Range<Int>]
  let settings: SiteSettings

  func dropped(from tables: MetricTables) -> MetricTables {
    if tables.chartFiles.isEmpty { return tables }
    var lists = ListedNames(index: index, settings: settings, tables: tables)
    var kept = tables
    kept.counters.removeAll { row in
      guard row.reports.value == 0, tables.isOfChartFile(row.place) else { return false }
      let usable = periodOfDay[row.week].map { self.usable[$0] } ?? 0..<0
      return !lists.isListed(program: row.program, usable)
        || !lists.isListed(counter: row.counter, of: row.program, usable)
    }
    return kept
  }
}
