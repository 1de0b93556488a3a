internal import TelemetryModel

/// The `week` of a row: the last day of a period of the site's calendar.
enum TablePeriod {
  enum Fault: Error {
    case notADay, offCalendar(Period), afterAsOf(Day)
  }

  static func end(
    _ bytes: UnsafeRawBufferPointer, calendar: PeriodCalendar, asOf: Day?
  ) throws(Fault) -> Day {
    guard let day = Day(bytes) else { throw .notADay }
    guard calendar.period(endingOn: day) != nil else {
      throw .offCalendar(calendar.period(containing: day))
    }
    if let asOf, day > asOf { throw .afterAsOf(asOf) }
    return day
  }
}

/// The day that was read last, kept by its ten bytes: rows of one period mostly stand together.
struct LastPeriod {
  private var head: UInt64 = 0
  private var tail: UInt16 = 0
  private var day: Day?

  func end(_ bytes: UnsafeRawBufferPointer) -> Day? {
    guard bytes.count == 10, bytes.loadUnaligned(as: UInt64.self) == head,
      bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self) == tail
    else { return nil }
    return day
  }

  mutating func keep(_ day: Day, _ bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count == 10, "a day is written in ten bytes")
    head = bytes.loadUnaligned(as: UInt64.self)
    tail = bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    self.day = day
  }
}

extension TablePeriod.Fault {
  func diagnostic(
    _ bytes: UnsafeRawBufferPointer, calendar: PeriodCalendar, at location: SourceLocation
  ) -> Diagnostic {
    switch self {
    case .notADay:
      Diagnostic(
        message: "\(ShownText.quoted(bytes)) is not a day", location: location,
        hint: "write a day of the calendar as YYYY-MM-DD, such as 2026-04-26")
    case .offCalendar(let period):
      Diagnostic(
        message: "\(ShownText.quoted(bytes)) is not the last day of a \(calendar.unit.rawValue)",
        location: location,
        hint: calendar.unit == .week
          ? "weeks end on \(calendar.weekEnds.name): this day's week is '\(period)'"
          : "this day's \(calendar.unit.rawValue) is '\(period)'")
    case .afterAsOf(let asOf):
      Diagnostic(
        message: "\(ShownText.quoted(bytes)) lies after '\(asOf)', the day given by '--as-of'",
        location: location, hint: "correct the day, or build with a later '--as-of'")
    }
  }
}
