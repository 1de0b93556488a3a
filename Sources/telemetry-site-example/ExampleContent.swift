/// The files of `content/` that are made up.
enum ExampleContent {
  struct File: Equatable {
    /// Below `content/`; what ends in `.gz` is written packed.
    var path: String
    /// Not packed.
    var bytes: [UInt8]

    init(_ path: String, _ text: String) {
      self.path = path
      bytes = Array(text.utf8)
    }
  }

  /// All files, in the order of their paths' making; the same on every run.
  static func files() -> [File] {
    var files = [
      File("site.yml", settings), File("metrics.yml", ExampleMetrics.text),
      File("config/versions.csv", ExampleConfig.versions),
    ]
    for config in ExampleConfig.history {
      files.append(File("config/\(config.version)/config.json", config.json))
      files.append(File("config/\(config.version)/chartconfig.txt", config.chartConfig))
    }
    var random = SplitMix64(seed: ExampleWorld.seed)
    for index in 0..<ExampleWorld.weekCount {
      let week = ExampleWeek(index: index, random: &random)
      if ExampleWorld.lostWeeks.contains(index) { continue }
      let tables = ExampleTables(week)
      let folder = "metrics/\(ExampleWorld.week(index))"
      files.append(File("\(folder)/counters.csv", tables.countersCSV))
      files.append(File("\(folder)/eligible.csv", tables.eligibleCSV))
      files.append(File("\(folder)/reports.csv", tables.reportsCSV))
      files.append(File("\(folder)/groups.csv", ExampleGroups(week).csv))
      if let stacks = tables.stacksCSV { files.append(File("\(folder)/stacks.csv", stacks)) }
      guard ExampleWorld.publishedWeeks.contains(index) else { continue }
      for (day, lines) in ExampleReportLines.byDay(week) {
        files.append(File("reports/\(day).jsonl.gz", lines))
      }
    }
    return files
  }

  /// The first line of a `site.yml` that this tool may write over.
  static let mark = "# Written by telemetry-site-example: change its source, not this file.\n"

  private static var settings: String {
    let programs = ExampleWorld.programs.map {
      "  - id: \($0.name)\n    title: \($0.title)\n    description: \($0.description)\n"
    }
    return mark + """
      title: Loom telemetry (example)
      description: >
        An example with made-up data. Loom is a toolchain that does not exist; every number here was
        drawn by a generator, and none comes from a machine of anybody.
      language: en
      base_url: https://example.org/telemetry/
      repository: https://example.org/loom
      contact: https://example.org/loom/issues
      licence:
        name: CC0 1.0
        url: https://creativecommons.org/publicdomain/zero/1.0/
      period: week
      week_ends: sunday
      measure: share
      confidence: 0.99
      config_lag: \(ExampleWorld.lag)
      programs:
      \(programs.joined())
      """
  }
}
