internal import TelemetryModel

/// The raw reports on `/data/`: their files, the configs that they used, and how many are one of a kind.
struct ReportsSection: TemplateRecord {
  struct Version: TemplateRecord {
    static let fields = Fields<Self>(
      "reportVersion",
      [
        .text("name") { $0.name }, .text("reports") { $0.reports },
      ])

    let name: String
    let reports: String
  }

  static let fields = Fields<Self>(
    "reports",
    [
      .text("summary") { $0.summary }, .list("notes") { $0.notes }, .optional("files") { $0.files },
      .list("years") { page in page.isFolded ? page.table.years(page.reports.files) : [] },
      .list("versions") { $0.versions },
      .record("ledger") { ReportLedger(site: $0.site, periods: $0.reports.periods) },
    ])

  /// Files that stand in one list; more are folded by year and month.
  static let unfoldedFiles = 60

  private let site: PageContext
  private let reports: RawReports

  /// Nil for a site that publishes nothing of raw reports.
  init?(_ site: PageContext) {
    guard let reports = site.content.rawReports, !reports.files.isEmpty else { return nil }
    self.site = site
    self.reports = reports
  }

  private var isFolded: Bool { reports.files.count > Self.unfoldedFiles }
  private var table: ReportFilesTable { ReportFilesTable(site: site) }

  private var files: ReportFilesTable.Table? {
    isFolded ? nil : table.table(reports.files, caption: "Files of raw reports")
  }

  private var versions: [Version] {
    reports.versions.reversed().map {
      Version(name: $0.version.text, reports: NumberText.count(Int64($0.lines)))
    }
  }

  private var summary: String {
    guard let first = reports.files.first, let last = reports.files.last else { return "" }
    let total = reports.files.reduce(0) { $0 + $1.reports }
    let days =
      first.day == last.day
      ? "of \(PeriodText.day(first.day))"
      : "from \(PeriodText.day(first.day)) to \(PeriodText.day(last.day))"
    return NumberText.number(of: total, "report", "reports") + " in "
      + NumberText.number(of: reports.files.count, "file", "files") + " " + days
      + ". Each line of a file is one report as it was sent."
  }

  private var notes: [String] {
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
