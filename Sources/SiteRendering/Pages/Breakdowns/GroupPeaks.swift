internal import TelemetryModel

/// A counter's share in each group of a breakdown, in the period in which the group had the most reports:
/// versions come and go, and a table of one period shows but a few of them.
struct GroupPeaks {
  static let row = RecordShape(
    "row",
    [
      ("name", .text), ("period", .text), ("figures", .optional(GroupTable.figures)),
      ("words", .optionalText),
    ])
  static let shape = RecordShape(
    "peaks",
    [
      ("heading", .text), ("caption", .text), ("head", .text), ("intervalHead", .text),
      ("rows", .list(row)), ("rest", .optionalText),
    ])

  /// Groups that are shown, those of the most reports.
  static let rowLimit = 40

  let site: PageContext
  let listings: [Listing]
  /// The one that the table beside shows.
  let period: Int
  let caption: String
  let head: String
  let groups: [(value: String, series: GroupSeries)]

  /// Nothing where every group that ever had reports has some in the period.
  var field: FieldValue {
    let peaks = groups.compactMap { value, series in peak(series).map { (value, $0, series) } }
    let isNews = peaks.contains { $0.2.cells[period].status == .noReports }
    guard isNews, peaks.count > 1 else { return .none }
    let sizes = peaks.map { $0.2.bases[$0.1].n.value ?? 0 }
    let shown = peaks.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
      .prefix(Self.rowLimit).sorted().map { peaks[$0] }
    let rest = peaks.count - shown.count
    return .record(
      Record(
        Self.shape,
        [
          .text("Each in its largest \(site.periodText.noun)"), .text(caption), .text(head),
          .text("\(site.level.percentText)\(NumberText.space)% interval"),
          .list(shown.map { row($0.0, $0.1, $0.2) }),
          rest > 0
            ? .text("\(NumberText.number(of: rest, "smaller group", "smaller groups")) left out")
            : .none,
        ]))
  }

  /// The last of the periods in which the group had the most reports of those with a share.
  private func peak(_ series: GroupSeries) -> Int? {
    series.cells.indices.filter { series.cells[$0].share(of: series.bases[$0]) != nil }
      .max {
        (series.bases[$0].n.value ?? 0, $0) < (series.bases[$1].n.value ?? 0, $1)
      }
  }

  private func row(_ value: String, _ period: Int, _ series: GroupSeries) -> Record {
    let (cell, base) = (series.cells[period], series.bases[period])
    let words = site.words().text(cell, base, listings, period: period, measure: .share)
    var figures = FieldValue.none
    if words == nil, let share = cell.share(of: base) {
      figures = .record(
        Record(
          GroupTable.figures,
          [
            .html(ByteBuffer(capacity: 0).html), .text(NumberText.percent(share)),
            .text(NumberText.interval(share.interval(site.level))),
            .text("\(NumberText.count(share.reports)) of \(NumberText.count(share.n))"),
          ]))
    }
    return Record(
      Self.row,
      [
        .text(value), .text(site.periodShorts[period]), figures,
        words.map { .text($0.firstUpper) } ?? .none,
      ])
  }
}
