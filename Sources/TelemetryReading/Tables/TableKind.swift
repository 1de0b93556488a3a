/// The five kinds of metric tables; what a file is, its header says.
package enum TableKind: CaseIterable, Hashable, Sendable {
  case counters, reports, eligible, stacks, breakdowns

  /// As the documentation lists them; in a file they may stand in any order.
  package var columns: [String] {
    switch self {
    case .counters: ["week", "program", "counter", "reports", "total"]
    case .reports: ["week", "program", "reports"]
    case .eligible: ["week", "program", "chart", "eligible"]
    case .stacks: ["week", "program", "stack", "reports", "total"]
    case .breakdowns: ["week", "program", "by", "value", "counter", "reports", "total"]
    }
  }

  /// As in "a table of …".
  package var name: String {
    switch self {
    case .counters: "counters"
    case .reports: "reports"
    case .eligible: "eligible reports"
    case .stacks: "stacks"
    case .breakdowns: "breakdowns"
    }
  }
}
