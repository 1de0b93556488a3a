/// Something that a chart's numbers say beyond chance: the share of a counter, and one that it lies apart
/// from.
package struct Finding: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The share lies above those of all other counters of the chart; `other` is the next.
    case leader
    /// The share lies apart from the counter's own so many periods before, which is `other`.
    case change(periodsBefore: Int)
  }

  /// The share of a counter in a period.
  package struct Reading: Hashable, Sendable {
    /// An index of `Chart.counters`.
    package var counter: Int
    /// An index of `Catalog.periods`.
    package var period: Int
    package var base: ReportBase
    package var share: Share
    /// At the site's level.
    package var interval: ClosedRange<Double>

    package init(
      counter: Int, period: Int, base: ReportBase, share: Share, interval: ClosedRange<Double>
    ) {
      self.counter = counter
      self.period = period
      self.base = base
      self.share = share
      self.interval = interval
    }
  }

  /// Periods before, with which a share is compared: fixed, so that nobody picks a start that looks best.
  /// The longest comes first.
  package static let baselines = [52, 13, 1]

  /// A share of fewer reports than one needs to be within so many points is not spoken of.
  package static let pointsNeeded = 10.0

  package var kind: Kind
  /// An index of `Catalog.programs`, and one of its charts.
  package var program: Int
  package var chart: Int
  package var reading: Reading
  package var other: Reading
  /// How far the two intervals lie apart, in millionths of a share.
  package var distance: Int64

  /// - Returns: nil where the two cannot be told apart: where their intervals meet, or the shares are the
  ///   same figure in percent with one decimal.
  package init?(_ kind: Kind, program: Int, chart: Int, _ reading: Reading, _ other: Reading) {
    let gap = max(
      reading.interval.lowerBound - other.interval.upperBound,
      other.interval.lowerBound - reading.interval.upperBound)
    guard gap > 0, !reading.share.looksLike(other.share) else { return nil }
    self.kind = kind
    self.program = program
    self.chart = chart
    self.reading = reading
    self.other = other
    distance = Int64((gap * 1e6).rounded())
  }

  /// Whether even the lower bound is above one half.
  package var isMost: Bool { reading.interval.lowerBound > 0.5 }

  /// Whether the share is above the other one.
  package var isAbove: Bool { reading.interval.lowerBound > other.interval.upperBound }
}

/// What a chart's numbers say of a period.
package struct ChartFindings: Hashable, Sendable {
  package var leader: Finding?
  /// Of the counter whose share moved furthest.
  package var change: Finding?
  /// The baselines with which its counters can be compared, by their own listings as well.
  package var baselines: [Int]

  package init(leader: Finding?, change: Finding?, baselines: [Int]) {
    self.leader = leader
    self.change = change
    self.baselines = baselines
  }

  package static let none = ChartFindings(leader: nil, change: nil, baselines: [])
}

extension Share {
  /// Whether both are the same figure in percent with one decimal.
  func looksLike(_ other: Share) -> Bool {
    rounded(toUnitsOf: 1000) == other.rounded(toUnitsOf: 1000)
      || isPositiveBelow(unitOf: 1000) && other.isPositiveBelow(unitOf: 1000)
  }
}
