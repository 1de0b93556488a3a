internal import TelemetryModel

/// Counters that hardly any report holds, program by program: for those who decide what to remove.
struct RarelyUsedPage {
  static let row = RecordShape(
    "row",
    [
      ("name", .text), ("href", .text), ("chart", .text), ("words", .text), ("recent", .text),
      ("year", .text), ("last", .text), ("since", .optional(PageFrame.link)),
      ("hasIssues", .flag), ("issues", .list(PageFrame.fact)),
    ])
  static let program = RecordShape(
    "program",
    [
      ("title", .text), ("href", .text), ("anchor", .text), ("summary", .text), ("isLong", .flag),
      ("rows", .list(row)), ("rest", .optionalText),
    ])
  static let tally = RecordShape(
    "tally",
    [
      ("title", .text), ("href", .text), ("rare", .text), ("common", .text), ("open", .text),
      ("others", .text),
    ])
  static let shape = RecordShape(
    "rarely-used",
    [
      ("frame", .record(PageFrame.shape)), ("isJudged", .flag), ("rule", .text),
      ("caveats", .texts), ("none", .optionalText), ("recentHead", .text), ("yearHead", .text),
      ("valueHead", .text), ("hasConfig", .flag), ("programs", .list(program)),
      ("unlisted", .optionalText), ("tallyHead", .text), ("tallies", .list(tally)),
      ("talliesRest", .optionalText), ("reasons", .texts), ("countersHref", .text),
    ])

  /// Counters that are listed, of all programs together.
  static let rowLimit = 300
  /// Rows of the table of what could be judged.
  static let tallyLimit = 200
  /// How far back it is looked whether a report held a counter, in periods: as findings do.
  private static let recent = Finding.baselines[1]
  private static let year = Finding.baselines[0]

  let site: PageContext
  private let rare: RareCounters

  init(site: PageContext) {
    self.site = site
    rare = RareCounters(site.catalog)
  }

  func record() -> Record {
    let shown = RowShares.of(Self.rowLimit, among: rare.programs.map(\.entries.count))
    let lists = zip(rare.programs, shown).filter { $0.1 > 0 }
    let noun = site.periodText.noun
    let left = zip(rare.programs, shown).count { !$0.entries.isEmpty && $1 == 0 }
    let words = RareCounterWords(site: site, rare: rare)
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), .flag(!rare.programs.isEmpty), .text(words.rule),
        .texts(words.caveats), words.none.map { .text($0) } ?? .none,
        .text("Last \(Self.recent) \(noun)s"), .text("Last \(Self.year) \(noun)s"),
        .text(newestLabel.firstUpper), .flag(site.catalog.hasConfig),
        .list(lists.map { section($0, shown: $1) }),
        left > 0
          ? .text(
            "Of \(NumberText.number(of: left, "more program", "more programs")) the table below has the numbers."
          ) : .none,
        .text("What the \(newestLabel) says of the counters that are collected now"),
        .list(rare.programs.prefix(Self.tallyLimit).map(tally)),
        rare.programs.count > Self.tallyLimit
          ? .text("and \(rare.programs.count - Self.tallyLimit) more programs") : .none,
        .texts(words.reasons), .text(site.href(.counters)),
      ])
  }

  private var newestLabel: String {
    rare.period.map { site.periodLabels[$0] } ?? "newest \(site.periodText.noun)"
  }

  private var frame: PageFrame {
    let limit = RareCounterWords.limit
    var facts: [(String, String?)] = []
    if rare.period != nil {
      facts.append(
        (NumberText.number(of: rare.count(.rare), "counter", "counters") + " found", nil))
      facts.append((newestLabel.firstUpper, nil))
    }
    return PageFrame(
      site: site, pageType: "rarely-used", address: .rarelyUsed, heading: "Rarely used features",
      lead:
        "Counters that fewer than \(limit) of reports hold, even by the upper bound of the interval: for those who decide what can be removed.",
      facts: facts, crumbs: [("Counters", .counters)],
      description: "Counters that fewer than \(limit) of reports hold, with n and interval.",
      source: site.source, hasFigures: true)
  }

  private func section(_ part: RareCounters.ProgramPart, shown: Int) -> Record {
    let program = site.catalog.programs[part.program]
    let rest = part.entries.count - shown
    let all = RareCounters.Verdict.allCases.reduce(0) { $0 + part.count($1) }
    return Record(
      Self.program,
      [
        .text(program.title), .text(site.href(.program(program.name))),
        .text(WeekPage.anchor(program)),
        .text(
          "\(NumberText.count(Int64(part.entries.count))) of \(NumberText.number(of: all, "counter", "counters")) that \(all == 1 ? "is" : "are") collected now. Shares of \(population(of: part, program)), \(newestLabel), with \(site.level.label) interval; the smallest upper bound comes first."
        ),
        .flag(shown > CounterList.filterLimit),
        .list(part.entries.prefix(shown).map { row($0, of: part.program) }),
        rest > 0
          ? .text(
            "and \(NumberText.number(of: rest, "more counter", "more counters")) whose upper bound is no smaller: the program's page has all of its charts."
          ) : .none,
      ])
  }

  private func population(of part: RareCounters.ProgramPart, _ program: Program) -> String {
    let kinds = part.entries.map { program.charts[$0.chart].bases[rare.period ?? 0].kind }
    return MeasureWords.population(
      of: ReportBase(kind: kinds.contains(.eligible) ? .eligible : .program, n: .notKnown),
      program: program)
  }

  private func row(_ entry: RareCounters.Entry, of index: Int) -> Record {
    let program = site.catalog.programs[index]
    let chart = program.charts[entry.chart]
    let counter = chart.counters[entry.counter]
    let period = rare.period ?? 0
    let last = counter.lastSeen(upTo: period)
    let since = counter.listings.spans.last?.lowerBound
    let issues = chart.text.issues
    return Record(
      Self.row,
      [
        .text(counter.name.text),
        .text(site.counterHrefs(program: index, chart: entry.chart)[entry.counter]),
        .text(chart.text.title), .text(RareCounterWords.value(entry, site.level)),
        .text(Self.words(counter.sightings(inLast: Self.recent, upTo: period), of: Self.recent)),
        .text(Self.words(counter.sightings(inLast: Self.year, upTo: period), of: Self.year)),
        .text(last.map { site.periodShorts[$0] } ?? "never"),
        since.map { .record(PageFrame.link(site.releaseLabel($0), site.configHref($0))) } ?? .none,
        .flag(!issues.isEmpty), .list(IssueLinks.all(issues).map { Record($0) }),
      ])
  }

  /// `seen in 3`, and `seen in 3 of 9 known` where not all are known.
  private static func words(_ sightings: Sightings, of periods: Int) -> String {
    if sightings.known == 0 { return "not known" }
    return sightings.known == periods
      ? "seen in \(sightings.seen)" : "seen in \(sightings.seen) of \(sightings.known) known"
  }

  private func tally(_ part: RareCounters.ProgramPart) -> Record {
    let program = site.catalog.programs[part.program]
    func number(_ verdict: RareCounters.Verdict) -> FieldValue {
      .text(NumberText.count(Int64(part.count(verdict))))
    }
    let others = RareCounterWords.notJudged.map { part.count($0) }.reduce(0, +)
    return Record(
      Self.tally,
      [
        .text(program.title), .text(site.href(.program(program.name))), number(.rare),
        number(.common), number(.open), .text(NumberText.count(Int64(others))),
      ])
  }
}

extension RarelyUsedPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile("rarely-used", for: shape).map {
      PageFamily(.rarelyUsed, $0) { Self(site: site).record() }
    }
  }
}
