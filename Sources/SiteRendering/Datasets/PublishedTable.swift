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

  /// In the order of its fields.
  package var columns: [String] { DataDictionary.table(self).columns.map(\.name) }

  /// Whether it is published in pieces of one period, too: what its rows say of a period is never said
  /// otherwise because of a later one.
  package var hasPeriods: Bool {
    switch self {
    case .counters, .reports, .eligible, .stacks, .groups: true
    case .figures, .collected, .configs: false
    }
  }
}
