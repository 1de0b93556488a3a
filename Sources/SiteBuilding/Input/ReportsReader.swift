internal import TelemetryModel
internal import TelemetryReading

/// Reads `reports/`: every report passes the wall and is counted, whether it is published or not.
struct ReportsReader {
  let layout: ContentLayout
  let records: InputRecords
  let settings: SiteSettings
  /// nil: there is no wall.
  let history: ConfigHistory?
  let asOf: Day?
  let cancellation: Cancellation
  let report: @Sendable (InputFile) -> Void

  /// - Returns: nil where there are none, or nothing of them is published; and after an error.
  func read(_ diagnostics: inout Diagnostics) throws -> RawReports? {
    let metadata = settings.metadata.map(\.name)
    let format = ReportFormat(
      metadata: metadata, limits: settings.limits, allowFormulaNames: settings.allowFormulaNames)
    let reader = ReportFileReader(format: format, asOf: asOf)
    var wall = history.map { ReportWall($0, metadata: metadata) }
    var tally = RawReportCounts(calendar: settings.calendar)
    var counts: [Int] = []
    let entries = sorted(&diagnostics)
    for entry in entries {
      try cancellation.check()
      if diagnostics.isFull { break }
      report(entry.file)
      let count = try records.read(entry.file, &diagnostics) { source, diagnostics in
        var count = 0
        try reader.read(
          file: entry.file.pathInMessages, day: entry.name.day, source: source,
          diagnostics: &diagnostics
        ) { report, diagnostics in
          wall?.check(report, &diagnostics)
          tally.add(report)
          count += 1
        }
        return count
      }
      counts.append(count ?? 0)
    }
    if diagnostics.hasErrors || entries.isEmpty || settings.rawReports == .none { return nil }
    return RawReports(
      files: zip(entries, counts).map { file($0, reports: $1) }, periods: tally.periodCounts,
      versions: tally.versionCounts)
  }

  /// The files by day; of two of one day the second is an error.
  private func sorted(_ diagnostics: inout Diagnostics) -> [ContentLayout.ReportFile] {
    let files = layout.reports.sorted { a, b in
      if a.name.day != b.name.day { return a.name.day < b.name.day }
      return BytewiseOrder.less(a.file.path, b.file.path)
    }
    for (first, again) in zip(files, files.dropFirst()) where first.name.day == again.name.day {
      diagnostics.add(.repeatedDay(again, first: first))
    }
    return files
  }

  private func file(_ entry: ContentLayout.ReportFile, reports: Int) -> RawReports.File {
    RawReports.File(
      day: entry.name.day, isCompressed: entry.name.isCompressed,
      path: String(decoding: entry.file.path.utf8.dropFirst("reports/".utf8.count), as: UTF8.self),
      file: records.record(of: entry.file).digest, reports: reports)
  }
}

extension Diagnostic {
  fileprivate static func repeatedDay(
    _ file: ContentLayout.ReportFile, first: ContentLayout.ReportFile
  ) -> Self {
    Self(
      message: "'\(file.file.path)' is a second file of the reports of \(file.name.day)",
      location: file.file.location, hint: "keep one of the two, or put all reports into one",
      notes: [Note("the first one", at: first.file.location)])
  }
}
