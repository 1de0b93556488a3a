internal import TelemetryModel

/// What is true of a made-up site: the share of each counter in the newest week and in the weeks with which it is
/// compared.
struct SimulatedWorld {
  struct Counter {
    var name: String
    /// In the newest week, and 1, 13 and 52 weeks before.
    var shares: [Probability]
    /// The planted change in points; nil where nothing changed.
    var points: Int?
    /// By how many points the share is greater in the last of `groups`, in every week; nil: it is the same.
    var groupPoints: Int?
  }

  struct Chart {
    var name: String
    /// Each report is in one bucket at most: a counter's probability is that of the reports that are in none
    /// of the buckets before it. Else buckets are independent of each other, and a report can be in several.
    var isPartition: Bool
    var counters: [Counter]
  }

  struct Program {
    var name: String
    /// Of the weeks of `weeks`.
    var reports: [Int64]
    var charts: [Chart]
  }

  /// Weeks before the newest: of the others no finding knows anything, and they are left without data.
  static let weeks = [0] + Finding.baselines.reversed()

  /// The systems of which reports come, each of one, with the tenths that they have of all reports.
  static let groups = [("darwin", Int64(3)), ("linux", 5), ("windows", 2)]

  /// Sizes of planted changes, in points.
  static let changes = [2, 5, 10]

  var programs: [Program]

  /// Programs of charts of five counters each, and of 300 to 5,000 reports a week.
  ///
  /// In every third chart two counters are the largest, with the very same share: whichever is said to lead
  /// does not.
  ///
  /// - Parameter hasChanges: In every sixth chart one counter goes up, by 2, 5 or 10 points: in half of them in
  ///   the newest week, in the other half before the last week and after that 13 weeks before.
  init(
    programs count: Int = 3, charts: Int = 20, hasChanges: Bool, _ random: inout RandomBits
  ) {
    programs = (0..<count).map { program in
      // 300 · (50/3)^u: as many programs of 300 to 1,225 reports as of 1,225 to 5,000.
      var n = 300.0
      let doublings = random.fraction() * 4.0588937
      for _ in 0..<Int(doublings) { n *= 2 }
      n *= 1 + (doublings - doublings.rounded(.down))
      let reports = Self.weeks.map { _ in
        min(5000, max(300, Int64(n * (0.85 + 0.3 * random.fraction()))))
      }
      let charts = (0..<charts).map { chart -> Chart in
        var made = Self.chart(chart, &random)
        if hasChanges, chart % 6 == 1 { Self.plant(in: &made, &random) }
        if hasChanges, chart % 6 == 4 {
          made.counters[0].groupPoints =
            Self.changes[
              Int(random.next() % UInt64(Self.changes.count))]
        }
        return made
      }
      return Program(name: "example.org/p\(program)", reports: reports, charts: charts)
    }
  }

  /// Of charts 0, 3, 6 … each report has one bucket; of 2, 5, 8 … two buckets share the lead.
  private static func chart(_ index: Int, _ random: inout RandomBits) -> Chart {
    var counters = ["a", "b", "c", "d", "e"].enumerated().map { place, bucket in
      let share = random.fraction() * (place.isMultiple(of: 2) ? 0.5 : 0.05)
      return Counter(
        name: "chart\(index):\(bucket)",
        shares: Array(repeating: Probability(max(0.002, share)), count: weeks.count))
    }
    if index % 3 == 2 {
      counters[0].shares = Array(repeating: Probability(0.55), count: weeks.count)
      counters[1].shares = counters[0].shares
    }
    return Chart(name: "chart\(index)", isPartition: index % 3 == 0, counters: counters)
  }

  private static func plant(in chart: inout Chart, _ random: inout RandomBits) {
    let points = changes[Int(random.next() % UInt64(changes.count))]
    let isOlder = random.next() % 2 == 0
    let before = 0.05 + 0.4 * random.fraction()
    let after = Probability(before + Double(points) / 100)
    chart.counters[0].points = points
    chart.counters[0].shares = weeks.map {
      $0 == 0 || $0 == 1 && isOlder ? after : Probability(before)
    }
  }

  static let groupedBy = "GOOS"

  /// The reports of a week by `groups`.
  static func sizes(of reports: Int64) -> [Int64] {
    let first = groups.dropLast().map { reports * $0.1 / 10 }
    return first + [reports - first.reduce(0, +)]
  }

  /// Reports that have each counter of a chart in a week of `weeks`.
  ///
  /// - Parameter group: A place in `groups`, of which the reports are; nil: of any.
  static func draw(
    _ chart: Chart, week: Int, reports: Int64, group: Int? = nil, _ random: inout RandomBits
  ) -> [Int64] {
    var left = reports
    return chart.counters.map { counter in
      var share = counter.shares[week]
      if group == groups.count - 1, let points = counter.groupPoints {
        share = Probability(Double(share.steps) / Double(Probability.all) + Double(points) / 100)
      }
      let hits = random.binomial(chart.isPartition ? left : reports, share)
      left -= hits
      return hits
    }
  }
}
