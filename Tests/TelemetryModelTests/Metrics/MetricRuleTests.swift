import SiteTestSupport
import Testing

@testable import TelemetryModel

@Suite("The arithmetic of derived metrics")
struct MetricRuleTests {
  private typealias Operand = MetricRule.Operand

  private func operand(
    _ reports: Int64?, _ total: Int64?, n: Int64? = 400, _ status: Cell.Status = .ok,
    base: ReportBase.Kind = .eligible
  ) -> MetricRule.Operand {
    func count(_ value: Int64?) -> Count { value.map { Count($0) } ?? .notKnown }
    return MetricRule.Operand(
      cell: Cell(status: status, reports: count(reports), total: count(total)),
      base: ReportBase(kind: base, n: count(n)))
  }

  private func figure(
    _ kind: Metric.Kind, _ above: [MetricRule.Operand], per below: [MetricRule.Operand] = [],
    isTogether: Bool = true
  ) -> MetricFigure {
    MetricRule(kind: kind, isTogether: isTogether).figure(above, per: below)
  }

  private let level = ConfidenceLevel.default

  // MARK: Shares

  @Test("one counter is a share with the counter's own interval, a zero too")
  func oneCounter() {
    let share = figure(.share, [operand(100, 700)])
    #expect(share.value == .share(Share(reports: 100, n: 400)))
    #expect(share.reports == 100...100)
    #expect(share.value?.interval(level) == Share(reports: 100, n: 400).interval(level))
    let zero = figure(.share, [operand(0, 0)])
    #expect(zero.value == .share(Share(reports: 0, n: 400)))
    #expect(zero.value?.interval(level)?.lowerBound == 0)
  }

