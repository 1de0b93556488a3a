internal import TelemetryModel

/// A table of counters, or of charts: each with a sparkline, its newest value and its state.
struct CounterList: TemplateRecord {
  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("label") { $0.label }, .optional("href") { $0.href }, .optional("owner") { $0.owner },
        .html("spark") { $0.spark }, .optional("bucket") { $0.bucket },
        .text("newest") { $0.newest }, .optional("interval") { $0.interval },
        .optional("remark") { $0.remark }, .text("state") { $0.state },
      ])

    let label: String
    var href: String?
    var owner: String?
    let spark: TrustedHTML
    var bucket: String?
    let newest: String
    var interval: String?
    var remark: String?
    let state: String
  }

  static let fields = Fields<Self>(
    "list",
    [
      .text("caption") { $0.caption }, .text("nameHead") { $0.nameHead },
      .text("sparkHead") { $0.site.sparklineHead },
      .text("newestHead") { list in
        list.site.catalog.newestPeriod.map { list.site.periodLabels[$0].firstUpper } ?? "Newest"
      },
      .flag("hasStates") { $0.site.catalog.hasConfig },
      .flag("isLong") { $0.rows.count > filterLimit },
      .text("note") { ChartSummary.note($0.site) }, .list("rows") { $0.rows },
    ])

  /// A table of more rows has a field to filter them by.
  static let filterLimit = 12

  let site: PageContext
  let caption: String
  let nameHead: String
  let rows: [Row]
}

extension CounterList.Row {
  /// - Parameter showsProgram: Whether the list has counters of several programs.
  init(
    _ site: PageContext, _ place: CounterLetters.Place, label: String, measure: ChartMeasure,
    showsProgram: Bool = false
  ) {
    let program = site.catalog.programs[place.program]
    let chart = program.charts[place.chart]
    let counter = chart.counters[place.counter]
    let summary = ChartSummary(site, chart, counter, measure)
    let hrefs = site.counterHrefs(program: place.program, chart: place.chart)
    let history = CollectionHistory(site, counter: counter, isMetadata: chart.isMetadata)
    self.init(
      label: label, href: hrefs[place.counter], owner: showsProgram ? program.title : nil, summary,
      state: Self.state(site, history))
  }

  private init(
    label: String, href: String?, owner: String? = nil, _ summary: ChartSummary, state: String
  ) {
    self.init(
      label: label, href: href, owner: owner, spark: summary.spark, bucket: summary.bucket,
      newest: summary.newest, interval: summary.interval, remark: summary.remark, state: state)
  }

  /// A bucket that a config lists and no table ever had a row of: it has no page.
  init(
    _ site: PageContext, _ unseen: Chart.UnseenBucket, of chart: Chart, measure: ChartMeasure
  ) {
    var spark = ByteBuffer(capacity: 128)
    SparklineDrawing.append(SparklineLayout([]), to: &spark)
    let counter = Counter(
      name: CounterName(chart: chart.name, bucket: unseen.bucket), bucket: unseen.bucket,
      listings: unseen.listings, cells: [])
    let history = CollectionHistory(site, counter: counter, isMetadata: chart.isMetadata)
    self.init(
      label: unseen.bucket.text, href: nil, owner: nil, spark: spark.html, bucket: nil,
      newest: Self.newest(site, unseen, of: chart, measure), interval: nil, remark: nil,
      state: Self.state(site, history))
  }

  init(_ site: PageContext, _ chart: Chart, of program: Program) {
    self.init(
      label: chart.name.text, href: site.href(.chart(program.name, chart.name)),
      ChartSummary(site, program, chart),
      state: Self.state(site, CollectionHistory(site, chart: chart)))
  }

  private static func newest(
    _ site: PageContext, _ unseen: Chart.UnseenBucket, of chart: Chart, _ measure: ChartMeasure
  ) -> String {
    guard let period = site.catalog.newestPeriod else { return "no values" }
    let usable = site.catalog.usableReleases[period]
    guard unseen.listings.contains(where: { $0.releases.overlaps(usable) }) else {
      return "not collected"
    }
    switch chart.bases[period].n.value {
    case nil: return "not known"
    case 0?: return "no reports"
    default: return measure == .share ? "not seen" : "0"
    }
  }

  private static func state(_ site: PageContext, _ history: CollectionHistory) -> String {
    guard site.catalog.hasConfig else { return "not known" }
    guard !history.listings.isEmpty else { return "not listed" }
    return history.retired.map { "retired, until \(site.releaseLabel($0))" } ?? "collected"
  }
}
