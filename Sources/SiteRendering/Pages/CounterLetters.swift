internal import TelemetryModel

/// How the site's lists of counters are split by letter, where they are too long for one page.
///
/// Made once for a site: every counter's page leads to the page of its letter.
struct CounterLetters: Sendable {
  struct Place: Sendable {
    let program: Int
    let chart: Int
    let counter: Int
  }

  /// Above this number the index of all counters is split.
  static let counterLimit = 500

  /// All counters, where there are more than `counterLimit`, by their buckets: whole names mostly begin
  /// with those of few charts.
  let all: LetterIndex?
  /// What the names of `all` stand for; empty where there is none.
  let places: [Place]
  /// By program and chart: the buckets of a chart that a table of bars does not hold, first those of its
  /// counters, then those that no table ever had a row of. Nil for the other charts.
  private let ofChart: [[LetterIndex?]]

  /// - Complexity: O(n log n) for n counters.
  init(_ programs: [Program]) {
    ofChart = programs.map { program in
      program.charts.map { chart in
        guard Self.isSplit(chart) else { return nil }
        let buckets = chart.counters.map(\.bucket.text) + chart.unseenBuckets.map(\.bucket.text)
        return LetterIndex(buckets, keepsOrder: chart.fixedOrder != nil)
      }
    }
    var places: [Place] = []
    var names: [String] = []
    for (programIndex, program) in programs.enumerated() {
      for (chartIndex, chart) in program.charts.enumerated() {
        for (counterIndex, counter) in chart.counters.enumerated() {
          places.append(Place(program: programIndex, chart: chartIndex, counter: counterIndex))
          names.append(counter.bucket.text)
        }
      }
    }
    let isSplit = places.count > Self.counterLimit
    all = isSplit ? LetterIndex(names) : nil
    self.places = isSplit ? places : []
  }

  /// Whether a chart has more buckets than a table of bars holds: those have pages by letter.
  static func isSplit(_ chart: Chart) -> Bool {
    chart.counters.count + chart.unseenBuckets.count > BarTable.rowLimit
  }

  func ofChart(program: Int, chart: Int) -> LetterIndex? { ofChart[program][chart] }
}
