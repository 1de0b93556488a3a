/// What a derived metric is in one period, of all reports or of a group.
package struct MetricFigure: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case share(Share)
    /// Somewhere between the two, both of one n: how many reports hold several of the counters is not in
    /// the tables.
    case between(Share, Share)
    case ratio(MetricRatio)
  }

  package var status: Cell.Status
  /// The reports that could have held all of its counters.
  package var base: ReportBase
  /// Of a ratio the sum of the totals above the line.
  package var numerator: Count
  /// Of a ratio the sum of the totals below the line.
  package var denominator: Count
  /// Otherwise how many reports hold at least one of its counters, at least and at most.
  package var reports: ClosedRange<Int64>?
  /// Nil where the status or a lack of numbers forbids one.
  package var value: Value?

  package init(
    status: Cell.Status, base: ReportBase, numerator: Count = .notKnown,
    denominator: Count = .notKnown, reports: ClosedRange<Int64>? = nil, value: Value? = nil
  ) {
    self.status = status
    self.base = base
    self.numerator = numerator
    self.denominator = denominator
    self.reports = reports
    self.value = value
  }

  /// Whether there is no ratio because all that stands below the line is 0.
  package var isNothingCounted: Bool { status == .ok && denominator.value == 0 }
}

extension MetricFigure.Value {
  /// What is drawn and sorted by: a share, the greatest that it can be, or a ratio.
  package var greatest: Double {
    switch self {
    case .share(let share): share.fraction
    case .between(_, let high): high.fraction
    case .ratio(let ratio): ratio.fraction
    }
  }

  /// The Wilson score interval; nil where none can be computed honestly.
  ///
  /// Of a share between two bounds it reaches from the lower end of the lower one's interval to the upper
  /// end of the upper one's. Both ends of a Wilson interval rise with the share, so that it holds the
  /// interval of the true share, wherever that lies.
  package func interval(_ level: ConfidenceLevel) -> ClosedRange<Double>? {
    switch self {
    case .share(let share): share.interval(level)
    case .between(let low, let high):
      low.interval(level).lowerBound...high.interval(level).upperBound
    case .ratio(let ratio): ratio.interval(level)
    }
  }
}
