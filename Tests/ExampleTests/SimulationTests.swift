import TelemetryModel
import Testing

@testable import telemetry_site_simulation

/// A small run of the simulation, with bounds that a search without a procedure for false discoveries, or with a
/// wrong test, would break by far; `make simulation` measures.
@Suite("What is said of made-up sites")
struct SimulationTests {
  @Test("sites without a true change list nothing, but for a few")
  func withoutChange() {
    let tally = TelemetrySiteSimulation.tally(sites: 30, hasChanges: false)
    #expect(tally.sites == 30)
    // One in a hundred is expected at most; of tests at 1 % by themselves each site would list several.
    #expect(tally.sitesWithFalseMove <= 3)
    #expect(tally.falseMoves == tally.moves && tally.falseChanges == tally.changes)
    #expect(tally.changes <= 2)
    // Two counters of one share lie apart in one of 3,700 charts.
    #expect(tally.groups == tally.falseGroups && tally.sitesWithFalseGroup <= 3)
    #expect(tally.leaders > 500 && tally.falseLeaders <= 3)
  }

  @Test("planted changes are found if they are large, and little else")
  func withChanges() {
    let tally = TelemetrySiteSimulation.tally(sites: 30, hasChanges: true)
    #expect(tally.falseShares / Double(tally.sites) <= 0.03)
    #expect(tally.falseChanges <= 5 && tally.changes > 60)
    // The largest change, of the most reports.
    let sure = tally.power[2][2]
    #expect(sure.planted > 10 && Double(sure.found) > 0.9 * Double(sure.planted))
    let apart = tally.groupPower[2][2]
    #expect(apart.planted > 10 && Double(apart.found) > 0.5 * Double(apart.planted))
    #expect(tally.falseGroups <= 3)
    // The smallest, of the fewest: hardly any could be told from chance.
    let unsure = tally.power[0][0]
    #expect(unsure.planted > 10 && Double(unsure.found) < 0.2 * Double(unsure.planted))
  }

  @Test("a binomial draw has the mean and the spread that it should have")
  func draws() {
    var random = RandomBits(seed: 1)
    for (n, share) in [(1, 0.5), (63, 0.25), (64, 0.75), (1000, 0.03), (5000, 0.4)]
      as [(Int64, Double)]
    {
      let p = Probability(share)
      let exact = Double(p.steps) / Double(Probability.all)
      let draws = (0..<4000).map { _ in Double(random.binomial(n, p)) }
      let mean = draws.reduce(0, +) / 4000
      let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4000
      let expected = Double(n) * exact * (1 - exact)
      // Five standard errors of the mean; a variance of 4,000 draws is right within some 10 %.
      #expect(abs(mean - Double(n) * exact) < 5 * (expected / 4000).squareRoot())
      #expect(abs(variance / expected - 1) < 0.15)
    }
    #expect(random.binomial(70, Probability(0)) == 0 && random.binomial(70, Probability(1)) == 70)
  }
}
