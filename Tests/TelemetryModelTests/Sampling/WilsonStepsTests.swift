import SiteTestSupport
import TelemetryModel
import Testing

@Suite("Wilson's interval step by step")
struct WilsonStepsTests {
  /// 135 of 200 at 99 % is 0.585265 to 0.753497 in docs/formats.md. By hand: z²/n = 0.033174, the middle
  /// (0.675 + 0.016587) / 1.033174 = 0.669381, and half of 0.753497 − 0.585265 is 0.084116.
  @Test("its steps end at the bounds of the interval")
  func steps() {
    let share = Share(reports: 135, n: 200)
    let steps = WilsonSteps(share, z: 2.575829)
    #expect(steps.share == 0.675)
    #expect(abs(steps.squareOverN - 0.033174) < 1e-6)
    #expect(abs(steps.center - 0.669381) < 1e-6)
    #expect(abs(steps.margin - 0.084116) < 1e-6)
    #expect(abs(steps.center - steps.margin - 0.585265) < 1e-6)
    #expect(abs(steps.center + steps.margin - 0.753497) < 1e-6)
  }

  @Test("the example is a share of counters that is not near 0 or 1, as long as there is one")
  func example() throws {
    let catalog = try CatalogFixture.catalog()
    let place = try #require(catalog.exampleOfShare)
    let chart = catalog.programs[place.program].charts[place.chart]
    // 301 of 1,000; bytes put it before vim's 640.
    #expect(chart.counters[place.counter].name.text == "editor:emacs")
    #expect(try CatalogFixture.withoutConfig().exampleOfShare == nil)
  }
}
