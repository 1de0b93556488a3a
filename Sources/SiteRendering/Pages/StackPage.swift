internal import TelemetryModel

/// One call stack: its frames, both its ids, how often it was reported, and where it was asked for.
struct StackPage {
  static let place = RecordShape("place", [("line", .text), ("offset", .text)])
  static let frame = RecordShape("frame", [("text", .text), ("place", .optional(place))])
  static let newest = RecordShape("newest", [("value", .optionalText), ("words", .text)])
  static let row = RecordShape(
    "row",
    [
      ("period", .text), ("figures", .optional(StackFigures.figures)), ("words", .optionalText),
    ])
  static let other = RecordShape("other", [("id", .text), ("top", .text), ("href", .text)])
  static let shape = RecordShape(
    "stack",
    [
      ("frame", .record(PageFrame.shape)), ("state", .optionalText), ("id", .text),
      ("issueID", .text), ("name", .text), ("frames", .list(frame)), ("text", .text),
      ("newest", .optional(newest)), ("trend", .optional(TrendSection.shape)), ("source", .text),
      ("tableTitle", .text), ("periodHead", .text), ("valueHead", .text), ("isShare", .flag),
      ("isCounts", .flag), ("intervalHead", .text), ("span", .text), ("rows", .list(row)),
      ("collected", .texts), ("hasChanges", .flag),
      ("changes", .list(CollectionHistory.change)), ("hasIssues", .flag),
      ("issues", .list(PageFrame.fact)), ("counter", .record(PageFrame.link)),
      ("hasOthers", .flag), ("others", .list(other)), ("othersRest", .optionalText),
    ])

  /// The newest periods that its table lists.
  static let rowLimit = 26
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
  }

  func record() -> Record {
    let periods = site.catalog.periods.indices
    let shown = periods.reversed().prefix(Self.rowLimit)
    let noun = site.periodText.noun
    let text = counter.text
    let source =
      periods.last.map { "Data: \(site.periodLabels[0]) to \(site.periodLabels[$0])" }
      ?? "No data yet"
    let others = self.others
    let state = history.retired.map {
      "Retired: stacks of this counter are no longer collected since \(site.releaseLabel($0))."
    }
    return Record(
      Self.shape,
      [
        .record(frame(text, source).record(site)), state.map { .text($0) } ?? .none,
        .text(stack.id), .text(stack.issueID), .text(counter.name.text),
        .list(stack.frames.map(Self.frame)), .text(stack.text), newest,
        section(text).record(idPrefix: "trend").map { .record($0) } ?? .none, .text(source),
        .text("Last \(NumberText.number(of: shown.count, noun, noun + "s"))"),
        .text(site.periodText.columnHead), .text(measure.columnHead), .flag(measure == .share),
        .flag(isCounts), .text("\(site.level.percentText)\(NumberText.space)% interval"),
        .text(measure == .share ? "4" : isCounts ? "2" : "1"), .list(shown.map(row)),
        .texts(history.sentences + depth), .flag(!history.changes.isEmpty),
        .list(history.records()), .flag(!text.issues.isEmpty), .list(text.issues.map(Self.issue)),
        .record(
          PageFrame.link(text.title, "\(site.href(.stacks))#\(counter.anchor(program))")),
        .flag(!others.isEmpty), .list(others),
        ranking.count - 1 > others.count
          ? .text(
            "Those next to it by rank, of \(NumberText.number(of: ranking.count, "stack", "stacks"))."
          )
          : .none,
      ])
  }

  private func frame(_ text: ChartText, _ source: String) -> PageFrame {
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
    return PageFrame(
      pageType: "stack", address: .stack(stack.id), heading: "\(text.title): \(stack.issueID)",
      name: stack.topFrame, lead: text.description.map(\.firstUpper), facts: facts,
      crumbs: [("Stacks", .stacks)],
      description: "The call stack \(stack.issueID) of \(counter.name.text) in \(program.title).",
      source: source)
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
    guard let period = site.catalog.newestPeriod else { return .none }
    let (value, words) = figures.sentence(period)
    return .record(Record(Self.newest, [value.map { .text($0) } ?? .none, .text(words)]))
  }

  private func section(_ text: ChartText) -> TrendSection {
    TrendSection(
      site: site, program: program, chart: counter.chart(of: ranking[rank]), measure: measure,
      counters: [0], title: "\(text.title): \(stack.issueID)", hasBands: true,
      marks: history.marks)
  }

  private var isCounts: Bool {
    measure == .total && stack.rows.contains { $0.cell.reports.isKnown }
  }

  private func row(_ period: Int) -> Record {
    let (numbers, words) = figures.record(period)
    return Record(Self.row, [.text(site.periodShorts[period]), numbers, words])
  }

  /// What the depth means: stacks that differ only below it are one.
  private var depth: [String] {
    guard let depth = counter.listings.last?.depth else { return [] }
    return [
      "\(history.retired == nil ? "Depth" : "Last depth") \(depth): of a deeper stack the innermost "
        + "\(NumberText.number(of: depth, "frame", "frames")) are kept."
    ]
  }

  /// A link only to the web: what else an author may have written stays text.
  private static func issue(_ text: String) -> Record {
    Record(PageFrame.fact, [.text(text), WebAddress.isWebURL(text) ? .text(text) : .none])
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
