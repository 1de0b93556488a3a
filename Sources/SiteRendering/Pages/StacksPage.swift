internal import TelemetryModel

/// All stack counters by program, each with its stacks, those of the newest period with any first.
struct StacksPage: TemplateRecord {
  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("id") { $0.id }, .text("href") { $0.href }, .text("issueID") { $0.issueID },
        .text("top") { $0.top }, .text("summary") { $0.summary }, .text("text") { $0.text },
        .optional("more") { $0.more }, .optional("figures") { $0.figures },
        .optional("words") { $0.words }, .text("all") { $0.all }, .text("last") { $0.last },
      ])

    let id: String
    let href: String
    let issueID: String
    let top: String
    let summary: String
    let text: String
    var more: String?
    var figures: PeriodTable.Figures?
    var words: String?
    let all: String
    let last: String
  }

  struct CounterPart: TemplateRecord {
    static let fields = Fields<Self>(
      "counter",
      [
        .text("anchor") { $0.anchor }, .text("title") { $0.title }, .text("name") { $0.name },
        .optional("lead") { $0.lead }, .optional("state") { $0.state },
        .text("subtitle") { $0.subtitle }, .text("caption") { $0.caption },
        .text("valueHead") { $0.valueHead }, .flag("isShare") { $0.isShare },
        .flag("isCounts") { $0.isCounts }, .text("intervalHead") { $0.intervalHead },
        .text("span") { $0.span }, .text("allHead") { $0.allHead }, .list("rows") { $0.rows },
        .optional("rest") { $0.rest }, .optional("on") { $0.on }, .list("notes") { $0.notes },
      ])

    let anchor: String
    let title: String
    let name: String
    var lead: String?
    var state: String?
    let subtitle: String
    let caption: String
    let valueHead: String
    let isShare: Bool
    let isCounts: Bool
    let intervalHead: String
    let span: String
    let allHead: String
    let rows: [Row]
    var rest: String?
    var on: Link?
    let notes: [String]
  }

  struct ProgramPart: TemplateRecord {
    static let fields = Fields<Self>(
      "program",
      [
        .text("anchor") { $0.anchor }, .text("title") { $0.title }, .optional("name") { $0.name },
        .optional("href") { $0.href }, .list("counters") { $0.counters },
      ])

    let anchor: String
    let title: String
    var name: String?
    var href: String?
    let counters: [CounterPart]
  }

  static let fields = Fields<Self>(
    "stacks",
    [
      .record("frame") { $0.frame }, .text("noun") { $0.site.periodText.noun },
      .optional("table") { $0.site.stacksTable }, .list("programs") { $0.programs },
      .record("reader") { $0.site.readers },
    ])

  /// Rows of one counter; fewer where there are many counters, so that the page stays small.
  static func rowLimit(counters: Int) -> Int { max(5, min(30, 150 / max(1, counters))) }
  /// Lines of a stack that are shown before its own page.
  static let lineLimit = 32

  let site: PageContext

  private var frame: PageFrame {
    let counters = site.catalog.stackCounters
    let stacks = counters.reduce(0) { $0 + $1.stacks.count }
    return PageFrame(
      site: site, address: .stacks, heading: "Stacks",
      lead: "The call stacks that programs counted, by stack counter.",
      facts: [
        (NumberText.number(of: counters.count, "stack counter", "stack counters"), nil),
        (NumberText.number(of: stacks, "stack", "stacks"), nil),
      ],
      description: "Every stack counter with its call stacks, ranked, each with a stable id.",
      source: site.source, hasFigures: true)
  }

  private var programs: [ProgramPart] {
    let counters = site.catalog.stackCounters
    let limit = Self.rowLimit(counters: counters.count { !$0.stacks.isEmpty })
    return site.catalog.programs.enumerated().compactMap { index, program in
      let own = counters.filter { $0.program == index }
      guard !own.isEmpty else { return nil }
      let isNamed = BytewiseOrder.equal(program.title, program.name.text)
      return ProgramPart(
        anchor: WeekPage.anchor(program), title: program.title,
        name: isNamed ? nil : program.name.text,
        // A program without a chart has no page.
        href: program.charts.isEmpty ? nil : site.href(.program(program.name)),
        counters: own.map { part($0, program, limit: limit) })
    }
  }

  private func part(_ counter: StackCounter, _ program: Program, limit: Int) -> CounterPart {
    let period = counter.newestPeriod ?? site.catalog.newestPeriod ?? 0
    let ranking =
      counter.stacks.isEmpty ? [] : counter.ranking(at: period, by: program.measure)
    let shown = ranking.prefix(limit)
    let measure = counter.measure(program, stacks: shown, periods: shown.isEmpty ? [] : [period])
    let isTotal =
      measure == .total || !counter.stacks.contains { $0.allReports.isKnown }
    let isCounts =
      measure == .total && shown.contains { counter.cell(of: $0, at: period).reports.isKnown }
    let all = "all \(site.periodText.noun)s"
    let text = counter.text
    let rest = ranking.count - shown.count
    let label = shown.isEmpty ? "" : site.periodLabels[period]
    return CounterPart(
      anchor: counter.anchor(program), title: text.title, name: counter.name.text,
      lead: text.description.map { $0.firstUpper }, state: state(counter),
      subtitle: shown.isEmpty ? "" : subtitle(counter, program, measure, period),
      caption: "\(text.title), \(label)", valueHead: measure.columnHead, isShare: measure == .share,
      isCounts: isCounts, intervalHead: "\(site.level.percentText)\(NumberText.space)% interval",
      span: measure == .share ? "3" : isCounts ? "2" : "1",
      allHead: isTotal ? "Total, \(all)" : "Reports, \(all)",
      rows: shown.map { stack in
        let figures = StackFigures(
          site: site, program: program, counter: counter, stack: stack, measure: measure)
        return row(figures, period, isTotal: isTotal)
      },
      rest: rest > 0
        ? "\(NumberText.number(of: rest, "stack", "stacks")) more, by rank:" : nil,
      on: rest > 0
        ? Link(
          "from stack \(counter.stacks[ranking[limit]].issueID) on",
          site.href(.stack(counter.stacks[ranking[limit]].id))) : nil,
      notes: notes(counter, measure, period, shown))
  }

  private func row(_ figures: StackFigures, _ period: Int, isTotal: Bool) -> Row {
    let stack = figures.counter.stacks[figures.stack]
    let lines = stack.lines
    let cut = lines.count - Self.lineLimit
    let all = isTotal ? stack.allTotal : stack.allReports
    let (numbers, words) = figures.row(period)
    return Row(
      id: stack.id, href: site.href(.stack(stack.id)), issueID: stack.issueID, top: stack.topFrame,
      summary: "Whole stack, \(NumberText.number(of: lines.count - 1, "frame", "frames"))",
      text: lines.prefix(Self.lineLimit).joined(separator: "\n"),
      more: cut > 0
        ? "\(NumberText.number(of: cut, "more line", "more lines")) on its page" : nil,
      figures: numbers, words: words,
      all: all.value.map(NumberText.count) ?? "not known",
      last: stack.seen.map { site.periodShorts[$0.upperBound] } ?? "never")
  }

  private func subtitle(
    _ counter: StackCounter, _ program: Program, _ measure: ChartMeasure, _ period: Int
  ) -> String {
    let base = counter.bases[period]
    let label = site.periodLabels[period]
    if base.n.value == 0 { return "\(MeasureWords.noReports(base, program: program)), \(label)" }
    switch measure {
    case .share:
      return "\(MeasureWords.share(of: base, program: program, level: site.level)), \(label)"
    case .total: return "Sum of the counts, \(label)"
    case .reports: return "Reports that held the stack, \(label)"
    }
  }

  private func state(_ counter: StackCounter) -> String? {
    if let retired = CollectionHistory(site, listings: counter.listings).retired {
      return "Retired: no longer collected since \(site.releaseLabel(retired))."
    }
    return counter.newestPeriod == nil ? "No report has held a stack of it." : nil
  }

  private func notes(
    _ counter: StackCounter, _ measure: ChartMeasure, _ period: Int, _ shown: some Sequence<Int>
  ) -> [String] {
    var notes: [String] = []
    // A site with configs and without any table has no period to speak of.
    if counter.bases.isEmpty { return notes }
    if let newest = site.catalog.newestPeriod, counter.newestPeriod != nil, period < newest {
      notes.append(
        "No report since \(site.periodText.definite(site.catalog.periods[period])) held any of its stacks."
      )
    }
    // A site without a row has no period at all.
    if measure == .share, counter.bases.indices.contains(period),
      counter.bases[period].kind == .allReports
    {
      notes.append(
        "Shares are of all reports of the \(site.periodText.noun): how many of them could hold this "
          + "is not known.")
    }
    if shown.contains(where: { counter.cell(of: $0, at: period).status == .partial }) {
      notes.append(
        "Partial: some reports of this \(site.periodText.noun) used a config that did not list the "
          + "counter, or at a lower rate, and how many is not known.")
    }
    return notes
  }
}

extension StacksPage {
  /// A site whose configs and tables know of no stack counter has no such page.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile(.stacks, for: Self.self).map {
      PageFamily(site.catalog.stackCounters.isEmpty ? [] : [.stacks], $0) { site, _ in
        Self(site: site)
      }
    }
  }
}

extension PageAddress {
  package static let stacks = PageAddress(.stacks)
}
