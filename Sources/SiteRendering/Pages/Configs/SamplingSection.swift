internal import TelemetryModel

/// The sampling planner: for each chart of the newest config the reports received, and the rates that would
/// suffice for a precision.
struct SamplingSection {
  static let head = RecordShape("head", [("points", .text), ("needed", .text)])
  static let option = RecordShape(
    "option", [("label", .text), ("rate", .text), ("year", .optionalText)])
  static let received = RecordShape("received", [("n", .text), ("of", .text)])
  static let row = RecordShape(
    "row",
    [
      ("charts", .optional(FoldedNames.shape)), ("label", .optionalText), ("rate", .text),
      ("received", .optional(received)), ("options", .list(option)),
      ("words", .optionalText), ("span", .text),
    ])
  static let program = RecordShape(
    "program", [("title", .text), ("href", .optionalText), ("now", .text), ("rows", .list(row))])
  static let shape = RecordShape(
    "sampling",
    [
      ("sentences", .texts), ("assumptions", .texts), ("heads", .list(head)),
      ("reportsHead", .text), ("programs", .list(program)), ("rest", .optionalText),
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

  func record() -> Record {
    let heads = Self.points.map { points -> Record in
      let needed = site.level.reportsNeeded(forPoints: Double(points))
      return Record(
        Self.head, [.text(Self.label(points)), .text(NumberText.reports(needed))])
    }
    let shown = plan.programs.prefix(Self.rowLimit)
    let rest = plan.programs.count - shown.count
    return Record(
      Self.shape,
      [
        .texts(sentences), .texts(assumptions), .list(heads),
        .text("Reports received"), .list(shown.map(section)),
        rest > 0
          ? .text("and \(NumberText.number(of: rest, "more program", "more programs"))") : .none,
      ])
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

  private func section(_ part: SamplingPlan.ProgramPart) -> Record {
    let program = site.catalog.programs[part.program]
    let charts = NumberText.number(of: part.chartCount, "chart", "charts")
    return Record(
      Self.program,
      [
        .text(program.title),
        program.charts.isEmpty ? .none : .text(site.href(.program(program.name))),
        .text(
          plan.isByProgram
            ? "\(charts), as one row: by the reports that name \(program.name.text)."
            : part.chartCount == 1
              ? charts : "\(charts); those of one rate and as many reports share a row."),
        .list(part.rows.map { row($0, of: program, charts) }),
      ])
  }

  private func row(_ row: SamplingPlan.Row, of program: Program, _ all: String) -> Record {
    let count = NumberText.number(of: row.charts.count, "chart", "charts")
    let names = row.charts.map {
      (name: $0.text, href: Optional(site.href(.chart(program.name, $0))))
    }
    let rates = [row.rates.lowerBound, row.rates.upperBound].map(NumberText.rate)
    var reports: SamplingPlan.Reports?
    if case .known(let known) = row.basis { reports = known }
    return Record(
      Self.row,
      [
        plan.isByProgram
          ? .none : .record(FoldedNames.record(names, label: count, isFolded: names.count > 3)),
        plan.isByProgram ? .text(all) : .none,
        .text(
          row.rates.lowerBound == row.rates.upperBound ? rates[0] : rates.joined(separator: " to ")),
        reports.map {
          .record(
            Record(
              Self.received,
              [.text(NumberText.count($0.n)), .text(population($0, of: row, program))]))
        } ?? .none,
        .list(reports.map { known in Self.points.map { option($0, known) } } ?? []),
        words(row, program).map { .text($0) } ?? .none, .text("\(Self.points.count + 1)"),
      ])
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

  private func option(_ points: Int, _ reports: SamplingPlan.Reports) -> Record {
    let needed = site.level.reportsNeeded(forPoints: Double(points))
    let label = "\(Self.label(points)): "
    guard let rate = SamplingRate(for: needed, from: reports).rate else {
      return Record(Self.option, [.text(label), .text("not enough even at rate 1"), .none])
    }
    let year = SamplingRate.reportsAYear(at: rate, site.periodText.unit)
    let sample = rate > plan.sampleRate ? ", with a sample rate as high" : ""
    return Record(
      Self.option,
      [
        .text(label), .text(NumberText.rate(rate) + sample),
        .text("\(NumberText.expected(year)) reports a year"),
      ])
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
