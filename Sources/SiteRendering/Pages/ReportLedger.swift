internal import TelemetryModel

/// How many reports of each period no other report looks like: what anybody could find out from the
/// published files, said before somebody does.
struct ReportLedger {
  static let row = RecordShape(
    "ledgerRow",
    [
      ("period", .text), ("reports", .text), ("withProgram", .text), ("oneOfAKind", .text),
      ("again", .text),
    ])
  static let table = RecordShape("ledgerTable", [("caption", .text), ("rows", .list(row))])
  static let year = RecordShape(
    "ledgerYear", [("label", .text), ("isOpen", .flag), ("table", .record(table))])
  static let shape = RecordShape(
    "ledger",
    [
      ("noun", .text), ("periodHead", .text), ("explanation", .texts), ("table", .optional(table)),
      ("years", .list(year)),
    ])

  /// Of its heading on `/data/`.
  static let anchor = "one-of-a-kind"
  /// Rows that stand in one table; more are folded by year.
  static let unfoldedRows = 60

  let site: PageContext
  /// Oldest first.
  let periods: [RawReports.PeriodCount]

  func record() -> Record {
    let isFolded = periods.count > Self.unfoldedRows
    return Record(
      Self.shape,
      [
        .text(site.periodText.noun), .text(site.periodText.columnHead), .texts(explanation),
        isFolded ? .none : .record(table(periods[...], caption: "Reports that are one of a kind")),
        .list(isFolded ? years : []),
      ])
  }

  private var explanation: [String] {
    let noun = site.periodText.noun
    let names = site.settings.metadata.map(\.name.text).joined(separator: ", ")
    let parts = names.isEmpty ? "programs" : "programs with the same metadata (\(names))"
    return [
      "A report is one of a kind if no other report of its \(noun) has the same \(parts); "
        + "what it says is then said of one machine alone, though nobody can tell from it whose.",
      "If one report alone has a combination in two \(noun)s in a row, the two may come from the "
        + "same machine, although no report holds anything that stands for a machine.",
    ]
  }

  private var years: [Record] {
    var years: [Record] = []
    var rest = periods[...]
    while let last = rest.last {
      let year = last.period.last.civil.year
      let run = rest.suffix(while: { $0.period.last.civil.year == year })
      rest = rest[..<run.startIndex]
      let single = run.reduce(0) { $0 + $1.oneOfAKind }
      let reports = run.reduce(0) { $0 + $1.reports }
      let label =
        "\(year): \(NumberText.count(Int64(single))) of "
        + NumberText.number(of: reports, "report", "reports")
      years.append(
        Record(
          Self.year,
          [
            .text(label), .flag(years.isEmpty),
            .record(table(run, caption: "Reports of \(year) that are one of a kind")),
          ]))
    }
    return years
  }

  /// How many of them were alone in the period before, too; not known where that has no reports.
  private func again(_ index: Int) -> String {
    let count = periods[index]
    let isCompared =
      index > 0 && periods[index - 1].period.last.advanced(by: 1) == count.period.first
    return isCompared ? NumberText.count(Int64(count.oneOfAKindBefore)) : "not known"
  }

  private func table(_ periods: ArraySlice<RawReports.PeriodCount>, caption: String) -> Record {
    Record(
      Self.table,
      [
        .text(caption),
        .list(
          periods.indices.reversed().map { index in
            let count = periods[index]
            let numbers = [count.reports, count.withProgram, count.oneOfAKind]
            return Record(
              Self.row,
              [.text(site.periodText.short(count.period))]
                + numbers.map { .text(NumberText.count(Int64($0))) } + [.text(again(index))])
          }),
      ])
  }
}

extension ArraySlice {
  /// The longest run at the end whose elements all fit.
  fileprivate func suffix(while fits: (Element) -> Bool) -> Self {
    var start = endIndex
    while start > startIndex, fits(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
