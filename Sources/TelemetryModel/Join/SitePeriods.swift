/// The periods of a site: from the first that has a row to the last, without a hole.
enum SitePeriods {
  /// More would be a mistyped year: 30 years of days, 200 of weeks.
  static let limit = 11_000

  /// - Returns: nil after an error, which names the row that lies too far off.
  static func all(
    of tables: InputTables, calendar: PeriodCalendar, _ diagnostics: inout Diagnostics
  ) -> [Period]? {
    let days = tables.periodEnds.sorted()
    guard let first = days.first, let last = days.last else { return [] }
    let span = Int(last.number) - Int(first.number)
    let unitDays = calendar.unit == .day ? 1 : calendar.unit == .week ? 7 : 28
    if span / unitDays > limit {
      let widest = zip(days, days.dropFirst()).max { a, b in
        (a.1.number - a.0.number, b.1.number) < (b.1.number - b.0.number, a.1.number)
      }
      // Which side of the hole is the mistake: the one with fewer days.
      let after = days.filter { day in widest.map { day >= $0.1 } ?? false }
      let odd = after.count * 2 <= days.count ? after.first : widest?.0
      if let odd, let row = tables.rows.joined().first(where: { $0.periodEnd == odd }) {
        diagnostics.add(.farAway(odd, at: tables.location(row)))
      }
      return nil
    }
    var periods = [calendar.period(containing: first)]
    while let period = periods.last, period.last < last {
      periods.append(calendar.period(after: period))
    }
    return periods
  }
}

extension Diagnostic {
  fileprivate static func farAway(_ day: Day, at location: SourceLocation) -> Self {
    Self(
      message: "'\(day)' lies more than \(SitePeriods.limit) periods from other rows",
      location: location, hint: "check the year")
  }
}
