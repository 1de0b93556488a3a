internal import TelemetryModel

/// One call stack: its frames, both its ids, how often it was reported, and where it was asked for.
struct StackPage {
  static let place = RecordShape("place", [("line", .text), ("offset", .text)])
  static let frame = RecordShape("frame", [("text", .text), ("place", .optional(place))])
  static let newest = CounterPage.newest
  static let row = RecordShape(
    "row",
    [
      ("period", .text), ("figures", .optional(StackFigures.figures)), ("words", .optionalText),
    ])
  static let other = RecordShape("other", [("id", .text), ("top", .text), ("href", .text)])
  static let shape = RecordShape(
    "stack",
    [
      ("frame", .record(PageFrame.shape)), ("state", .optionalText),
      ("errata", .optional(ErrataNotes.shape)), ("id", .text),
      ("issueID", .text), ("name", .text), ("frames", .list(frame)), ("text", .text),
      ("newest", .optional(newest)), ("trend", .optional(TrendDrawing.shape)),
      ("source", .text),
      ("tableTitle", .text), ("periodHead", .text), ("valueHead", .text), ("isShare", .flag),
      ("isCounts", .flag), ("intervalHead", .text), ("span", .text), ("rows", .list(row)),
      ("table", .optional(PageFrame.link)), ("life", .record(LifeSection.shape)),
      ("precision", .optional(PrecisionSection.shape)), ("about", .list(DefinitionList.entry)),
      ("counter", .record(PageFrame.link)),
      ("hasOthers", .flag), ("others", .list(other)), ("othersRest", .optionalText),
      ("reader", .record(ReaderLinks.shape)),
    ])

  /// Other stacks of the counter that it links: its neighbours by rank, so that each is linked somewhere.
  static let otherLimit = 20

  let site: PageContext
  let program: Program
  let counter: StackCounter
  let stack: Stack
  /// The counter's stacks by rank, and where this one stands among them.
  let ranking: [Int]
  let rank: Int
  let measure: ChartMeasure
  let history: CollectionHistory
  private let figures: StackFigures
  private let known: LastKnown
  private let window: PeriodWindow

  init(site: PageContext, _ counter: StackCounter, ranking: [Int], rank: Int) {
    let program = site.catalog.programs[counter.program]
    let index = ranking[rank]
    let measure = counter.measure(program, stacks: [index], periods: site.catalog.periods.indices)
    self.site = site
    self.program = program
    self.counter = counter
    self.ranking = ranking
    self.rank = rank
    self.measure = measure
    stack = counter.stacks[index]
    history = CollectionHistory(site, listings: counter.listings)
    figures = StackFigures(
      site: site, program: program, counter: counter, stack: index, measure: measure)
    let cells = site.catalog.periods.indices.map { counter.cell(of: index, at: $0) }
    let statuses = cells.map(\.status)
    known = LastKnown(
      site, cells: cells, bases: counter.bases, measure: measure,
      isRetired: history.retired != nil)
    window = PeriodWindow(site, statuses: statuses, isRetired: history.retired != nil)
  }

  func record() -> Record {
    let text = counter.text
    let others = self.others
    let state = history.retired.map {
      "Retired: stacks of this counter are no longer collected since \(site.releaseLabel($0))."
    }
    return Record(
      Self.shape,
      [
        .record(frame(text).record(site)), state.map { .text($0) } ?? .none,
        ErrataNotes(site, of: program, stack: counter.name).field,
        .text(stack.id), .text(stack.issueID), .text(counter.name.text),
        .list(stack.frames.map(Self.frame)), .text(stack.text), newest,
        section(text).record(idPrefix: "trend").map { .record($0) } ?? .none, .text(site.source),
        .text(window.title), .text(site.periodText.columnHead), .text(measure.columnHead),
        .flag(measure == .share), .flag(isCounts),
        .text("\(site.level.percentText)\(NumberText.space)% interval"),
        .text(measure == .share ? "4" : isCounts ? "2" : "1"),
        .list(window.rows(figures.words).map { row($0) }), site.stacksTable.map { .record(Record($0)) } ?? .none,
        .record(
          LifeSection(history: history, noun: "stack counter", issues: text.issues).record()),
        PrecisionSection.field(site, program, counter.bases, measure) {
          $0 <= known.end ?? $0
            && counter.cell(of: ranking[rank], at: $0).share(of: counter.bases[$0]) != nil
        },
        .list(about),
        .record(
          PageFrame.link(text.title, "\(site.href(.stacks))#\(counter.anchor(program))")),
        .flag(!others.isEmpty), .list(others),
        ranking.count - 1 > others.count
          ? .text(
            "Those next to it by rank, of \(NumberText.number(of: ranking.count, "stack", "stacks"))."
          )
          : .none,
        .record(site.readers.record),
      ])
  }

