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
  }

  /// At most this many lines are told apart by colour and dashes.
  package static let lineLimit = 5

  package var measure: Measure
  /// At most `lineLimit`.
  package var lines: [Line]
  /// A label of the time axis for those periods that may have one, by period; and how long the axis is.
  package var axis: TimeAxis
  /// Periods without any data, drawn as a shaded stretch.
  package var gaps: [Range<Int>]
  /// Periods in which the collection changed, each with the number that explains it.
  package var marks: [Mark]

  package struct Mark: Hashable, Sendable {
    package var period: Int
    package var number: Int

    package init(period: Int, number: Int) {
      self.period = period
      self.number = number
    }
  }

  /// Periods in which something happened, each with the letter that explains it, oldest first.
  package var events: [EventMark]

  package struct EventMark: Hashable, Sendable {
    package var period: Int
    package var letter: String

    package init(period: Int, letter: String) {
      self.period = period
      self.letter = letter
    }
  }

  package init(
    measure: Measure, lines: [Line], axis: TimeAxis, gaps: [Range<Int>] = [], marks: [Mark] = [],
    events: [EventMark] = []
  ) {
    precondition(lines.count <= Self.lineLimit, "at most five lines can be told apart")
    self.measure = measure
    self.lines = lines
    self.axis = axis
    self.gaps = gaps
    self.marks = marks
    self.events = events
  }
}
