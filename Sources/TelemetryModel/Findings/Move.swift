/// The share of a counter that moved by more than chance since a baseline, among all that were compared.
package struct Move: Hashable, Sendable {
  /// How many periods before: one of `Finding.baselines`.
  package var baseline: Int
  /// An index of `Catalog.programs`, and one of its charts.
  package var program: Int
  package var chart: Int
  /// Versions are a family of tests of their own.
  package var isOfVersions: Bool
  package var reading: Finding.Reading
  package var before: Finding.Reading
  /// Two-sided, of Fisher's exact test: not yet one of many.
  package var p: Double

  /// Whether it moved further than another one, whatever the direction: from the exact values, as of two moves
  /// of one size a rounding would put either first.
  func isFurther(than other: Move) -> Bool {
    let (a, b) = (fraction, other.fraction)
    let left = a.size.multipliedFullWidth(by: b.whole)
    let right = b.size.multipliedFullWidth(by: a.whole)
    return (left.high, left.low) > (right.high, right.low)
  }

  /// The difference of the two shares, as a fraction of whole numbers.
  private var fraction: (size: UInt128, whole: UInt128) {
    let (now, then) = (reading.share, before.share)
    let up = UInt128(now.reports) * UInt128(then.n)
    let down = UInt128(then.reports) * UInt128(now.n)
    return (up > down ? up - down : down - up, UInt128(now.n) * UInt128(then.n))
  }
}

/// What moved in a period, and among how many comparisons.
package struct PeriodMoves: Sendable {
  /// An index of `Catalog.periods`.
  package let period: Int
  /// Config versions that were known of, from the oldest on.
  package let releaseCount: Int
  /// Tests made, for each of `Finding.baselines`.
  package let comparisons: [Comparisons]
  /// By baseline as in `Finding.baselines`, those of one by size, the largest first.
  package let moves: [Move]
  private let places: Set<Place>

  /// How many shares were compared: of versions, and of everything else.
  package struct Comparisons: Hashable, Sendable {
    package var counters = 0
    package var versions = 0

    package init(counters: Int = 0, versions: Int = 0) {
      self.counters = counters
      self.versions = versions
    }

    package var sum: Int { counters + versions }

    mutating func add(ofVersions: Bool) {
      if ofVersions { versions += 1 } else { counters += 1 }
    }
  }

  private struct Place: Hashable, Sendable {
    var baseline: Int
    var program: Int
    var chart: Int
    var counter: Int
  }

  init(period: Int, releaseCount: Int, comparisons: [Comparisons], moves: [Move]) {
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

  /// Of all baselines together.
  package var comparisonCount: Int { comparisons.reduce(0) { $0 + $1.sum } }

  package func comparisons(since baseline: Int) -> Comparisons {
    Finding.baselines.firstIndex(of: baseline).map { comparisons[$0] } ?? Comparisons()
  }

  package func moves(since baseline: Int) -> [Move] { moves.filter { $0.baseline == baseline } }

  /// Whether a counter's move is among them.
  package func contains(
    counter: Int, of chart: Int, of program: Int, since baseline: Int
  ) -> Bool {
    places.contains(
      Place(baseline: baseline, program: program, chart: chart, counter: counter))
  }
}

extension Chart {
  /// Of metadata whose values are versions: each release of a program moves them.
  package var isOfVersions: Bool { isMetadata && fixedOrder == .versions }
}
