/// The five kinds of metric tables; what a file is, its header says.
package enum TableKind: Int, CaseIterable, Hashable, Sendable {
  case counters, reports, eligible, stacks, groups

  /// What the kinds differ in. All else follows from it: how a row is read and kept, what makes two rows
  /// the same, what the walls look up.
  private var form: (name: String, columns: [TableColumn], mayBeEmpty: [TableColumn]) {
    switch self {
    case .counters:
      ("counters", [.week, .program, .counter, .reports, .total], [.reports, .total])
    case .reports:
      ("reports", [.week, .program, .reports], [.program])
    case .eligible:
      ("eligible reports", [.week, .program, .chart, .eligible], [])
    case .stacks:
      ("stacks", [.week, .program, .stack, .reports, .total], [.reports, .total])
    case .groups:
      (
        "breakdowns", [.week, .program, .by, .value, .counter, .reports, .total],
        [.counter, .reports, .total]
      )
    }
  }

  /// As in "a table of …".
  package var name: String { form.name }
  /// As the documentation lists them; in a file they may stand in any order.
  package var columns: [TableColumn] { form.columns }
  package var columnNames: [String] { columns.map(\.name) }
  /// Those whose field may be empty. A row without a counter is the size of a group, and has to say it.
  package var mayBeEmpty: [TableColumn] { form.mayBeEmpty }

  /// No two rows of the kind have the same period and names.
  package var key: [TableColumn] { columns.filter { $0 == .week || $0.isName } }
  /// What a row is about, if it is about more than a program or a group.
  package var subject: TableColumn? {
    columns.first { [.counter, .chart, .stack].contains($0) }
  }
  /// Whether its rows tell reports apart by their metadata.
  package var isGrouped: Bool { columns.contains(.by) }
  package var hasTotal: Bool { columns.contains(.total) }
}

/// A column of a metric table.
package enum TableColumn: UInt8, CaseIterable, Hashable, Sendable {
  case week, program, by, value, counter, chart, stack, reports, eligible, total

  /// As in a header.
  package var name: String { "\(self)" }

  package var isName: Bool {
    switch self {
    case .program, .by, .value, .counter, .chart, .stack: true
    case .week, .reports, .eligible, .total: false
    }
  }
}
