internal import TelemetryModel

/// Reads the rows of one metric table into a fragment.
struct TableRowReader {
  let calendar: PeriodCalendar
  let asOf: Day?
  let names: TableNameRules
  private(set) var fragment: TableFragment
  private var header: TableHeader?
  private var lastPeriod = LastPeriod()
  /// For each name of the fragment a bit for each column that it has been found right for.
  private var passed: [UInt16] = []

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
    // All fields are looked at before the row is given up, so that one run shows every mistake.
    let before = diagnostics.errorCount
    let read = fields(of: row, header, &diagnostics)
    guard diagnostics.errorCount == before else { return true }
    guard read.reports.isKnown || read.total.isKnown else {
      diagnostics.add(.nothingKnown(at: fragment.tables.location(read, \.reports)))
      return true
    }
    if let group = header.group, !names.valueFits(row, group, &diagnostics) { return true }
    fragment.tables.append(read)
    return true
  }

  /// - Returns: A row that is right if no error was added.
  private mutating func fields(
    of row: CSVRow, _ header: TableHeader, _ diagnostics: inout Diagnostics
  ) -> MetricRow {
    var read = MetricRow(
      header.kind, periodEnd: Day(number: 0), program: .absent, place: place(of: row))
    var isGroupSize = false
    for field in header.fields {
      let place = row.place(field.index)
      switch field.column {
      case .week: read.periodEnd = periodEnd(row, field, &diagnostics)
      case .program:
        read.program = name(row, field, &diagnostics)
        read.fields.program = place
      case .by:
        read.by = name(row, field, &diagnostics)
        read.fields.by = place
      case .value:
        read.value = name(row, field, &diagnostics)
        read.fields.value = place
      case .counter, .chart, .stack:
        isGroupSize = field.mayBeEmpty && row[field.index].isEmpty
        read.name = name(row, field, &diagnostics)
        read.fields.name = place
      case .reports, .eligible:
        read.reports = count(row, field, isNeeded: isGroupSize, &diagnostics)
        read.fields.reports = place
      case .total: read.total = count(row, field, &diagnostics)
      }
    }
    return read
  }

  private func place(of row: CSVRow) -> RowPlace {
    RowPlace(file: 0, line: UInt32(clamping: row.line))
  }

  /// - Returns: Any day after an error; so do the next two.
  private mutating func periodEnd(
    _ row: CSVRow, _ field: TableHeader.Field, _ diagnostics: inout Diagnostics
  ) -> Day {
    let bytes = row[field.index]
    if let day = lastPeriod.end(bytes) { return day }
    do {
      let day = try TablePeriod.end(bytes, calendar: calendar, asOf: asOf)
      lastPeriod.keep(day, bytes)
      return day
    } catch {
      diagnostics.add(error.diagnostic(bytes, calendar: calendar, at: row.location(field.index)))
      return Day(number: 0)
    }
  }

  private mutating func name(
    _ row: CSVRow, _ field: TableHeader.Field, _ diagnostics: inout Diagnostics
  ) -> NameID {
    let bytes = row[field.index]
    // What is too long to be a name is not kept: a file of such would fill the memory.
    guard bytes.count <= names.longestName else {
      _ = names.accept(bytes, field.column, at: row.location(field.index), &diagnostics)
      return .absent
    }
    let id = fragment.intern(bytes, row: place(of: row), place: row.place(field.index))
    if Int(id.index) == passed.count { passed.append(0) }
    let bit = UInt16(1) << field.column.rawValue
    if passed[Int(id.index)] & bit != 0 || (bytes.isEmpty && field.mayBeEmpty) { return id }
    if names.accept(bytes, field.column, at: row.location(field.index), &diagnostics) {
      passed[Int(id.index)] |= bit
    }
    return id
  }

  private func count(
    _ row: CSVRow, _ field: TableHeader.Field, isNeeded: Bool = false,
    _ diagnostics: inout Diagnostics
  ) -> Count {
    let bytes = row[field.index]
    if bytes.isEmpty, field.mayBeEmpty, !isNeeded { return .notKnown }
    do {
      return try TableCount.read(bytes)
    } catch {
      diagnostics.add(error.diagnostic(bytes, at: row.location(field.index)))
      return .notKnown
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
