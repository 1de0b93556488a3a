import SiteRendering
import TelemetryModel
import Testing

struct NumberTextTests {
  @Test(
    "thousands are parted by commas",
    arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (12_345_678, "12,345,678")])
  func thousands(value: Int64, text: String) {
    #expect(NumberText.count(value) == text)
  }

  @Test(
    "a share has one decimal, rounded half away from zero, and one below a tenth says so",
    arguments: [
      (0, 1000, "0.0 %"), (1, 1001, "<0.1 %"), (1, 1000, "0.1 %"), (1, 2000, "<0.1 %"),
      (3, 2000, "0.2 %"), (1, 3, "33.3 %"), (2, 3, "66.7 %"), (9999, 10_000, "100.0 %"),
      (5, 5, "100.0 %"), (1249, 10_000, "12.5 %"),
    ])
  func percent(reports: Int64, n: Int64, text: String) {
    #expect(
      NumberText.percent(Share(reports: reports, n: n))
        == text.replacing(" ", with: "\u{A0}"))
  }

  @Test(
    "a number for a narrow place is whole up to eight digits, then short",
    arguments: [
      (0, "0"), (99_999_999, "99,999,999"), (100_000_000, "100.0M"), (345_757_410, "345.8M"),
      (345_750_000, "345.8M"), (345_749_999, "345.7M"), (999_949_999, "999.9M"),
      (999_950_000, "1.0G"), (1_049_999_999, "1.0G"), (999_950_000_000, "1.0T"),
      (9_007_199_254_740_991, "9.0P"), (Int64.max, "9223.4P"),
    ])
  func short(value: Int64, text: String) {
    #expect(NumberText.short(value) == text)
  }

  @Test("an interval says both bounds")
  func interval() {
    #expect(NumberText.interval(0.4604...0.4761) == "46.0–47.6\u{A0}%")
    #expect(NumberText.interval(0...0.0004) == "0.0–<0.1\u{A0}%")
  }
}
