/// What a chart over time shows: values, not yet places.
package struct TimeSeries: Sendable {
  /// A value of one period.
  package struct Point: Hashable, Sendable {
    package var value: Double
    /// The interval's bounds; nil where there is none.
    package var interval: ClosedRange<Double>?

    package init(value: Double, interval: ClosedRange<Double>? = nil) {
      self.value = value
      self.interval = interval
    }
  }

  package struct Line: Sendable {
    /// Shown at the line's end.
    package var label: String
    /// One for each period; nil where the line breaks.
    package var points: [Point?]

    package init(label: String, points: [Point?]) {
      self.label = label
      self.points = points
    }
  }

  package enum Measure: Hashable, Sendable {
    /// 0...1, shown in percent.
    case share
    /// Whole numbers.
    case count
    /// Any number from 0 up.
    case ratio
  }

  /// Periods next to each other without a point, for one reason.
  package struct Stretch: Hashable, Sendable {
    package var periods: Range<Int>
    package var state: PeriodState

    package init(periods: Range<Int>, state: PeriodState) {
      self.periods = periods
      self.state = state
    }
  }

  /// A period in which the collection changed.
  package struct Mark: Hashable, Sendable {
    package enum Kind: CaseIterable, Hashable, Sendable {
      case begins, changes, ends
    }

    package var period: Int
    /// Explained beside the drawing.
    package var number: Int
    package var kind: Kind

    package init(period: Int, number: Int, kind: Kind = .changes) {
      self.period = period
      self.number = number
      self.kind = kind
    }
  }

  /// A period in which something happened.
  package struct EventMark: Hashable, Sendable {
    package var period: Int
    /// Explained beside the drawing.
    package var letter: String

    package init(period: Int, letter: String) {
      self.period = period
      self.letter = letter
    }
  }

  /// At most this many lines are told apart by colour and dashes.
  package static let lineLimit = 5

  /// With more lines the bands would lie on each other, and none could be told from its neighbours.
  package static let bandLimit = 3

  package var measure: Measure
  /// At most `lineLimit`.
  package var lines: [Line]
  /// How long the axis is, and where it may be labelled.
  package var axis: TimeAxis
  /// Oldest first; no line has a point in them.
  package var stretches: [Stretch]
  /// Oldest first, a period once.
  package var marks: [Mark]
  /// Oldest first, a period once.
  package var events: [EventMark]
  /// Periods whose intervals are wide, for want of reports.
  package var lowPrecision: [Range<Int>]

  package init(
    measure: Measure, lines: [Line], axis: TimeAxis, stretches: [Stretch] = [],
    marks: [Mark] = [], events: [EventMark] = [], lowPrecision: [Range<Int>] = []
  ) {
    precondition(lines.count <= Self.lineLimit, "at most five lines can be told apart")
    self.measure = measure
    self.lines = lines
    self.axis = axis
    self.stretches = stretches
    self.marks = marks
    self.events = events
    self.lowPrecision = lowPrecision
  }
}
