internal import TelemetryModel

/// All stack counters by program, each with its stacks, those of the newest period with any first.
struct StacksPage {
  static let row = RecordShape(
    "row",
    [
      ("id", .text), ("href", .text), ("issueID", .text), ("top", .text), ("summary", .text),
      ("text", .text), ("more", .optionalText), ("figures", .optional(StackFigures.figures)),
      ("words", .optionalText), ("all", .text), ("last", .text),
    ])
  static let counter = RecordShape(
    "counter",
    [
      ("anchor", .text), ("title", .text), ("name", .text), ("lead", .optionalText),
      ("state", .optionalText), ("hasRows", .flag), ("subtitle", .text), ("caption", .text),
      ("valueHead", .text), ("isShare", .flag), ("isCounts", .flag), ("intervalHead", .text),
      ("span", .text), ("allHead", .text), ("rows", .list(row)), ("rest", .optionalText),
      ("on", .optional(PageFrame.link)), ("notes", .texts),
    ])
  static let program = RecordShape(
    "program",
    [
      ("anchor", .text), ("title", .text), ("name", .optionalText), ("href", .optionalText),
      ("counters", .list(counter)),
    ])
  static let shape = RecordShape(
    "stacks",
    [
      ("frame", .record(PageFrame.shape)), ("noun", .text),
      ("table", .optional(PageFrame.link)), ("programs", .list(program)),
      ("reader", .record(ReaderLinks.shape)),
    ])

  /// Rows of one counter; fewer where there are many counters, so that the page stays small.
  static func rowLimit(counters: Int) -> Int { max(5, min(30, 150 / max(1, counters))) }
  /// Lines of a stack that are shown before its own page.
  static let lineLimit = 32

  let site: PageContext

  func record() -> Record {
    let catalog = site.catalog
    let counters = catalog.stackCounters
    let limit = Self.rowLimit(counters: counters.count { !$0.stacks.isEmpty })
    let stacks = counters.reduce(0) { $0 + $1.stacks.count }
    let frame = PageFrame(
      site: site, pageType: "stacks", address: .stacks, heading: "Stacks",
      lead: "The call stacks that programs counted, by stack counter.",
      facts: [
        (NumberText.number(of: counters.count, "stack counter", "stack counters"), nil),
        (NumberText.number(of: stacks, "stack", "stacks"), nil),
      ],
      description: "Every stack counter with its call stacks, ranked, each with a stable id.",
      source: site.source, hasFigures: true)
    var programs: [Record] = []
    for (index, program) in catalog.programs.enumerated() {
      let own = counters.filter { $0.program == index }
      guard !own.isEmpty else { continue }
      let isNamed = BytewiseOrder.equal(program.title, program.name.text)
      programs.append(
        Record(
          Self.program,
          [
            .text(WeekPage.anchor(program)), .text(program.title),
            isNamed ? .none : .text(program.name.text),
            // A program without a chart has no page.
            program.charts.isEmpty ? .none : .text(site.href(.program(program.name))),
            .list(own.map { record($0, program, limit: limit) }),
          ]))
    }
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), .text(site.periodText.noun),
        site.stacksTable.map { .record(Record($0)) } ?? .none, .list(programs), .record(site.readers.record),
      ])
  }

  private func record(_ counter: StackCounter, _ program: Program, limit: Int) -> Record {
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
    return Record(
      Self.counter,
      [
        .text(counter.anchor(program)), .text(text.title), .text(counter.name.text),
        text.description.map { .text($0.firstUpper) } ?? .none,
        state(counter).map { .text($0) } ?? .none, .flag(!shown.isEmpty),
        .text(shown.isEmpty ? "" : subtitle(counter, program, measure, period)),
        .text("\(text.title), \(label)"), .text(measure.columnHead), .flag(measure == .share),
        .flag(isCounts), .text("\(site.level.percentText)\(NumberText.space)% interval"),
        .text(measure == .share ? "3" : isCounts ? "2" : "1"),
        .text(isTotal ? "Total, \(all)" : "Reports, \(all)"),
        .list(
          shown.map { stack in
            let figures = StackFigures(
              site: site, program: program, counter: counter, stack: stack, measure: measure)
            return row(figures, period, isTotal: isTotal)
          }),
        rest > 0
          ? .text("\(NumberText.number(of: rest, "stack", "stacks")) more, by rank:") : .none,
        rest > 0
          ? .record(
            PageFrame.link(
              "from stack \(counter.stacks[ranking[limit]].issueID) on",
              site.href(.stack(counter.stacks[ranking[limit]].id)))) : .none,
        .texts(notes(counter, measure, period, shown)),
      ])
  }

  private func row(_ figures: StackFigures, _ period: Int, isTotal: Bool) -> Record {
    let stack = figures.counter.stacks[figures.stack]
    let lines = stack.lines
    let cut = lines.count - Self.lineLimit
    let all = isTotal ? stack.allTotal : stack.allReports
    let (numbers, words) = figures.record(period)
    return Record(
      Self.row,
      [
        .text(stack.id), .text(site.href(.stack(stack.id))), .text(stack.issueID),
        .text(stack.topFrame),
        .text("Whole stack, \(NumberText.number(of: lines.count - 1, "frame", "frames"))"),
        .text(lines.prefix(Self.lineLimit).joined(separator: "\n")),
        cut > 0
          ? .text("\(NumberText.number(of: cut, "more line", "more lines")) on its page") : .none,
        numbers, words, .text(all.value.map(NumberText.count) ?? "not known"),
        .text(stack.seen.map { site.periodShorts[$0.upperBound] } ?? "never"),
      ])
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
    templates.compile("stacks", for: shape).map {
      PageFamily(site.catalog.stackCounters.isEmpty ? [] : [.stacks], $0) { _ in
        Self(site: site).record()
      }
    }
  }
}
