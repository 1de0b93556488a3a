import TelemetryModel
import Testing

@Suite("Days and periods")
struct DayTests {
  @Test("a day is read back as it is written, over four centuries")
  func roundTrip() throws {
    var day = try #require(Day(year: 1899, month: 12, day: 31))
    for _ in 0..<146_097 {
      #expect(Day(day.description.utf8) == day)
      let next = day.advanced(by: 1)
      #expect(next.description.utf8.lexicographicallyPrecedes(day.description.utf8) == false)
      day = next
    }
    // 146,097 days are 400 years of the Gregorian calendar, to the day.
    #expect(day.description == "2299-12-31")
  }

  @Test("weekdays that anybody can look up")
  func weekdays() {
    #expect(Day("1970-01-01".utf8)?.weekday == .thursday)
    #expect(Day("2000-02-29".utf8)?.weekday == .tuesday)
    #expect(Day("2026-04-26".utf8)?.weekday == .sunday)
    #expect(Day("1900-01-01".utf8)?.weekday == .monday)
  }

  @Test(
    "what is no day is refused",
    arguments: [
      "2026-02-30", "2025-02-29", "1900-02-29", "2026-1-2", "2026-13-01", "2026-00-10",
      "2026-01-00", "2026/01/01", "2026-01-01 ", " 2026-01-01", "", "20260101", "0000-01-01",
      "2026-01-0a", "+026-01-01", "２０２６-01-01",
    ])
  func refused(text: String) { #expect(Day(text.utf8) == nil) }

  @Test("a week is named by its last day, whatever weekday that is", arguments: Weekday.allCases)
  func weeks(ends: Weekday) throws {
    let calendar = PeriodCalendar(unit: .week, weekEnds: ends)
    var day = try #require(Day("2026-01-01".utf8))
    for _ in 0..<30 {
      let period = calendar.period(containing: day)
      #expect(period.last.weekday == ends)
      #expect(period.first <= day && day <= period.last)
      #expect(period.last.number - period.first.number == 6)
      #expect(calendar.period(endingOn: day) == (day.weekday == ends ? period : nil))
      #expect(calendar.period(before: calendar.period(after: period)) == period)
      day = day.advanced(by: 1)
    }
  }

  @Test("a month ends on its last day, in leap years too")
  func months() throws {
    let calendar = PeriodCalendar(unit: .month)
    let day = try #require(Day("2024-01-31".utf8))
    var period = try #require(calendar.period(endingOn: day))
    var ends: [String] = []
    for _ in 0..<12 {
      period = calendar.period(after: period)
      ends.append(String(period.description.suffix(5)))
    }
    #expect(
      ends == [
        "02-29", "03-31", "04-30", "05-31", "06-30", "07-31", "08-31", "09-30", "10-31", "11-30",
        "12-31", "01-31",
      ])
    #expect(calendar.period(endingOn: try #require(Day("2024-02-28".utf8))) == nil)
  }
}
