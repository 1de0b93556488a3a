/// Refuses numbers that cannot all be true: more reports with a counter than reports that could have it, a
/// sum of counts below the number of reports that each counted at least one, sums beyond what can be held.
struct ConsistencyCheck {
  let bases: ReportBases
  let series: TableSeries
  let periodOfDay: [Day: Int]
  let settings: SiteSettings

  func check(_ tables: MetricTables, _ diagnostics: inout Diagnostics) {
    checkPrograms(tables, &diagnostics)
    checkCounters(tables, tables.counters, isStack: false, &diagnostics)
    checkCounters(tables, tables.stacks, isStack: true, &diagnostics)
    checkGroups(tables, &diagnostics)
  }

  private func checkPrograms(_ tables: MetricTables, _ diagnostics: inout Diagnostics) {
    for row in tables.reports where !tables.names[row.program].isEmpty {
      guard let period = periodOfDay[row.week], let all = bases.allReports[period].value,
        let reports = row.reports.value, reports > all
      else { continue }
      diagnostics.add(
        .more(
          reports, "reports of the program", than: all, "reports of the period",
          at: tables.location(row.place, row.reportsPlace)))
    }
    for row in tables.eligible {
      guard let most = mostReports(of: row.program, on: row.week), let n = most.n.value,
        let eligible = row.eligible.value, eligible > n
      else { continue }
      diagnostics.add(
        .more(
          eligible, "eligible reports", than: n, most.kind.description,
          at: tables.location(row.place, row.eligiblePlace)))
    }
  }

  /// The reports that name the program, or all reports where only those are known.
  private func mostReports(of program: NameID, on day: Day) -> ReportBase? {
    periodOfDay[day].map { bases.base(program: program, chart: nil, isMetadata: true, in: $0) }
  }

  private func checkCounters(
    _ tables: MetricTables, _ rows: [CounterRow], isStack: Bool, _ diagnostics: inout Diagnostics
  ) {
    var charts: [TableSeries.Key: (id: NameID?, isMetadata: Bool)] = [:]
    var sums = TotalSums()
    for row in rows {
      guard let period = periodOfDay[row.week] else { continue }
      let key = TableSeries.Key(program: row.program, counter: row.counter)
      let chart = charts[key] ?? chart(of: key, isStack: isStack, tables)
      charts[key] = chart
      let base = bases.base(
        program: row.program, chart: chart.id, isMetadata: chart.isMetadata, in: period)
      if let reports = row.reports.value, let n = base.n.value, reports > n {
        diagnostics.add(
          .more(
            reports, "reports with the counter", than: n, base.kind.description,
            at: tables.location(row.place, row.reportsPlace)))
      }
      checkTotal(row.reports, row.total, n: base.n, &diagnostics) {
        tables.location(row.place, row.reportsPlace)
      }
      if !sums.add(row.total, program: row.program, week: row.week) {
        diagnostics.add(.overflow(at: tables.location(row.place, row.reportsPlace)))
      }
    }
  }

  private func chart(
    of key: TableSeries.Key, isStack: Bool, _ tables: MetricTables
  ) -> (id: NameID?, isMetadata: Bool) {
    let text = tables.names[key.counter]
    let name = CounterName(isStack ? String(text.utf8.prefix { $0 != 0x0A }) ?? "" : text)
    let metadata = settings.metadata(of: ProgramName(tables.names[key.program]))
    return (
      tables.names.id(of: name.chart.text),
      !isStack && metadata.contains { $0.name == name.chart }
    )
  }

  /// Each report that has a counter counts at least one, and nothing is counted without a report.
  private func checkTotal(
    _ reports: ReportCount, _ total: Count, n: ReportCount, _ diagnostics: inout Diagnostics,
    at location: () -> SourceLocation
  ) {
    guard let total = total.value else { return }
    if let reports = reports.value, total < reports {
      diagnostics.add(.totalBelow(reports, total, at: location()))
    } else if total > 0, reports.value == 0 || !reports.isKnown && n.value == 0 {
      diagnostics.add(.countedByNobody(total, at: location()))
    }
  }

  private func checkGroups(_ tables: MetricTables, _ diagnostics: inout Diagnostics) {
    struct Group: Hashable {
      var week: Day
      var program, by, value: NameID
    }
    var sizes: [Group: Int64] = [:]
    for row in tables.breakdowns where tables.names[row.counter].isEmpty {
      guard let size = row.reports.value else { continue }
      sizes[Group(week: row.week, program: row.program, by: row.by, value: row.value)] = size
      guard let most = mostReports(of: row.program, on: row.week), let n = most.n.value, size > n
      else { continue }
      diagnostics.add(
        .more(
          size, "reports of the group", than: n, most.kind.description,
          at: tables.location(row.place, row.reportsPlace)))
    }
    let places = seriesOfGroups(tables)
    for row in tables.breakdowns where !tables.names[row.counter].isEmpty {
      let all = all(row, tables, places)
      if let reports = row.reports.value, let all = all.reports.value, reports > all {
        diagnostics.add(
          .more(
            reports, "reports with the counter in the group", than: all, "with it in all",
            at: tables.location(row.place, row.reportsPlace)))
      } else if let total = row.total.value, let most = all.total.value, total > most {
        diagnostics.add(
          .more(
            total, "counted in the group", than: most, "counted in all",
            at: tables.location(row.place, row.reportsPlace)))
      }
      let group = Group(week: row.week, program: row.program, by: row.by, value: row.value)
      let size = sizes[group].map { Count($0) } ?? .notKnown
      if let n = size.value, let reports = row.reports.value, reports > n {
        diagnostics.add(
          .more(
            reports, "reports with the counter", than: n, "reports of the group",
            at: tables.location(row.place, row.reportsPlace)))
      }
      checkTotal(row.reports, row.total, n: size, &diagnostics) {
        tables.location(row.place, row.reportsPlace)
      }
    }
    checkSums(tables, places, &diagnostics)
  }
}

