/// How the counts of a histogram's buckets are spread, from the least to the greatest.
///
/// The counts are of events, each of which fell into one bucket; reports would not do, since a report can
/// hold several buckets.
package struct HistogramDistribution: Hashable, Sendable {
  /// Why there is no distribution.
  package enum Lack: Error, Hashable, Sendable {
    /// Nobody knows how often a bucket was counted.
    case totalsNotKnown
    /// Some reports could not hold one of the buckets.
    case partial
    /// Some values belong to two buckets, or the buckets are of different things.
    case overlapping
    case nothingCounted
  }

  package struct Step: Hashable, Sendable {
    package var bucket: HistogramBucket
    package var count: Int64
    /// Of this bucket and all before it.
    package var upTo: Int64
  }

  /// In numeric order, at least one.
  package let steps: [Step]
  /// Above 0.
  package let total: Int64

  /// - Parameter buckets: In numeric order, each with how often it was counted.
  package init(_ buckets: [(bucket: HistogramBucket, count: Int64)]) throws(Lack) {
    for (before, after) in zip(buckets, buckets.dropFirst())
    where !before.bucket.isBelow(after.bucket) {
      throw .overlapping
    }
    var sum: Int64 = 0
    var steps: [Step] = []
    for (bucket, count) in buckets {
      let (next, overflow) = sum.addingReportingOverflow(count)
      if overflow { throw .totalsNotKnown }
      sum = next
      steps.append(Step(bucket: bucket, count: count, upTo: sum))
    }
    guard sum > 0 else { throw .nothingCounted }
    self.steps = steps
    total = sum
  }

  /// The bucket in which the value lies that so many percent of all counted are at most: the nearest rank.
  ///
  /// - Parameter percent: 1...100.
  /// - Returns: An index of `steps`.
  package func percentile(_ percent: Int) -> Int {
    precondition((1...100).contains(percent), "a percentile lies in 1...100")
    let needed = Int128(total) * Int128(percent)
    return steps.firstIndex { Int128($0.upTo) * 100 >= needed } ?? steps.count - 1
  }

  /// What one of the steps and all before it hold of everything.
  package func share(upTo step: Int) -> Share { Share(reports: steps[step].upTo, n: total) }
}

extension HistogramBucket {
  /// Whether every value in it is less than every one in the other: `0-100` ends where `100-200` begins.
  fileprivate func isBelow(_ other: Self) -> Bool {
    guard dimension == other.dimension else { return false }
    return switch (form, other.form) {
    case (.atLeast, _), (_, .below): false
    case (.below, _): bound <= other.bound
    case (.range, _): upperBound <= other.bound
    case (.value, .value): bound < other.bound
    // The other one begins at its bound, which is this one's value.
    case (.value, _): bound < other.bound
    }
  }
}

extension Chart {
  /// How its counts are spread in a period.
  ///
  /// Buckets that no config of the period lists are none of its.
  ///
  /// - Complexity: O(buckets).
  package func distribution(
    at period: Int
  ) throws(HistogramDistribution.Lack) -> (distribution: HistogramDistribution, counters: [Int]) {
    var buckets: [(bucket: HistogramBucket, count: Int64)] = []
    var places: [Int] = []
    for (index, counter) in counters.enumerated() {
      let cell = counter.cells[period]
      switch cell.status {
      case .notCollected: continue
      case .partial: throw .partial
      case .noReports, .noData: throw .totalsNotKnown
      case .ok: break
      }
      guard let bucket = HistogramBucket(counter.bucket) else { throw .overlapping }
      guard let count = cell.total.value ?? (cell.reports.value == 0 ? 0 : nil) else {
        throw .totalsNotKnown
      }
      buckets.append((bucket, count))
      places.append(index)
    }
    return (try HistogramDistribution(buckets), places)
  }
}
