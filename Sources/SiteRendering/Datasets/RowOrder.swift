internal import TelemetryModel

/// The rows of metric tables in a fixed order, by the bytes of names.
struct RowOrder {
  /// What rows stand by.
  enum Lead {
    /// By week, then by each name from left to right: as files are published.
    case week
    /// By each name from left to right, then by week: the history of a counter together.
    case names
  }

  /// A row's place in the order, and among the rows as they were read.
  private struct Key: Comparable {
    var first: UInt64
    var second: UInt64
    var third: UInt64
    var row: UInt32

    /// No two rows of a table have the same names and week.
    static func < (a: Self, b: Self) -> Bool {
      if a.first != b.first { return a.first < b.first }
      if a.second != b.second { return a.second < b.second }
      return a.third < b.third
    }
  }

  /// For each name its place among all names, by bytes.
  private let ranks: [UInt32]

  /// - Complexity: O(names log names).
  init(_ names: NameTable) {
    let texts = (0..<names.count).map { names[NameID(index: UInt32($0))] }
    let sorted = texts.indices.sorted { BytewiseOrder.less(texts[$0], texts[$1]) }
    var ranks = [UInt32](repeating: 0, count: texts.count)
    for (rank, name) in sorted.enumerated() { ranks[name] = UInt32(rank) }
    self.ranks = ranks
  }

  /// The indices of the rows of a metric table, in order.
  ///
  /// - Complexity: O(rows log rows); O(rows) where they are in order already.
  func rows(of table: PublishedTable, in tables: InputTables, by lead: Lead) -> [UInt32] {
    func key(
      _ week: Day, _ program: NameID, by: NameID? = nil, _ value: NameID? = nil, name: NameID?,
      _ row: Int
    ) -> Key {
      // Days before 1970 come first: an offset makes all of them positive.
      let day = UInt64(Int64(week.number) + 1 << 31)
      let (program, by, value, name) = (rank(program), rank(by), rank(value), rank(name))
      let row = UInt32(truncatingIfNeeded: row)
      return switch lead {
      case .week:
        Key(first: day << 32 | program, second: by << 32 | value, third: name, row: row)
      case .names:
        Key(first: program << 32 | by, second: value << 32 | name, third: day, row: row)
      }
    }
    return switch table {
    case .counters: order(tables[.counters]) { key($0.periodEnd, $0.program, name: $0.name, $1) }
    case .reports: order(tables[.reports]) { key($0.periodEnd, $0.program, name: nil, $1) }
    case .eligible: order(tables[.eligible]) { key($0.periodEnd, $0.program, name: $0.name, $1) }
    case .stacks: order(tables[.stacks]) { key($0.periodEnd, $0.program, name: $0.name, $1) }
    case .groups:
      order(tables[.groups]) {
        key($0.periodEnd, $0.program, by: $0.by, $0.value, name: $0.name, $1)
      }
    case .figures, .collected, .configs: preconditionFailure("these rows come in order")
    }
  }

  private func order(_ rows: TableRows, key: (MetricRow, Int) -> Key) -> [UInt32] {
    var keys: [Key] = []
    keys.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() { keys.append(key(row, index)) }
    keys.sort()
    return keys.map(\.row)
  }

  private func rank(_ name: NameID?) -> UInt64 { name.map { UInt64(ranks[Int($0.index)]) } ?? 0 }
}
