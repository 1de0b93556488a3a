/// Where everything of a chart over time stands, in whole pixels.
package struct TimeSeriesLayout: Hashable, Sendable {
  package struct Size: Hashable, Sendable {
    package var width: Int
    package var height: Int
    /// Left of the plot, for the labels of the values.
    package var left: Int
    /// Right of the plot, at most, for the labels of the lines.
    package var right: Int
    package var timeLabels: Int
    /// Where a label does not fit it is left to the legend, and the plot takes the room.
    package var isTight: Bool

    package static let wide = Size(
      width: 720, height: 280, left: 56, right: 152, timeLabels: 7, isTight: false)
    /// Fits a screen of 320 pixels.
    package static let narrow = Size(
      width: 288, height: 240, left: 48, right: 92, timeLabels: 3, isTight: true)
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
    /// Whether the label stands on what the plot shows, and not beside it.
    package var isInPlot = false
    /// From the line's end to a label that had to move away from it.
    package var leader: Leader?
  }

  package struct Leader: Hashable, Sendable {
    package var start: Place
    package var end: Place
  }

  package struct Mark: Hashable, Sendable {
    package var x: Int
    package var kind: TimeSeries.Mark.Kind
    /// Above the plot; nil where nothing is free.
    package var number: Label?
  }

  package struct Event: Hashable, Sendable {
    package var x: Int
    /// Above the plot; nil where nothing is free.
    package var letter: Label?
  }

  package struct Stretch: Hashable, Sendable {
    package var x: ClosedRange<Int>
    package var state: PeriodState
    /// In the stretch or above it; nil where it would not fit.
    package var label: Label?
  }

  /// Above the plot, with one row of text.
  static let top = 24
  static let bottom = 28

  package let size: Size
  /// From the top value's line to that of 0.
  package let plotTop: Int
  package let plotBottom: Int
  package let plotRight: Int
  /// Along the left edge, from 0 up.
  package let values: [Label]
  package let times: [Label]
  /// Of the time axis, where its labels belong.
  package let ticks: [Int]
  package let stretches: [Stretch]
  package let lowPrecision: [ClosedRange<Int>]
  package let marks: [Mark]
  package let events: [Event]
  package let lines: [Line]

  /// - Complexity: O(periods × lines + marks²).
  package init(_ series: TimeSeries, size: Size) {
    let right = size.width - LineLabels.margin(series.lines.map(\.label), size)
    let bottom = size.height - Self.bottom
    let last = max(1, series.axis.periodCount - 1)
    func x(_ period: Int) -> Int {
      size.left + ((right - size.left) * period * 2 + last) / (last * 2)
    }
    let head = TimeSeriesHead(series, size: size, x: x)
    let top = Self.top + max(0, head.rowCount - 1) * HeadRows.height
    self.size = size
    plotTop = top
    plotBottom = bottom
    plotRight = right

    var greatest = 0.0
    for line in series.lines {
      for case let point? in line.points {
        greatest = max(greatest, point.interval?.upperBound ?? point.value)
      }
    }
    let scale = AxisTicks(holding: greatest, measure: series.measure)
    let height = Double(bottom - top)
    func y(_ value: Double) -> Int {
      bottom - Int((min(value / scale.top, 1) * height).rounded())
    }
    values = (0...scale.count).map { index in
      Label(
        place: Place(x: size.left - 8, y: y(scale.value(at: index))),
        text: AxisText.text(at: index, of: scale, measure: series.measure))
    }
    let labelled = Self.labelled(series.axis, size, x: x)
    times = labelled.map { Self.label($0, size, x: x) }
    ticks = labelled.map { x($0.period) }
    stretches = head.stretches(top: top)
    marks = head.marks(top: top)
    events = head.events(top: top)
    lowPrecision = series.lowPrecision.map { periods in
      // A lone period has a width, too.
      let (start, end) = (x(periods.lowerBound), x(periods.upperBound - 1))
      return max(size.left, start - 2)...min(right, end + 2)
    }

    let runs = series.lines.map { line in Self.runs(line.points, x: x, y: y) }
    let labels = LineLabels(
      runs: runs, texts: series.lines.map(\.label), size: size, plotTop: top,
      plotBottom: bottom, plotRight: right,
      taken: stretches.compactMap { $0.label.map(Self.box) }
    ).labels
    lines = zip(runs, labels).map {
      Line(runs: $0, label: $1?.label, isInPlot: $1?.isInPlot ?? false, leader: $1?.leader)
    }
  }

  /// What the text of a stretch covers; its place is the middle of its foot.
  private static func box(_ label: Label) -> LineLabels.Box {
    let half = TextWidth.pixels(label.text) / 2
    return LineLabels.Box(
      x: (label.place.x - half)...(label.place.x + half),
      y: (label.place.y - 12)...(label.place.y + 3))
  }

  /// As many labels as the size allows, or fewer where two would touch.
  private static func labelled(
    _ axis: TimeAxis, _ size: Size, x: (Int) -> Int
  ) -> [TimeAxis.Label] {
    var chosen: [TimeAxis.Label] = []
    for limit in (2...max(2, size.timeLabels)).reversed() {
      chosen = axis.labels(atMost: limit)
      let labels = chosen.map { label($0, size, x: x) }
      let isClear = zip(labels, labels.dropFirst()).allSatisfy { left, right in
        right.place.x - left.place.x
          >= (TextWidth.pixels(left.text) + TextWidth.pixels(right.text)) / 2 + 4
      }
      if isClear { break }
    }
    return chosen
  }

  /// Below its tick, or as near to it as the drawing's edges allow.
  private static func label(_ label: TimeAxis.Label, _ size: Size, x: (Int) -> Int) -> Label {
    let half = TextWidth.pixels(label.text) / 2
    let middle = min(max(x(label.period), half), size.width - half)
    return Label(place: Place(x: middle, y: size.height - 8), text: label.text)
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
