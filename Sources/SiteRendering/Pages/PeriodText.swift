package import TelemetryModel

/// Periods and days as a reader sees them.
package struct PeriodText: Sendable {
  package let unit: PeriodCalendar.Unit

  package init(unit: PeriodCalendar.Unit) { self.unit = unit }

  /// `Jan` to `Dec`.
  package static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `26 Apr 2026`.
  package static func day(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.civil
    return "\(dayOfMonth) \(monthNames[month - 1]) \(year)"
  }

  /// In a sentence: `week ending 26 Apr 2026`, `26 Apr 2026`, `Apr 2026`.
  package func label(_ period: Period) -> String {
    unit == .week ? "week ending \(Self.day(period.last))" : short(period)
  }

  /// In a sentence, as one period of many: `the week ending 26 Apr 2026`, `26 Apr 2026`, `Apr 2026`.
  package func definite(_ period: Period) -> String {
    unit == .week ? "the \(label(period))" : label(period)
  }

  /// In a table: `26 Apr 2026`, or `Apr 2026` for a month.
  package func short(_ period: Period) -> String {
    guard unit == .month else { return Self.day(period.last) }
    let (year, month, _) = period.last.civil
    return "\(Self.monthNames[month - 1]) \(year)"
  }

  /// `Week ending`, `Day`, `Month`: the head of a column.
  package var columnHead: String {
    switch unit {
    case .week: "Week ending"
    case .day: "Day"
    case .month: "Month"
    }
  }

  /// `week`, `day`, `month`.
  package var noun: String { unit.rawValue }
}
