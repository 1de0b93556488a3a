/// The marks and stretches of a chart over time, and which texts above the plot belong to them.
struct TimeSeriesHead {
  private struct Drawn {
    var x: ClosedRange<Int>
    var state: PeriodState
    /// Nil where no form of it has room: then the legend alone has it.
    var text: String?
    /// Nil: in the row of the plot itself.
    var spot: HeadRows.Spot?
  }

  private var stretches: [Drawn] = []
  private var marks: [(mark: TimeSeries.Mark, x: Int, spot: HeadRows.Spot?)] = []
  private var events: [(event: TimeSeries.EventMark, x: Int, spot: HeadRows.Spot?)] = []
  let rowCount: Int

  /// Letters and numbers go first: each of them is explained in a list, and has to be found.
  ///
  /// - Complexity: O(texts² × rows).
  init(_ series: TimeSeries, size: TimeSeriesLayout.Size, x: (Int) -> Int) {
    var rows = HeadRows(width: size.width)
    marks = series.marks.map { ($0, x($0.period), nil) }
    events = series.events.map { ($0, x($0.period), nil) }
    var (mark, event) = (0, 0)
    while mark < marks.count || event < events.count {
      if event == events.count || mark < marks.count && marks[mark].x <= events[event].x {
        marks[mark].spot = rows.place("\(marks[mark].mark.number)", above: marks[mark].x)
        mark += 1
      } else {
        events[event].spot = rows.place(events[event].event.letter, above: events[event].x)
        event += 1
      }
    }
    let last = series.axis.periodCount - 1
    for (index, stretch) in series.stretches.enumerated() {
      let (first, end) = (stretch.periods.lowerBound, stretch.periods.upperBound)
      // Up to the points beside it; halfway to a neighbour that has none either.
      let touchesBefore = index > 0 && series.stretches[index - 1].periods.upperBound == first
      let touchesAfter =
        index + 1 < series.stretches.count
        && series.stretches[index + 1].periods.lowerBound == end
      let left = first == 0 ? x(0) : touchesBefore ? (x(first - 1) + x(first)) / 2 : x(first - 1)
      let right = end > last ? x(last) : touchesAfter ? (x(end - 1) + x(end)) / 2 : x(end)
      let width = right - left
      let texts = [stretch.state.label, stretch.state.shortLabel]
      var drawn = Drawn(
        x: left...max(left, right), state: stretch.state,
        text: texts.first { TextWidth.pixels($0) + 8 <= width })
      if drawn.text == nil {
        // In a tight drawing words above each other would be told apart from their stretches no more.
        let text = size.isTight ? stretch.state.shortLabel : stretch.state.label
        drawn.spot = rows.placeIfFree(
          text, above: (left + right) / 2, rightOf: size.left, rows: size.isTight ? 1 : 2)
        drawn.text = drawn.spot.map { _ in text }
      }
      stretches.append(drawn)
    }
    rowCount = rows.count
  }

  func stretches(top: Int) -> [TimeSeriesLayout.Stretch] {
    stretches.map { stretch in
      let middle = (stretch.x.lowerBound + stretch.x.upperBound) / 2
      let place =
        stretch.spot.map { Self.place($0, top) } ?? TimeSeriesLayout.Place(x: middle, y: top + 20)
      return TimeSeriesLayout.Stretch(
        x: stretch.x, state: stretch.state,
        label: stretch.text.map { .init(place: place, text: $0) })
    }
  }

  func marks(top: Int) -> [TimeSeriesLayout.Mark] {
    marks.map { mark, x, spot in
      TimeSeriesLayout.Mark(
        x: x, kind: mark.kind,
        number: spot.map { .init(place: Self.place($0, top), text: "\(mark.number)") })
    }
  }

  func events(top: Int) -> [TimeSeriesLayout.Event] {
    events.map { event, x, spot in
      TimeSeriesLayout.Event(
        x: x, letter: spot.map { .init(place: Self.place($0, top), text: event.letter) })
    }
  }

  private static func place(_ spot: HeadRows.Spot, _ top: Int) -> TimeSeriesLayout.Place {
    TimeSeriesLayout.Place(x: spot.x, y: top - 6 - spot.row * HeadRows.height)
  }
}