  private var about: [Record] {
    var about = DefinitionList(site, program, measure, history)
    about.addComputation("this stack", counter.bases)
    about.addSpans()
    about.addTerms()
    about.addRecord(counter.texts)
    return about.entries
  }

  private func frame(_ text: ChartText) -> PageFrame {
    var facts: [(String, String?)] = [(program.title, site.href(.program(program.name)))]
    if let seen = stack.seen {
      facts.append(("First seen: \(site.periodLabels[seen.lowerBound])", nil))
      facts.append(("Last seen: \(site.periodLabels[seen.upperBound])", nil))
    }
    let all = "in all \(site.periodText.noun)s"
    if let reports = stack.allReports.value {
      facts.append(("\(NumberText.reports(reports)) \(all)", nil))
    } else if let total = stack.allTotal.value {
      facts.append(("total \(NumberText.count(total)) \(all)", nil))
    }
    if ranking.count > 1 {
      facts.append(
        ("Rank \(rank + 1) of \(NumberText.number(of: ranking.count, "stack", "stacks"))", nil))
    }
    return PageFrame(
      site: site, pageType: "stack", address: .stack(stack.id),
      heading: "\(text.title): \(stack.issueID)",
      name: stack.topFrame, lead: text.description.map(\.firstUpper),
      facts: facts + IssueLinks.facts(text.issues),
      crumbs: [("Stacks", .stacks)],
      description: "The call stack \(stack.issueID) of \(counter.name.text) in \(program.title).",
      source: site.source, hasFigures: true)
  }

  private static func frame(_ line: String) -> Record {
    guard let frame = StackFrame(line) else { return Record(Self.frame, [.text(line), .none]) }
    return Record(
      Self.frame,
      [
        .text(frame.function),
        .record(Record(place, [.text(frame.line), .text(frame.offset)])),
      ])
  }

  private var newest: FieldValue {
    guard let period = known.period else { return .none }
    let (value, words) = figures.sentence(period)
    return .record(
      Record(
        Self.newest,
        [.text(known.heading), value.map { .text($0) } ?? .none, .text(words + known.later(site))]))
  }

  private func section(_ text: ChartText) -> TrendSection {
    let chart = counter.chart(of: ranking[rank])
    return TrendSection(
      site: site, program: program, chart: chart, measure: measure,
      counters: [0], title: "\(text.title): \(stack.issueID)", hasBands: true,
      marks: history.axis, events: site.events[counter.program].since(chart.counters),
      end: known.end)
  }

  private var isCounts: Bool {
    measure == .total && stack.rows.contains { $0.cell.reports.isKnown }
  }

  private func row(_ row: PeriodWindow.Row) -> Record {
    let (numbers, _) = figures.record(row.periods.lowerBound)
    return Record(
      Self.row,
      [
        .text(site.shortLabel(row.periods)), numbers,
        site.words(of: row).map { .text($0.firstUpper) } ?? .none,
      ])
  }

  private var others: [Record] {
    let others = ranking.indices.filter { $0 != rank }
    let start = max(0, min(rank - Self.otherLimit / 2, others.count - Self.otherLimit))
    return others[start...].prefix(Self.otherLimit).map { place in
      let other = counter.stacks[ranking[place]]
      return Record(
        Self.other,
        [.text(other.issueID), .text(other.topFrame), .text(site.href(.stack(other.id)))])
    }
  }
}

extension StackPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard let template = templates.compile("stack", for: shape) else { return nil }
    let counters = site.catalog.stackCounters
    let rankings = counters.map { counter in
      let measure = site.catalog.programs[counter.program].measure
      return counter.ranking(
        at: counter.newestPeriod ?? site.catalog.newestPeriod ?? 0, by: measure)
    }
    var addresses: [PageAddress] = []
    var places: [(counter: Int, rank: Int)] = []
    for (index, counter) in counters.enumerated() {
      for (rank, stack) in rankings[index].enumerated() {
        addresses.append(.stack(counter.stacks[stack].id))
        places.append((index, rank))
      }
    }
    return PageFamily(addresses, template) { [places] file in
      let (counter, rank) = places[file]
      return Self(site: site, counters[counter], ranking: rankings[counter], rank: rank).record()
    }
  }
}
