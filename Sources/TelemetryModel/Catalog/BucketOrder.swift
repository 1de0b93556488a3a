/// The fixed order of a chart's buckets; a chart sorted by value falls back on it among equals.
package enum BucketOrder: Hashable, Sendable {
  case bytes
  case versions
  case histogram

  package init(_ rule: CompareRule) {
    self = rule == .exact ? .bytes : .versions
  }

  package func precedes(_ a: BucketName, _ b: BucketName) -> Bool {
    switch self {
    case .bytes: return a < b
    case .versions: return VersionOrder.less(a.text, b.text)
    case .histogram:
      guard let first = HistogramBucket(a), let second = HistogramBucket(b) else { return a < b }
      if first.precedes(second) { return true }
      return second.precedes(first) ? false : a < b
    }
  }

  /// Whether all are buckets of a histogram, of one kind of unit.
  package static func areNumbers(_ buckets: [BucketName]) -> Bool {
    let parsed = buckets.map { HistogramBucket($0) }
    return !parsed.isEmpty
      && parsed.allSatisfy { $0 != nil && $0?.dimension == parsed[0]?.dimension }
  }
}

extension Chart {
  /// The order of the buckets, whatever their values; nil for a chart that is sorted by value.
  package var fixedOrder: BucketOrder? {
    switch kind {
    case .metadata(let rule): rule == .exact ? nil : .versions
    case .histogram: .histogram
    case .partition: nil
    }
  }

  /// The order in which a period's buckets are shown: counters by value, the largest first; versions and
  /// histograms in theirs.
  ///
  /// - Returns: Indices of `counters`, each once.
  package func rowOrder(at period: Int, by measure: SiteSettings.Measure = .share) -> [Int] {
    guard fixedOrder == nil else { return Array(counters.indices) }
    return Self.byValue(counters.indices.map { ($0, counters[$0].cells[period]) }, measure)
  }

  /// - Parameter cells: With the indices of their counters, in the order that equal values keep.
  static func byValue(
    _ cells: [(counter: Int, cell: Cell)], _ measure: SiteSettings.Measure
  ) -> [Int] {
    func value(_ cell: Cell) -> Int64 {
      switch measure {
      case .share: cell.reports.value ?? cell.total.value ?? -1
      case .total: cell.total.value ?? cell.reports.value ?? -1
      }
    }
    return cells.enumerated().map { (value($0.element.cell), $0.offset, $0.element.counter) }
      .sorted { ($1.0, $0.1) < ($0.0, $1.1) }
      .map(\.2)
  }
}
