import TelemetryModel
import Testing

@Suite("Fisher's exact test")
struct FisherExactTests {
  /// By whole numbers: the sum of all tables of the same margins that are no more probable.
  static func enumerated(_ a: Share, _ b: Share) -> Double {
    let both = a.reports + b.reports
    func choose(_ n: Int64, _ k: Int64) -> Double {
      (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
    }
    let range = max(0, both - b.n)...min(a.n, both)
    let weights = range.map { choose(a.n, $0) * choose(b.n, both - $0) }
    let observed = weights[Int(a.reports - range.lowerBound)]
    return weights.filter { $0 <= observed * (1 + 1e-7) }.reduce(0, +) / weights.reduce(0, +)
  }

  /// R. A. Fisher's tea: 3 of 4 cups against 1 of 4. 16 + 1 tables of 70 on each side: 34/70.
  @Test("the lady who tastes tea has 34 of 70")
  func tea() throws {
    let p = try #require(fisherExact(Share(reports: 3, n: 4), Share(reports: 1, n: 4)))
    #expect(abs(p - 34.0 / 70) < 1e-14)
  }

  @Test("all tables of small shares have the sum of all tables that are no more probable")
  func enumeration() throws {
    for n in 1...11 as ClosedRange<Int64> {
      for other in [1, 2, 5, 11, 30] as [Int64] {
        for hits in 0...n {
          for otherHits in 0...other {
            let (a, b) = (Share(reports: hits, n: n), Share(reports: otherHits, n: other))
            let p = try #require(fisherExact(a, b))
            #expect(abs(p - Self.enumerated(a, b)) < 1e-12, "\(a) \(b)")
          }
        }
      }
    }
  }

  @Test("which share comes first, and whether hits or misses are counted, makes no difference")
  func symmetry() throws {
    var seed: UInt64 = 1
    func next(_ bound: Int64) -> Int64 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(seed >> 33) % bound
    }
    for _ in 0..<2000 {
      let n = next(3000) + 1
      let other = next(3000) + 1
      let (a, b) = (next(n + 1), next(other + 1))
      let p = try #require(fisherExact(Share(reports: a, n: n), Share(reports: b, n: other)))
      let swapped = try #require(fisherExact(Share(reports: b, n: other), Share(reports: a, n: n)))
      let misses = try #require(
        fisherExact(Share(reports: n - a, n: n), Share(reports: other - b, n: other)))
      #expect((0...1).contains(p))
      #expect(abs(p - swapped) <= 1e-9 * p && abs(p - misses) <= 1e-9 * p)
    }
  }

  @Test("one possible table, and two equal shares, have 1")
  func one() {
    #expect(fisherExact(Share(reports: 0, n: 5), Share(reports: 0, n: 7)) == 1)
    #expect(fisherExact(Share(reports: 5, n: 5), Share(reports: 7, n: 7)) == 1)
    let p = fisherExact(Share(reports: 300, n: 1000), Share(reports: 300, n: 1000)) ?? 0
    #expect(abs(p - 1) < 1e-9)
  }

  @Test("a limit only breaks off what is above it")
  func limit() {
    for hits in 300...500 as ClosedRange<Int64> {
      let (a, b) = (Share(reports: hits, n: 1000), Share(reports: 400, n: 900))
      let whole = fisherExact(a, b) ?? -1
      #expect(fisherExact(a, b, limit: 0.01) == (whole <= 0.01 ? whole : nil), "\(hits): \(whole)")
    }
  }

  /// At the largest numbers that tables hold, 2⁵³ − 1, the normal distribution is as good as exact: shares of one
  /// half that lie apart by 5 of its deviations have 2·(1 − Φ(5)) = 5.733e-7.
  @Test("the largest numbers are no hindrance, and what is smaller than any number is 0")
  func large() throws {
    let n = Count.maximum
    let half = n / 2
    // The difference of two shares has a deviation of √(n/2) reports.
    let apart = Int64(5 * (Double(n) / 2).squareRoot())
    let p = try #require(
      fisherExact(Share(reports: half + apart, n: n), Share(reports: half, n: n)))
    #expect(abs(p / 5.733031437583878e-7 - 1) < 1e-4)
    #expect(fisherExact(Share(reports: 0, n: n), Share(reports: n, n: n)) == 0)
  }
}
