internal import TelemetryModel

/// The values of a counter or of a stack, period by period. Its fields stand among those of the page.
struct PeriodTable {
  let site: PageContext
  let measure: ChartMeasure
  /// Sums, and beside them the reports that had what is counted.
  let isCounts: Bool
  let window: PeriodWindow
  /// A period's value and its n; nothing in a gap.
  let value: (_ period: Int) -> (cell: Cell, base: ReportBase)
  /// Why a period has no value; nil where it has one.
  let words: (_ period: Int) -> String?
  /// What stands for a number of reports that is not known.
  var notKnown = ""

  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("period") { $0.period }, .optional("figures") { $0.figures },
        .optional("words") { $0.words },
      ])

    let period: String
    let figures: Figures?
    let words: String?
  }

  struct Figures: TemplateRecord {
    static let fields = Fields<Self>(
      "figures",
      [
        .text("value") { $0.value }, .text("interval") { $0.interval },
        .text("count") { $0.count }, .text("n") { $0.n },
      ])

    let value: String
    let interval: String
    let count: String
    let n: String

    /// Nil where there is no value.
    init?(
      _ cell: Cell, _ base: ReportBase, _ measure: ChartMeasure, _ level: ConfidenceLevel,
      notKnown: String
    ) {
      guard let value = measure.text(cell, base) else { return nil }
      self.value = value
      interval = measure.point(cell, base, level)?.interval.map { NumberText.interval($0) } ?? ""
      count = cell.reports.value.map(NumberText.count) ?? notKnown
      n =
        base.n.value.map { (base.kind == .allReports ? "all " : "") + NumberText.count($0) } ?? ""
    }
  }

  static func fields<Page>(
    _ table: @escaping @Sendable (Page) -> PeriodTable
  ) -> [Field<Page>] {
    [
      .text("tableTitle") { table($0).window.title },
      .text("periodHead") { table($0).site.periodText.columnHead },
      .text("valueHead") { table($0).measure.columnHead },
      .flag("isShare") { table($0).measure == .share }, .flag("isCounts") { table($0).isCounts },
      .text("intervalHead") { table($0).site.intervalHead }, .text("span") { table($0).span },
      .list("rows") { table($0).rows },
    ]
  }

  private var span: String { measure == .share ? "4" : isCounts ? "2" : "1" }

  private var rows: [Row] {
    window.rows(words).map { row in
      let (cell, base) = value(row.periods.lowerBound)
      return Row(
        period: site.shortLabel(row.periods),
        figures: row.words == nil
          ? Figures(cell, base, measure, site.level, notKnown: notKnown) : nil,
        words: site.words(of: row)?.firstUpper)
    }
  }
}

extension PageContext {
  /// `99 % interval`.
  var intervalHead: String { "\(level.percentText)\(NumberText.space)% interval" }
}
