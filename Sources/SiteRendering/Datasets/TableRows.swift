internal import TelemetryModel

/// The rows of all metric tables in the order and the bytes in which they are published.
struct TableRows: Sendable {
  private let tables: MetricTables
  /// For each table the indices of its rows, as they are published.
  private let order: [[UInt32]]
  /// Each name as it stands in a file.
  private let fields: [String]

  /// - Complexity: O(rows log rows), O(rows) for tables in order.
  init(_ tables: MetricTables) {
    let order = RowOrder(tables.names)
    self.tables = tables
    self.order = PublishedTable.allCases.map { order.rows(of: $0, in: tables) }
    fields = (0..<tables.names.count).map {
      CSVField.quoted(tables.names[NameID(index: UInt32($0))])
    }
  }

  func count(of table: PublishedTable) -> Int { order[table.rawValue].count }

  /// The rows from `start` on that end on `last` or before.
  func rows(of table: PublishedTable, from start: Int, upTo last: Day) -> Range<Int> {
    let order = order[table.rawValue]
    var end = start
    while end < order.count, week(of: Int(order[end]), table) <= last { end += 1 }
    return start..<end
  }

  /// Appends rows by their places in the order.
  func append(_ rows: Range<Int>, of table: PublishedTable, to buffer: inout ByteBuffer) {
    var lastWeek: (day: Day, text: String)?
    for place in rows {
      let row = Int(order[table.rawValue][place])
      let day = week(of: row, table)
      if lastWeek?.day != day { lastWeek = (day, "\(day)") }
      buffer.append(lastWeek?.text ?? "")
      append(row, of: table, to: &buffer)
      buffer.append("\n")
    }
  }

  private func week(of row: Int, _ table: PublishedTable) -> Day {
    switch table {
    case .counters: tables.counters[row].week
    case .reports: tables.reports[row].week
    case .eligible: tables.eligible[row].week
    case .stacks: tables.stacks[row].week
    case .groups: tables.breakdowns[row].week
    }
  }

  private func append(_ row: Int, of table: PublishedTable, to buffer: inout ByteBuffer) {
    switch table {
    case .counters: append(tables.counters[row], to: &buffer)
    case .stacks: append(tables.stacks[row], to: &buffer)
    case .reports:
      append(tables.reports[row].program, to: &buffer)
      append(tables.reports[row].reports, to: &buffer)
    case .eligible:
      append(tables.eligible[row].program, to: &buffer)
      append(tables.eligible[row].chart, to: &buffer)
      append(tables.eligible[row].eligible, to: &buffer)
    case .groups:
      let row = tables.breakdowns[row]
      for name in [row.program, row.by, row.value, row.counter] { append(name, to: &buffer) }
      append(row.reports, to: &buffer)
      append(row.total, to: &buffer)
    }
  }

  private func append(_ row: CounterRow, to buffer: inout ByteBuffer) {
    append(row.program, to: &buffer)
    append(row.counter, to: &buffer)
    append(row.reports, to: &buffer)
    append(row.total, to: &buffer)
  }

  private func append(_ name: NameID, to buffer: inout ByteBuffer) {
    buffer.append(",")
    buffer.append(fields[Int(name.index)])
  }

  private func append(_ count: Count, to buffer: inout ByteBuffer) {
    buffer.append(",")
    if let value = count.value { buffer.append(decimal: Int(value)) }
  }
}
