/// The periods of a site: from the first that has a row to the last, without a hole.
enum SitePeriods {
  /// More would be a mistyped year: 30 years of days, 200 of weeks.
  static let limit = 11_000

  /// - Returns: nil after an error, which names the row that lies too far off.
  static func all(
    of tables: MetricTables, calendar: PeriodCalendar, _ diagnostics: inout Diagnostics
  ) -> [Period]? {
    let days = tables.days.sorted()
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
      if let odd, let place = tables.place(ofRowOn: odd) {
        diagnostics.add(.farAway(odd, at: tables.location(place)))
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

extension MetricTables {
  fileprivate func place(ofRowOn day: Day) -> RowPlace? {
    counters.first { $0.week == day }?.place ?? reports.first { $0.week == day }?.place
      ?? eligible.first { $0.week == day }?.place ?? stacks.first { $0.week == day }?.place
      ?? breakdowns.first { $0.week == day }?.place
  }
}

extension Diagnostic {
  fileprivate static func farAway(_ day: Day, at location: SourceLocation) -> Self {
    Self(
      message: "'\(day)' lies more than \(SitePeriods.limit) periods from other rows",
      location: location, hint: "check the year")
  }
}
