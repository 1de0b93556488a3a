/// Refuses numbers that cannot all be true: more reports with a counter than reports that could have it, a
/// sum of counts below the number of reports that each counted at least one, sums beyond what can be held.
struct ConsistencyCheck {
  let tables: InputTables
  let bases: ReportBases
  let series: TableSeries
  let periodOfDay: [Day: Int]
  let settings: SiteSettings

  func check(_ diagnostics: inout Diagnostics) {
    checkPrograms(&diagnostics)
    checkCounters(.counters, &diagnostics)
    checkCounters(.stacks, &diagnostics)
    checkGroups(&diagnostics)
  }

  private func checkPrograms(_ diagnostics: inout Diagnostics) {
    for row in tables[.reports] where !isNone(row.program) {
      guard let period = periodOfDay[row.periodEnd] else { continue }
      check(
        row.reports, "reports of the program", atMost: bases.allReports[period],
        "reports of the period", row, &diagnostics)
    }
    for row in tables[.eligible] { check(row, "eligible reports", &diagnostics) }
  }

  /// Holds a number of reports of a program against those that name it, or all reports where only those
  /// are known.
  private func check(_ row: MetricRow, _ what: String, _ diagnostics: inout Diagnostics) {
    guard let period = periodOfDay[row.periodEnd] else { return }
    let most = bases.base(program: row.program, chart: nil, isMetadata: true, in: period)
    check(row.reports, what, atMost: most.n, most.kind.description, row, &diagnostics)
  }

  /// - Returns: Whether there are not more than there can be, as far as both are known.
  @discardableResult
  private func check(
    _ many: Count, _ what: String, atMost few: Count, _ other: String, _ row: MetricRow,
    _ diagnostics: inout Diagnostics
  ) -> Bool {
    guard let many = many.value, let few = few.value, many > few else { return true }
    diagnostics.add(.more(many, what, than: few, other, at: location(row)))
    return false
  }

  private func checkCounters(_ kind: TableKind, _ diagnostics: inout Diagnostics) {
    var charts: [TableSeries.Key: (id: NameID?, isMetadata: Bool)] = [:]
    var sums = TotalSums()
    for row in tables[kind] {
      guard let period = periodOfDay[row.periodEnd] else { continue }
      let key = TableSeries.Key(program: row.program, counter: row.name)
      let chart: (id: NameID?, isMetadata: Bool)
      if let known = charts[key] {
        chart = known
      } else {
        chart = self.chart(of: key, isStack: kind == .stacks)
        charts[key] = chart
      }
      let base = bases.base(
        program: row.program, chart: chart.id, isMetadata: chart.isMetadata, in: period)
      check(
        row.reports, "reports with the counter", atMost: base.n, base.kind.description, row,
        &diagnostics)
      checkTotal(row, n: base.n, &diagnostics)
      if !sums.add(row) { diagnostics.add(.overflow(at: location(row))) }
    }
  }

  private func chart(
    of key: TableSeries.Key, isStack: Bool
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
  private func checkTotal(_ row: MetricRow, n: ReportCount, _ diagnostics: inout Diagnostics) {
    guard let total = row.total.value else { return }
    if let reports = row.reports.value, total < reports {
      diagnostics.add(.totalBelow(reports, total, at: location(row)))
    } else if total > 0, row.reports.value == 0 || !row.reports.isKnown && n.value == 0 {
      diagnostics.add(.countedByNobody(total, at: location(row)))
    }
  }

  private func isNone(_ name: NameID) -> Bool { name == tables.names.id(of: "") }

  private func location(_ row: MetricRow) -> SourceLocation { tables.location(row, \.reports) }
}

/// The groups of reports that breakdowns tell apart.
extension ConsistencyCheck {
  private func checkGroups(_ diagnostics: inout Diagnostics) {
    struct Group: Hashable {
      var periodEnd: Day
      var program, by, value: NameID

      init(_ row: MetricRow) {
        (periodEnd, program) = (row.periodEnd, row.program)
        (by, value) = (row.by, row.value)
      }
    }
    var sizes: [Group: Count] = [:]
    for row in tables[.groups] where isNone(row.name) {
      sizes[Group(row)] = row.reports
      check(row, "reports of the group", &diagnostics)
    }
    let places = seriesOfGroups()
    for row in tables[.groups] where !isNone(row.name) {
      let all = all(row, places)
      let fitsIn = check(
        row.reports, "reports with the counter in the group", atMost: all.reports, "with it in all",
        row, &diagnostics)
      if fitsIn {
        check(
          row.total, "counted in the group", atMost: all.total, "counted in all", row, &diagnostics)
      }
      let size = sizes[Group(row)] ?? .notKnown
      check(
        row.reports, "reports with the counter", atMost: size, "reports of the group", row,
        &diagnostics)
      checkTotal(row, n: size, &diagnostics)
    }
    checkSums(places, &diagnostics)
  }

