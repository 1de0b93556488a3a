import SiteRendering
import Testing

struct AxisTicksTests {
  static let axes: [(Double, [Double])] = [
    (0.678, [0, 0.2, 0.4, 0.6, 0.8]), (0.26, [0, 0.1, 0.2, 0.3]),
    (0.003, [0, 0.001, 0.002, 0.003]), (1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (7, [0, 2, 4, 6, 8]), (12_000_000, [0, 5_000_000, 10_000_000, 15_000_000]),
  ]

  @Test(
    "an axis holds its greatest value with at most five steps of 1, 2 or 5",
    arguments: Self.axes)
  func steps(greatest: Double, values: [Double]) {
    let ticks = AxisTicks(holding: greatest)
    #expect(ticks.values.count == values.count)
    for (value, expected) in zip(ticks.values, values) {
      #expect(abs(value - expected) <= expected * 1e-9)
    }
  }

  @Test("an axis of shares does not go beyond all")
  func share() {
    #expect(AxisTicks(holding: 0.999, limit: 1).top == 1)
    #expect(AxisTicks(holding: 1, limit: 1).top == 1)
  }

  @Test("an axis of nothing goes to 1")
  func zero() {
    #expect(AxisTicks(holding: 0).top == 1)
  }
}
