import TelemetryModel
import Testing

@Suite("Intervals and shares")
struct IntervalTests {
  /// R. G. Newcombe, 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
  @Test(
    "the Wilson interval is the published one",
    arguments: [
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
      (1, 29, 0.0061, 0.1718),
    ])
  func published(hits: Int64, n: Int64, low: Double, high: Double) {
    let interval = wilsonInterval(hits: hits, reports: n, z: 1.959964)
    #expect(abs(interval.lowerBound - low) < 0.00005)
    #expect(abs(interval.upperBound - high) < 0.00005)
  }

  @Test("nothing hit has the bound 0 exactly, all hit the bound 1 exactly")
  func extremes() {
    for n in [1, 2, 3, 7, 160, 16_587, 1 << 40] as [Int64] {
      #expect(wilsonInterval(hits: 0, reports: n, z: 2.575829).lowerBound == 0)
      #expect(wilsonInterval(hits: n, reports: n, z: 2.575829).upperBound == 1)
      // z² / (n + z²) is the upper bound of nothing hit.
      let square = 2.575829 * 2.575829
      let upper = wilsonInterval(hits: 0, reports: n, z: 2.575829).upperBound
      #expect(abs(upper - square / (Double(n) + square)) < 1e-12)
    }
  }

  @Test(
    "the interval holds the share, is mirrored by its complement, and shrinks with more reports")
  func properties() {
    for n in 1...60 as ClosedRange<Int64> {
      for hits in 0...n {
        let interval = wilsonInterval(hits: hits, reports: n, z: 2.575829)
        let mirror = wilsonInterval(hits: n - hits, reports: n, z: 2.575829)
        #expect(interval.contains(Double(hits) / Double(n)))
        #expect(abs(interval.lowerBound - (1 - mirror.upperBound)) < 1e-12)
        let larger = wilsonInterval(hits: hits * 4, reports: n * 4, z: 2.575829)
        let width = interval.upperBound - interval.lowerBound
        #expect(larger.upperBound - larger.lowerBound < width)
      }
    }
  }

  @Test(
    "the normal quantile of a level has six decimals",
    arguments: [
      ("0.5", 0.674490), ("0.9", 1.644854), ("0.95", 1.959964), ("0.98", 2.326348),
      ("0.99", 2.575829), ("0.999", 3.290527), ("0.9999", 3.890592),
    ])
  func quantiles(text: String, z: Double) {
    #expect(ConfidenceLevel(fraction: Double(text) ?? 0, text: text).z == z)
  }

  /// By hand: 2.575829² / 4 = 1.65872376; over 0.01², 0.02², 0.03² and 0.05² it is 16587.24, 4146.81,
  /// 1843.03 and 663.49.
  @Test(
    "the reports that a margin takes, and the margin that reports leave, are each other's inverse",
    arguments: [(1.0, 16_588), (2, 4_147), (3, 1_844), (5, 664)] as [(Double, Int64)])
  func precision(points: Double, reports: Int64) {
    let level = ConfidenceLevel.default
    #expect(level.reportsNeeded(forPoints: points) == reports)
    #expect(level.worstMargin(ofReports: reports) <= points / 100)
    #expect(level.worstMargin(ofReports: reports - 1) > points / 100)
    // 2.575829 / (2 · √2500) = 0.02575829.
    #expect(abs(level.worstMargin(ofReports: 2500) - 0.025_758_29) < 1e-12)
  }

  @Test("no bound of a Wilson interval lies farther from its share than the worst margin")
  func worstMargin() {
    let z = ConfidenceLevel.default.z
    for reports in [1, 2, 7, 40, 664, 1000] as [Int64] {
      let worst = ConfidenceLevel.default.worstMargin(ofReports: reports)
      var greatest = 0.0
      for hits in 0...reports {
        let share = Double(hits) / Double(reports)
        let interval = wilsonInterval(hits: hits, reports: reports, z: z)
        greatest = max(greatest, share - interval.lowerBound, interval.upperBound - share)
      }
      #expect(greatest <= worst + 1e-12)
      // The bound is met but for the steps between two shares.
      if reports >= 40 { #expect(greatest > worst * 0.999) }
    }
  }

  @Test("the quantile holds far out in both tails")
  func tails() {
    #expect(abs(normalQuantile(1e-20) + 9.262340089798408) < 1e-9)
    #expect(abs(normalQuantile(0.975) - 1.959963984540054) < 1e-13)
    #expect(normalQuantile(0.5) == 0)
  }

  @Test("shares are rounded half away from zero, from the exact value")
  func rounding() {
    // 1/8 = 0.125: half of a hundredth goes up. 0.0005 is half of a thousandth.
    #expect(Share(reports: 1, n: 8).rounded(toUnitsOf: 100) == 13)
    #expect(Share(reports: 1, n: 2000).rounded(toUnitsOf: 1000) == 1)
    #expect(Share(reports: 1, n: 2001).rounded(toUnitsOf: 1000) == 0)
    #expect(Share(reports: 2, n: 3).rounded(toUnitsOf: 1_000_000) == 666_667)
    let large = Count.maximum
    #expect(Share(reports: large, n: large).rounded(toUnitsOf: 1_000_000) == 1_000_000)
    #expect(Share(reports: large - 1, n: large).rounded(toUnitsOf: 1_000_000) == 1_000_000)
  }

  @Test("below the smallest unit is told from zero and from the unit itself")
  func smallest() {
    #expect(Share(reports: 1, n: 1001).isPositiveBelow(unitOf: 1000))
    #expect(!Share(reports: 1, n: 1000).isPositiveBelow(unitOf: 1000))
    #expect(!Share(reports: 0, n: 1000).isPositiveBelow(unitOf: 1000))
  }

  @Test("a level is written in percent without needless zeros")
  func percentText() {
    #expect(ConfidenceLevel.default.percentText == "99")
    #expect(ConfidenceLevel(fraction: 0.999, text: "0.999").percentText == "99.9")
    #expect(ConfidenceLevel(fraction: 0.9, text: "0.9").percentText == "90")
    #expect(ConfidenceLevel(fraction: 0.987654, text: "0.987654").percentText == "98.7654")
    #expect(ConfidenceLevel(fraction: 0.999999, text: "0.999999").percentText == "99.9999")
    #expect(ConfidenceLevel(fraction: 0.000001, text: "0.000001").percentText == "0.0001")
  }
}
