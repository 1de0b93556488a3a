internal import TelemetryModel

/// A derived metric in the groups of a breakdown, as a table in which the bars are drawn.
struct MetricGroupTable {
  static let figures = RecordShape(
    "figures",
    [
      ("bar", .html), ("value", .text), ("interval", .optionalText), ("counted", .text),
      ("n", .optionalText),
    ])
  static let row = RecordShape(
    "row",
    [
      ("name", .text), ("when", .optionalText), ("figures", .optional(figures)),
      ("words", .optionalText),
    ])
  static let shape = RecordShape(
    "groups",
    [
      ("caption", .text), ("head", .text), ("barHead", .text), ("hasIntervals", .flag),
      ("intervalHead", .text), ("hasN", .flag), ("span", .text), ("rows", .list(row)),
      ("rest", .optionalText),
    ])

  /// Groups that are shown; of versions there may be hundreds.
  static let rowLimit = 40

  typealias Row = (group: Metric.Group, period: Int)

  let words: MetricWords
  let caption: String
  let head: String
  /// In the order in which they are shown.
  let rows: [Row]
  /// Whether each row is of a period of its own.
  let namesPeriods: Bool

  private var site: PageContext { words.site }

  var record: Record {
    let shown = largest
    let rest = rows.count - shown.count
    let full = fullValue(shown)
    let hasIntervals = shown.contains { row in words.interval(figure(row)) != nil }
    let hasN = words.metric.kind.isRatio
    return Record(
      Self.shape,
      [
        .text(caption), .text(head), .text(barHead(full)), .flag(hasIntervals),
        .text("\(site.level.percentText)\(NumberText.space)% interval"), .flag(hasN),
        .text("\(3 + (hasIntervals ? 1 : 0) + (hasN ? 1 : 0))"),
        .list(shown.map { record($0, full, hasIntervals: hasIntervals, hasN: hasN) }),
        rest > 0
          ? .text(
            "\(NumberText.number(of: rest, "smaller group", "smaller groups")): in the CSV and JSON files"
          )
          : .none,
      ])
  }

  /// Of many rows those of the most reports, in the order given.
  private var largest: [Row] {
    guard rows.count > Self.rowLimit else { return rows }
    let sizes = rows.map { $0.group.sizes[$0.period].value ?? 0 }
    return rows.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
      .prefix(Self.rowLimit).sorted().map { rows[$0] }
  }

  private func figure(_ row: Row) -> MetricFigure { row.group.figures[row.period] }

  private func isDrawn(_ row: Row) -> Bool {
    (row.group.sizes[row.period].value ?? 0) >= site.drawnGroupReports
  }

  private func fullValue(_ rows: some Sequence<Row>) -> Double {
    var greatest = 0.0
    for row in rows where isDrawn(row) {
      guard let value = figure(row).value else { continue }
      greatest = max(greatest, value.greatest, value.interval(site.level)?.upperBound ?? 0)
    }
    if words.metric.measure == .share { return BarLayout.fullShare(holding: greatest) }
    return greatest > 0 ? greatest : 1
  }

  private func barHead(_ full: Double) -> String {
    words.metric.measure == .share
      ? "0 to \(Int((full * 100).rounded()))\(NumberText.space)%" : "From 0"
  }

  private func record(_ row: Row, _ full: Double, hasIntervals: Bool, hasN: Bool) -> Record {
    let figure = figure(row)
    let said = words.words(figure, at: row.period)
    var figures = FieldValue.none
    if said == nil, let value = figure.value, let text = words.value(figure) {
      var svg = ByteBuffer(capacity: 320)
      if isDrawn(row) {
        BarDrawing.append(
          BarLayout(value: value.drawn, interval: value.interval(site.level), full: full), to: &svg)
      }
      figures = .record(
        Record(
          Self.figures,
          [
            .html(svg.html), .text(text),
            hasIntervals ? .text(words.interval(figure) ?? "") : .none,
            .text(words.counted(figure)),
            hasN ? .text(figure.base.n.value.map(NumberText.count) ?? "") : .none,
          ]))
    }
    return Record(
      Self.row,
      [
        .text(row.group.value), namesPeriods ? .text(site.periodShorts[row.period]) : .none,
        figures, said.map { .text($0.firstUpper) } ?? .none,
      ])
  }
}

extension MetricFigure.Value {
  /// How long a bar is: what is certain of it.
  fileprivate var drawn: Double {
    if case .between(let low, _) = self { low.fraction } else { greatest }
  }
}
