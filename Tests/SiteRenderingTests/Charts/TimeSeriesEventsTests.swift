import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

struct TimeSeriesEventsTests {
  private func series(events: [(Int, String)], marks: [Int] = []) -> TimeSeries {
    var series = TimeSeriesLayoutTests.series(
      Array(repeating: 0.5, count: 60),
      marks: marks.enumerated().map { .init(period: $1, number: $0 + 1) })
    series.events = events.map { .init(period: $0, letter: $1) }
    return series
  }

  @Test("two events that would meet share no letter")
  func letters() {
    let layout = TimeSeriesLayout(
      series(events: [(0, "a"), (1, "b"), (59, "c")]), size: .wide)
    #expect(layout.events.map(\.letter) == ["a", nil, "c"])
    #expect(layout.events.map(\.x) == [56, 65, 568])
  }

  @Test("letters have a row of their own only where there are numbers, too")
  func rows() {
    let alone = TimeSeriesLayout(series(events: [(5, "a")]), size: .wide)
    let both = TimeSeriesLayout(series(events: [(5, "a")], marks: [5]), size: .wide)
    #expect(alone.plotTop == 24 && both.plotTop == 40)
    #expect(alone.plotBottom == both.plotBottom)
    // The axis ends at what is the greatest value, and the line follows it.
    #expect(alone.lines[0].runs[0].places[0].y == 24)
    #expect(both.lines[0].runs[0].places[0].y == 40)
  }

  @Test("an event is dashed otherwise than a change of the collection, with a pennant and a letter")
  func drawing() {
    var buffer = ByteBuffer(capacity: 4096)
    TimeSeriesDrawing.appendPlot(
      TimeSeriesLayout(series(events: [(0, "a")], marks: [59]), size: .wide), to: &buffer)
    let svg = String(decoding: buffer.bytes, as: UTF8.self)
    #expect(svg.contains("<path class=\"mark\" stroke-dasharray=\"2 3\" d=\"M568 40V252\"/>"))
    #expect(svg.contains("<text x=\"568\" y=\"16\" text-anchor=\"middle\">1</text>"))
    #expect(svg.contains("<path class=\"event\" stroke-dasharray=\"7 4\" d=\"M56 40V252\"/>"))
    #expect(svg.contains("<path class=\"flag\" d=\"M52 40h8l-4 7z\"/>"))
    #expect(svg.contains("<text x=\"56\" y=\"34\" text-anchor=\"middle\">a</text>"))
  }
}
