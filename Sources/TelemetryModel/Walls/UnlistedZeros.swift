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

  func dropped(from tables: InputTables) -> InputTables {
    if tables.chartFiles.isEmpty { return tables }
    var lists = ListedNames(index: index, settings: settings, tables: tables)
    var kept = tables
    kept.removeAll(of: .counters) { row in
      guard row.reports.value == 0, tables.isOfChartFile(row) else { return false }
      let usable = periodOfDay[row.periodEnd].map { self.usable[$0] } ?? 0..<0
      return !lists.isListed(program: row.program, usable)
        || !lists.isListed(row.name, as: .counter, of: row.program, usable)
    }
    return kept
  }
}