  /// The series of counters that breakdowns name, as indices of `TableSeries.rows`.
  private func seriesOfGroups() -> [TableSeries.Key: Int] {
    var named: Set<TableSeries.Key> = []
    for row in tables[.groups] {
      named.insert(TableSeries.Key(program: row.program, counter: row.name))
    }
    var places: [TableSeries.Key: Int] = [:]
    for (place, key) in series.keys.enumerated() where named.contains(key) { places[key] = place }
    return places
  }

  /// What is known of the counter of a row, whatever the group: without a row of it nothing was counted.
  private func all(
    _ row: MetricRow, _ places: [TableSeries.Key: Int]
  ) -> (reports: ReportCount, total: Count) {
    guard let period = periodOfDay[row.periodEnd] else { return (.notKnown, .notKnown) }
    guard let place = places[TableSeries.Key(program: row.program, counter: row.name)],
      case let index = series.rows[place][period], index >= 0
    else { return (Count(0), Count(0)) }
    let all = tables[.counters][Int(index)]
    return (all.reports, all.total)
  }

  /// Where the groups have as many reports as name the program, each report is in one of them, and so is
  /// each that held a counter.
  private func checkSums(_ places: [TableSeries.Key: Int], _ diagnostics: inout Diagnostics) {
    struct Part: Hashable {
      var periodEnd: Day
      var program, by, counter: NameID

      init(_ row: MetricRow) {
        (periodEnd, program) = (row.periodEnd, row.program)
        (by, counter) = (row.by, row.name)
      }
    }
    var sums: [Part: (reports: Int64, isKnown: Bool, last: RowPlace)] = [:]
    for row in tables[.groups] {
      let before = sums[Part(row)].map { ($0.reports, $0.isKnown) } ?? (0, true)
      sums[Part(row)] = (
        before.0 &+ (row.reports.value ?? 0), before.1 && row.reports.isKnown, row.place
      )
    }
    guard let none = tables.names.id(of: "") else { return }
    for row in tables[.groups] where row.name != none {
      var part = Part(row)
      guard let sum = sums[part], sum.last == row.place, sum.isKnown,
        let period = periodOfDay[row.periodEnd], let all = all(row, places).reports.value,
        sum.reports < all
      else { continue }
      part.counter = none
      guard let sizes = sums[part], sizes.isKnown,
        sizes.reports == bases.reports(of: row.program, in: period).value
      else { continue }
      diagnostics.add(.fewer(sum.reports, tables.names[row.by], than: all, at: location(row)))
    }
  }
}

/// Sums of a program's totals in a period: every sum that a page shows is at most one of these.
private struct TotalSums {
  private struct Key: Hashable {
    var program: NameID
    var periodEnd: Day
  }

  private var sums: [Key: Int64] = [:]

  /// - Returns: false where the sum is greater than a count may be.
  mutating func add(_ row: MetricRow) -> Bool {
    guard let value = row.total.value else { return true }
    let key = Key(program: row.program, periodEnd: row.periodEnd)
    return Self.add(value, to: &sums[key, default: 0])
  }

  private static func add(_ value: Int64, to sum: inout Int64) -> Bool {
    // Neither is above `Count.maximum`, so that the two together fit into 64 bits.
    guard sum + value <= Count.maximum else { return false }
    sum += value
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
