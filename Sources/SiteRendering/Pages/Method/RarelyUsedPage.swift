internal import TelemetryModel

/// Counters that hardly any report holds, program by program: for those who decide what to remove.
struct RarelyUsedPage: TemplateRecord {
  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("name") { $0.name }, .text("href") { $0.href }, .text("chart") { $0.chart },
        .text("words") { $0.words }, .text("recent") { $0.recent }, .text("year") { $0.year },
        .text("last") { $0.last }, .optional("since") { $0.since }, .list("issues") { $0.issues },
      ])

    let name: String
    let href: String
    let chart: String
    let words: String
    let recent: String
    let year: String
    let last: String
    var since: Link?
    let issues: [Fact]
  }

  struct ProgramList: TemplateRecord {
    static let fields = Fields<Self>(
      "program",
      [
        .text("title") { $0.title }, .text("href") { $0.href }, .text("anchor") { $0.anchor },
        .text("summary") { $0.summary }, .flag("isLong") { $0.isLong }, .list("rows") { $0.rows },
        .optional("rest") { $0.rest },
      ])

    let title: String
    let href: String
    let anchor: String
    let summary: String
    let isLong: Bool
    let rows: [Row]
    var rest: String?
  }

  struct Tally: TemplateRecord {
    static let fields = Fields<Self>(
      "tally",
      [
        .text("title") { $0.title }, .text("href") { $0.href }, .text("rare") { $0.rare },
        .text("common") { $0.common }, .text("open") { $0.open }, .text("others") { $0.others },
      ])

    let title: String
    let href: String
    let rare: String
    let common: String
    let open: String
    let others: String
  }

  static let fields = Fields<Self>(
    "rarely-used",
    [
      .record("frame") { $0.frame }, .flag("isJudged") { !$0.rare.programs.isEmpty },
      .text("rule") { $0.words.rule }, .list("caveats") { $0.words.caveats },
      .optional("none") { $0.words.none },
      .text("recentHead") { "Last \(recent) \($0.site.periodText.noun)s" },
      .text("yearHead") { "Last \(year) \($0.site.periodText.noun)s" },
      .text("valueHead") { $0.newestLabel.firstUpper },
      .flag("hasConfig") { $0.site.catalog.hasConfig }, .list("programs") { $0.programs },
      .optional("unlisted") { $0.unlisted },
      .text("tallyHead") {
        "What the \($0.newestLabel) says of the counters that are collected now"
      },
      .list("tallies") { page in page.rare.programs.prefix(tallyLimit).map(page.tally) },
      .optional("talliesRest") { $0.talliesRest }, .list("reasons") { $0.words.reasons },
      .text("countersHref") { $0.site.href(.counters) },
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
  /// How many counters of each program are listed.
  private let shown: [Int]

  init(site: PageContext) {
    self.site = site
    rare = RareCounters(site.catalog)
    shown = RowShares.of(Self.rowLimit, among: rare.programs.map(\.entries.count))
  }

  private var words: RareCounterWords { RareCounterWords(site: site, rare: rare) }

  private var programs: [ProgramList] {
    zip(rare.programs, shown).filter { $0.1 > 0 }.map { section($0, shown: $1) }
  }

  private var unlisted: String? {
    let left = zip(rare.programs, shown).count { !$0.entries.isEmpty && $1 == 0 }
    return left > 0
      ? "Of \(NumberText.number(of: left, "more program", "more programs")) the table below has the numbers."
      : nil
  }

  private var talliesRest: String? {
    rare.programs.count > Self.tallyLimit
      ? "and \(rare.programs.count - Self.tallyLimit) more programs" : nil
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
      site: site, address: .rarelyUsed, heading: "Rarely used features",
      lead:
        "Counters that fewer than \(limit) of reports hold, even by the upper bound of the interval: for those who decide what can be removed.",
      facts: facts, crumbs: [("Counters", .counters)],
      description: "Counters that fewer than \(limit) of reports hold, with n and interval.",
      source: site.source, hasFigures: true)
  }

  private func section(_ part: RareCounters.ProgramPart, shown: Int) -> ProgramList {
    let program = site.catalog.programs[part.program]
    let rest = part.entries.count - shown
    let all = RareCounters.Verdict.allCases.reduce(0) { $0 + part.count($1) }
    return ProgramList(
      title: program.title, href: site.href(.program(program.name)),
      anchor: WeekPage.anchor(program),
      summary:
        "\(NumberText.count(Int64(part.entries.count))) of \(NumberText.number(of: all, "counter", "counters")) that \(all == 1 ? "is" : "are") collected now. Shares of \(population(of: part, program)), \(newestLabel), with \(site.level.label) interval; the smallest upper bound comes first.",
      isLong: shown > CounterList.filterLimit,
      rows: part.entries.prefix(shown).map { row($0, of: part.program) },
      rest: rest > 0
        ? "and \(NumberText.number(of: rest, "more counter", "more counters")) whose upper bound is no smaller: the program's page has all of its charts."
        : nil)
  }

  private func population(of part: RareCounters.ProgramPart, _ program: Program) -> String {
    let kinds = part.entries.map { program.charts[$0.chart].bases[rare.period ?? 0].kind }
    return MeasureWords.population(
      of: ReportBase(kind: kinds.contains(.eligible) ? .eligible : .program, n: .notKnown),
      program: program)
  }

  private func row(_ entry: RareCounters.Entry, of index: Int) -> Row {
    let program = site.catalog.programs[index]
    let chart = program.charts[entry.chart]
    let counter = chart.counters[entry.counter]
    let period = rare.period ?? 0
    let last = counter.lastSeen(upTo: period)
    let since = counter.listings.spans.last?.lowerBound
    let issues = chart.text.issues
    return Row(
      name: counter.name.text,
      href: site.counterHrefs(program: index, chart: entry.chart)[entry.counter],
      chart: chart.text.title, words: RareCounterWords.value(entry, site.level),
      recent: Self.words(counter.sightings(inLast: Self.recent, upTo: period), of: Self.recent),
      year: Self.words(counter.sightings(inLast: Self.year, upTo: period), of: Self.year),
      last: last.map { site.periodShorts[$0] } ?? "never",
      since: since.map { Link(site.releaseLabel($0), site.configHref($0)) },
      issues: IssueLinks.all(issues))
  }

  /// `seen in 3`, and `seen in 3 of 9 known` where not all are known.
  private static func words(_ sightings: Sightings, of periods: Int) -> String {
    if sightings.known == 0 { return "not known" }
    return sightings.known == periods
      ? "seen in \(sightings.seen)" : "seen in \(sightings.seen) of \(sightings.known) known"
  }

  private func tally(_ part: RareCounters.ProgramPart) -> Tally {
    let program = site.catalog.programs[part.program]
    func number(_ verdict: RareCounters.Verdict) -> String {
      NumberText.count(Int64(part.count(verdict)))
    }
    let others = RareCounterWords.notJudged.map { part.count($0) }.reduce(0, +)
    return Tally(
      title: program.title, href: site.href(.program(program.name)), rare: number(.rare),
      common: number(.common), open: number(.open),
      others: NumberText.count(Int64(others)))
  }
}

extension RarelyUsedPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile(.rarelyUsed, for: Self.self).map {
      PageFamily(.rarelyUsed, $0) { Self(site: $0) }
    }
  }
}

extension PageAddress {
  package static let rarelyUsed = PageAddress(.rarelyUsed)
}