  @Test("several counters lie between the largest and the sum, and are never called their sum")
  func bounds() {
    let figure = figure(.anyOf, [operand(90, 90), operand(60, 60), operand(0, 0)])
    #expect(figure.reports == 90...150)
    let (low, high) = (Share(reports: 90, n: 400), Share(reports: 150, n: 400))
    #expect(figure.value == .between(low, high))
    // The interval of every share between the two lies in this one.
    let interval = figure.value?.interval(level)
    #expect(interval == low.interval(level).lowerBound...high.interval(level).upperBound)
    for reports in Int64(90)...150 {
      let inner = Share(reports: reports, n: 400).interval(level)
      #expect(
        interval.map { $0.contains(inner.lowerBound) && $0.contains(inner.upperBound) } == true)
    }
  }

  @Test("a sum above n is n, and bounds that meet are one share")
  func boundsThatMeet() {
    #expect(
      figure(.anyOf, [operand(300, 300), operand(200, 200)]).value
        == .between(Share(reports: 300, n: 400), Share(reports: 400, n: 400)))
    #expect(
      figure(.anyOf, [operand(400, 400), operand(200, 200)]).value
        == .share(Share(reports: 400, n: 400)))
    #expect(
      figure(.anyOf, [operand(7, 9), operand(0, 0)]).value == .share(Share(reports: 7, n: 400)))
    #expect(
      figure(.anyOf, [operand(1, 1, n: 1), operand(1, 1, n: 1)]).value
        == .share(Share(reports: 1, n: 1)))
  }

  @Test("without reports, without n and with unknown numbers there is no share")
  func noShare() {
    let unknown = figure(.share, [operand(nil, 700)])
    #expect(unknown.status == .noData && unknown.value == nil)
    let noBase = figure(.anyOf, [operand(3, 3, n: nil), operand(2, 2, n: nil)])
    #expect(noBase.status == .noData && noBase.value == nil && noBase.reports == 3...5)
    let none = figure(
      .anyOf, [operand(nil, nil, n: 0, .noReports), operand(nil, nil, n: 0, .noReports)])
    #expect(none.status == .noReports && none.value == nil)
  }

  // MARK: Ratios

  @Test("a ratio is one of sums: 45 misses of 345 lookups, without an interval")
  func ratio() throws {
    let miss = operand(40, 45)
    let figure = figure(.part, [miss], per: [operand(200, 300), miss])
    #expect(figure.numerator == Count(45) && figure.denominator == Count(345))
    guard case .ratio(let ratio)? = figure.value else {
      Issue.record("no ratio")
      return
    }
    #expect(ratio.share == Share(reports: 45, n: 345))
    #expect(ratio.effectiveCounts == nil && ratio.interval(level) == nil)
    #expect(figure.reports == nil)
  }

  @Test(
    "where each report counted each counter once, the interval is Wilson's of a k-th of the counts")
  func interval() throws {
    // 300 with one, 100 with the other: of 400 counts at most two from one report.
    let (a, b) = (operand(300, 300), operand(100, 100))
    let figure = figure(.part, [b], per: [a, b])
    guard case .ratio(let ratio)? = figure.value else {
      Issue.record("no ratio")
      return
    }
    #expect(ratio.effectiveCounts == 200)
    // 25 % of 200, as 50 of 200 reports are.
    let interval = try #require(ratio.interval(level))
    #expect(interval == Share(reports: 50, n: 200).interval(level))
    #expect(abs(interval.lowerBound - 0.180021) < 1e-6)
    #expect(abs(interval.upperBound - 0.336033) < 1e-6)
  }

  @Test("a counter that nobody had does not count among k")
  func unseenCounter() {
    let (a, b) = (operand(101, 101), operand(0, 0))
    guard case .ratio(let ratio)? = figure(.part, [b], per: [a, b]).value else {
      Issue.record("no ratio")
      return
    }
    #expect(ratio.effectiveCounts == 101)
    #expect(ratio.interval(level)?.lowerBound == 0)
  }

  @Test("one total above its reports, or not known, leaves no interval")
  func noInterval() {
    for other in [operand(300, 301), operand(nil, 300)] {
      let b = operand(100, 100)
      guard case .ratio(let ratio)? = figure(.part, [b], per: [other, b]).value else {
        Issue.record("no ratio")
        continue
      }
      #expect(ratio.interval(level) == nil)
    }
  }

  @Test("a ratio of different things may be above 1 and never has an interval")
  func quotient() {
    guard case .ratio(let ratio)? = figure(.quotient, [operand(9, 900)], per: [operand(9, 9)]).value
    else {
      Issue.record("no ratio")
      return
    }
    #expect(ratio.fraction == 100 && ratio.share == nil && ratio.interval(level) == nil)
  }

  @Test("where nothing was counted there is no ratio, and it is not 0")
  func nothingCounted() {
    let figure = figure(.part, [operand(0, 0)], per: [operand(0, 0), operand(0, 0)])
    #expect(figure.status == .ok && figure.isNothingCounted && figure.value == nil)
  }

  @Test("a ratio needs no n, and says that it is not known")
  func ratioWithoutN() {
    let a = operand(nil, 30, n: nil, base: .notKnown)
    let figure = figure(.quotient, [a], per: [operand(nil, 60, n: nil, base: .notKnown)])
    #expect(figure.status == .ok && figure.value != nil && !figure.base.n.isKnown)
  }

  @Test("totals that are not known, or too large together, make no ratio")
  func unknownTotals() {
    let known = operand(1, 1)
    for other in [operand(1, nil), operand(1, Count.maximum)] {
      let figure = figure(.part, [known], per: [known, other])
      #expect(figure.status == .noData && figure.value == nil)
    }
    let large = figure(
      .anyOf, (0..<3000).map { _ in operand(Count.maximum, nil, n: Count.maximum) })
    #expect(large.reports == Count.maximum...Count.maximum)
  }

  // MARK: Statuses

  @Test("the worst of the counters' states is the metric's")
  func worst() {
    let (ok, partial) = (operand(1, 2), operand(3, 4, .partial))
    let (none, unknown) = (operand(nil, nil, .notCollected), operand(nil, nil, .noData))
    #expect(figure(.part, [ok], per: [ok, none, partial]).status == .notCollected)
    let sums = figure(.part, [ok], per: [ok, partial])
    #expect(sums.status == .partial && sums.value == nil)
    #expect(sums.numerator == Count(2) && sums.denominator == Count(6))
    #expect(figure(.part, [ok], per: [ok, unknown]).status == .noData)
    let some = figure(.anyOf, [ok, partial])
    #expect(some.status == .partial && some.value == nil && some.reports == 3...4)
  }

  @Test("two n, or config versions that disagree, make it partial: sums stand, the ratio does not")
  func differentBases() {
    let twoBases = figure(.part, [operand(1, 2)], per: [operand(1, 2), operand(3, 4, n: 399)])
    #expect(twoBases.status == .partial && twoBases.value == nil)
    #expect(twoBases.denominator == Count(6))
    let torn = figure(.part, [operand(1, 2)], per: [operand(1, 2)], isTogether: false)
    #expect(torn.status == .partial && torn.value == nil)
    #expect(figure(.share, [operand(5, 5)], isTogether: false).reports == 5...5)
  }

  @Test("six decimals are rounded half away from zero from the exact value")
  func rounding() {
    func rounded(_ above: Int64, _ below: Int64) -> [Int64] {
      let (whole, units) = MetricRatio(numerator: above, denominator: below, isPart: false)
        .rounded(toUnitsOf: 1_000_000)
      return [whole, units]
    }
    #expect(rounded(2, 3) == [0, 666_667])
    #expect(rounded(1, 2_000_000) == [0, 1])
    #expect(rounded(1, 2_000_001) == [0, 0])
    #expect(rounded(1_999_999, 2_000_000) == [1, 0])
    #expect(rounded(Count.maximum, 1) == [Count.maximum, 0])
  }
}
