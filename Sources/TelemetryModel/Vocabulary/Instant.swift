/// A moment in UTC, to the second: when a config version came into force.
package struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  package var seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  /// Midnight in UTC at which `day` begins.
  package init(startOf day: Day) { seconds = Int64(day.number) * 86_400 }

  package static func < (a: Self, b: Self) -> Bool { a.seconds < b.seconds }

  /// The day in UTC.
  package var day: Day {
    Day(number: Int32((seconds >= 0 ? seconds : seconds - 86_399) / 86_400))
  }
}
