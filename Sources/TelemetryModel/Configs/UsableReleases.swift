/// Which config versions the reports of a period could have used.
enum UsableReleases {
  /// A release is in force from its date until the next one's.
  ///
  /// - Parameters:
  ///   - dates: Of all releases, oldest first.
  ///   - lag: Days that a client may be behind, or ahead.
  /// - Returns: A range of releases: those in force at any time from `lag` days before the period's first
  ///   day to `lag` days after its last.
  static func range(of dates: [Instant], in period: Period, lag: Int) -> Range<Int> {
    let start = Instant(startOf: period.first.advanced(by: -lag))
    let end = Instant(startOf: period.last.advanced(by: lag + 1))
    let upper = dates.firstIndex { $0 >= end } ?? dates.count
    // The one in force when the window opens is the last that does not come after its start; of several
    // with one date all count, since nobody can tell which of them a client had.
    var lower = dates.lastIndex { $0 <= start } ?? 0
    while lower > 0, dates[lower - 1] == dates[lower] { lower -= 1 }
    return lower..<max(lower, upper)
  }
}
