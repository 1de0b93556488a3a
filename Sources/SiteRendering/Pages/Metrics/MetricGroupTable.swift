internal import TelemetryModel

/// A derived metric in the groups of a breakdown, as a table in which the bars are drawn.
struct MetricGroupTable: TemplateRecord {
  struct Figures: TemplateRecord {
    static let fields = Fields<Self>(
      "figures",
      [
        .html("bar") { $0.bar }, .text("value") { $0.value }, .optional("interval") { $0.interval },
        .text("counted") { $0.counted }, .optional("n") { $0.n },
      ])

    let bar: TrustedHTML
    let value: String
    var interval: String?
    let counted: String
    var n: String?
  }

  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("name") { $0.name }, .optional("when") { $0.when },
        .optional("figures") { $0.figures }, .optional("words") { $0.words },
      ])

    let name: String
    var when: String?
    var figures: Figures?
    var words: String?
  }

  static let fields = Fields<Self>(
    "groups",
    [
      .text("caption") { $0.caption }, .text("head") { $0.head }, .text("barHead") { $0.barHead },
      .flag("hasIntervals") { $0.hasIntervals },
      .text("intervalHead") { $0.site.intervalHead }, .flag("hasN") { $0.hasN },
      .text("span") { "\(3 + ($0.hasIntervals ? 1 : 0) + ($0.hasN ? 1 : 0))" },
      .list("rows") { table in table.shown.map(table.row) }, .optional("rest") { $0.rest },
    ])

  /// Groups that are shown; of versions there may be hundreds.
  static let rowLimit = 40

  typealias Group = (group: Metric.Group, period: Int)

  private let words: MetricWords
  private let caption: String
  private let head: String
  /// In the order in which they are shown.
  private let shown: [Group]
  private let restCount: Int
  /// Whether each row is of a period of its own.
  private let namesPeriods: Bool
  private let hasIntervals: Bool
  /// What a bar of the whole width stands for.
  private let full: Double

  /// - Parameter groups: In the order in which they are shown.
  init(
    words: MetricWords, caption: String, head: String, rows groups: [Group], namesPeriods: Bool
  ) {
    self.words = words
    self.caption = caption
    self.head = head
    self.namesPeriods = namesPeriods
    shown = Self.largest(of: groups)
    restCount = groups.count - shown.count
    full = Self.fullValue(shown, words)
    hasIntervals = shown.contains { words.interval(Self.figure($0)) != nil }
  }

  private var site: PageContext { words.site }
  private var hasN: Bool { words.metric.kind.isRatio }

  private var rest: String? {
    restCount > 0
      ? "\(NumberText.number(of: restCount, "smaller group", "smaller groups")): in the CSV and JSON files"
      : nil
  }

  /// Of many rows those of the most reports, in the order given.
  private static func largest(of rows: [Group]) -> [Group] {
    guard rows.count > rowLimit else { return rows }
    let sizes = rows.map { $0.group.sizes[$0.period].value ?? 0 }
    return rows.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
      .prefix(rowLimit).sorted().map { rows[$0] }
  }

  private static func figure(_ row: Group) -> MetricFigure { row.group.figures[row.period] }

  private static func isDrawn(_ row: Group, _ site: PageContext) -> Bool {
    (row.group.sizes[row.period].value ?? 0) >= site.drawnGroupReports
  }

  private static func fullValue(_ rows: [Group], _ words: MetricWords) -> Double {
    var greatest = 0.0
    for row in rows where isDrawn(row, words.site) {
      guard let value = figure(row).value else { continue }
      greatest = max(greatest, value.greatest, value.interval(words.site.level)?.upperBound ?? 0)
    }
    if words.metric.measure == .share { return BarLayout.fullShare(holding: greatest) }
    return greatest > 0 ? greatest : 1
  }

  private var barHead: String {
    words.metric.measure == .share
      ? "0 to \(Int((full * 100).rounded()))\(NumberText.space)%" : "From 0"
  }

  private func row(_ row: Group) -> Row {
    let figure = Self.figure(row)
    let said = words.words(figure, at: row.period)
    var figures: Figures?
    if said == nil, let value = figure.value, let text = words.value(figure) {
      var svg = ByteBuffer(capacity: 320)
      if Self.isDrawn(row, site) {
        BarDrawing.append(
          BarLayout(value: value.drawn, interval: value.interval(site.level), full: full), to: &svg)
      }
      figures = Figures(
        bar: svg.html, value: text, interval: hasIntervals ? words.interval(figure) ?? "" : nil,
        counted: words.counted(figure),
        n: hasN ? figure.base.n.value.map(NumberText.count) ?? "" : nil)
    }
    return Row(
      name: row.group.value, when: namesPeriods ? site.periodShorts[row.period] : nil,
      figures: figures, words: said.map { $0.firstUpper })
  }
}

extension MetricFigure.Value {
  /// How long a bar is: what is certain of it.
  fileprivate var drawn: Double {
    if case .between(let low, _) = self { low.fraction } else { greatest }
  }
}
