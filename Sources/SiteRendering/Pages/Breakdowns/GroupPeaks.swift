internal import TelemetryModel

/// A counter's share in each group of a breakdown, in the period in which the group had the most reports:
/// versions come and go, and a table of one period shows but a few of them.
struct GroupPeaks: TemplateRecord {
  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("name") { $0.name }, .text("period") { $0.period },
        .optional("figures") { $0.figures }, .optional("words") { $0.words },
      ])

    let name: String
    let period: String
    var figures: GroupTable.Figures?
    var words: String?
  }

  static let fields = Fields<Self>(
    "peaks",
    [
      .text("heading") { "Each in its largest \($0.site.periodText.noun)" },
      .text("caption") { $0.caption }, .text("head") { $0.head },
      .text("intervalHead") { "\($0.site.level.percentText)\(NumberText.space)% interval" },
      .list("rows") { peaks in peaks.shown.map { peaks.row($0.value, $0.period, $0.series) } },
      .optional("rest") { $0.rest },
    ])

  /// Groups that are shown, those of the most reports.
  static let rowLimit = 40

  private let site: PageContext
  private let listings: [Listing]
  private let caption: String
  private let head: String
  private let shown: [(value: String, period: Int, series: GroupSeries)]
  private let restCount: Int

  /// Nil where every group that ever had reports has some in the period.
  ///
  /// - Parameter period: The one that the table beside shows.
  init?(
    site: PageContext, listings: [Listing], period: Int, caption: String, head: String,
    groups: [(value: String, series: GroupSeries)]
  ) {
    let peaks = groups.compactMap { value, series in
      Self.peak(series).map { (value: value, period: $0, series: series) }
    }
    let isNews = peaks.contains { $0.series.cells[period].status == .noReports }
    guard isNews, peaks.count > 1 else { return nil }
    self.site = site
    self.listings = listings
    self.caption = caption
    self.head = head
    let sizes = peaks.map { $0.series.bases[$0.period].n.value ?? 0 }
    shown = peaks.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
      .prefix(Self.rowLimit).sorted().map { peaks[$0] }
    restCount = peaks.count - shown.count
  }

  private var rest: String? {
    restCount > 0
      ? "\(NumberText.number(of: restCount, "smaller group", "smaller groups")) left out" : nil
  }

  /// The last of the periods in which the group had the most reports of those with a share.
  private static func peak(_ series: GroupSeries) -> Int? {
    series.cells.indices.filter { series.cells[$0].share(of: series.bases[$0]) != nil }
      .max {
        (series.bases[$0].n.value ?? 0, $0) < (series.bases[$1].n.value ?? 0, $1)
      }
  }

  private func row(_ value: String, _ period: Int, _ series: GroupSeries) -> Row {
    let (cell, base) = (series.cells[period], series.bases[period])
    let words = site.words().text(cell, base, listings, period: period, measure: .share)
    var figures: GroupTable.Figures?
    if words == nil, let share = cell.share(of: base) {
      figures = GroupTable.Figures(
        bar: ByteBuffer(capacity: 0).html, value: NumberText.percent(share),
        interval: NumberText.interval(share.interval(site.level)),
        count: "\(NumberText.count(share.reports)) of \(NumberText.count(share.n))")
    }
    return Row(
      name: value, period: site.periodShorts[period], figures: figures,
      words: words.map { $0.firstUpper })
  }
}
