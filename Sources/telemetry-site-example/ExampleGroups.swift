internal import TelemetryModel

/// The breakdowns of one week: of the build cache, by system, by version, and by both.
struct ExampleGroups {
  private static let program = ExampleWorld.loomcache

  private struct Key: Hashable {
    var by: String
    var value: String
    /// Empty: the group itself.
    var counter: String
  }

  private var groups: [Key: (reports: Int, total: Int)] = [:]
  private let week: Day

  /// - Complexity: O(counters of all reports).
  init(_ week: ExampleWeek) {
    self.week = ExampleWorld.week(week.index)
    for report in week.reports {
      for entry in report.programs where entry.program == Self.program {
        let values = [
          ("GOOS", report.system), ("GOOS+Version", "\(report.system)+\(entry.version)"),
          ("Version", entry.version),
        ]
        for (by, value) in values {
          groups[Key(by: by, value: value, counter: ""), default: (0, 0)].reports += 1
          for (number, count) in entry.counters {
            let key = Key(by: by, value: value, counter: ExampleConfig.counterNames[number])
            groups[key, default: (0, 0)].reports += 1
            groups[key, default: (0, 0)].total += count
          }
        }
      }
    }
  }

  var csv: String {
    let program = ExampleWorld.programs[Self.program].name
    let keys = groups.keys.sorted { a, b in
      if a.by != b.by { return BytewiseOrder.less(a.by, b.by) }
      if a.value != b.value { return BytewiseOrder.less(a.value, b.value) }
      return BytewiseOrder.less(a.counter, b.counter)
    }
    return keys.reduce(into: "week,program,by,value,counter,reports,total\n") {
      let (reports, total) = groups[$1, default: (0, 0)]
      let sum = $1.counter.isEmpty ? "" : "\(total)"
      $0 += "\(week),\(program),\($1.by),\($1.value),\($1.counter),\(reports),\(sum)\n"
    }
  }
}
