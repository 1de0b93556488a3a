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

  @Test("a long label is cut to what fits in the margin")
  func longLabel() {
    let label = String(repeating: "x", count: 300)
    let layout = TimeSeriesLayout(Self.series([0.5], labels: [label]), size: .narrow)
    #expect(layout.lines[0].label?.text == String(repeating: "x", count: 9) + "…")
  }

  @Test("a line that ends early has its label at its end, one that goes on has it in the margin")
  func earlyEnd() {
    let ended = TimeSeriesLayout(Self.series([0.5, 0.5, nil, nil, nil]), size: .wide)
    #expect(ended.lines[0].label?.place == .init(x: 192, y: 24))
    let whole = TimeSeriesLayout(Self.series([0.5, 0.5, 0.5, 0.5, 0.5]), size: .wide)
    #expect(whole.lines[0].label?.place == .init(x: 576, y: 24))
  }

  @Test("a label inside the plot that would stand on another line is left out")
  func noRoom() {
    var series = Self.series([1, 1, 1, 1, 1], labels: ["on", "far", "near"])
    for (line, value) in [(1, 0.4), (2, 0.98)] {
      series.lines[line].points = [value, value, nil, nil, nil].map { $0.map { .init(value: $0) } }
    }
    // From 24 at all to 252 at nothing: a label at 0.98 would reach the line above it.
    let layout = TimeSeriesLayout(series, size: .wide)
    #expect(
      layout.lines.map(\.label?.place) == [.init(x: 576, y: 24), .init(x: 192, y: 161), nil])
  }

  @Test("two marks that would meet share no number")
  func marks() {
    let marks = [1, 2, 59].enumerated().map { TimeSeries.Mark(period: $1, number: $0 + 1) }
    let layout = TimeSeriesLayout(
      Self.series(Array(repeating: 0.5, count: 60), marks: marks), size: .wide)
    #expect(layout.marks.map(\.number) == [1, nil, 3])
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
