package import TelemetryModel

/// Builds metric tables row by row; row N of the fixture stands on line N of `t.csv`, its fields at
/// columns 1 (week), 12 (program), 100 (name) and 200 (reports).
package struct TablesFixture {
  package private(set) var tables = MetricTables()
  private var line: UInt32 = 0

  package init() { tables.files = ["t.csv"] }

  package static func day(_ text: String) -> Day {
    guard let day = Day(text.utf8) else { preconditionFailure("'\(text)' is a day") }
    return day
  }

  private mutating func place() -> RowPlace {
    line += 1
    return RowPlace(file: 0, line: line)
  }

  package mutating func reports(_ week: String, _ program: String, _ reports: Int64) {
    tables.reports.append(
      ReportRow(
        week: Self.day(week), program: tables.names.intern(program), reports: Count(reports),
        place: place(), programPlace: .program, reportsPlace: .reports))
  }

  package mutating func counter(
    _ week: String, _ program: String, _ counter: String, _ reports: Int64?, _ total: Int64?
  ) {
    tables.counters.append(row(week, program, counter, reports, total))
  }

  package mutating func stack(
    _ week: String, _ program: String, _ stack: String, _ reports: Int64?, _ total: Int64?
  ) {
    tables.stacks.append(row(week, program, stack, reports, total))
  }

  package mutating func eligible(
    _ week: String, _ program: String, _ chart: String, _ eligible: Int64
  ) {
    tables.eligible.append(
      EligibleRow(
        week: Self.day(week), program: tables.names.intern(program),
        chart: tables.names.intern(chart), eligible: Count(eligible), place: place(),
        programPlace: .program, chartPlace: .name, eligiblePlace: .reports))
  }

  package mutating func group(
    _ week: String, _ program: String, by: String, _ value: String, _ counter: String,
    _ reports: Int64?, _ total: Int64?
  ) {
    tables.breakdowns.append(
      BreakdownRow(
        week: Self.day(week), program: tables.names.intern(program), by: tables.names.intern(by),
        value: tables.names.intern(value), counter: tables.names.intern(counter),
        reports: reports.map { Count($0) } ?? .notKnown,
        total: total.map { Count($0) } ?? .notKnown,
        place: place(), programPlace: .program, byPlace: FieldPlace(column: 40),
        valuePlace: FieldPlace(column: 60), counterPlace: .name, reportsPlace: .reports))
  }

  private mutating func row(
    _ week: String, _ program: String, _ counter: String, _ reports: Int64?, _ total: Int64?
  ) -> CounterRow {
    CounterRow(
      week: Self.day(week), program: tables.names.intern(program),
      counter: tables.names.intern(counter), reports: reports.map { Count($0) } ?? .notKnown,
      total: total.map { Count($0) } ?? .notKnown, place: place(), programPlace: .program,
      counterPlace: .name, reportsPlace: .reports)
  }
}

extension FieldPlace {
  fileprivate static let program = FieldPlace(column: 12)
  fileprivate static let name = FieldPlace(column: 100)
  fileprivate static let reports = FieldPlace(column: 200)
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
