internal import TelemetryModel

/// How many reports of each period no other report looks like: what anybody could find out from the
/// published files, said before somebody does.
struct ReportLedger: TemplateRecord {
  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "ledgerRow",
      [
        .text("period") { $0.period }, .text("reports") { $0.reports },
        .text("withProgram") { $0.withProgram }, .text("oneOfAKind") { $0.oneOfAKind },
        .text("again") { $0.again },
      ])

    let period: String
    let reports: String
    let withProgram: String
    let oneOfAKind: String
    let again: String
  }

  struct Table: TemplateRecord {
    static let fields = Fields<Self>(
      "ledgerTable",
      [
        .text("caption") { $0.caption }, .list("rows") { $0.rows },
      ])

    let caption: String
    let rows: [Row]
  }

  struct Year: TemplateRecord {
    static let fields = Fields<Self>(
      "ledgerYear",
      [
        .text("label") { $0.label }, .flag("isOpen") { $0.isOpen }, .record("table") { $0.table },
      ])

    let label: String
    let isOpen: Bool
    let table: Table
  }

  static let fields = Fields<Self>(
    "ledger",
    [
      .text("noun") { $0.site.periodText.noun },
      .text("periodHead") { $0.site.periodText.columnHead },
      .list("explanation") { $0.explanation }, .optional("table") { $0.table },
      .list("years") { $0.isFolded ? $0.years : [] },
    ])

  /// Of its heading on `/data/`.
  static let anchor = "one-of-a-kind"
  /// Rows that stand in one table; more are folded by year.
  static let unfoldedRows = 60

  let site: PageContext
  /// Oldest first.
  let periods: [RawReports.PeriodCount]

  private var isFolded: Bool { periods.count > Self.unfoldedRows }

  private var table: Table? {
    isFolded ? nil : table(periods[...], caption: "Reports that are one of a kind")
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

  private var years: [Year] {
    var years: [Year] = []
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
        Year(
          label: label, isOpen: years.isEmpty,
          table: table(run, caption: "Reports of \(year) that are one of a kind")))
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

  private func table(_ periods: ArraySlice<RawReports.PeriodCount>, caption: String) -> Table {
    Table(
      caption: caption,
      rows: periods.indices.reversed().map { index in
        let count = periods[index]
        return Row(
          period: site.periodText.short(count.period),
          reports: NumberText.count(Int64(count.reports)),
          withProgram: NumberText.count(Int64(count.withProgram)),
          oneOfAKind: NumberText.count(Int64(count.oneOfAKind)), again: again(index))
      })
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
