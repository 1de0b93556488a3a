internal import TelemetryModel

/// The raw reports on `/data/`: their files, the configs that they used, and how many are one of a kind.
struct ReportsSection {
  static let version = RecordShape("reportVersion", [("name", .text), ("reports", .text)])
  static let shape = RecordShape(
    "reports",
    [
      ("summary", .text), ("notes", .texts), ("files", .optional(ReportFilesTable.Table.fields.shape)),
      ("years", .list(ReportFilesTable.Year.fields.shape)), ("versions", .list(version)),
      ("ledger", .record(ReportLedger.fields.shape)),
    ])

  /// Files that stand in one list; more are folded by year and month.
  static let unfoldedFiles = 60

  /// - Returns: nil for a site that publishes nothing of raw reports.
  static func record(_ site: PageContext) -> Record? {
    guard let reports = site.content.rawReports, let first = reports.files.first,
      let last = reports.files.last
    else { return nil }
    let files = ReportFilesTable(site: site)
    let isFolded = reports.files.count > unfoldedFiles
    let total = reports.files.reduce(0) { $0 + $1.reports }
    let days =
      first.day == last.day
      ? "of \(PeriodText.day(first.day))"
      : "from \(PeriodText.day(first.day)) to \(PeriodText.day(last.day))"
    let summary =
      NumberText.number(of: total, "report", "reports") + " in "
      + NumberText.number(of: reports.files.count, "file", "files") + " " + days
      + ". Each line of a file is one report as it was sent."
    return Record(
      shape,
      [
        .text(summary), .texts(notes(site, reports)),
        isFolded ? .none : .record(Record(files.table(reports.files, caption: "Files of raw reports"))),
        .list(isFolded ? files.years(reports.files).map { Record($0) } : []),
        .list(
          reports.versions.reversed().map {
            Record(version, [.text($0.version.text), .text(NumberText.count(Int64($0.lines)))])
          }),
        .record(Record(ReportLedger(site: site, periods: reports.periods))),
      ])
  }

  private static func notes(_ site: PageContext, _ reports: RawReports) -> [String] {
    var notes: [String] = []
    notes.append(
      site.catalog.hasConfig
        ? "Every name in them was compared with the config version that the report says it used."
        : "This site has no config history, so that no name in them was compared with a list.")
    if site.settings.rawReports == .list {
      notes.append(
        "The files are kept elsewhere. Size and SHA-256 are those of the files that were read for this page."
      )
    }
    let repeated = reports.periods.reduce(0) { $0 + $1.lines - $1.reports }
    if repeated > 0 {
      notes.append(
        NumberText.number(of: repeated, "line has", "lines have") + " the X of another line of the "
          + "same \(site.periodText.noun): the number stands for one report, and counts once below."
      )
    }
    return notes
  }
}
