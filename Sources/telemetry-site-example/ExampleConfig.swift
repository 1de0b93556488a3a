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
    "2024-10-15T15:20:00Z", "2024-12-18T09:05:12Z", "2025-02-12T17:41:30Z",
    "2025-04-09T08:00:00Z", "2025-06-05T13:13:13Z", "2025-08-14T16:02:44Z",
    "2025-10-08T10:30:00Z", "2025-12-10T14:55:09Z", "2026-02-18T11:11:00Z",
    "2026-05-07T07:45:21Z", "2026-08-12T18:20:00Z", "2026-10-07T12:00:00Z",
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
          counters: chart.buckets.filter { $0.since <= config.index }
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
    let lists = [
      ("GOOS", ExampleWorld.systems), ("GOARCH", ExampleWorld.architectures),
      ("GoVersion", ExampleWorld.goReleases.filter(announces).map(\.version)),
    ]
    for (name, values) in lists {
      text += "\t\"\(name)\": [\n\(list(values, indent: "\t"))\n\t],\n"
    }
    if index >= 2 { text += "\t\"SampleRate\": 1,\n" }
    let programs = ExampleWorld.programs.enumerated().map { number, program in
      let counters = charts(ofProgram: number).map { chart in
        """
        \t\t\t\t{
        \t\t\t\t\t"Name": "\(chart.expression(inConfig: index))",
        \t\t\t\t\t"Rate": \(chart.rate(inConfig: index))
        \t\t\t\t}
        """
      }
      let versions = program.releases.filter(announces).map(\.version) + ["devel"]
      return """
        \t\t{
        \t\t\t"Name": "\(program.name)",
        \t\t\t"Versions": [
        \(list(versions, indent: "\t\t\t"))
        \t\t\t],
        \t\t\t"Counters": [
        \(counters.joined(separator: ",\n"))
        \t\t\t]
        \t\t}
        """
    }
    return text + "\t\"Programs\": [\n\(programs.joined(separator: ",\n"))\n\t]\n}\n"
  }

  /// `chartconfig.txt`: a record for each chart.
  var chartConfig: String {
    let records = ExampleWorld.programs.indices.flatMap(charts).map { chart in
      let program = ExampleWorld.programs[chart.program].name
      let issues = chart.issues.map { "issue: https://example.org/loom/issues/\($0)\n" }.joined()
      return """
        title: \(chart.title)
        counter: \(chart.expression(inConfig: index))
        description: \(chart.description)
        type: \(chart.type)
        \(issues)program: \(program)
        module: example.org/loom
        version: \(chart.version)

        """
    }
    return "# Made up, as everything about Loom: see telemetry-site-example.\n"
      + records.joined(separator: "---\n")
  }

  /// `versions.csv`.
  static var versions: String {
    history.reduce(into: "version,date,sha256\n") {
      $0 += "\($1.version),\($1.date),\(SHA256.hexDigest(of: $1.json))\n"
    }
  }
}
