import SiteRendering
import Testing

struct AxisTicksTests {
  static let shares: [(Double, [Double])] = [
    (0.678, [0, 0.2, 0.4, 0.6, 0.8]), (0.26, [0, 0.1, 0.2, 0.3]),
    (0.003, [0, 0.001, 0.002, 0.003]), (1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (0.999, [0, 0.2, 0.4, 0.6, 0.8, 1]), (0, [0, 0.2, 0.4, 0.6, 0.8, 1]),
  ]
  static let counts: [(Double, [Double])] = [
    (7, [0, 2, 4, 6, 8]), (12_000_000, [0, 5_000_000, 10_000_000, 15_000_000]),
    (0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (5, [0, 1, 2, 3, 4, 5]),
    (9_007_199_254_740_991, [0, 2e15, 4e15, 6e15, 8e15, 1e16]),
  ]

  @Test(
    "an axis of shares holds its greatest value with at most five steps of 1, 2 or 5, and ends at all",
    arguments: Self.shares)
  func share(greatest: Double, values: [Double]) {
    #expect(AxisTicks(holding: greatest, measure: .share).values == values)
  }

  @Test("an axis of counts has steps of whole numbers", arguments: Self.counts)
  func count(greatest: Double, values: [Double]) {
    #expect(AxisTicks(holding: greatest, measure: .count).values == values)
  }

  static let texts: [(Double, TimeSeries.Measure, String)] = [
    (1, .share, "0 20 40 60 80 100"), (0.26, .share, "0 10 20 30"),
    (0.009, .share, "0.0 0.2 0.4 0.6 0.8 1.0"), (0.0003, .share, "0.00 0.01 0.02 0.03"),
    (1, .count, "0 1"), (9, .count, "0 2 4 6 8 10"), (900, .count, "0 200 400 600 800 1k"),
    (1200, .count, "0 500 1k 1.5k"), (45_000, .count, "0 10k 20k 30k 40k 50k"),
    (9_007_199_254_740_991, .count, "0 2P 4P 6P 8P 10P"),
  ]

  @Test("the words of the marks are exact, with the decimals of the step", arguments: Self.texts)
  func text(greatest: Double, measure: TimeSeries.Measure, text: String) {
    let series = TimeSeries(
      measure: measure, lines: [.init(label: "", points: [.init(value: greatest)])],
      axis: TimeAxis(periods: TimeSeriesLayoutTests.weeks(1)))
    let texts = TimeSeriesLayout(series, size: .wide).values.map(\.text)
    let sign = measure == .share ? "\u{A0}%" : ""
    #expect(texts == text.split(separator: " ").map { $0 + sign })
  }
}
