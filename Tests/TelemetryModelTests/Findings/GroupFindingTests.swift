import SiteTestSupport
import TelemetryModel
import Testing

/// Which groups stand apart, and what is left unsaid where it is in doubt.
struct GroupFindingTests {
  func findings(_ fixture: GroupFixture, errata: [Erratum] = []) throws -> [GroupFinding] {
    GroupFindingSearch(try fixture.catalog(), errata: errata).findings(at: 1)
  }

  // By hand, z² = 6.634895, n = 1,000: 400 is 0.360881 to 0.440437, 300 is 0.264091 to 0.338546, 340 is
  // 0.302582 to 0.379528.
  @Test("a group stands apart whose interval lies below those of all others")
  func below() throws {
    let finding = try #require(try findings(GroupFixture()).first)
    #expect(finding.reading.group == 2 && finding.reading.share == Share(reports: 300, n: 1000))
    #expect(finding.next.share == Share(reports: 400, n: 1000))
    #expect(!finding.isAbove && finding.groupCount == 3)
    #expect(finding.distance == 22_335)
  }

  @Test("a group stands apart whose interval lies above those of all others")
  func above() throws {
    var fixture = GroupFixture()
    fixture.a = [300, 400, 300]
    let finding = try #require(try findings(fixture).first)
    #expect(finding.reading.group == 1 && finding.isAbove && finding.distance == 22_335)
  }

  @Test(
    "the group that is named beside it is the one whose share is closest, however wide its interval"
  )
  func closest() throws {
    var fixture = GroupFixture()
    // 90 %, 30 % of few and 35 % of many: the few reach up to 39.0 %, the many to 35.4 % (by hand: Wilson).
    fixture.sizes = [5000, 200, 100_000]
    fixture.a = [4500, 60, 35_000]
    fixture.reports = 105_200
    let finding = try #require(try findings(fixture).first)
    #expect(finding.reading.group == 0 && finding.isAbove)
    #expect(finding.next.share == Share(reports: 35_000, n: 100_000))
    let few = Share(reports: 60, n: 200).interval(.default)
    #expect(finding.distance < Int64(((finding.reading.interval.lowerBound - 0.36) * 1e6)))
    #expect(
      abs(Double(finding.distance) - (finding.reading.interval.lowerBound - few.upperBound) * 1e6)
        < 1)
  }

  @Test("the same group's share a year, a quarter or a period before is told, if it is known")
  func before() throws {
    let catalog = try GroupFixture().catalog()
    let finding = try #require(
      GroupFindingSearch(catalog, errata: []).findings(at: 1).first)
    // In the week before no table breaks the counter down.
    #expect(finding.before == nil)
  }

  @Test("nothing is said where intervals meet")
  func meet() throws {
    var fixture = GroupFixture()
    fixture.a = [400, 400, 340]
    #expect(try findings(fixture).isEmpty)
    fixture.a = [300, 340, 400]
    #expect(try findings(fixture).isEmpty)
  }

  @Test("groups of fewer reports than ±10 points take are not spoken of")
  func tiny() throws {
    var fixture = GroupFixture()
    // z²/4 ÷ 0.1² = 165.87: 165 reports are too few, 166 are enough.
    fixture.sizes = [1000, 1000, 165]
    fixture.a = [400, 400, 0]
    fixture.reports = 2165
    #expect(try findings(fixture).isEmpty)
    fixture.sizes = [1000, 1000, 166]
    fixture.reports = 2166
    #expect(try findings(fixture).map(\.reading.group) == [2])
  }

  @Test("nothing is said where a report can be in several groups, or in none")
  func overlapping() throws {
    var fixture = GroupFixture()
    fixture.reports = 2999
    #expect(try findings(fixture).isEmpty)
    fixture.reports = 3001
    #expect(try findings(fixture).isEmpty)
    fixture.reports = nil
    #expect(try findings(fixture).isEmpty)
  }

  @Test("nothing is said of partial values, sums, or what a correction is about")
  func doubtful() throws {
    var fixture = GroupFixture()
    fixture.eligible = 2999
    #expect(try findings(fixture).isEmpty)
    fixture.eligible = nil
    fixture.measure = .total
    #expect(try findings(fixture).isEmpty)
    fixture.measure = .share
    #expect(try findings(fixture, errata: [FindingTests.erratum(59...59)]).isEmpty)
    #expect(try !findings(fixture, errata: [FindingTests.erratum(40...50)]).isEmpty)
  }

  @Test("zeros stand apart only from shares that are beyond their upper bound")
  func zeros() throws {
    var fixture = GroupFixture()
    // 0 of 1,000 is at most 0.006591; 20 of 1,000 is at least 0.011366, 8 at least 0.003317.
    fixture.a = [20, 20, 0]
    #expect(try findings(fixture).map(\.reading.group) == [2])
    fixture.a = [8, 8, 0]
    #expect(try findings(fixture).isEmpty)
    fixture.a = [0, 0, 0]
    #expect(try findings(fixture).isEmpty)
  }

  @Test("a single group has nothing to stand apart from")
  func alone() throws {
    var fixture = GroupFixture()
    fixture.sizes = [3000, nil, nil]
    fixture.a = [1000, nil, nil]
    #expect(try findings(fixture).isEmpty)
  }
}
