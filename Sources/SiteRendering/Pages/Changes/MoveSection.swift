internal import TelemetryModel

/// What moved since one baseline, as a table, the largest moves first; or why there is none, in words.
struct MoveSection {
  static let reading = RecordShape(
    "reading", [("value", .text), ("interval", .text), ("count", .text)])
  static let row = RecordShape(
    "row",
    [
      ("counter", .text), ("href", .text), ("population", .text),
      ("before", .record(reading)), ("now", .record(reading)), ("difference", .text),
    ])
  static let shape = RecordShape(
    "moves",
    [
      ("title", .text), ("subtitle", .optionalText), ("tables", .list(table)),
      ("words", .optionalText),
    ])
  static let table = RecordShape(
    "table",
    [
      ("title", .text), ("isFolded", .flag), ("beforeHead", .text), ("nowHead", .text),
      ("rows", .list(row)), ("rest", .optionalText),
    ])

  /// Rows of one table.
  static let rowLimit = 100

  let site: PageContext
  let moves: PeriodMoves
  /// One of `Finding.baselines`.
  let baseline: Int

  func record() -> Record {
    let rows = moves.moves(since: baseline)
    let comparisons = moves.comparisons(since: baseline).sum
    let before = moves.period - baseline
    let subtitle =
      comparisons == 0
      ? nil
      : "Share of the program's reports that could hold it, in "
        + "\(site.periodText.definite(site.catalog.periods[moves.period])) and in "
        + "\(site.periodText.definite(site.catalog.periods[before])), percent, with "
        + "\(site.level.percentText)\(NumberText.space)% interval; "
        + NumberText.number(of: comparisons, "comparison", "comparisons")
    return Record(
      Self.shape,
      [
        .text(title.firstUpper),
        subtitle.map { .text($0) } ?? .none, .list(tables(rows)),
        rows.isEmpty ? .text(words(comparisons, before: before)) : .none,
      ])
  }

  /// Versions stand apart: they move with every release, and nobody is surprised.
  private func tables(_ rows: [Move]) -> [Record] {
    let versions = rows.filter(\.isOfVersions)
    let others = rows.filter { !$0.isOfVersions }
    let words = NumberText.number(of: versions.count, "version", "versions")
    return [
      table(title.firstUpper, others, isFolded: false),
      table("\(words) moved", versions, isFolded: true),
    ].compactMap(\.self)
  }

  private var title: String { "since \(MoveWords.before(baseline, site.periodText))" }

  private func table(_ title: String, _ rows: [Move], isFolded: Bool) -> Record? {
    if rows.isEmpty { return nil }
    let rest = rows.count - Self.rowLimit
    return Record(
      Self.table,
      [
        .text(title), .flag(isFolded), .text(site.periodShorts[moves.period - baseline]),
        .text(site.periodShorts[moves.period]), .list(rows.prefix(Self.rowLimit).map(record)),
        rest > 0
          ? .text(
            "\(NumberText.count(Int64(rest))) more moved, none of them further than the last of "
              + "these.")
          : .none,
      ])
  }

  /// Why nothing is listed.
  private func words(_ comparisons: Int, before: Int) -> String {
    if before < 0 { return "The data does not reach back so far." }
    let period = site.periodText.definite(site.catalog.periods[before])
    if site.catalog.isGap(before) { return "There is no data of \(period) to compare with." }
    return switch comparisons {
    case 0:
      "Nothing could be compared with \(period), for the reasons below."
    case 1: "1 share was compared with that of \(period); it did not move beyond chance."
    default:
      "\(NumberText.count(Int64(comparisons))) shares were compared with those of \(period); none moved "
        + "beyond chance."
    }
  }

  private func record(_ move: Move) -> Record {
    let program = site.catalog.programs[move.program]
    let chart = program.charts[move.chart]
    let counter = chart.counters[move.reading.counter]
    return Record(
      Self.row,
      [
        .text(counter.name.text),
        .text(site.counterHrefs(program: move.program, chart: move.chart)[move.reading.counter]),
        .text(
          "\(chart.text(upTo: moves.releaseCount).title), \(program.title)"
            + (move.reading.base.kind == .allReports ? ", of all reports" : "")),
        .record(reading(move.before)), .record(reading(move.reading)),
        .text(MoveWords.points(from: move.before.share, to: move.reading.share)),
      ])
  }

  private func reading(_ reading: Finding.Reading) -> Record {
    Record(
      Self.reading,
      [
        .text(CellWords.value(reading.share)), .text(NumberText.interval(reading.interval)),
        .text("\(NumberText.count(reading.share.reports)) of \(NumberText.count(reading.share.n))"),
      ])
  }
}
