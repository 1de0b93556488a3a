/// What one row of a metric table covers: a week, a day or a month, named by its last day.
package struct Period: Hashable, Comparable, Sendable {
  package var first: Day
  package var last: Day

  package init(first: Day, last: Day) {
    self.first = first
    self.last = last
  }

  package static func < (a: Self, b: Self) -> Bool { a.last < b.last }
}

extension Period: CustomStringConvertible {
  /// The last day, `YYYY-MM-DD`: the name of the period in tables and addresses.
  package var description: String { last.description }
}

/// How a site cuts time into periods.
package struct PeriodCalendar: Hashable, Sendable {
  package enum Unit: String, CaseIterable, Hashable, Sendable {
    case week, day, month
  }

  package var unit: Unit
  /// The last day of a week; without effect for days and months.
  package var weekEnds: Weekday

  package init(unit: Unit = .week, weekEnds: Weekday = .sunday) {
    self.unit = unit
    self.weekEnds = weekEnds
  }

  /// The period whose last day is `last`; nil if none ends then.
  package func period(endingOn last: Day) -> Period? {
    let period = period(containing: last)
    return period.last == last ? period : nil
  }

  package func period(containing day: Day) -> Period {
    switch unit {
    case .day: return Period(first: day, last: day)
    case .week:
      let ahead = (weekEnds.rawValue - day.weekday.rawValue + 7) % 7
      return Period(first: day.advanced(by: ahead - 6), last: day.advanced(by: ahead))
    case .month:
      let (year, month, dayOfMonth) = day.civil
      let first = day.advanced(by: 1 - dayOfMonth)
      return Period(
        first: first, last: first.advanced(by: Day.length(ofMonth: month, year: year) - 1))
    }
  }

  package func period(after period: Period) -> Period {
    self.period(containing: period.last.advanced(by: 1))
  }

  package func period(before period: Period) -> Period {
    self.period(containing: period.first.advanced(by: -1))
  }
}
