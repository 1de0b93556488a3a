internal import TelemetryModel

/// A counter's figures in the groups of a breakdown in one period, as a table in which the bars are drawn.
struct GroupTable: TemplateRecord {
  struct Figures: TemplateRecord {
    static let fields = Fields<Self>(
      "figures",
      [
        .html("bar") { $0.bar }, .text("value") { $0.value }, .text("interval") { $0.interval },
        .text("count") { $0.count },
      ])

    let bar: TrustedHTML
    let value: String
    let interval: String
    let count: String
  }

  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("name") { $0.name }, .optional("figures") { $0.figures },
        .optional("words") { $0.words },
      ])

    let name: String
    var figures: Figures?
    var words: String?
  }

  static let fields = Fields<Self>(
    "groups",
    [
      .text("caption") { $0.caption }, .text("head") { $0.head }, .text("barHead") { $0.barHead },
      .text("valueHead") { $0.measure.columnHead }, .flag("isShare") { $0.measure == .share },
      .flag("isCounts") { $0.isCounts },
      .text("intervalHead") { "\($0.site.level.percentText)\(NumberText.space)% interval" },
      .text("span") { $0.measure == .share ? "4" : $0.isCounts ? "3" : "2" },
      .list("rows") { table in table.shown.map { table.row($0) } },
      .optional("rest") { $0.rest },
    ])

  /// Groups that are shown, the largest; of versions there may be hundreds.
  static let rowLimit = 30

  typealias Group = (value: String, cell: Cell, base: ReportBase)

  private let site: PageContext
  private let measure: ChartMeasure
  /// Of the counter.
  private let listings: [Listing]
  private let period: Int
  private let caption: String
  private let head: String
  /// In the order of the groups.
  private let shown: [Group]
  private let restCount: Int
  /// What a bar of the whole width stands for.
  private let full: Double

  init(
    site: PageContext, measure: ChartMeasure, listings: [Listing], period: Int, caption: String,
    head: String, rows: [Group]
  ) {
    self.site = site
    self.measure = measure
    self.listings = listings
    self.period = period
    self.caption = caption
    self.head = head
    let present = rows.filter { $0.cell.status != .noReports }
    shown = Self.largest(of: present)
    restCount = present.count - shown.count
    let greatest = shown.filter { Self.isDrawn($0.base, site) }
      .compactMap { measure.point($0.cell, $0.base, site.level) }
      .reduce(0) { max($0, $1.interval?.upperBound ?? $1.value) }
    full = measure == .share ? BarLayout.fullShare(holding: greatest) : max(greatest, 1)
  }

  private var barHead: String {
    guard shown.contains(where: { Self.isDrawn($0.base, site) }) else { return "Not drawn" }
    return measure == .share
      ? "0 to \(Int((full * 100).rounded()))\(NumberText.space)%" : "From 0"
  }

  private var rest: String? {
    restCount > 0
      ? "\(NumberText.number(of: restCount, "smaller group", "smaller groups")): in the tables of groups"
      : nil
  }

  /// Sums, and beside them the reports that had the counter.
  private var isCounts: Bool { measure == .total }

  private static func largest(of rows: [Group]) -> [Group] {
    guard rows.count > rowLimit else { return rows }
    let sizes = rows.map { $0.base.n.value ?? 0 }
    return rows.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
      .prefix(rowLimit).sorted().map { rows[$0] }
  }

  /// Whether a group is large enough for a bar.
  private static func isDrawn(_ base: ReportBase, _ site: PageContext) -> Bool {
    (base.n.value ?? 0) >= site.drawnGroupReports
  }

  private func row(_ row: Group) -> Row {
    let words = site.words().text(
      row.cell, row.base, listings, period: period, measure: measure)
    var figures: Figures?
    if words == nil, let point = measure.point(row.cell, row.base, site.level),
      let text = measure.text(row.cell, row.base)
    {
      var svg = ByteBuffer(capacity: 320)
      if Self.isDrawn(row.base, site) {
        BarDrawing.append(
          BarLayout(value: point.value, interval: point.interval, full: full), to: &svg)
      }
      figures = Figures(
        bar: svg.html, value: text,
        interval: point.interval.map { NumberText.interval($0) } ?? "", count: count(row))
    }
    return Row(name: row.value, figures: figures, words: words)
  }

  private func count(_ row: Group) -> String {
    guard let reports = row.cell.reports.value else { return "" }
    return row.base.n.value.map { "\(NumberText.count(reports)) of \(NumberText.count($0))" }
      ?? NumberText.count(reports)
  }
}
