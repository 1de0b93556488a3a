/// A day of the proleptic Gregorian calendar, without a clock or a time zone.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  package var number: Int32

  package init(number: Int32) { self.number = number }

  /// - Returns: nil for a day that does not exist, such as 30 February, or a year outside 1...9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    number = Self.number(year: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD`, and nothing else.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 10 else { return nil }
    var fields = [0, 0, 0]
    var field = 0
    for (offset, byte) in bytes.enumerated() {
      if offset == 4 || offset == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        field += 1
      } else {
        guard byte.isASCIIDigit else { return nil }
        fields[field] = fields[field] * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    self.init(year: fields[0], month: fields[1], day: fields[2])
  }

  package static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  package func advanced(by days: Int) -> Day { Day(number: number + Int32(days)) }

  package var weekday: Weekday {
    // 1970-01-01 was a Thursday, day 3 of a week that begins with Monday.
    let offset = (Int(number) + 3) % 7
    return Weekday.allCases[offset < 0 ? offset + 7 : offset]
  }

  /// Year, month 1...12 and day 1...31.
  ///
  /// - Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// - Source: as `civil`, days_from_civil.
  private static func number(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }
}

extension Day: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  package var description: String {
    let (year, month, day) = civil
    return String(year).zeroPadded(to: 4) + "-" + String(month).zeroPadded(to: 2) + "-"
      + String(day).zeroPadded(to: 2)
  }
}

/// A day of the week, Monday first.
package enum Weekday: Int, CaseIterable, Hashable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  package var name: String { "\(self)" }
}
