package import TelemetryModel

/// Builds metric tables row by row; row N of the fixture stands on line N of `t.csv`, its fields at
/// columns 1 (week), 12 (program), 100 (name) and 200 (reports).
package struct TablesFixture {
  package private(set) var tables = InputTables()
  private var line: UInt32 = 0

  package init() { tables.files = ["t.csv"] }

  package static func day(_ text: String) -> Day {
    guard let day = Day(text.utf8) else { preconditionFailure("'\(text)' is a day") }
    return day
  }

  package mutating func reports(_ week: String, _ program: String, _ reports: Int64) {
    append(.reports, week, program, reports: reports)
  }

  package mutating func counter(
    _ week: String, _ program: String, _ counter: String, _ reports: Int64?, _ total: Int64?
  ) {
    append(.counters, week, program, name: counter, reports: reports, total: total)
  }

  package mutating func stack(
    _ week: String, _ program: String, _ stack: String, _ reports: Int64?, _ total: Int64?
  ) {
    append(.stacks, week, program, name: stack, reports: reports, total: total)
  }

  package mutating func eligible(
    _ week: String, _ program: String, _ chart: String, _ eligible: Int64
  ) {
    append(.eligible, week, program, name: chart, reports: eligible)
  }

  package mutating func group(
    _ week: String, _ program: String, by: String, _ value: String, _ counter: String,
    _ reports: Int64?, _ total: Int64?
  ) {
    append(
      .groups, week, program, by: by, value: value, name: counter, reports: reports, total: total)
  }

  private mutating func append(
    _ kind: TableKind, _ week: String, _ program: String, by: String? = nil,
    value: String? = nil, name: String? = nil, reports: Int64?, total: Int64? = nil
  ) {
    func id(_ name: String?) -> NameID { name.map { tables.names.intern($0) } ?? .absent }
    line += 1
    tables.append(
      MetricRow(
        kind, periodEnd: Self.day(week), program: tables.names.intern(program), by: id(by),
        value: id(value), name: id(name), reports: reports.map { Count($0) } ?? .notKnown,
        total: total.map { Count($0) } ?? .notKnown, place: RowPlace(file: 0, line: line),
        fields: FieldPlaces(
          program: FieldPlace(column: 12), by: FieldPlace(column: 40),
          value: FieldPlace(column: 60), name: FieldPlace(column: 100),
          reports: FieldPlace(column: 200))))
  }
}

/// Builds a config history: each release lists for a program `p` its versions and counters.
package enum ConfigFixture {
  package static func release(
    _ version: String, _ date: String, program: String = "p", versions: [String] = ["v1.0.0"],
    counters: [(expression: String, rate: Double)] = [],
    stacks: [(name: String, rate: Double)] = [],
    metadata: [(String, [String])] = [("GOOS", ["linux", "darwin"])], sampleRate: Double? = 1,
    records: [ChartRecord]? = nil
  ) -> ConfigRelease {
    let file = "config/\(version)/config.json"
    func entries(_ list: [(String, Double)], _ line: Int) -> [CounterConfig] {
      list.enumerated().map { index, entry in
        CounterConfig(
          expression: entry.0, names: CounterExpression.expand(entry.0) ?? [], rate: entry.1,
          location: SourceLocation(file: file, line: line + index, column: 9))
      }
    }
    return ConfigRelease(
      version: ConfigVersion(version), date: Instant(startOf: TablesFixture.day(date)),
      location: SourceLocation(file: "config/versions.csv"),
      config: UploadConfig(
        metadata: metadata.map {
          .init(name: ChartName($0.0), values: $0.1.map { BucketName($0) })
        },
        sampleRate: sampleRate,
        programs: [
          ProgramConfig(
            name: ProgramName(program), versions: versions.map { BucketName($0) },
            counters: entries(counters.map { ($0.expression, $0.rate) }, 10),
            stacks: entries(stacks.map { ($0.name, $0.rate) }, 50),
            location: SourceLocation(file: file, line: 5, column: 5))
        ]),
      records: records)
  }

  package static func record(
    _ title: String, _ expression: String, program: String = "p", type: String? = nil,
    issues: [String] = []
  ) -> ChartRecord {
    ChartRecord(
      title: title, expression: expression, names: CounterExpression.expand(expression) ?? [],
      type: type, issues: issues, program: ProgramName(program),
      location: SourceLocation(file: "chartconfig.txt"))
  }
}
