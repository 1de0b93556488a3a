internal import TelemetryModel

/// The sampling planner: for each chart of the newest config the reports received, and the rates that would
/// suffice for a precision.
struct SamplingSection: TemplateRecord {
  struct Head: TemplateRecord {
    static let fields = Fields<Self>(
      "head",
      [
        .text("points") { $0.points }, .text("needed") { $0.needed },
      ])

    let points: String
    let needed: String
  }

  struct Option: TemplateRecord {
    static let fields = Fields<Self>(
      "option",
      [
        .text("label") { $0.label }, .text("rate") { $0.rate }, .optional("year") { $0.year },
      ])

    let label: String
    let rate: String
    var year: String?
  }

  struct Received: TemplateRecord {
    static let fields = Fields<Self>(
      "received",
      [
        .text("n") { $0.n }, .text("of") { $0.of },
      ])

    let n: String
    let of: String
  }

  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .optional("charts") { $0.charts }, .optional("label") { $0.label },
        .text("rate") { $0.rate }, .optional("received") { $0.received },
        .list("options") { $0.options }, .optional("words") { $0.words }, .text("span") { $0.span },
      ])

    var charts: FoldedNames?
    var label: String?
    let rate: String
    var received: Received?
    let options: [Option]
    var words: String?
    let span: String
  }

  struct ProgramTable: TemplateRecord {
    static let fields = Fields<Self>(
      "program",
      [
        .text("title") { $0.title }, .optional("href") { $0.href }, .text("now") { $0.now },
        .list("rows") { $0.rows },
      ])

    let title: String
    var href: String?
    let now: String
    let rows: [Row]
  }

  static let fields = Fields<Self>(
    "sampling",
    [
      .list("sentences") { $0.sentences }, .list("assumptions") { $0.assumptions },
      .list("heads") { $0.heads }, .text("reportsHead") { _ in "Reports received" },
      .list("programs") { page in page.plan.programs.prefix(rowLimit).map(page.table) },
      .optional("rest") { $0.rest },
    ])

  /// Rows of all tables together: with more of them each program is one row.
  static let rowLimit = 100
  /// In points, the coarsest first.
  static let points = PrecisionSection.points

  private let site: PageContext
  private let plan: SamplingPlan

  /// - Returns: nil where no config lists a counter.
  init?(site: PageContext) {
    guard let plan = SamplingPlan(site.catalog, rowLimit: Self.rowLimit), !plan.programs.isEmpty
    else {
      return nil
    }
    self.site = site
    self.plan = plan
  }

  private var heads: [Head] {
    Self.points.map { points in
      let needed = site.level.reportsNeeded(forPoints: Double(points))
      return Head(points: Self.label(points), needed: NumberText.reports(needed))
    }
  }

  private var rest: String? {
    let rest = plan.programs.count - Self.rowLimit
    return rest > 0 ? "and \(NumberText.number(of: rest, "more program", "more programs"))" : nil
  }

  private var sentences: [String] {
    let sample =
      plan.sampleRate == 1
      ? "The sample rate is 1: each report may be sent."
      : "The sample rate is \(NumberText.rate(plan.sampleRate)): a report is sent if its X is at most that."
    return [
      "Each report draws a number X from 0 to 1, and may hold a chart if X is at most the chart's rate. "
        + sample,
      "The table says which rate would have brought as many reports as the \(site.level.label) interval of a "
        + "share takes: rate × reports needed / reports received, rounded up to three digits, and at most 1. "
        + "Below each rate stands what it means for one machine: the reports of a year in which it may send "
        + "the chart, as an expected number.",
    ]
  }

  private var assumptions: [String] {
    let noun = site.periodText.noun
    let year = SamplingRate.periodsAYear(site.periodText.unit)
    return [
      "Assumed: as many machines send in the next \(noun) as in the one shown; a machine makes one report "
        + "a \(noun), in each of \(year) \(noun)s; and the share is one half, which takes most reports: "
        + "shares near 0\(NumberText.space)% or 100\(NumberText.space)% are surer with as many. A rate that "
        + "just suffices brings, by chance, too few reports in about every second \(noun).",
      "Sampling less has a price: each group of a breakdown and each rare counter has fewer reports, too, so "
        + "that \(groups) is no longer drawn or spoken of; and a changed rate is a break, over which nothing "
        + "is compared, for up to \(Finding.baselines[0]) \(noun)s.",
    ]
  }

  private var groups: String {
    "a group of fewer than \(NumberText.reports(site.drawnGroupReports))"
  }

  private static func label(_ points: Int) -> String {
    "±\(NumberText.space)\(points)\(NumberText.space)\(points == 1 ? "point" : "points")"
  }

  private func table(_ part: SamplingPlan.ProgramPart) -> ProgramTable {
    let program = site.catalog.programs[part.program]
    let charts = NumberText.number(of: part.chartCount, "chart", "charts")
    return ProgramTable(
      title: program.title, href: program.charts.isEmpty ? nil : site.href(.program(program.name)),
      now: plan.isByProgram
        ? "\(charts), as one row: by the reports that name \(program.name.text)."
        : part.chartCount == 1
          ? charts : "\(charts); those of one rate and as many reports share a row.",
      rows: part.rows.map { row($0, of: program, charts) })
  }

  private func row(_ row: SamplingPlan.Row, of program: Program, _ all: String) -> Row {
    let count = NumberText.number(of: row.charts.count, "chart", "charts")
    let names = row.charts.map {
      Fact($0.text, site.href(.chart(program.name, $0)))
    }
    let rates = [row.rates.lowerBound, row.rates.upperBound].map(NumberText.rate)
    var reports: SamplingPlan.Reports?
    if case .known(let known) = row.basis { reports = known }
    return Row(
      charts: plan.isByProgram
        ? nil : FoldedNames(names, label: count, isFolded: names.count > 3),
      label: plan.isByProgram ? all : nil,
      rate: row.rates.lowerBound == row.rates.upperBound
        ? rates[0] : rates.joined(separator: " to "),
      received: reports.map {
        Received(n: NumberText.count($0.n), of: population($0, of: row, program))
      }, options: reports.map { known in Self.points.map { option($0, known) } } ?? [],
      words: words(row, program), span: "\(Self.points.count + 1)")
  }

  private func population(
    _ reports: SamplingPlan.Reports, of row: SamplingPlan.Row, _ program: Program
  ) -> String {
    let them = row.charts.count == 1 ? "it" : "them"
    let margin = NumberText.points(site.level.worstMargin(ofReports: reports.n))
    let label = "\(site.periodLabels[reports.period]): within ±\(margin) points"
    switch (reports.kind, reports.areWhole) {
    case (.eligible, true): return "could hold \(them), \(label)"
    case (.eligible, false):
      return
        "could hold other counters of the chart, at a higher rate, \(site.periodLabels[reports.period])"
    case (_, true):
      return plan.isByProgram
        ? "name the program, \(label)" : "name the program and could hold \(them), \(label)"
    case (_, false):
      return
        "name the program, \(site.periodLabels[reports.period]); how many could hold \(them) is not known"
    }
  }

  private func option(_ points: Int, _ reports: SamplingPlan.Reports) -> Option {
    let needed = site.level.reportsNeeded(forPoints: Double(points))
    let label = "\(Self.label(points)): "
    guard let rate = SamplingRate(for: needed, from: reports).rate else {
      return Option(label: label, rate: "not enough even at rate 1", year: nil)
    }
    let year = SamplingRate.reportsAYear(at: rate, site.periodText.unit)
    let sample = rate > plan.sampleRate ? ", with a sample rate as high" : ""
    return Option(
      label: label, rate: NumberText.rate(rate) + sample,
      year: "\(NumberText.expected(year)) reports a year")
  }

  /// Instead of numbers.
  private func words(_ row: SamplingPlan.Row, _ program: Program) -> String? {
    let noun = site.periodText.noun
    switch row.basis {
    case .known: return nil
    case .noReports(let period):
      return "no report of the \(site.periodLabels[period]) could hold "
        + "\(row.charts.count == 1 ? "it" : "them"): nothing to compute a rate from"
    case .notKnown:
      return "not known: no table says how many reports name \(program.name.text)"
    case .notYet:
      return "not known: there is no \(noun) yet in which every config in use had the rate"
    }
  }
}
