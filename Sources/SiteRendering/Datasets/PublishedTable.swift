/// A metric table as a published file, in the format in which it was read (docs/formats.md, section 3).
package enum PublishedTable: Int, CaseIterable, Hashable, Sendable {
  case counters, reports, eligible, stacks, groups

  package var fileName: String { "\(self).csv" }

  package var columns: [String] {
    switch self {
    case .counters: ["week", "program", "counter", "reports", "total"]
    case .reports: ["week", "program", "reports"]
    case .eligible: ["week", "program", "chart", "eligible"]
    case .stacks: ["week", "program", "stack", "reports", "total"]
    case .groups: ["week", "program", "by", "value", "counter", "reports", "total"]
    }
  }

  var header: String { columns.joined(separator: ",") + "\n" }
}
