internal import TelemetryModel

/// What moved since one baseline, as a table, the largest moves first; or why there is none, in words.
struct MoveSection: TemplateRecord {
  struct Reading: TemplateRecord {
    static let fields = Fields<Self>(
      "reading",
      [
        .text("value") { $0.value }, .text("interval") { $0.interval }, .text("count") { $0.count },
      ])

    let value: String
    let interval: String
    let count: String
  }

  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("counter") { $0.counter }, .text("href") { $0.href },
        .text("population") { $0.population }, .record("before") { $0.before },
        .record("now") { $0.now }, .text("difference") { $0.difference },
      ])

    let counter: String
    let href: String
    let population: String
    let before: Reading
    let now: Reading
    let difference: String
  }

  static let fields = Fields<Self>(
    "moves",
    [
      .text("title") { $0.title.firstUpper }, .optional("subtitle") { $0.subtitle },
      .list("tables") { $0.tables }, .optional("words") { $0.words },
    ])

  struct Table: TemplateRecord {
    static let fields = Fields<Self>(
      "table",
      [
        .text("title") { $0.title }, .flag("isFolded") { $0.isFolded },
        .text("beforeHead") { $0.beforeHead }, .text("nowHead") { $0.nowHead },
        .list("rows") { $0.rows }, .optional("rest") { $0.rest },
      ])

    let title: String
    let isFolded: Bool
    let beforeHead: String
    let nowHead: String
    let rows: [Row]
    var rest: String?
  }

  /// Rows of one table.
  static let rowLimit = 100

  let site: PageContext
  let moves: PeriodMoves
  /// One of `Finding.baselines`.
  let baseline: Int

  private var subtitle: String? {
    let comparisons = self.comparisons
    if comparisons == 0 { return nil }
    return "Share of the program's reports that could hold it, in "
      + "\(site.periodText.definite(site.catalog.periods[moves.period])) and in "
      + "\(site.periodText.definite(site.catalog.periods[before])), percent, with "
      + "\(site.level.percentText)\(NumberText.space)% interval; "
      + NumberText.number(of: comparisons, "comparison", "comparisons")
  }

  private var comparisons: Int { moves.comparisons(since: baseline).sum }
  private var before: Int { moves.period - baseline }

  /// Versions stand apart: they move with every release, and nobody is surprised.
  private var tables: [Table] {
    let rows = moves.moves(since: baseline)
    let versions = rows.filter(\.isOfVersions)
    let others = rows.filter { !$0.isOfVersions }
    let words = NumberText.number(of: versions.count, "version", "versions")
    return [
      table(title.firstUpper, others, isFolded: false),
      table("\(words) moved", versions, isFolded: true),
    ].compactMap(\.self)
  }

  private var title: String { "since \(MoveWords.before(baseline, site.periodText))" }

  private func table(_ title: String, _ rows: [Move], isFolded: Bool) -> Table? {
    if rows.isEmpty { return nil }
    let rest = rows.count - Self.rowLimit
    return Table(
      title: title, isFolded: isFolded, beforeHead: site.periodShorts[moves.period - baseline],
      nowHead: site.periodShorts[moves.period], rows: rows.prefix(Self.rowLimit).map(row),
      rest: rest > 0
        ? "\(NumberText.count(Int64(rest))) more moved, none of them further than the last of "
          + "these." : nil)
  }

  /// Why nothing is listed.
  private var words: String? {
    if !moves.moves(since: baseline).isEmpty { return nil }
    if before < 0 { return "The data does not reach back so far." }
    let period = site.periodText.definite(site.catalog.periods[before])
    if site.catalog.isGap(before) { return "There is no data of \(period) to compare with." }
    return switch self.comparisons {
    case 0:
      "Nothing could be compared with \(period), for the reasons below."
    case 1: "1 share was compared with that of \(period); it did not move beyond chance."
    case let comparisons:
      "\(NumberText.count(Int64(comparisons))) shares were compared with those of \(period); none moved "
        + "beyond chance."
    }
  }

  private func row(_ move: Move) -> Row {
    let program = site.catalog.programs[move.program]
    let chart = program.charts[move.chart]
    let counter = chart.counters[move.reading.counter]
    return Row(
      counter: counter.name.text,
      href: site.counterHrefs(program: move.program, chart: move.chart)[move.reading.counter],
      population: "\(chart.text(upTo: moves.releaseCount).title), \(program.title)"
        + (move.reading.base.kind == .allReports ? ", of all reports" : ""),
      before: reading(move.before), now: reading(move.reading),
      difference: MoveWords.points(from: move.before.share, to: move.reading.share))
  }

  private func reading(_ reading: Finding.Reading) -> Reading {
    Reading(
      value: CellWords.value(reading.share), interval: NumberText.interval(reading.interval),
      count: "\(NumberText.count(reading.share.reports)) of \(NumberText.count(reading.share.n))")
  }
}
