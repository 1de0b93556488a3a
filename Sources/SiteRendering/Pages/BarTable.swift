internal import TelemetryModel

/// A chart's buckets in one period, as a table in which the bars are drawn.
struct BarTable {
  static let figures = RecordShape(
    "figures", [("bar", .html), ("value", .text), ("interval", .text), ("count", .text)])
  static let row = RecordShape(
    "row",
    [
      ("name", .text), ("href", .optionalText), ("figures", .optional(figures)),
      ("words", .optionalText),
    ])
  static let zeros = RecordShape(
    "zeros",
    [
      ("words", .text), ("buckets", .list(PageFrame.fact)), ("more", .optional(PageFrame.fact)),
    ])
  static let rest = RecordShape("rest", [("label", .text), ("href", .text), ("words", .text)])
  static let shape = RecordShape(
    "table",
    [
      ("subtitle", .text), ("caption", .text), ("bucketHead", .text), ("barHead", .text),
      ("valueHead", .text), ("isShare", .flag), ("isCounts", .flag), ("intervalHead", .text),
      ("span", .text), ("rows", .list(row)), ("rest", .optional(rest)), ("zeros", .list(zeros)),
      ("notes", .texts),
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
    unknownCount = 0
  }

  func record() -> Record {
    let zero = rows.filter { isZero($0.cell) }
    let others = rows.filter { !isZero($0.cell) }
    let places = largest(of: others)
    let shown = places.map { others[$0] }
    let isShown = Set(places)
    let rest = others.indices.filter { !isShown.contains($0) }.map { others[$0].cell }
    let full = fullValue(shown.map(\.cell))
    let isOfAll = measure == .share && base.kind == .allReports
    let caption =
      "\(title), \(site.periodLabels[period])" + (isOfAll ? ", shares of all reports" : "")
    return Record(
      Self.shape,
      [
        .text(subtitle), .text(caption), .text(bucketHead), .text(barHead(full)),
        .text(isOfAll ? "Of all reports" : measure.columnHead), .flag(measure == .share),
        .flag(isCounts),
        .text("\(site.level.percentText)\(NumberText.space)% interval"),
        .text(measure == .share ? "4" : isCounts ? "3" : "2"),
        .list(shown.map { row($0.counter, $0.cell, full: full) }),
        rest.isEmpty ? .none : .record(self.rest(rest)), .list(zeros(zero.map(\.counter))),
        .texts(notes(others.map(\.cell) + zero.map(\.cell))),
      ])
  }

  // MARK: Words

  /// What the shares are shares of: measure, population, level, period.
  private var subtitle: String {
    MeasureWords.now(
      measure, base, program: program, level: site.level, label: site.periodLabels[period])
  }

  private var bucketHead: String {
    if case .metadata = chart.kind { return chart.fallbackTitle }
    return isSingleCounter ? "Counter" : "Bucket"
  }

  private func barHead(_ full: Double) -> String {
    measure == .share ? "0 to \(Int((full * 100).rounded()))\(NumberText.space)%" : "From 0"
  }

  private func notes(_ cells: [Cell]) -> [String] {
    var notes: [String] = []
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

  private func isZero(_ cell: Cell) -> Bool {
    guard cell.status == .ok else { return false }
    return switch measure {
    case .share: cell.reports.value == 0 && base.n.value ?? 0 > 0
    case .reports: cell.reports.value == 0
    case .total: cell.total.value == 0 || cell.reports.value == 0 && !cell.total.isKnown
    }
  }

  /// The places of the rows with the greatest values, in the order of the rows.
  private func largest(of rows: [(counter: Int, cell: Cell)]) -> [Int] {
    guard rows.count > Self.rowLimit else { return Array(rows.indices) }
    return rows.indices
      .sorted { (measure.rank(rows[$1].cell), $0) < (measure.rank(rows[$0].cell), $1) }
      .prefix(Self.rowLimit).sorted()
  }

  private func fullValue(_ cells: [Cell]) -> Double {
    let points = cells.compactMap { measure.point($0, base, site.level) }
    let greatest = points.reduce(0) { max($0, $1.interval?.upperBound ?? $1.value) }
    return measure == .share ? BarLayout.fullShare(holding: greatest) : max(greatest, 1)
  }

  private func row(_ index: Int, _ cell: Cell, full: Double) -> Record {
    let counter = chart.counters[index]
    let words = words.text(
      cell, base, counter.listings, period: period, measure: measure)
    var figures = FieldValue.none
    if words == nil, let point = measure.point(cell, base, site.level),
      let text = measure.text(cell, base)
    {
      var svg = ByteBuffer(capacity: 320)
      BarDrawing.append(
        BarLayout(value: point.value, interval: point.interval, full: full), to: &svg)
      figures = .record(
        Record(
          Self.figures,
          [
            .html(svg.html), .text(text),
            .text(point.interval.map { NumberText.interval($0) } ?? ""),
            .text(cell.reports.value.map(NumberText.count) ?? ""),
          ]))
    }
    return Record(
      Self.row,
      [
        .text(counter.bucket.text),
        .text(hrefs[index]), figures,
        words.map { .text($0) } ?? .none,
      ])
  }
}

extension ByteBuffer {
  /// What a drawing put into the buffer.
  var html: TrustedHTML { TrustedHTML(trusted: String(decoding: bytes, as: UTF8.self)) }
}
