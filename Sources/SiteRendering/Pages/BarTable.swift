internal import TelemetryModel

/// A chart's buckets in one period, as a table in which the bars are drawn.
struct BarTable: TemplateRecord {
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
        .text("name") { $0.name }, .optional("href") { $0.href },
        .optional("figures") { $0.figures }, .optional("words") { $0.words },
      ])

    let name: String
    var href: String?
    var figures: Figures?
    var words: String?
  }

  struct Zeros: TemplateRecord {
    static let fields = Fields<Self>(
      "zeros",
      [
        .text("words") { $0.words }, .list("buckets") { $0.buckets }, .optional("more") { $0.more },
      ])

    let words: String
    let buckets: [Fact]
    var more: Fact?
  }

  struct Rest: TemplateRecord {
    static let fields = Fields<Self>(
      "rest",
      [
        .text("label") { $0.label }, .text("href") { $0.href }, .text("words") { $0.words },
      ])

    let label: String
    let href: String
    let words: String
  }

  static let fields = Fields<Self>(
    "table",
    [
      .text("subtitle") { $0.subtitle }, .text("caption") { $0.caption },
      .text("bucketHead") { $0.bucketHead },
      .text("barHead") { $0.barHead },
      .text("valueHead") { $0.isOfAll ? "Of all reports" : $0.measure.columnHead },
      .flag("isShare") { $0.measure == .share }, .flag("isCounts") { $0.isCounts },
      .text("intervalHead") { "\($0.site.level.percentText)\(NumberText.space)% interval" },
      .text("span") { $0.measure == .share ? "4" : $0.isCounts ? "3" : "2" },
      .list("rows") { table in
        let full = table.full
        return table.parts.shown.map { table.row($0.counter, $0.cell, full: full) }
      },
      .optional("rest") { $0.parts.rest.isEmpty ? nil : $0.rest($0.parts.rest) },
      .list("zeros") { table in table.zeros(table.parts.zero.map(\.counter)) },
      .list("notes") { $0.notes },
    ])

  /// Buckets that are shown before the rest is left to other pages.
  static let rowLimit = 30

  let site: PageContext
  let program: Program
  let chart: Chart
  /// By counter.
  let hrefs: [String]
  let title: String
  /// The chart has one counter without a bucket, as far as the page may know.
  let isSingleCounter: Bool
  let base: ReportBase
  let period: Int
  let measure: ChartMeasure
  let words: CellWords
  /// In the order in which they are shown.
  let rows: [(counter: Int, cell: Cell)]
  /// Those with bars, those beyond the limit, and those of 0.
  private let parts: Parts
  /// Listed buckets that no table has a row of: 0 where the number of reports is known.
  let unseen: [BucketName]
  /// Buckets of which nothing is known in the period; 0 on a permanent page, which cannot know of those
  /// that are to come.
  let unknownCount: Int

  /// The table of a page that is made anew with every build.
  init(
    _ site: PageContext, program programIndex: Int, chart chartIndex: Int, period: Int,
    measure: ChartMeasure
  ) {
    let program = site.catalog.programs[programIndex]
    let chart = program.charts[chartIndex]
    hrefs = site.counterHrefs(program: programIndex, chart: chartIndex)
    self.site = site
    self.program = program
    self.chart = chart
    title = chart.text.title
    isSingleCounter = chart.isSingleCounter
    base = chart.bases[period]
    self.period = period
    self.measure = measure
    words = site.words()
    let sorted = chart.rowOrder(at: period, by: measure == .total ? .total : .share)
    rows = sorted.map { ($0, chart.counters[$0].cells[period]) }
      .filter { $0.cell.status != .notCollected && $0.cell.status != .noData }
    let usable = site.catalog.usableReleases[period]
    func isListed(_ listings: [Listing]) -> Bool {
      listings.contains { $0.releases.overlaps(usable) }
    }
    var unseen = chart.unseenBuckets.filter { isListed($0.listings) }.map(\.bucket)
    if chart.isMetadata {
      unseen += chart.counters
        .filter { $0.cells[period].status == .noData && isListed($0.listings) }.map(\.bucket)
    }
    self.unseen = unseen.sorted(by: (chart.fixedOrder ?? .bytes).precedes)
    parts = Parts(rows, base, measure)
    unknownCount =
      chart.isMetadata ? 0 : chart.counters.count { $0.cells[period].status == .noData }
  }

  /// The table of a permanent page.
  init(
    _ site: PageContext, _ snapshot: PeriodSnapshot, program programIndex: Int,
    _ part: PeriodSnapshot.ChartPart
  ) {
    let program = site.catalog.programs[programIndex]
    hrefs = site.counterHrefs(program: programIndex, chart: part.chart)
    self.site = site
    self.program = program
    chart = program.charts[part.chart]
    title = part.text.title
    isSingleCounter = part.isSingleCounter
    base = part.base
    period = snapshot.period
    let base = part.base
    measure = ChartMeasure(program.measure, cells: part.rows.lazy.map { ($0.cell, base) })
    words = site.words(releaseCount: snapshot.releaseCount)
    rows = part.rows.map { ($0.counter, $0.cell) }
    unseen = part.unseenBuckets
    parts = Parts(rows, base, measure)
    unknownCount = 0
  }

  /// The rows of a table by how they are shown.
  private struct Parts {
    var shown: [(counter: Int, cell: Cell)] = []
    var rest: [Cell] = []
    var zero: [(counter: Int, cell: Cell)] = []

    init(_ rows: [(counter: Int, cell: Cell)], _ base: ReportBase, _ measure: ChartMeasure) {
      zero = rows.filter { Self.isZero($0.cell, base, measure) }
      let others = rows.filter { !Self.isZero($0.cell, base, measure) }
      let places = Self.largest(of: others, measure)
      shown = places.map { others[$0] }
      let isShown = Set(places)
      rest = others.indices.filter { !isShown.contains($0) }.map { others[$0].cell }
    }

    private static func isZero(_ cell: Cell, _ base: ReportBase, _ measure: ChartMeasure) -> Bool {
      guard cell.status == .ok else { return false }
      return switch measure {
      case .share: cell.reports.value == 0 && base.n.value ?? 0 > 0
      case .reports: cell.reports.value == 0
      case .total: cell.total.value == 0 || cell.reports.value == 0 && !cell.total.isKnown
      }
    }

    /// The places of the rows with the greatest values, in the order of the rows.
    private static func largest(
      of rows: [(counter: Int, cell: Cell)], _ measure: ChartMeasure
    ) -> [Int] {
      guard rows.count > rowLimit else { return Array(rows.indices) }
      return rows.indices
        .sorted { (measure.rank(rows[$1].cell), $0) < (measure.rank(rows[$0].cell), $1) }
        .prefix(rowLimit).sorted()
    }
  }

  private var isOfAll: Bool { measure == .share && base.kind == .allReports }

  // MARK: Words

  /// What the shares are shares of: measure, population, level, period.
  private var subtitle: String {
    MeasureWords.now(
      measure, base, program: program, level: site.level, label: site.periodLabels[period])
  }

  private var caption: String {
    "\(title), \(site.periodLabels[period])" + (isOfAll ? ", shares of all reports" : "")
  }

  private var bucketHead: String {
    if case .metadata = chart.kind { return chart.fallbackTitle }
    return isSingleCounter ? "Counter" : "Bucket"
  }

  private var barHead: String {
    measure == .share ? "0 to \(Int((full * 100).rounded()))\(NumberText.space)%" : "From 0"
  }

  private var notes: [String] {
    var notes: [String] = []
    let cells = rows.map(\.cell)
    if measure == .share, let n = base.n.value, n > 0 {
      let sum = cells.reduce(Int64(0)) { $0 &+ ($1.status == .ok ? $1.reports.value ?? 0 : 0) }
      if !isSingleCounter, rows.count > 1, sum > 0, sum != n {
        notes.append(
          sum > n
            ? "A report can have several of these: their shares do not add up to 100\u{A0}%."
            : "A report can have none of these, or several: their shares do not add up to 100\u{A0}%."
        )
      }
      if base.kind == .allReports {
        notes.append(
          "Shares are of all reports of the \(site.periodText.noun): how many of them could hold this is "
            + "not known.")
      }
      let needed = site.level.reportsNeeded(forPoints: 5)
      if n < needed {
        notes.append(
          "Low precision: fewer than the \(NumberText.reports(needed)) that ±5 points take.")
      }
    }
    if cells.contains(where: { $0.status == .partial }) {
      notes.append(
        "Partial: some reports of this \(site.periodText.noun) used a config that did not list the "
          + "counter, or at a lower rate, and how many is not known.")
    }
    if unknownCount > 0 {
      let buckets = NumberText.number(of: unknownCount, "more bucket", "more buckets")
      notes.append("Of \(buckets) nothing is known for this \(site.periodText.noun).")
    }
    return notes
  }

  // MARK: Rows

  /// Sums, and beside them the reports that had the counter.
  private var isCounts: Bool {
    measure == .total && rows.contains { $0.cell.status == .ok && $0.cell.reports.isKnown }
  }

  /// What a bar of the whole width stands for.
  private var full: Double {
    let points = parts.shown.compactMap { measure.point($0.cell, base, site.level) }
    let greatest = points.reduce(0) { max($0, $1.interval?.upperBound ?? $1.value) }
    return measure == .share ? BarLayout.fullShare(holding: greatest) : max(greatest, 1)
  }

  private func row(_ index: Int, _ cell: Cell, full: Double) -> Row {
    let counter = chart.counters[index]
    let words = words.text(
      cell, base, counter.listings, period: period, measure: measure)
    var figures: Figures?
    if words == nil, let point = measure.point(cell, base, site.level),
      let text = measure.text(cell, base)
    {
      var svg = ByteBuffer(capacity: 320)
      BarDrawing.append(
        BarLayout(value: point.value, interval: point.interval, full: full), to: &svg)
      figures = Figures(
        bar: svg.html, value: text,
        interval: point.interval.map { NumberText.interval($0) } ?? "",
        count: cell.reports.value.map(NumberText.count) ?? "")
    }
    return Row(
      name: counter.bucket.text, href: hrefs[index], figures: figures, words: words)
  }
}

extension ByteBuffer {
  /// What a drawing put into the buffer.
  var html: TrustedHTML { TrustedHTML(trusted: String(decoding: bytes, as: UTF8.self)) }
}
