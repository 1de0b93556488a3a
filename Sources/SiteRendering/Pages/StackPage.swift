internal import TelemetryModel

/// One call stack: its frames, both its ids, how often it was reported, and where it was asked for.
struct StackPage: TemplateRecord {
  struct Place: TemplateRecord {
    static let fields = Fields<Self>(
      "place",
      [
        .text("line") { $0.line }, .text("offset") { $0.offset },
      ])

    let line: String
    let offset: String
  }

  struct Frame: TemplateRecord {
    static let fields = Fields<Self>(
      "frame",
      [
        .text("text") { $0.text }, .optional("place") { $0.place },
      ])

    let text: String
    var place: Place?
  }

  struct Other: TemplateRecord {
    static let fields = Fields<Self>(
      "other",
      [
        .text("id") { $0.id }, .text("top") { $0.top }, .text("href") { $0.href },
      ])

    let id: String
    let top: String
    let href: String
  }

  static let fields = Fields<Self>(
    "stack",
    [
      .record("frame") { $0.frame }, .optional("state") { $0.state },
      .optional("errata") { ErrataNotes($0.site, of: $0.program, stack: $0.counter.name) },
      .text("id") { $0.stack.id }, .text("issueID") { $0.stack.issueID },
      .text("name") { $0.counter.name.text },
      .list("frames") { $0.stack.frames.map(Frame.init(line:)) },
      .text("text") { $0.stack.text }, .optional("newest") { $0.newest },
      .optional("trend") { $0.section.picture(idPrefix: "trend") },
      .text("source") { $0.site.source },
    ] + PeriodTable.fields(\.table) + [
      .optional("table") { $0.site.stacksTable },
      .record("life") {
        LifeSection(history: $0.history, noun: "stack counter", issues: $0.counter.text.issues)
      },
      .optional("precision") { $0.precision }, .list("about") { $0.about },
      .record("counter") { page in
        Link(
          page.counter.text.title,
          "\(page.site.href(.stacks))#\(page.counter.anchor(page.program))")
      },
      .list("others") { $0.others }, .optional("othersRest") { $0.othersRest },
      .record("reader") { $0.site.readers },
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

  private var state: String? {
    history.retired.map {
      "Retired: stacks of this counter are no longer collected since \(site.releaseLabel($0))."
    }
  }

  private var table: PeriodTable {
    PeriodTable(
      site: site, measure: measure, isCounts: isCounts, window: window,
      value: { (counter.cell(of: ranking[rank], at: $0), counter.bases[$0]) },
      words: figures.words, notKnown: "not known")
  }

  private var precision: PrecisionSection? {
    PrecisionSection(site, program, counter.bases, measure) {
      $0 <= known.end ?? $0
        && counter.cell(of: ranking[rank], at: $0).share(of: counter.bases[$0]) != nil
    }
  }

  private var othersRest: String? {
    ranking.count - 1 > others.count
      ? "Those next to it by rank, of \(NumberText.number(of: ranking.count, "stack", "stacks"))."
      : nil
  }

  private var about: [DefinitionList.Entry] {
    var about = DefinitionList(site, program, measure, history)
    about.addComputation("this stack", counter.bases)
    about.addSpans()
    about.addTerms()
    about.addRecord(counter.texts)
    return about.entries
  }

  private var frame: PageFrame {
    let text = counter.text
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
      site: site, address: .stack(stack.id),
      heading: "\(text.title): \(stack.issueID)",
      name: stack.topFrame, lead: text.description.map(\.firstUpper),
      facts: facts + IssueLinks.facts(text.issues),
      crumbs: [("Stacks", .stacks)],
      description: "The call stack \(stack.issueID) of \(counter.name.text) in \(program.title).",
      source: site.source, hasFigures: true)
  }

  private var newest: NewestValue? {
    known.period.map { period in
      let (value, words) = figures.sentence(period)
      return NewestValue(
        heading: known.heading, value: value, words: words + known.later(site))
    }
  }

  private var section: TrendSection {
    let chart = counter.chart(of: ranking[rank])
    return TrendSection(
      site: site, program: program, chart: chart, measure: measure,
      counters: [0], title: "\(counter.text.title): \(stack.issueID)", hasBands: true,
      marks: history.axis, events: site.events[counter.program].since(chart.counters),
      end: known.end)
  }

  private var isCounts: Bool {
    measure == .total && stack.rows.contains { $0.cell.reports.isKnown }
  }

  private var others: [Other] {
    let others = ranking.indices.filter { $0 != rank }
    let start = max(0, min(rank - Self.otherLimit / 2, others.count - Self.otherLimit))
    return others[start...].prefix(Self.otherLimit).map { place in
      let other = counter.stacks[ranking[place]]
      return Other(id: other.issueID, top: other.topFrame, href: site.href(.stack(other.id)))
    }
  }
}

extension StackPage.Frame {
  /// What is no frame stands as it is.
  init(line: String) {
    guard let frame = StackFrame(line) else {
      self.init(text: line)
      return
    }
    self.init(
      text: frame.function, place: StackPage.Place(line: frame.line, offset: frame.offset))
  }
}

extension StackPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard let template = templates.compile(.stack, for: Self.self) else { return nil }
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
    return PageFamily(addresses, template) { [places] site, file in
      let (counter, rank) = places[file]
      return Self(site: site, counters[counter], ranking: rankings[counter], rank: rank)
    }
  }
}

extension PageAddress {
  /// - Parameter id: 16 hexadecimal digits.
  package static func stack(_ id: String) -> PageAddress { PageAddress(.stack, id) }
}
