internal import TelemetryModel

/// What each published table and column means: the one source of the dictionary page, the data package, the
/// JSON Schemas and the columns of the SQLite file.
package enum DataDictionary {
  /// Raised when a published table, column or member is taken away, or means something else: the first of the
  /// three numbers of the data's version.
  package static let version = 1

  package static func table(_ table: PublishedTable) -> DataTable {
    switch table {
    case .counters: counters
    case .reports: reports
    case .eligible: eligible
    case .stacks: stacks
    case .groups: groups
    case .figures: figures
    case .collected: collected
    case .configs: configs
    }
  }

  /// The version of what a site publishes: rows of further periods raise the second number, published
  /// corrections the third.
  static func version(of catalog: Catalog, errata: [Erratum]) -> String {
    "\(version).\(catalog.hasRows.count { $0 }).\(errata.count)"
  }
}

// MARK: Columns that several tables have

extension DataDictionary {
  static let week = DataColumn(
    "week", .day, "The last day of the period that the row covers.")
  static let program = DataColumn(
    "program", .name, "The program that the reports name: the path of its package.")
  static let counter = DataColumn(
    "counter", .name,
    "The counter: chart and bucket, parted by the first colon. Without a colon the one word is both."
  )
  static let total = DataColumn(
    "total", .count, unit: "counts", "The sum of the counter over these reports.",
    empty: .missing("not known"))
  static let config = DataColumn(
    "config", .name,
    "The config versions in force in the period, oldest first, parted by spaces.",
    empty: .missing("no version was in force, or the site has no config history"))
  static let status = DataColumn(
    "status", .word, words: Cell.Status.allCases.map(\.text),
    "What is known: ok is counted; partial, some reports could not have held it, and how many is not known; "
      + "not_collected, no config version of the time lists it; no_reports, no report could have held it; "
      + "no_data, nothing tells.")

  static func reports(_ whose: String) -> DataColumn {
    DataColumn(
      "reports", .count, unit: "reports", "Reports \(whose) it with a count above 0.",
      empty: .missing("not known: the source has sums only"))
  }
}

// MARK: The tables that a site is made of

extension DataDictionary {
  private static let counters = DataTable(
    title: "Counters",
    description:
      "For each period, program and counter: how many reports hold it, and what they sum to.",
    columns: [week, program, counter, reports("that name the program and hold"), total],
    key: ["week", "program", "counter"])

  private static let reports = DataTable(
    title: "Reports",
    description:
      "For each period: how many reports name each program, and, with an empty program, how many there are in all. "
      + "A report can name several programs, so the rows do not add up to that.",
    columns: [
      week,
      DataColumn(
        "program", .name, "The program that the reports name: the path of its package.",
        empty: .value("all reports of the period, of whatever program")),
      DataColumn("reports", .count, unit: "reports", "Reports that name the program."),
    ],
    key: ["week", "program"])

  private static let eligible = DataTable(
    title: "Eligible reports",
    description: "For each period, program and chart: how many reports could hold it.",
    columns: [
      week, program,
      DataColumn("chart", .name, "A chart, or a counter of stacks."),
      DataColumn(
        "eligible", .count, unit: "reports",
        "Reports of the program that could hold it: the config that they used lists it, and their number X is "
          + "at most its rate."),
    ],
    key: ["week", "program", "chart"])

  private static let stacks = DataTable(
    title: "Stacks",
    description: "For each period and program: how many reports hold a call stack, and how often.",
    columns: [
      week, program,
      DataColumn(
        "stack", .text,
        "The call stack: in the first line the name of its counter, then one frame a line, the innermost first."
      ),
      reports("that name the program and hold"), total,
    ],
    key: ["week", "program", "stack"])

  private static let groups = DataTable(
    title: "Groups",
    description:
      "Counters among the reports of a program that share a piece of metadata, such as a system.",
    columns: [
      week, program,
      DataColumn(
        "by", .name,
        "What the reports are grouped by: one name of their metadata, or several joined by +."),
      DataColumn("value", .name, "The group: one value for each name in by, joined by +."),
      DataColumn(
        "counter", .name, counter.meaning,
        empty: .value("the row has the number of reports of the whole group")),
      reports("of the group that hold"), total,
    ],
    key: ["week", "program", "by", "value", "counter"])
}
