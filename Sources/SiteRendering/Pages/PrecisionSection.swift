internal import TelemetryModel

/// The precision meter: how far the shares of a period can be off by chance, and how many reports would
/// take them closer.
struct PrecisionSection {
  static let row = RecordShape("row", [("margin", .text), ("needed", .text), ("here", .text)])
  static let shape = RecordShape(
    "precision",
    [
      ("words", .text), ("low", .optionalText), ("scale", .html), ("caption", .text),
      ("rows", .list(row)),
    ])

  /// In points, the coarsest first; below the first, precision is called low.
  static let points = [5, 3, 2, 1]

  private let site: PageContext
  private let program: Program
  private let base: ReportBase
  private let period: Int
  private let n: Int64

  private init(
    _ site: PageContext, _ program: Program, base: ReportBase, period: Int, n: Int64
  ) {
    self.site = site
    self.program = program
    self.base = base
    self.period = period
    self.n = n
  }

  /// Of the newest period that has a share to speak of; no field where there is none.
  static func field(
    _ site: PageContext, _ program: Program, _ bases: [ReportBase], _ measure: ChartMeasure,
    hasShare: (_ period: Int) -> Bool
  ) -> FieldValue {
    guard measure == .share else { return .none }
    for period in bases.indices.reversed() {
      guard let n = bases[period].n.value, n > 0, hasShare(period) else { continue }
      let section = Self(site, program, base: bases[period], period: period, n: n)
      return .record(section.record())
    }
    return .none
  }

  private func record() -> Record {
    let level = site.level
    let margin = level.worstMargin(ofReports: n)
    let interval = "\(level.percentText)\(NumberText.space)% interval"
    let label = "±\(NumberText.space)\(NumberText.points(margin))"
    var svg = ByteBuffer(capacity: 1024)
    PrecisionScale(margin: margin, points: Self.points, label: label).append(to: &svg)
    let lowest = level.reportsNeeded(forPoints: Double(Self.points[0]))
    let rows = Self.points.map { points -> Record in
      let needed = level.reportsNeeded(forPoints: Double(points))
      let more = needed - n
      return Record(
        Self.row,
        [
          .text(
            "±\(NumberText.space)\(points)\(NumberText.space)\(points == 1 ? "point" : "points")"),
          .text(NumberText.count(needed)),
          .text(more <= 0 ? "reached" : "\(NumberText.count(more)) more"),
        ])
    }
    let population = MeasureWords.population(of: base, program: program)
    return Record(
      Self.shape,
      [
        .text(
          "Shares of \(site.periodText.definite(site.catalog.periods[period])) are of \(NumberText.count(n)) \(population). "
            + "With as many, the \(interval) of a share reaches at most \(NumberText.points(margin)) "
            + "points to either side."),
        n < lowest
          ? .text(
            "Low precision: fewer than the \(NumberText.reports(lowest)) that ±5 points take.")
          : .none,
        .html(svg.html), .text("Reports needed, by the \(interval)"), .list(rows),
      ])
  }
}

extension NumberText {
  /// `2.4`, rounded up: what is said to be the worst is never exceeded. No share is off by more than 100.
  static func points(_ fraction: Double) -> String {
    let tenths = Int64((min(fraction, 1) * 1000).rounded(.up))
    return "\(tenths / 10).\(tenths % 10)"
  }
}
