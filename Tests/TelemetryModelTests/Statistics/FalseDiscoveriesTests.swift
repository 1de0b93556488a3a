import TelemetryModel
import Testing

@Suite("False discoveries")
struct FalseDiscoveriesTests {
  /// Y. Benjamini, Y. Hochberg, 1995, section 4: of fifteen tests at 5 % four are rejected.
  @Test("the published example has four discoveries")
  func published() {
    let p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1,
    ]
    let found = falseDiscoveries(p, level: 0.05)
    #expect(found == p.map { $0 <= 0.0095 })
    // In another order the same ones, and those above the level may be left out.
    #expect(falseDiscoveries(p.reversed(), level: 0.05) == found.reversed())
    let few = p.filter { $0 <= 0.05 }
    #expect(falseDiscoveries(few, outOf: 15, level: 0.05) == Array(found.prefix(few.count)))
  }

  @Test("a test that fails its own step is taken along by a later one that passes")
  func stepUp() {
    // 0.009 is above 1/2 of 1 %, 0.0095 below 2/2.
    #expect(falseDiscoveries([0.009, 0.0095], level: 0.01) == [true, true])
    #expect(falseDiscoveries([0.009, 0.02], level: 0.01) == [false, false])
  }

  @Test("equal ones are found together, none is found of nothing")
  func ties() {
    // 3/4 of 1 %: the third of four just passes.
    #expect(
      falseDiscoveries([0.0075, 0.0075, 0.0075, 1], level: 0.01) == [true, true, true, false])
    #expect(falseDiscoveries([0.0075, 0.0075, 1, 1], level: 0.01) == [false, false, false, false])
    #expect(falseDiscoveries([], level: 0.01) == [])
    #expect(falseDiscoveries([], outOf: 1000, level: 0.01) == [])
  }
}
