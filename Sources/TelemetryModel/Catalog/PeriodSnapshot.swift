/// One period as it could be known at its end: what a permanent page may show.
///
/// Made only of the period's own rows and the config versions dated up to its end, so that a later build
/// with more periods and versions gives the same.
package struct PeriodSnapshot: Sendable {
  package var period: Int
  /// Config versions dated up to the period's end: their number.
  package var releaseCount: Int
  /// Programs with at least one chart to show, in the site's order.
  package var programs: [ProgramPart]

  package struct ProgramPart: Sendable {
    package var program: Int
    package var reports: ReportCount
    package var charts: [ChartPart]
  }

  package struct ChartPart: Sendable {
    package var chart: Int
    package var text: ChartText
    package var base: ReportBase
    /// In the order in which they are shown.
    package var rows: [Row]
    /// Listed buckets of a metadata chart that no table has a row of up to this period, or of which
    /// nothing is known in it: 0 where `base` has a number of reports, not known where it has none.
    package var unseenBuckets: [BucketName]
    /// One counter without a bucket, of the chart's own name, as far as was known.
    package var isSingleCounter: Bool
  }

  package struct Row: Sendable {
    package var counter: Int
    package var cell: Cell
  }
}