extension ConsistencyCheck {
  /// The series of counters that breakdowns name, as indices of `TableSeries.rows`.
  private func seriesOfGroups(_ tables: MetricTables) -> [TableSeries.Key: Int] {
    var named: Set<TableSeries.Key> = []
    for row in tables.breakdowns {
      named.insert(TableSeries.Key(program: row.program, counter: row.counter))
    }
    var places: [TableSeries.Key: Int] = [:]
    for (place, key) in series.keys.enumerated() where named.contains(key) { places[key] = place }
    return places
  }

  /// What is known of the counter of a row, whatever the group: without a row of it nothing was counted.
  private func all(
    _ row: BreakdownRow, _ tables: MetricTables, _ places: [TableSeries.Key: Int]
  ) -> (reports: ReportCount, total: Count) {
    guard let period = periodOfDay[row.week] else { return (.notKnown, .notKnown) }
    guard let place = places[TableSeries.Key(program: row.program, counter: row.counter)],
      case let index = series.rows[place][period], index >= 0
    else { return (Count(0), Count(0)) }
    let all = tables.counters[Int(index)]
    return (all.reports, all.total)
  }

  /// Where the groups have as many reports as name the program, each report is in one of them, and so is
  /// each that held a counter.
  private func checkSums(
    _ tables: MetricTables, _ places: [TableSeries.Key: Int], _ diagnostics: inout Diagnostics
  ) {
    struct Part: Hashable {
      var week: Day
      var program, by, counter: NameID
    }
    var sums: [Part: (reports: Int64, isKnown: Bool, last: BreakdownRow)] = [:]
    for row in tables.breakdowns {
      let part = Part(week: row.week, program: row.program, by: row.by, counter: row.counter)
      let before = sums[part].map { ($0.reports, $0.isKnown) } ?? (0, true)
      sums[part] = (
        before.0 &+ (row.reports.value ?? 0), before.1 && row.reports.isKnown, row
      )
    }
    let empty = tables.names.id(of: "")
    for row in tables.breakdowns where !tables.names[row.counter].isEmpty {
      var part = Part(week: row.week, program: row.program, by: row.by, counter: row.counter)
      guard let sum = sums[part], sum.last.place == row.place, sum.isKnown,
        let period = periodOfDay[row.week], let all = all(row, tables, places).reports.value,
        sum.reports < all, let empty
      else { continue }
      part.counter = empty
      guard let sizes = sums[part], sizes.isKnown,
        sizes.reports == bases.reports(of: row.program, in: period).value
      else { continue }
      diagnostics.add(
        .fewer(
          sum.reports, tables.names[row.by], than: all,
          at: tables.location(row.place, row.reportsPlace)))
    }
  }
}

/// Sums of a program's totals in a period: every sum that a page shows is at most one of these.
private struct TotalSums {
  private struct Key: Hashable {
    var program: NameID
    var week: Day
  }

  private var sums: [Key: Int64] = [:]

  /// - Returns: false where the sum is greater than a count may be.
  mutating func add(_ total: Count, program: NameID, week: Day) -> Bool {
    guard let value = total.value else { return true }
    let key = Key(program: program, week: week)
    let (sum, overflow) = sums[key, default: 0].addingReportingOverflow(value)
    guard !overflow, sum <= Count.maximum else { return false }
    sums[key] = sum
    return true
  }
}

extension ReportBase.Kind {
  fileprivate var description: String {
    switch self {
    case .eligible: "eligible reports"
    case .program: "reports of the program"
    case .allReports: "reports of the period"
    case .notKnown: "reports"
    }
  }
}

extension Diagnostic {
  fileprivate static func more(
    _ many: Int64, _ what: String, than few: Int64, _ other: String, at location: SourceLocation
  ) -> Self {
    Self(
      message: "inconsistent: '\(many)' \(what), but only \(few) \(other)", location: location,
      hint: "one of the two numbers is wrong: make the tables anew from the same reports")
  }

  fileprivate static func fewer(
    _ few: Int64, _ by: String, than many: Int64, at location: SourceLocation
  ) -> Self {
    Self(
      message:
        "inconsistent: the groups of '\(by)' have all reports, and '\(few)' with the counter, but \(many) have "
        + "it in all",
      location: location,
      hint:
        "a group that has the counter lacks a row of it: make the tables anew from the same reports"
    )
  }

  fileprivate static func totalBelow(
    _ reports: Int64, _ total: Int64, at location: SourceLocation
  ) -> Self {
    Self(
      message: "inconsistent: '\(reports)' reports had the counter, but the counts sum to \(total)",
      location: location, hint: "each report that has a counter counts at least one")
  }

  fileprivate static func countedByNobody(_ total: Int64, at location: SourceLocation) -> Self {
    Self(
      message: "inconsistent: the counts sum to '\(total)', but no report could have counted",
      location: location, hint: "a count above 0 needs a report that has the counter")
  }

  fileprivate static func overflow(at location: SourceLocation) -> Self {
    Self(
      message: "inconsistent: the totals of the program in this period sum to more than 2^53-1",
      location: location, hint: "check the totals: no count can be that large")
  }
}
