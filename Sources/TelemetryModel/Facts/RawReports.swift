/// What is known of the raw reports of a project after all of them were read: their files, and counts.
/// No report is kept.
package struct RawReports: Sendable {
  /// A file of reports; its day is in its name.
  package struct File: Sendable {
    package var day: Day
    /// Whether it is published as `.jsonl.gz`.
    package var isCompressed: Bool
    package var file: GivenFile
    /// Lines that hold a report.
    package var reports: Int

    package init(day: Day, isCompressed: Bool, file: GivenFile, reports: Int) {
      self.day = day
      self.isCompressed = isCompressed
      self.file = file
      self.reports = reports
    }
  }

  /// By day.
  package var files: [File]

  package init(files: [File]) { self.files = files }
}
