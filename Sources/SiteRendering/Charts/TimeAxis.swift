package import TelemetryModel

/// The periods of a time axis, and where it may be labelled.
///
/// Made once for a site: every chart over time has the same axis.
package struct TimeAxis: Sendable {
  package struct Label: Hashable, Sendable {
    package var period: Int
    package var text: String
  }

  package let periodCount: Int
  /// For each number of months between two labels (1, 2, 3, 6, 12, 24, …): the labels.
  private let choices: [[Label]]
  /// Where no month begins in the axis: its ends.
  private let ends: [Label]

  package init(periods: [Period]) {
    periodCount = periods.count
    var starts: [(period: Int, year: Int, month: Int)] = []
    for (index, period) in periods.enumerated() where index > 0 {
      let (year, month, _) = period.last.civil
      let before = periods[index - 1].last.civil
      if (year, month) != (before.year, before.month) { starts.append((index, year, month)) }
    }
    var choices: [[Label]] = []
    for months in [1, 2, 3, 6] {
      let chosen = starts.filter { ($0.month - 1) % months == 0 }
      choices.append(
        chosen.enumerated().map { offset, start in
          let name = PeriodText.monthNames[start.month - 1]
          let showsYear = offset == 0 || start.month == 1 || chosen[offset - 1].year != start.year
          return Label(period: start.period, text: showsYear ? "\(name) \(start.year)" : name)
        })
    }
    for years in [1, 2, 5, 10, 20, 50, 100] {
      let chosen = starts.filter { $0.month == 1 && $0.year % years == 0 }
      choices.append(chosen.map { Label(period: $0.period, text: String($0.year)) })
    }
    self.choices = choices
    var ends: [Label] = []
    if let first = periods.first {
      ends.append(Label(period: 0, text: PeriodText.day(first.last)))
    }
    if periods.count > 1, let last = periods.last {
      ends.append(Label(period: periods.count - 1, text: PeriodText.day(last.last)))
    }
    self.ends = ends
  }

  /// The densest labels that are at most `limit`, at least two; otherwise those of the two ends.
  package func labels(atMost limit: Int) -> [Label] {
    choices.first { (2...max(2, limit)).contains($0.count) } ?? ends
  }
}
