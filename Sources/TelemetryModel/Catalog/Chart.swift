/// A chart: the counters whose names have one text before the first colon, or the values of one piece of
/// metadata.
package struct Chart: Sendable {
  package enum Kind: Hashable, Sendable {
    /// From the reports' metadata: no config lists it as a counter.
    case metadata(CompareRule)
    case partition
    /// Buckets of numbers, in numeric order.
    case histogram
  }

  package var name: ChartName
  package var kind: Kind
  /// What the chart configs say of it, oldest first; empty where no record names it.
  package var texts: [DatedText]
  /// Title where no record names it: that of `metadata` in `site.yml`, or the chart's name.
  package var fallbackTitle: String
  /// What the share of a counter is a share of, for each period.
  package var bases: [ReportBase]
  /// When the configs list any of the counters. Empty without a config history.
  package var listings: [Listing]
  /// In a fixed order: versions and histograms in theirs, everything else by the bytes of the bucket.
  package var counters: [Counter]
  /// Buckets that a config lists, but that no table has ever had a row of: they have no page. For charts
  /// of metadata only. In the order of the counters.
  package var unseenBuckets: [UnseenBucket]
  /// Where it stands in each release that lists it, oldest first; empty for charts of metadata.
  package var positions: [ChartPosition]

  package init(
    name: ChartName, kind: Kind, texts: [DatedText], fallbackTitle: String, bases: [ReportBase],
    listings: [Listing], counters: [Counter], unseenBuckets: [UnseenBucket],
    positions: [ChartPosition] = []
  ) {
    self.name = name
    self.kind = kind
    self.texts = texts
    self.fallbackTitle = fallbackTitle
    self.bases = bases
    self.listings = listings
    self.counters = counters
    self.unseenBuckets = unseenBuckets
    self.positions = positions
  }

  package struct DatedText: Hashable, Sendable {
    /// The first release that says so; until the next `DatedText`'s.
    package var release: Int
    package var text: ChartText

    package init(release: Int, text: ChartText) {
      self.release = release
      self.text = text
    }
  }

  package struct UnseenBucket: Hashable, Sendable {
    package var bucket: BucketName
    package var listings: [Listing]

    package init(bucket: BucketName, listings: [Listing]) {
      self.bucket = bucket
      self.listings = listings
    }
  }

  package var isMetadata: Bool {
    if case .metadata = kind { return true }
    return false
  }

  /// One counter without a bucket, of the chart's own name.
  package var isSingleCounter: Bool {
    counters.count == 1 && !counters[0].name.hasBucket
  }

  /// What the newest release that has a record of the chart says of it.
  package var text: ChartText { text(upTo: .max) }

  /// What was said of the chart by the releases before `end`.
  package func text(upTo end: Int) -> ChartText {
    texts.last { $0.release < end }?.text
      ?? ChartText(title: fallbackTitle, description: nil, issues: [])
  }
}

/// What people wrote about a chart.
package struct ChartText: Hashable, Sendable {
  package var title: String
  package var description: String?
  /// Addresses of the issues in which it was asked for: this text's own, then those of older ones.
  package var issues: [String]
  /// Whether the record calls it a histogram. It is shown as one if its buckets are numbers, too.
  package var saysHistogram: Bool

  package init(
    title: String, description: String?, issues: [String], saysHistogram: Bool = false
  ) {
    self.title = title
    self.description = description
    self.issues = issues
    self.saysHistogram = saysHistogram
  }
}
