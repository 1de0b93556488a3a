import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

struct TimeSeriesLayoutTests {
  static func weeks(_ count: Int) -> [Period] {
    let calendar = PeriodCalendar()
    var periods = [calendar.period(containing: TablesFixture.day("2026-03-01"))]
    while periods.count < count {
      periods.append(calendar.period(after: periods[periods.count - 1]))
    }
    return periods
  }

  static func series(
    _ values: [Double?], labels: [String] = ["a"], marks: [TimeSeries.Mark] = []
  ) -> TimeSeries {
    TimeSeries(
      measure: .share,
      lines: labels.map { label in
        .init(label: label, points: values.map { $0.map { .init(value: $0) } })
      },
      axis: TimeAxis(periods: weeks(values.count)), marks: marks)
  }

  @Test("the first period stands at the left edge, the last at the right, 0 at the foot")
  func corners() {
    let layout = TimeSeriesLayout(Self.series([0, 0.5, 1]), size: .wide)
    #expect(
      layout.lines[0].runs[0].places == [
        .init(x: 56, y: 252), .init(x: 312, y: 138), .init(x: 568, y: 24),
      ])
  }

  @Test("a line breaks where a value is missing, and a lone value stays")
  func breaks() {
    let layout = TimeSeriesLayout(Self.series([0.5, 0.5, nil, 0.5, nil, 0.5, 0.5]), size: .wide)
    #expect(layout.lines[0].runs.map(\.places.count) == [2, 1, 2])
    var buffer = ByteBuffer(capacity: 4096)
    TimeSeriesDrawing.appendPlot(layout, to: &buffer)
    let svg = String(decoding: buffer.bytes, as: UTF8.self)
    #expect(svg.components(of: "<path class=\"line") == 2)
    #expect(svg.components(of: "<circle") == 1)
  }

  @Test("a band has two edges where there is an interval, and ends with it")
  func band() {
    var series = Self.series([0.5, 0.5, 0.5])
    series.lines[0].points[0]?.interval = 0.4...0.6
    series.lines[0].points[1]?.interval = 0.4...0.6
    let runs = TimeSeriesLayout(series, size: .wide).lines[0].runs
    #expect(runs.map(\.upper.count) == [2, 0])
    #expect(runs.map(\.lower.count) == [2, 0])
  }

  @Test("labels at the lines' ends do not overlap, even where the lines do")
  func labels() {
    let layout = TimeSeriesLayout(
      Self.series([0, 0], labels: ["a", "b", "c", "d", "e"]), size: .narrow)
    let heights = layout.lines.compactMap { $0.label?.place.y }.sorted()
    #expect(heights == [148, 164, 180, 196, 212])
  }

  @Test("a label that had to move away from its line has a leader to it, and only then")
  func leaders() throws {
    var series = Self.series([0.5, 0.5], labels: ["a", "b"])
    #expect(
      TimeSeriesLayout(series, size: .wide).lines.map(\.leader?.end) == [
        .init(x: 586, y: 24), .init(x: 586, y: 40),
      ])
    series.lines[1].points = [.init(value: 0.1), .init(value: 0.1)]
    let apart = TimeSeriesLayout(series, size: .wide)
    #expect(apart.lines.map(\.leader) == [nil, nil])
    #expect(apart.lines.map(\.label?.place.x) == [576, 576])
  }

  @Test("labels pushed apart stand around the middle of their lines' ends")
  func middle() {
    var series = Self.series([1, 1], labels: ["top", "a", "b"])
    // At 138, both: eight pixels up and down.
    for line in [1, 2] { series.lines[line].points = [.init(value: 0.5), .init(value: 0.5)] }
    let heights = TimeSeriesLayout(series, size: .wide).lines.map(\.label?.place.y)
    #expect(heights == [24, 130, 146])
  }

  @Test("a long label is cut; a lone one, which is a value, is left out of a narrow drawing")
  func longLabel() {
    let label = String(repeating: "x", count: 300)
    let lone = Self.series([0.5], labels: [label])
    #expect(
      TimeSeriesLayout(lone, size: .wide).lines[0].label?.text
        == "xxxxxxxx…xxxxxxxx")
    let narrow = TimeSeriesLayout(lone, size: .narrow)
    #expect(narrow.lines[0].label == nil)
    #expect(narrow.plotRight == 272)
    // 92 pixels without 22 for a leader: seven letters of eight pixels and 13 for the dots.
    let two = TimeSeriesLayout(Self.series([0.5], labels: [label, "b"]), size: .narrow)
    #expect(two.lines.map(\.label?.text) == ["xxxx…xxx", "b"])
    #expect(two.plotRight == 197)
  }

  @Test("what is named windows has its name at its line in a narrow drawing, too")
  func windows() {
    let series = Self.series([0.5, 0.4], labels: ["linux", "windows"])
    #expect(
      TimeSeriesLayout(series, size: .narrow).lines.map(\.label?.text) == ["linux", "windows"])
  }

  @Test("no text leaves the drawing, however wide its letters are")
  func withinDrawing() {
    for label in [
      "WWWWWWWWWWWWWWWWWWWWW", "%%%%%%%%%%%%%", "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",
    ] {
      for size in [TimeSeriesLayout.Size.wide, .narrow] {
        let layout = TimeSeriesLayout(Self.series([0.5, 0.4], labels: [label, "b"]), size: size)
        guard let label = layout.lines[0].label else { continue }
        // 13 px wide letters are the widest; an i takes five.
        let width = label.text.hasPrefix("i") ? 5 : 13
        #expect(label.place.x + (label.text.count - 1) * width <= size.width)
      }
    }
  }

  @Test(
    "a stretch without points reaches to the points beside it, and is named where its name fits")
  func stretches() {
    var series = Self.series(Array(repeating: 0.5, count: 60))
    for period in 0..<20 { series.lines[0].points[period] = nil }
    for period in 40..<42 { series.lines[0].points[period] = nil }
    series.stretches = [
      .init(periods: 0..<19, state: .notYetCollected), .init(periods: 19..<20, state: .partial),
      .init(periods: 40..<42, state: .noData),
    ]
    let layout = TimeSeriesLayout(series, size: .wide)
    #expect(layout.stretches.map(\.x) == [56...216, 216...230, 394...420])
    // "not yet collected" stands inside, the two others above the plot.
    #expect(
      layout.stretches.map(\.label?.place) == [
        .init(x: 136, y: 44), .init(x: 223, y: 18), .init(x: 407, y: 18),
      ])
  }

  @Test("a narrow drawing names a stretch in short, and leaves the labels of the values alone")
  func narrowStretches() {
    var series = Self.series(Array(repeating: nil, count: 60))
    series.stretches = [
      .init(periods: 0..<3, state: .notYetCollected), .init(periods: 3..<6, state: .partial),
    ]
    let layout = TimeSeriesLayout(series, size: .narrow)
    // "not yet" is 49 pixels wide, and begins at the plot's edge, 48; beside it is no room for "partial".
    #expect(layout.stretches.map(\.label?.text) == ["not yet", nil])
    #expect(layout.stretches.first?.label?.place.x == 75)
    #expect(layout.plotTop == 24)
  }

  @Test("low precision is marked on the axis, wide enough to be seen for one period")
  func lowPrecision() {
    var series = Self.series(Array(repeating: 0.5, count: 60))
    series.lowPrecision = [0..<1, 58..<60]
    #expect(TimeSeriesLayout(series, size: .wide).lowPrecision == [56...58, 557...568])
  }

  @Test("a line that ends early has its label at its end, one that goes on has it in the margin")
  func earlyEnd() {
    let ended = TimeSeriesLayout(Self.series([0.5, 0.5, nil, nil, nil]), size: .wide)
    #expect(ended.lines[0].label?.place == .init(x: 192, y: 24))
    let whole = TimeSeriesLayout(Self.series([0.5, 0.5, 0.5, 0.5, 0.5]), size: .wide)
    #expect(whole.lines[0].label?.place == .init(x: 576, y: 24))
  }

  @Test("a label inside the plot moves aside for the word of a stretch, and stands on a plate")
  func aside() {
    var series = Self.series(Array(repeating: 0.92, count: 60))
    for period in 40..<60 { series.lines[0].points[period] = nil }
    series.stretches = [.init(periods: 40..<60, state: .retired)]
    series.lines[0].label = "a name that is long"
    let layout = TimeSeriesLayout(series, size: .wide)
    // The line's end is at 42; "retired" stands from 32 to 47, where a label there would end.
    #expect(layout.stretches[0].label?.place.y == 44)
    #expect(layout.lines[0].label?.place == .init(x: 402, y: 58))
    for period in 20..<40 { series.lines[0].points[period] = .init(value: 0.5) }
    let lower = TimeSeriesLayout(series, size: .wide)
    #expect(lower.lines[0].isInPlot && lower.lines[0].label != nil)
    var buffer = ByteBuffer(capacity: 4096)
    TimeSeriesDrawing.appendPlot(lower, to: &buffer)
    #expect(String(decoding: buffer.bytes, as: UTF8.self).contains("<text class=\"label c1 halo\""))
  }

  @Test("a label inside the plot that would stand on another line moves aside, or is left out")
  func noRoom() {
    var series = Self.series([1, 1, 1, 1, 1], labels: ["on", "far", "near"])
    for (line, value) in [(1, 0.4), (2, 0.98)] {
      series.lines[line].points = [value, value, nil, nil, nil].map { $0.map { .init(value: $0) } }
    }
    // From 24 at all to 252 at nothing: a label at 0.98, 29, would reach the line above it; not at 45.
    let layout = TimeSeriesLayout(series, size: .wide)
    #expect(
      layout.lines.map(\.label?.place) == [
        .init(x: 576, y: 24), .init(x: 192, y: 161), .init(x: 192, y: 45),
      ])
    series.lines[1].points = Array(repeating: .init(value: 0.92), count: 5)
    #expect(TimeSeriesLayout(series, size: .wide).lines[2].label == nil)
  }

  @Test("of two marks that would meet the second has its number in a row of its own")
  func marks() {
    let marks = [1, 2, 59].enumerated().map { TimeSeries.Mark(period: $1, number: $0 + 1) }
    let layout = TimeSeriesLayout(
      Self.series(Array(repeating: 0.5, count: 60), marks: marks), size: .wide)
    #expect(layout.marks.map(\.number?.text) == ["1", "2", "3"])
    #expect(layout.marks.map(\.number?.place.y) == [34, 18, 34])
  }

  @Test("a year of weeks is labelled by months, ten years by years")
  func timeLabels() {
    let year = TimeAxis(periods: Self.weeks(52))
    #expect(
      year.labels(atMost: 7).map(\.text) == [
        "May 2026", "Jul", "Sep", "Nov", "Jan 2027",
      ])
    let decade = TimeAxis(periods: Self.weeks(520))
    #expect(
      decade.labels(atMost: 7).map(\.text) == ["2028", "2030", "2032", "2034", "2036"])
  }

  @Test("labels of the time axis do not touch: where three would, there are fewer")
  func clearTimes() {
    let calendar = PeriodCalendar(unit: .month)
    var periods = [calendar.period(containing: TablesFixture.day("2022-01-31"))]
    while periods.count < 24 { periods.append(calendar.period(after: periods[periods.count - 1])) }
    let axis = TimeAxis(periods: periods)
    #expect(axis.labels(atMost: 3).map(\.text) == ["Jul 2022", "Jan 2023", "Jul"])
    let series = TimeSeries(measure: .count, lines: [], axis: axis)
    #expect(
      TimeSeriesLayout(series, size: .narrow).times.map(\.text) == ["31 Jan 2022", "31 Dec 2023"])
    #expect(TimeSeriesLayout(series, size: .wide).times.count == 7)
  }

  @Test("an axis of a few weeks is labelled at its ends")
  func ends() {
    #expect(
      TimeAxis(periods: Self.weeks(3)).labels(atMost: 7).map(\.text) == [
        "1 Mar 2026", "15 Mar 2026",
      ])
    #expect(TimeAxis(periods: Self.weeks(1)).labels(atMost: 7).map(\.text) == ["1 Mar 2026"])
    #expect(TimeAxis(periods: []).labels(atMost: 7).isEmpty)
  }

  @Test("text from outside is escaped in the drawing")
  func escaped() {
    let layout = TimeSeriesLayout(Self.series([0.5, 0.5], labels: ["<b>&"]), size: .wide)
    var buffer = ByteBuffer(capacity: 4096)
    TimeSeriesDrawing(idPrefix: "t", title: "</title><script>", description: "\"")
      .append(layout, className: "wide", to: &buffer)
    let svg = String(decoding: buffer.bytes, as: UTF8.self)
    #expect(svg.contains("<title id=\"t-t\">&lt;/title&gt;&lt;script&gt;</title>"))
    #expect(svg.contains(">&lt;b&gt;&amp;</text>"))
  }
}

extension String {
  /// How often a text stands in this one.
  func components(of needle: String) -> Int { ranges(of: needle).count }
}
