import TelemetryModel

/// Builds raw reports; each name gets a column of its own, in the order in which they are written.
struct ReportFixture {
  var week = "2026-04-20"
  var x = 0.5
  var config = "v1"
  var program = "p"
  var metadata = ["linux", "v1.0.0"]
  var counters: [String] = []
  var stacks: [String] = []

  static let file = "reports/2026-04-20.json"

  /// - Parameter isEmpty: It names no program.
  func report(isEmpty: Bool = false) -> Report {
    var column = 10
    func text(_ text: String) -> Report.Text {
      column += 10
      return Report.Text(text, column: column)
    }
    let entry = Report.Entry(
      program: text(program), metadata: metadata.map(text),
      counters: counters.map { Report.Tally(name: text($0), count: 1) },
      stacks: stacks.map { Report.Tally(name: text($0), count: 1) })
    guard let day = Day(week.utf8) else { preconditionFailure("'\(week)' is a day") }
    return Report(
      week: day, lastWeek: nil, x: x, config: Report.Text(config, column: 5),
      entries: isEmpty ? [] : [entry], location: SourceLocation(file: Self.file, line: 3))
  }
}
