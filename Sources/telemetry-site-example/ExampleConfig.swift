internal import TelemetryModel

/// A version of the example's collection config.
struct ExampleConfig {
  /// From 0.
  var index: Int
  var version: String
  /// When it came into force: RFC 3339, in UTC.
  var date: String
  /// The day of `date`, stored because every report asks for it.
  let day: Day

  /// Some in the middle of a week, so that there are weeks with reports of two versions.
  static let history: [ExampleConfig] = [
    "2024-10-15T15:20:00Z", "2024-12-11T09:05:12Z", "2025-01-15T17:41:30Z",
    "2025-02-19T08:00:00Z", "2025-03-12T13:13:13Z", "2025-04-09T16:02:44Z",
    "2025-05-14T10:30:00Z", "2025-06-05T09:15:00Z", "2025-06-05T14:55:09Z",
    "2025-07-16T11:11:00Z", "2025-08-14T07:45:21Z", "2025-09-04T18:20:00Z",
    "2025-10-08T12:00:00Z", "2025-11-05T10:10:10Z", "2025-12-10T14:55:09Z",
    "2026-01-21T08:30:00Z", "2026-02-18T11:11:00Z", "2026-03-18T16:45:00Z",
    "2026-04-15T09:00:00Z", "2026-05-07T07:45:21Z", "2026-06-10T13:00:00Z",
    "2026-07-15T15:30:00Z", "2026-08-12T18:20:00Z", "2026-09-16T10:00:00Z",
    "2026-10-21T12:00:00Z",
  ].enumerated().map { ExampleConfig(index: $0, date: $1) }

  private init(index: Int, date: String) {
    self.index = index
    self.date = date
    version = "v0.\(index + 1).0"
    day = ExampleWorld.day(String(decoding: date.utf8.prefix(10), as: UTF8.self))
  }

  /// The last version in force when `day` began; the first one before them all.
  static func inForce(on day: Day) -> Int { history.lastIndex { $0.day < day } ?? 0 }

  /// Whether the config lists a release: those that are out, or announced for the next 30 days.
  func announces(_ release: ExampleWorld.Release) -> Bool { release.day <= day.advanced(by: 30) }

  /// The charts of a program that it lists.
  func charts(ofProgram program: Int) -> [ExampleChart] {
    ExampleCharts.all.filter { $0.program == program && $0.isListed(inConfig: index) }
  }

  /// Whether it lists a program at all.
  func lists(program: Int) -> Bool { index >= ExampleWorld.programs[program].since }

  /// The stack counters of a program that it lists.
  func stackCounters(ofProgram program: Int) -> [ExampleStackCounter] {
    ExampleStackCounter.all.filter { $0.program == program && $0.isListed(inConfig: index) }
  }

  /// A chart as a machine needs it.
  struct Listing {
    var chart: String
    var rate: Double
    /// Each with its place in `counterNames`.
    var counters: [(number: Int, habit: ExampleChart.Habit)]
  }

  /// All counters that any config lists.
  static let counterNames = ExampleCharts.all.flatMap { $0.buckets.map($0.counter) }

  /// What each config lists of each program, worked out once because every report asks for it.
  static let listings: [[[Listing]]] = history.map { config in
    ExampleWorld.programs.indices.map { program in
      config.charts(ofProgram: program).map { chart in
        Listing(
          chart: chart.name, rate: Double(chart.rate(inConfig: config.index)) ?? 0,
          counters: chart.buckets.filter { $0.isListed(inConfig: config.index) }
            .map { (number(ofCounter: chart.counter($0)), $0.habit) })
      }
    }
  }

  private static func number(ofCounter name: String) -> Int {
    guard let number = counterNames.firstIndex(where: { BytewiseOrder.equal($0, name) }) else {
      preconditionFailure("a counter of the charts is among the names of all charts")
    }
    return number
  }

  /// `config.json`; the two oldest have no `SampleRate`.
  var json: String {
    func list(_ values: [String], indent: String) -> String {
      values.map { "\(indent)\t\"\($0)\"" }.joined(separator: ",\n")
    }
    var text = "{\n"
    let metadata = [
      ("GOOS", ExampleWorld.systems), ("GOARCH", ExampleWorld.architectures),
      ("GoVersion", ExampleWorld.goReleases.filter(announces).map(\.version)),
    ]
    for (name, values) in metadata {
      text += "\t\"\(name)\": [\n\(list(values, indent: "\t"))\n\t],\n"
    }
    if index >= 2 { text += "\t\"SampleRate\": 1,\n" }
    let programs = ExampleWorld.programs.indices.filter(lists).map(programJSON)
    return text + "\t\"Programs\": [\n\(programs.joined(separator: ",\n"))\n\t]\n}\n"
  }

  private func programJSON(_ number: Int) -> String {
    let program = ExampleWorld.programs[number]
    let counters = charts(ofProgram: number).map { chart in
      """
      \t\t\t\t{
      \t\t\t\t\t"Name": "\(chart.expression(inConfig: index))",
      \t\t\t\t\t"Rate": \(chart.rate(inConfig: index))
      \t\t\t\t}
      """
    }
    let stacks = stackCounters(ofProgram: number).map { stack in
      """
      \t\t\t\t{
      \t\t\t\t\t"Name": "\(stack.name)",
      \t\t\t\t\t"Rate": 1,
      \t\t\t\t\t"Depth": \(stack.depth)
      \t\t\t\t}
      """
    }
    let versions = program.releases.filter(announces).map(\.version) + ["devel"]
    let listed = versions.map { "\t\t\t\t\"\($0)\"" }.joined(separator: ",\n")
    let stackList =
      stacks.isEmpty ? "" : ",\n\t\t\t\"Stacks\": [\n\(stacks.joined(separator: ",\n"))\n\t\t\t]"
    return """
      \t\t{
      \t\t\t"Name": "\(program.name)",
      \t\t\t"Versions": [
      \(listed)
      \t\t\t],
      \t\t\t"Counters": [
      \(counters.joined(separator: ",\n"))
      \t\t\t]\(stackList)
      \t\t}
      """
  }

  /// `chartconfig.txt`: a record for each chart.
  var chartConfig: String {
    var records = ExampleWorld.programs.indices.filter(lists).flatMap(charts).map { chart in
      Self.record(
        title: chart.title, counter: chart.expression(inConfig: index),
        description: chart.description, type: chart.type, issues: chart.issues,
        program: chart.program, version: chart.version)
    }
    records += ExampleWorld.programs.indices.flatMap(stackCounters).map { stack in
      Self.record(
        title: stack.title, counter: stack.name, description: stack.description, type: "stack",
        issues: stack.issues, program: stack.program, version: stack.version)
        + "depth: \(stack.depth)\n"
    }
    return "# Made up, as everything about Loom: see telemetry-site-example.\n"
      + records.joined(separator: "---\n")
  }

  private static func record(
    title: String, counter: String, description: String, type: String, issues: [Int],
    program: Int, version: String
  ) -> String {
    let issues = issues.map { "issue: https://example.org/loom/issues/\($0)\n" }.joined()
    return """
      title: \(title)
      counter: \(counter)
      description: \(description)
      type: \(type)
      \(issues)program: \(ExampleWorld.programs[program].name)
      module: example.org/loom
      version: \(version)

      """
  }

  /// `versions.csv`.
  static var versions: String {
    history.reduce(into: "version,date,sha256\n") {
      $0 += "\($1.version),\($1.date),\(SHA256.hexDigest(of: $1.json))\n"
    }
  }
}
