internal import TelemetryModel

/// The metric tables of one week, counted from its reports as docs/formats.md says.
struct ExampleTables {
  private var reports = 0
  private var programReports: [ProgramName: Int] = [:]
  private var counters: [Key<CounterName>: (reports: Int, total: Int)] = [:]
  private var eligible: [Key<ChartName>: Int] = [:]
  private var stacks: [Key<CounterName>: (reports: Int, total: Int)] = [:]
  private let week: Day

  private struct Key<Name: BytewiseName>: Hashable, Comparable {
    var program: ProgramName
    var name: Name

    static func < (a: Self, b: Self) -> Bool {
      a.program == b.program ? a.name < b.name : a.program < b.program
    }
  }

  /// - Complexity: O(reports × charts).
  init(_ week: ExampleWeek) {
    self.week = ExampleWorld.week(week.index)
    // Counted by place, named at the end: names are many, reports are more.
    var metadataReports: [[String: Int]] = ExampleWorld.programs.map { _ in [:] }
    var could: [[String: Int]] = ExampleWorld.programs.map { _ in [:] }
    var counted = ExampleConfig.counterNames.map { _ in (reports: 0, total: 0) }
    var held = ExampleWorld.programs.map { _ in 0 }
    for report in week.reports {
      for entry in report.programs {
        held[entry.program] += 1
        let listings = ExampleConfig.listings[report.config][entry.program]
        for listing in listings where report.x <= listing.rate {
          could[entry.program][listing.chart, default: 0] += 1
        }
        let config = ExampleConfig.history[report.config]
        for counter in config.stackCounters(ofProgram: entry.program) {
          could[entry.program][counter.name, default: 0] += 1
        }
        for (text, count) in entry.stacks {
          let key = Key(
            program: ProgramName(ExampleWorld.programs[entry.program].name), name: CounterName(text)
          )
          stacks[key, default: (0, 0)].reports += 1
          stacks[key, default: (0, 0)].total += count
        }
        for (number, count) in entry.counters {
          counted[number].reports += 1
          counted[number].total += count
        }
        let metadata = [
          "GOOS:\(report.system)", "GOARCH:\(report.architecture)",
          "GoVersion:\(Self.minor(entry.goVersion))", "Version:\(entry.version)",
        ]
        for name in metadata { metadataReports[entry.program][name, default: 0] += 1 }
      }
    }
    reports = week.reports.count
    for (number, program) in ExampleWorld.programs.enumerated() {
      let name = ProgramName(program.name)
      if held[number] > 0 { programReports[name] = held[number] }
      for (counter, count) in metadataReports[number] {
        counters[Key(program: name, name: CounterName(counter))] = (count, count)
      }
      for (chart, count) in could[number] {
        eligible[Key(program: name, name: ChartName(chart))] = count
      }
    }
    let owners = ExampleCharts.all.flatMap { chart in chart.buckets.map { _ in chart.program } }
    for (number, name) in ExampleConfig.counterNames.enumerated() where counted[number].reports > 0
    {
      let program = ProgramName(ExampleWorld.programs[owners[number]].name)
      counters[Key(program: program, name: CounterName(name))] = counted[number]
    }
  }

  var countersCSV: String {
    counters.keys.sorted().reduce(into: "week,program,counter,reports,total\n") {
      let (reports, total) = counters[$1, default: (0, 0)]
      $0 += "\(week),\($1.program),\($1.name),\(reports),\(total)\n"
    }
  }

  var reportsCSV: String {
    programReports.keys.sorted().reduce(into: "week,program,reports\n\(week),,\(reports)\n") {
      $0 += "\(week),\($1),\(programReports[$1, default: 0])\n"
    }
  }

  var eligibleCSV: String {
    eligible.keys.sorted().reduce(into: "week,program,chart,eligible\n") {
      $0 += "\(week),\($1.program),\($1.name),\(eligible[$1, default: 0])\n"
    }
  }

  /// Nil for a week without any.
  var stacksCSV: String? {
    if stacks.isEmpty { return nil }
    return stacks.keys.sorted().reduce(into: "week,program,stack,reports,total\n") {
      let (reports, total) = stacks[$1, default: (0, 0)]
      $0 += "\(week),\($1.program),\"\($1.name)\",\(reports),\(total)\n"
    }
  }

  /// `go1.25` of `go1.25.1`.
  static func minor(_ version: String) -> String {
    version.utf8.split(separator: UInt8(ascii: ".")).prefix(2)
      .map { String(decoding: Array($0), as: UTF8.self) }.joined(separator: ".")
  }
}
