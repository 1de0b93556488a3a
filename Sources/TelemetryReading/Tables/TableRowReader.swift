internal import TelemetryModel

/// Reads the rows of one metric table into a fragment.
struct TableRowReader {
  let calendar: PeriodCalendar
  let asOf: Day?
  let names: TableNameRules
  private(set) var fragment: TableFragment
  private var header: TableHeader?
  private var lastWeek = LastWeek()
  /// For each name of the fragment a bit for each `TableNameRules.Role` that it has been found right for.
  private var passed: [UInt8] = []

  init(file: String, calendar: PeriodCalendar, asOf: Day?, names: TableNameRules) {
    self.calendar = calendar
    self.asOf = asOf
    self.names = names
    fragment = TableFragment(file: file)
  }

  /// - Returns: Whether the rows that follow can be read.
  mutating func read(_ row: CSVRow, diagnostics: inout Diagnostics) -> Bool {
    guard let header else {
      header = TableHeader(row, diagnostics: &diagnostics)
      return header != nil
    }
    switch header.kind {
    case .counters: readCounter(row, header.order, .counter, diagnostics: &diagnostics)
    case .stacks: readCounter(row, header.order, .stack, diagnostics: &diagnostics)
    case .reports: readReports(row, header.order, diagnostics: &diagnostics)
    case .eligible: readEligible(row, header.order, diagnostics: &diagnostics)
    case .breakdowns: readBreakdown(row, header.order, diagnostics: &diagnostics)
    }
    return true
  }

  private mutating func readCounter(
    _ row: CSVRow, _ order: [Int], _ role: TableNameRules.Role, diagnostics: inout Diagnostics
  ) {
    // All fields are looked at before the row is given up, so that one run shows every mistake.
    let week = week(row, order[0], &diagnostics)
    let program = name(row, order[1], .program, &diagnostics)
    let counter = name(row, order[2], role, &diagnostics)
    let reports = count(row, order[3], mayBeEmpty: true, &diagnostics)
    let total = count(row, order[4], mayBeEmpty: true, &diagnostics)
    guard let week, let program, let counter, let reports, let total else { return }
    guard reports.isKnown || total.isKnown else {
      diagnostics.add(.nothingKnown(at: row.location(order[3])))
      return
    }
    let read = CounterRow(
      week: week, program: program, counter: counter, reports: reports, total: total,
      place: place(of: row), programPlace: row.place(order[1]), counterPlace: row.place(order[2]),
      reportsPlace: row.place(order[3]))
    if role == .stack { fragment.stacks.append(read) } else { fragment.counters.append(read) }
  }

  private mutating func readReports(
    _ row: CSVRow, _ order: [Int], diagnostics: inout Diagnostics
  ) {
    let week = week(row, order[0], &diagnostics)
    let program = name(row, order[1], .program, mayBeEmpty: true, &diagnostics)
    let reports = count(row, order[2], mayBeEmpty: false, &diagnostics)
    guard let week, let program, let reports else { return }
    fragment.reports.append(
      ReportRow(
        week: week, program: program, reports: reports, place: place(of: row),
        programPlace: row.place(order[1]), reportsPlace: row.place(order[2])))
  }

  private mutating func readEligible(
    _ row: CSVRow, _ order: [Int], diagnostics: inout Diagnostics
  ) {
    let week = week(row, order[0], &diagnostics)
    let program = name(row, order[1], .program, &diagnostics)
    let chart = name(row, order[2], .chart, &diagnostics)
    let eligible = count(row, order[3], mayBeEmpty: false, &diagnostics)
    guard let week, let program, let chart, let eligible else { return }
    fragment.eligible.append(
      EligibleRow(
        week: week, program: program, chart: chart, eligible: eligible, place: place(of: row),
        programPlace: row.place(order[1]), chartPlace: row.place(order[2]),
        eligiblePlace: row.place(order[3])))
  }

  private mutating func readBreakdown(
    _ row: CSVRow, _ order: [Int], diagnostics: inout Diagnostics
  ) {
    let isGroup = row[order[4]].isEmpty
    let week = week(row, order[0], &diagnostics)
    let program = name(row, order[1], .program, &diagnostics)
    let by = name(row, order[2], .breakdown, &diagnostics)
    let value = name(row, order[3], .value, &diagnostics)
    let counter = name(row, order[4], .counter, mayBeEmpty: true, &diagnostics)
    let reports = count(row, order[5], mayBeEmpty: !isGroup, &diagnostics)
    let total = count(row, order[6], mayBeEmpty: true, &diagnostics)
    guard let week, let program, let by, let value, let counter, let reports, let total else {
      return
    }
    guard reports.isKnown || total.isKnown else {
      diagnostics.add(.nothingKnown(at: row.location(order[5])))
      return
    }
    guard names.valueFits(row, by: order[2], value: order[3], &diagnostics) else { return }
    fragment.breakdowns.append(
      BreakdownRow(
        week: week, program: program, by: by, value: value, counter: counter, reports: reports,
        total: total, place: place(of: row), programPlace: row.place(order[1]),
        byPlace: row.place(order[2]), valuePlace: row.place(order[3]),
        counterPlace: row.place(order[4]), reportsPlace: row.place(order[5])))
  }

  private func place(of row: CSVRow) -> RowPlace {
    RowPlace(file: 0, line: UInt32(clamping: row.line))
  }

  private mutating func week(
    _ row: CSVRow, _ index: Int, _ diagnostics: inout Diagnostics
  ) -> Day? {
    let bytes = row[index]
    if let day = lastWeek.day(bytes) { return day }
    do {
      let day = try TableWeek.read(bytes, calendar: calendar, asOf: asOf)
      lastWeek.keep(day, bytes)
      return day
    } catch {
      diagnostics.add(error.diagnostic(bytes, calendar: calendar, at: row.location(index)))
      return nil
    }
  }

  private mutating func name(
    _ row: CSVRow, _ index: Int, _ role: TableNameRules.Role, mayBeEmpty: Bool = false,
    _ diagnostics: inout Diagnostics
  ) -> NameID? {
    let bytes = row[index]
    // What is too long to be a name is not kept: a file of such would fill the memory.
    if bytes.count <= names.longestName {
      let id = fragment.intern(bytes, row: place(of: row), place: row.place(index))
      if Int(id.index) == passed.count { passed.append(0) }
      if passed[Int(id.index)] & role.bit != 0 || (bytes.isEmpty && mayBeEmpty) { return id }
      if names.accept(bytes, role, at: row.location(index), &diagnostics) {
        passed[Int(id.index)] |= role.bit
        return id
      }
    } else {
      _ = names.accept(bytes, role, at: row.location(index), &diagnostics)
    }
    return nil
  }

  private func count(
    _ row: CSVRow, _ index: Int, mayBeEmpty: Bool, _ diagnostics: inout Diagnostics
  ) -> Count? {
    let bytes = row[index]
    if bytes.isEmpty, mayBeEmpty { return .notKnown }
    do {
      return try TableCount.read(bytes)
    } catch {
      diagnostics.add(error.diagnostic(bytes, at: row.location(index)))
      return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func nothingKnown(at location: SourceLocation) -> Self {
    Self(
      message: "both 'reports' and 'total' are empty", location: location,
      hint: "give at least one of the two, or leave the row out")
  }
}
