internal import TelemetryModel

/// How many counters there are, as a reader means it: what the config lists now, what was counted once, and
/// the values of metadata, which are no counters to anybody but the charts.
struct CounterTally {
  /// That the newest config lists; nil without a config history.
  let listed: Int?
  /// That any config version lists, or any table has a row of; without metadata.
  let counted: Int
  /// Values of metadata of which any table has a row.
  let metadata: Int
  private let site: PageContext

  init(_ site: PageContext) {
    self.site = site
    var counted = 0
    var metadata = 0
    for program in site.catalog.programs {
      for chart in program.charts {
        if chart.isMetadata {
          metadata += chart.counters.count
        } else {
          counted += chart.counters.count
        }
      }
    }
    self.counted = counted
    self.metadata = metadata
    listed = site.catalog.releases.last.map { ConfigContents($0.config).counterCount }
  }

  /// For the line of facts of the front page.
  var facts: [(text: String, href: String?)] {
    guard let listed else {
      return [(NumberText.number(of: counted, "counter", "counters"), site.href(.counters))]
    }
    return [
      (
        NumberText.number(of: listed, "counter collected", "counters collected"),
        site.href(.collected)
      )
    ]
  }

  /// What the index of all counters counts.
  var sentence: String {
    let counters = NumberText.number(of: counted, "counter", "counters")
    let values = NumberText.number(of: metadata, "value", "values")
    let also =
      metadata > 0
      ? " and \(values) of what every report says of its surroundings, such as a version" : ""
    let now = listed.map {
      " The config in force lists \(NumberText.number(of: $0, "counter", "counters"))."
    }
    return "Every counter that was ever collected, also retired ones: \(counters)\(also)."
      + (now ?? "")
  }
}
