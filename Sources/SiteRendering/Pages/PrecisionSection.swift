internal import TelemetryModel

/// The precision meter: how far the shares of a period can be off by chance, and how many reports would
/// take them closer.
struct PrecisionSection: TemplateRecord {
  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("margin") { $0.margin }, .text("needed") { $0.needed }, .text("here") { $0.here },
      ])

    let margin: String
    let needed: String
    let here: String
  }

  static let fields = Fields<Self>(
    "precision",
    [
      .text("words") { $0.words }, .optional("low") { $0.low }, .html("scale") { $0.scale },
      .text("caption") { "Reports needed, by the \($0.interval)" }, .list("rows") { $0.rows },
    ])

  /// In points, the coarsest first; below the first, precision is called low.
  static let points = [5, 3, 2, 1]

  private let site: PageContext
  private let program: Program
  private let base: ReportBase
  private let period: Int
  private let n: Int64

  /// Of the newest period that has a share to speak of; nil where there is none.
  init?(
    _ site: PageContext, _ program: Program, _ bases: [ReportBase], _ measure: ChartMeasure,
    hasShare: (_ period: Int) -> Bool
  ) {
    guard measure == .share,
      let period = bases.indices.last(where: { (bases[$0].n.value ?? 0) > 0 && hasShare($0) }),
      let n = bases[period].n.value
    else { return nil }
    self.site = site
    self.program = program
    base = bases[period]
    self.period = period
    self.n = n
  }

  private var margin: Double { site.level.worstMargin(ofReports: n) }
  private var interval: String { "\(site.level.percentText)\(NumberText.space)% interval" }

  private var words: String {
    let population = MeasureWords.population(of: base, program: program)
    return
      "Shares of \(site.periodText.definite(site.catalog.periods[period])) are of \(NumberText.count(n)) \(population). "
      + "With as many, the \(interval) of a share reaches at most \(NumberText.points(margin)) "
      + "points to either side."
  }

  private var low: String? {
    let lowest = site.level.reportsNeeded(forPoints: Double(Self.points[0]))
    return n < lowest
      ? "Low precision: fewer than the \(NumberText.reports(lowest)) that ±5 points take." : nil
  }

  private var scale: TrustedHTML {
    var svg = ByteBuffer(capacity: 1024)
    PrecisionScale(
      margin: margin, points: Self.points,
      label: "±\(NumberText.space)\(NumberText.points(margin))"
    ).append(to: &svg)
    return svg.html
  }

  private var rows: [Row] {
    Self.points.map { points in
      let needed = site.level.reportsNeeded(forPoints: Double(points))
      let more = needed - n
      return Row(
        margin:
          "±\(NumberText.space)\(points)\(NumberText.space)\(points == 1 ? "point" : "points")",
        needed: NumberText.count(needed),
        here: more <= 0 ? "reached" : "\(NumberText.count(more)) more")
    }
  }
}

extension NumberText {
  /// `2.4`, rounded up: what is said to be the worst is never exceeded. No share is off by more than 100.
  static func points(_ fraction: Double) -> String {
    let tenths = Int64((min(fraction, 1) * 1000).rounded(.up))
    return "\(tenths / 10).\(tenths % 10)"
  }
}
