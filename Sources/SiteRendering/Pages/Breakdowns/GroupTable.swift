internal import TelemetryModel

/// A counter's figures in the groups of a breakdown in one period, as a table in which the bars are drawn.
struct GroupTable {
  static let figures = RecordShape(
    "figures",
    [("bar", .html), ("value", .text), ("interval", .text), ("count", .text)])
  static let row = RecordShape(
    "row",
    [("name", .text), ("figures", .optional(figures)), ("words", .optionalText)])
  static let shape = RecordShape(
    "groups",
    [
      ("caption", .text), ("head", .text), ("barHead", .text), ("valueHead", .text),
      ("isShare", .flag), ("isCounts", .flag), ("intervalHead", .text), ("span", .text),
      ("rows", .list(row)), ("rest", .optionalText),
    ])

  /// Groups that are shown, the largest; of versions there may be hundreds.
  static let rowLimit = 30

  let site: PageContext
  let measure: ChartMeasure
  /// Of the counter.
  let listings: [Listing]
  let period: Int
  let caption: String
  let head: String
  /// In the order of the groups.
  let rows: [(value: String, cell: Cell, base: ReportBase)]

  var record: Record {
    let present = rows.filter { $0.cell.status != .noReports }
    let shown = largest(of: present)
    let full = fullValue(shown)
    let rest = present.count - shown.count
    return Record(
      Self.shape,
      [
        .text(caption), .text(head),
        .text(shown.contains { isDrawn($0.base) } ? barHead(full) : "Not drawn"),
        .text(measure.columnHead), .flag(measure == .share), .flag(isCounts),
        .text("\(site.level.percentText)\(NumberText.space)% interval"),
        .text(measure == .share ? "4" : isCounts ? "3" : "2"),
        .list(shown.map { row($0, full: full) }),
        rest > 0
          ? .text(
            "\(NumberText.number(of: rest, "smaller group", "smaller groups")): in the tables of groups"
          )
          : .none,
      ])
  }

  private func barHead(_ full: Double) -> String {
    measure == .share ? "0 to \(Int((full * 100).rounded()))\(NumberText.space)%" : "From 0"
  }

  /// Sums, and beside them the reports that had the counter.
  private var isCounts: Bool { measure == .total }

  private func largest(
    of rows: [(value: String, cell: Cell, base: ReportBase)]
  ) -> [(value: String, cell: Cell, base: ReportBase)] {
    guard rows.count > Self.rowLimit else { return rows }
    let sizes = rows.map { $0.base.n.value ?? 0 }
    return rows.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
      .prefix(Self.rowLimit).sorted().map { rows[$0] }
  }

  /// Whether a group is large enough for a bar.
  private func isDrawn(_ base: ReportBase) -> Bool {
    (base.n.value ?? 0) >= site.drawnGroupReports
  }

  private func fullValue(_ rows: [(value: String, cell: Cell, base: ReportBase)]) -> Double {
    let greatest = rows.filter { isDrawn($0.base) }
      .compactMap { measure.point($0.cell, $0.base, site.level) }
      .reduce(0) { max($0, $1.interval?.upperBound ?? $1.value) }
    return measure == .share ? BarLayout.fullShare(holding: greatest) : max(greatest, 1)
  }

  private func row(
    _ row: (value: String, cell: Cell, base: ReportBase), full: Double
  ) -> Record {
    let words = site.words().text(
      row.cell, row.base, listings, period: period, measure: measure)
    var figures = FieldValue.none
    if words == nil, let point = measure.point(row.cell, row.base, site.level),
      let text = measure.text(row.cell, row.base)
    {
      var svg = ByteBuffer(capacity: 320)
      if isDrawn(row.base) {
        BarDrawing.append(
          BarLayout(value: point.value, interval: point.interval, full: full), to: &svg)
      }
      figures = .record(
        Record(
          Self.figures,
          [
            .html(svg.html), .text(text),
            .text(point.interval.map { NumberText.interval($0) } ?? ""), .text(count(row)),
          ]))
    }
    return Record(Self.row, [.text(row.value), figures, words.map { .text($0) } ?? .none])
  }

  private func count(_ row: (value: String, cell: Cell, base: ReportBase)) -> String {
    guard let reports = row.cell.reports.value else { return "" }
    return row.base.n.value.map { "\(NumberText.count(reports)) of \(NumberText.count($0))" }
      ?? NumberText.count(reports)
  }
}
