/// What is known of the raw reports of a project after all of them were read: their files, and counts.
/// No report is kept.
package struct RawReports: Sendable {
  /// A file of reports; its day is in its name.
  package struct File: Sendable {
    package var day: Day
    /// Whether it is published as `.jsonl.gz`.
    package var isCompressed: Bool
    /// Below `reports/`, as given.
    package var path: String
    package var file: FileDigest
    /// Lines that hold a report.
    package var reports: Int

    package init(day: Day, isCompressed: Bool, path: String, file: FileDigest, reports: Int) {
      self.day = day
      self.isCompressed = isCompressed
      self.path = path
      self.file = file
      self.reports = reports
    }
  }

  /// The reports of one period, and how well they hide each other.
  ///
  /// A report's combination is all of its programs with their metadata; counts are no part of it.
  package struct PeriodCount: Hashable, Sendable {
    package var period: Period
    /// Reports whose `Week` lies in the period.
    package var lines: Int
    /// Different `X` among them: of two lines of one `X` the second is no other report.
    package var reports: Int
    /// Reports that name a program at all.
    package var withProgram: Int
    /// Of these, reports whose combination no other report of the period has.
    package var oneOfAKind: Int
    /// Of these, combinations that one report alone had in the period before, too.
    package var oneOfAKindBefore: Int

    package init(
      period: Period, lines: Int, reports: Int, withProgram: Int, oneOfAKind: Int,
      oneOfAKindBefore: Int
    ) {
      self.period = period
      self.lines = lines
      self.reports = reports
      self.withProgram = withProgram
      self.oneOfAKind = oneOfAKind
      self.oneOfAKindBefore = oneOfAKindBefore
    }
  }

  /// Lines that name a config version.
  package struct VersionCount: Hashable, Sendable {
    package var version: ConfigVersion
    package var lines: Int

    package init(version: ConfigVersion, lines: Int) {
      self.version = version
      self.lines = lines
    }
  }

  /// By day.
  package var files: [File]
  /// Those that a report lies in, oldest first.
  package var periods: [PeriodCount]
  /// In version order, oldest first.
  package var versions: [VersionCount]

  package init(files: [File], periods: [PeriodCount] = [], versions: [VersionCount] = []) {
    self.files = files
    self.periods = periods
    self.versions = versions
  }
}
