/// A table of the site's data as it is published: the metric tables in the format in which they were read
/// (docs/formats.md, section 3), and what the site makes of them.
package enum PublishedTable: Int, CaseIterable, Hashable, Sendable {
  case counters, reports, eligible, stacks, groups
  /// The rows of all counters' `data.csv`.
  case figures
  /// Which config versions list a counter.
  case collected
  /// The config versions.
  case configs

  package var name: String { "\(self)" }

  package var columns: [String] {
    switch self {
    case .counters: ["week", "program", "counter", "reports", "total"]
    case .reports: ["week", "program", "reports"]
    case .eligible: ["week", "program", "chart", "eligible"]
    case .stacks: ["week", "program", "stack", "reports", "total"]
    case .groups: ["week", "program", "by", "value", "counter", "reports", "total"]
    case .figures: CounterTable.columns
    case .collected:
      [
        "program", "counter", "kind", "since", "since_date", "until", "until_date", "rate", "depth",
      ]
    case .configs: ["version", "date", "commit", "h1", "gomod_h1", "sha256", "sample_rate"]
    }
  }

  /// Whether it is published in pieces of one period, too: what its rows say of a period is never said
  /// otherwise because of a later one.
  package var hasPeriods: Bool {
    switch self {
    case .counters, .reports, .eligible, .stacks, .groups: true
    case .figures, .collected, .configs: false
    }
  }
}
