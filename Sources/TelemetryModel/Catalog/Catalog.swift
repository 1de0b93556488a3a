/// The project's idea as a value: the metric tables joined with the config history. For each program,
/// chart and counter it says since when it is collected, until when, at which rate, what was counted in
/// each period, out of how many reports, and what cannot be known.
///
/// Everything below is indexed alike: a period by its place in `periods`, a config version by its place in
/// `releases`, a program in `programs`, a chart in `Program.charts`, a counter in `Chart.counters`.
package struct Catalog: Sendable {
  package var settings: SiteSettings
  /// Every period from the first with a row to the last, oldest first, gaps among them.
  package var periods: [Period]
  /// Whether a period has any row of any table.
  package var hasRows: [Bool]
  /// The number of reports of each period, of whatever programs.
  package var allReports: [ReportCount]
  /// Every config version, oldest first; empty without a config history.
  package var releases: [ConfigRelease]
  /// The versions that could be in use by reports of each period: a range of `releases`.
  package var usableReleases: [Range<Int>]
  /// The versions in force at some time of each period, oldest first.
  package var releasesInForce: [Range<Int>]
  /// The share of clients that send at all, by release.
  package var sampleRates: [Double]
  /// In the order of `site.yml`, the others behind them by their bytes.
  package var programs: [Program]
  /// In the order of their programs, those of one program by their bytes.
  package var stackCounters: [StackCounter]
  /// The rows as given, for what is made of stacks and breakdowns; each has passed the wall.
  package var tables: InputTables

  /// Without a config history there is no privacy wall and no "since".
  package var hasConfig: Bool { !releases.isEmpty }

  /// The newest period; nil for a site without any row.
  package var newestPeriod: Int? { periods.indices.last }

  package func isGap(_ period: Int) -> Bool { !hasRows[period] }
}
