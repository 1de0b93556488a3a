/// Where everything of a chart over time stands, in whole pixels.
package struct TimeSeriesLayout: Hashable, Sendable {
  package struct Size: Hashable, Sendable {
    package var width: Int
    package var height: Int
    /// Left of the plot, for the labels of the values.
    package var left: Int
    /// Right of the plot, for the labels of the lines.
    package var right: Int
    package var timeLabels: Int

    package static let wide = Size(width: 720, height: 280, left: 56, right: 152, timeLabels: 7)
    package static let narrow = Size(width: 330, height: 240, left: 48, right: 88, timeLabels: 3)
  }

  package struct Place: Hashable, Sendable {
    package var x: Int
    package var y: Int

    package init(x: Int, y: Int) {
      self.x = x
      self.y = y
    }
  }

  package struct Label: Hashable, Sendable {
    package var place: Place
    package var text: String
  }

  /// A piece of a line between two breaks.
  package struct Run: Hashable, Sendable {
    package var places: [Place]
    /// The band's edges above and below, as many as `places`; empty where there is no interval.
    package var upper: [Int]
    package var lower: [Int]
  }

  package struct Line: Hashable, Sendable {
    package var runs: [Run]
    /// At the line's end; nil for a line without a point, and where there is no room for it.
    package var label: Label?
  }

  package struct Mark: Hashable, Sendable {
    package var x: Int
    /// Nil where it would stand on the one before.
    package var number: Int?
  }

  package struct Event: Hashable, Sendable {
    package var x: Int
    /// Nil where it would stand on the one before.
    package var letter: String?
  }

  static let top = 24
  /// More above the plot where letters stand below the numbers.
  static let letterRow = 16
  static let bottom = 28

  package let size: Size
  /// From the top value's line to that of 0.
  package let plotTop: Int
  package let plotBottom: Int
  package let plotRight: Int
  /// Along the left edge, from 0 up.
  package let values: [Label]
  package let times: [Label]
  package let gaps: [ClosedRange<Int>]
  package let marks: [Mark]
  package let events: [Event]
  package let lines: [Line]

  /// - Complexity: O(periods × lines).
  package init(_ series: TimeSeries, size: Size) {
    let right = size.width - size.right
    let bottom = size.height - Self.bottom
    self.size = size
    let hasBoth = !series.events.isEmpty && !series.marks.isEmpty
    let top = Self.top + (hasBoth ? Self.letterRow : 0)
    plotTop = top
    plotBottom = bottom
    plotRight = right

    var greatest = 0.0
    for line in series.lines {
      for case let point? in line.points {
        greatest = max(greatest, point.interval?.upperBound ?? point.value)
      }
    }
    let ticks = AxisTicks(holding: greatest, measure: series.measure)
    let height = Double(bottom - top)
    func y(_ value: Double) -> Int {
      bottom - Int((min(value / ticks.top, 1) * height).rounded())
    }
    let last = max(1, series.axis.periodCount - 1)
    func x(_ period: Int) -> Int {
      size.left + ((right - size.left) * period * 2 + last) / (last * 2)
    }

    values = (0...ticks.count).map { index in
      Label(
        place: Place(x: size.left - 8, y: y(ticks.value(at: index))),
        text: AxisText.text(at: index, of: ticks, measure: series.measure))
    }
    times = Self.times(series.axis, size, x: x)
    gaps = series.gaps.map { x(max(0, $0.lowerBound - 1))...x(min(last, $0.upperBound)) }

    var marks: [Mark] = []
    var lastNumberX = -LineLabels.distance
    for mark in series.marks {
      let markX = x(mark.period)
      let fits = markX - lastNumberX >= LineLabels.distance
      marks.append(Mark(x: markX, number: fits ? mark.number : nil))
      if fits { lastNumberX = markX }
    }
    self.marks = marks
    var events: [Event] = []
    var lastLetterX = -LineLabels.distance
    for event in series.events {
      let eventX = x(event.period)
      let fits = eventX - lastLetterX >= LineLabels.distance
      events.append(Event(x: eventX, letter: fits ? event.letter : nil))
      if fits { lastLetterX = eventX }
    }
    self.events = events

    let runs = series.lines.map { line in Self.runs(line.points, x: x, y: y) }
    let labels = LineLabels(
      runs: runs, texts: series.lines.map(\.label), size: size, plotTop: top,
      plotBottom: bottom, plotRight: right
    ).labels
    lines = zip(runs, labels).map { Line(runs: $0, label: $1) }
  }

  /// As many labels as the size allows, or fewer where two would touch.
  private static func times(
    _ axis: TimeAxis, _ size: Size, x: (Int) -> Int
  ) -> [Label] {
    var labels: [Label] = []
    for limit in (2...max(2, size.timeLabels)).reversed() {
      labels = axis.labels(atMost: limit).map {
        Label(place: Place(x: x($0.period), y: size.height - 8), text: $0.text)
      }
      let isClear = zip(labels, labels.dropFirst()).allSatisfy { left, right in
        let width = (left.text.count + right.text.count) * LineLabels.characterWidth / 2
        return right.place.x - left.place.x >= width
      }
      if isClear { break }
    }
    return labels
  }

  private static func runs(
    _ points: [TimeSeries.Point?], x: (Int) -> Int, y: (Double) -> Int
  ) -> [Run] {
    var runs: [Run] = []
    var isOpen = false
    for (period, point) in points.enumerated() {
      guard let point else {
        isOpen = false
        continue
      }
      // Where the interval ends the band ends too: a band's edges are as many as its places.
      let hasBand = point.interval != nil
      if !isOpen || runs[runs.count - 1].upper.isEmpty == hasBand {
        runs.append(Run(places: [], upper: [], lower: []))
        isOpen = true
      }
      runs[runs.count - 1].places.append(Place(x: x(period), y: y(point.value)))
      if let interval = point.interval {
        runs[runs.count - 1].upper.append(y(interval.upperBound))
        runs[runs.count - 1].lower.append(y(interval.lowerBound))
      }
    }
    return runs
  }
}
