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

  @Test("of two letters that would meet the second stands in a row of its own")
  func letters() {
    let layout = TimeSeriesLayout(
      series(events: [(0, "a"), (1, "b"), (59, "c")]), size: .wide)
    #expect(layout.events.map(\.letter?.text) == ["a", "b", "c"])
    #expect(layout.events.map(\.x) == [56, 65, 568])
    #expect(layout.events.map(\.letter?.place.y) == [34, 18, 34])
    #expect(layout.plotTop == 40)
  }

  @Test("even on a phone each of many marks next to each other has its letter, and no two meet")
  func crowd() {
    let letters = "abcdefghijklmnopqrstuvwxyz".map { String($0) }
    let layout = TimeSeriesLayout(
      series(events: letters.enumerated().map { ($0 + 20, $1) }, marks: [22, 23, 24]),
      size: .narrow)
    let places =
      (layout.events.map(\.letter?.place) + layout.marks.map(\.number?.place)).compactMap(\.self)
    #expect(places.count == 29)
    for (index, place) in places.enumerated() {
      for other in places[(index + 1)...] where other.y == place.y {
        #expect(abs(other.x - place.x) >= 8)
      }
    }
    #expect(layout.plotTop == 24 + 3 * 16)
  }

  @Test("letters and numbers share a row where they do not meet")
  func rows() {
    let alone = TimeSeriesLayout(series(events: [(5, "a")]), size: .wide)
    let both = TimeSeriesLayout(series(events: [(5, "a")], marks: [5]), size: .wide)
    let apart = TimeSeriesLayout(series(events: [(5, "a")], marks: [50]), size: .wide)
    #expect(alone.plotTop == 24 && both.plotTop == 40 && apart.plotTop == 24)
    #expect(alone.plotBottom == both.plotBottom)
    // The axis ends at what is the greatest value, and the line follows it.
    #expect(alone.lines[0].runs[0].places[0].y == 24)
    #expect(both.lines[0].runs[0].places[0].y == 40)
  }

  @Test("an event is dashed otherwise than a change of the collection, with a pennant and a letter")
  func drawing() {
    let svg = Self.svg(series(events: [(0, "a")], marks: [59]))
    #expect(svg.contains("<path class=\"mark\" stroke-dasharray=\"2 3\" d=\"M568 24V252\"/>"))
    #expect(svg.contains("<text x=\"568\" y=\"18\" text-anchor=\"middle\">1</text>"))
    #expect(svg.contains("<path class=\"event\" stroke-dasharray=\"7 4\" d=\"M56 24V252\"/>"))
    #expect(svg.contains("<path class=\"flag\" d=\"M52 24h8l-4 7z\"/>"))
    #expect(svg.contains("<text x=\"56\" y=\"18\" text-anchor=\"middle\">a</text>"))
  }

  @Test("where the collection begins and ends a whole line has a triangle towards the values")
  func ends() {
    var series = series(events: [])
    series.marks = [
      .init(period: 0, number: 1, kind: .begins), .init(period: 59, number: 2, kind: .ends),
    ]
    let svg = Self.svg(series)
    #expect(svg.contains("<path class=\"mark\" d=\"M56 24V252\"/>"))
    #expect(svg.contains("<path class=\"flag\" d=\"M56 24l8 5l-8 5z\"/>"))
    #expect(svg.contains("<path class=\"flag\" d=\"M568 24l-8 5l8 5z\"/>"))
    #expect(!svg.contains("stroke-dasharray"))
  }

  private static func svg(_ series: TimeSeries) -> String {
    var buffer = ByteBuffer(capacity: 4096)
    TimeSeriesDrawing.appendPlot(TimeSeriesLayout(series, size: .wide), to: &buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}
