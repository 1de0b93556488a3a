/// What the site makes of the tables that it was given.
extension DataDictionary {
  static let figures = DataTable(
    title: "Figures",
    description:
      "For each period and counter what the pages show: share, interval and status. The rows of every "
      + "counter's data.csv.",
    columns: [week, program, counter] + counts + shares + [config, status],
    key: ["week", "program", "counter"])

  private static let counts = [
    DataColumn(
      "reports", .count, unit: "reports",
      "Reports that hold it with a count above 0; 0 where it was counted and no row says more.",
      empty: .missing("not known, or not counted: see status")),
    DataColumn(
      "total", .count, unit: "counts", "The sum of the counter over these reports.",
      empty: .missing("not known, or not counted: see status")),
    n,
  ]

  private static let n = DataColumn(
    "n", .count, unit: "reports",
    "The reports that the share is a share of: those that could hold it; where that is not known, those that "
      + "name the program; else all reports.",
    empty: .missing("not known, or no share is made: see status"))

  private static let shares = [
    DataColumn(
      "share", .fraction, unit: "fraction of n", "reports / n.",
      empty: .missing("there is no share")),
    DataColumn(
      "low", .fraction, unit: "fraction of n",
      "The lower bound of the share's Wilson interval, at the site's level.",
      empty: .missing("there is no share")),
    DataColumn(
      "high", .fraction, unit: "fraction of n", "The upper bound of that interval.",
      empty: .missing("there is no share")),
  ]

  static let collected = DataTable(
    title: "What was collected",
    description:
      "For each counter, stack counter and value of metadata: from which config version on it is listed, until "
      + "which, and at which rate. One row for each run of versions that list it in the same way.",
    columns: [
      program,
      DataColumn("counter", .name, "The counter, the stack counter, or chart:value of metadata."),
      DataColumn(
        "kind", .word, words: CollectedRow.Kind.allCases.map(\.rawValue),
        "What is listed: a counter, a value of metadata, or a counter of stacks."),
      DataColumn("since", .name, "The first config version of the stretch."),
      DataColumn("since_date", .instant, "When that version came into force."),
      DataColumn(
        "until", .name, "The first version that lists it otherwise or no longer.",
        empty: .missing("listed alike by the newest version")),
      DataColumn(
        "until_date", .instant, "When that version came into force.",
        empty: .missing("listed alike by the newest version")),
      DataColumn(
        "rate", .fraction, unit: "fraction of reports",
        "A report holds it if its number X is at most this.",
        empty: .missing("metadata is in every report")),
      DataColumn(
        "depth", .count, unit: "frames", "Frames that a stack keeps.",
        empty: .missing("it is no stack counter, or its config gives none")),
    ],
    key: ["program", "kind", "counter", "since"],
    foreignKeys: [
      .init(column: "since", table: .configs, otherColumn: "version"),
      .init(column: "until", table: .configs, otherColumn: "version"),
    ])

  static let configs = DataTable(
    title: "Config versions",
    description: "The versions of the config that says what clients may send, oldest first.",
    columns: [
      DataColumn("version", .name, "The version: the name of its folder below /config/."),
      DataColumn(
        "date", .instant, "When it came into force. It stays in force until the next version does."),
      hash(
        "commit", "^[0-9a-f]{7,64}$",
        "The commit that it was made at, in the repository of the configs."),
      hash("h1", "^h1:[A-Za-z0-9+/]{43}=$", "Hash of the module's zip, as the history gives it."),
      hash(
        "gomod_h1", "^h1:[A-Za-z0-9+/]{43}=$",
        "Hash of the module's go.mod, as the history gives it."),
      hash("sha256", "^[0-9a-f]{64}$", "SHA-256 of its config.json."),
      DataColumn(
        "sample_rate", .fraction, unit: "fraction of reports",
        "A client sends its report if the report's number X is at most this.",
        empty: .missing("the config gives none: every report is sent")),
    ],
    key: ["version"])

  private static func hash(_ name: String, _ pattern: String, _ meaning: String) -> DataColumn {
    DataColumn(
      name, .name, unit: "hash", pattern: pattern, meaning,
      empty: .missing("the history does not give it"))
  }
}

// MARK: Derived metrics

extension DataDictionary {
  /// `data.csv` of a derived metric.
  static let metric = DataTable(
    title: "A derived metric",
    description:
      "data.csv of a derived metric: for each period one row of all reports, then one for each group.",
    columns: [
      week, DataColumn("metric", .name, "The id of the metric."), program,
      DataColumn(
        "by", .name, "What the reports are grouped by, as in groups.",
        empty: .missing("all reports")),
      DataColumn("value", .name, "The group, as in groups.", empty: .missing("all reports")),
      sum("numerator"), sum("denominator"),
    ] + [metricN, ratio] + bounds + [config, status],
    key: ["week", "metric", "by", "value"])

  private static func sum(_ name: String) -> DataColumn {
    DataColumn(
      name, .count, unit: "counts", "Of a ratio: the sum of the totals of its \(name)’s counters.",
      empty: .missing("it is no ratio, or not known"))
  }

  private static let metricN = DataColumn(
    "n", .count, unit: "reports", "The reports that could have held all of its counters.",
    empty: .missing("not known, or not counted: see status"))

  private static let ratio = DataColumn(
    "ratio", .number, unit: "as data.json says in unit",
    "The ratio of the sums, or the share of n; six decimals.",
    empty: .missing("only bounds are known, or nothing"))

  private static let bounds = [
    DataColumn(
      "low", .fraction, unit: "fraction", "The lower bound of the interval.",
      empty: .missing("there is no interval")),
    DataColumn(
      "high", .fraction, unit: "fraction", "The upper bound of the interval.",
      empty: .missing("there is no interval")),
    DataColumn(
      "reports_low", .count, unit: "reports",
      "Of a share: reports with at least one of the counters, at least.",
      empty: .missing("it is no share, or not known")),
    DataColumn(
      "reports_high", .count, unit: "reports",
      "Of a share: reports with at least one of the counters, at most.",
      empty: .missing("it is no share, or not known")),
  ]
}
