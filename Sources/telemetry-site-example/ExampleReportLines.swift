internal import TelemetryModel

/// Raw reports as machines send them: one JSON object a line, the lines of a day in a file.
enum ExampleReportLines {
  /// By day.
  static func byDay(_ week: ExampleWeek) -> [(day: Day, lines: String)] {
    let days = Dictionary(grouping: week.reports, by: \.day)
    return days.keys.sorted().map { day in
      (day, (days[day] ?? []).map { line($0) + "\n" }.joined())
    }
  }

  private static func line(_ report: ExampleReport) -> String {
    let programs = report.programs.map { program($0, of: report) }
    return
      #"{"Week":"\#(report.day)","LastWeek":"\#(report.day.advanced(by: -7))","X":\#(report.x),"#
      + #""Programs":\#(programs.isEmpty ? "null" : "[\(programs.joined(separator: ","))]"),"#
      + #""Config":"\#(ExampleConfig.history[report.config].version)"}"#
  }

  private static func program(_ entry: ExampleReport.Program, of report: ExampleReport) -> String {
    let counters = entry.counters.map { (ExampleConfig.counterNames[$0.number], $0.count) }
    return #"{"Program":"\#(ExampleWorld.programs[entry.program].name)","#
      + #""Version":"\#(entry.version)","GoVersion":"\#(entry.goVersion)","#
      + #""GOOS":"\#(report.system)","GOARCH":"\#(report.architecture)","#
      + #""Counters":\#(object(counters)),"Stacks":\#(object(entry.stacks.map { ($0.text, $0.count) }))}"#
  }

  /// The names of the example need no escapes but for the line ends of stacks.
  private static func object(_ counts: [(name: String, count: Int)]) -> String {
    let members = counts.sorted { BytewiseOrder.less($0.name, $1.name) }.map { name, count in
      let name = name.split(separator: "\n").joined(separator: #"\n"#)
      return #""\#(name)":\#(count)"#
    }
    return "{\(members.joined(separator: ","))}"
  }
}
