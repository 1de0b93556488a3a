import SiteTestSupport
import TelemetryModel
import Testing

struct HistogramDistributionTests {
  private func distribution(
    _ buckets: KeyValuePairs<String, Int64>
  ) throws -> HistogramDistribution {
    try HistogramDistribution(
      buckets.map { name, count in
        (try #require(HistogramBucket(BucketName(name))), count)
      })
  }

  private func lack(_ buckets: KeyValuePairs<String, Int64>) -> HistogramDistribution.Lack? {
    do {
      _ = try distribution(buckets)
      return nil
    } catch {
      return error as? HistogramDistribution.Lack
    }
  }

  @Test("each step holds its own count and all before it")
  func steps() throws {
    let some = try distribution(["<10ms": 5, "10ms-100ms": 3, ">=100ms": 2])
    #expect(some.steps.map(\.upTo) == [5, 8, 10])
    #expect(some.total == 10)
    #expect(some.share(upTo: 1) == Share(reports: 8, n: 10))
  }

  @Test("a percentile lies in the first bucket that holds so much with those before it")
  func percentiles() throws {
    let some = try distribution(["<10ms": 5, "10ms-100ms": 3, ">=100ms": 2])
    // Of ten the fifth is in the first bucket, the sixth and eighth in the second, the ninth in the last.
    #expect(
      [1, 50, 51, 80, 81, 90, 99, 100].map { some.percentile($0) } == [0, 0, 1, 1, 2, 2, 2, 2])
    let one = try distribution(["0": 0, "1": 1, "2": 0])
    #expect([1, 50, 100].map { one.percentile($0) } == [1, 1, 1])
  }

  @Test("counts near the greatest number overflow nothing")
  func large() throws {
    let most = Count.maximum
    let some = try distribution(["0": most, "1": most])
    #expect(some.total == 2 * most && some.percentile(50) == 0 && some.percentile(51) == 1)
  }

  @Test("buckets that share a value, or are of different things, have no distribution")
  func overlapping() {
    #expect(lack(["0-10": 1, "5-20": 1]) == .overlapping)
    #expect(lack(["10": 1, "10-20": 1]) == .overlapping)
    #expect(lack(["<10": 1, "<20": 1]) == .overlapping)
    #expect(lack([">=10": 1, ">=20": 1]) == .overlapping)
    #expect(lack(["1ms": 1, "2KB": 1]) == .overlapping)
    #expect(lack(["10": 1, "10": 1]) == .overlapping)
  }

  @Test("a bucket may end where the next begins")
  func touching() {
    #expect(lack(["<10": 1, "10": 1, "11-20": 1, "20-30": 1, ">=30": 1]) == nil)
    #expect(lack(["0": 1, "1-5": 1, "10": 1]) == nil)
  }

  @Test("nothing counted is said as such")
  func nothing() {
    #expect(lack(["<10": 0, ">=10": 0]) == .nothingCounted)
    #expect(lack([:]) == .nothingCounted)
  }

  @Test("a chart whose sums are not known, or are partial, has no distribution")
  func chart() throws {
    let catalog = try CatalogFixture.catalog()
    let tool = try #require(
      catalog.programs.first { $0.name == ProgramName("example.org/tool") })
    let latency = try #require(tool.charts.first { $0.name == ChartName("latency") })
    // 1000 reports: 500 of the least bucket, 250 of the next, each of 1000 events; the last was never seen.
    let (known, _) = try latency.distribution(at: 5)
    #expect(known.total == 2000 && known.percentile(50) == 0 && known.percentile(51) == 1)
    var unknown = latency
    unknown.counters[0].cells[5].total = .notKnown
    #expect(throws: HistogramDistribution.Lack.totalsNotKnown) {
      try unknown.distribution(at: 5)
    }
    unknown.counters[0].cells[5].status = .partial
    #expect(throws: HistogramDistribution.Lack.partial) { try unknown.distribution(at: 5) }
    unknown.counters[0].cells[5].status = .notCollected
    let (rest, counters) = try unknown.distribution(at: 5)
    #expect(rest.total == 1000 && !counters.contains(0))
  }
}
