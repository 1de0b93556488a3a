/// The share of a counter that moved by more than chance since a baseline, among all that were compared.
package struct Move: Hashable, Sendable {
  /// How many periods before: one of `Finding.baselines`.
  package var baseline: Int
  /// An index of `Catalog.programs`, and one of its charts.
  package var program: Int
  package var chart: Int
  package var reading: Finding.Reading
  package var before: Finding.Reading
  /// Two-sided, of Fisher's exact test: not yet one of many.
  package var p: Double

  /// How far it moved, as a fraction: above 0 for a share that went up.
  package var difference: Double { reading.share.fraction - before.share.fraction }
}

/// What moved in a period, and among how many comparisons.
package struct PeriodMoves: Sendable {
  /// An index of `Catalog.periods`.
  package let period: Int
  /// Config versions that were known of, from the oldest on.
  package let releaseCount: Int
  /// Tests made, for each of `Finding.baselines`.
  package let comparisons: [Int]
  /// By baseline as in `Finding.baselines`, those of one by size, the largest first.
  package let moves: [Move]
  private let places: Set<Place>

  private struct Place: Hashable, Sendable {
    var baseline: Int
    var program: Int
    var chart: Int
    var counter: Int
  }

  init(period: Int, releaseCount: Int, comparisons: [Int], moves: [Move]) {
    self.period = period
    self.releaseCount = releaseCount
    self.comparisons = comparisons
    self.moves = moves
    places = Set(
      moves.map {
        Place(
          baseline: $0.baseline, program: $0.program, chart: $0.chart, counter: $0.reading.counter)
      })
  }

  /// Of all baselines together: one family of tests.
  package var comparisonCount: Int { comparisons.reduce(0, +) }

  package func comparisons(since baseline: Int) -> Int {
    Finding.baselines.firstIndex(of: baseline).map { comparisons[$0] } ?? 0
  }

  package func moves(since baseline: Int) -> [Move] { moves.filter { $0.baseline == baseline } }

  /// Counters that moved since any baseline, each once.
  package var counterCount: Int {
    Set(
      places.map {
        Place(baseline: 0, program: $0.program, chart: $0.chart, counter: $0.counter)
      }
    ).count
  }

  /// Whether a counter's move is among them.
  package func contains(
    counter: Int, of chart: Int, of program: Int, since baseline: Int
  ) -> Bool {
    places.contains(
      Place(baseline: baseline, program: program, chart: chart, counter: counter))
  }
}
