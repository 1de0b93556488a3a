internal import TelemetryModel

/// The column `affects` of `errata.csv`: `PERIODS [PROGRAM [COUNTER]]`, parted by single spaces.
///
/// PERIODS is the last day of a period, `FIRST..LAST` for a stretch of them, or `-` for all. The counter
/// is the rest of the field, so that it may hold spaces; a program cannot. An empty field is everything.
struct AffectsField {
  enum Fault: Error {
    case emptyPart
    /// What was written, and what is wrong with it.
    case day(String, TablePeriod.Fault)
    case backwards(Day, Day)
  }

  /// The last days of the first and the last period; nil: all.
  private(set) var periods: ClosedRange<Day>?
  private(set) var program: ProgramName?
  private(set) var counter: CounterName?

  init(_ bytes: UnsafeRawBufferPointer, calendar: PeriodCalendar) throws(Fault) {
    if bytes.isEmpty { return }
    let parts = bytes.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.contains { $0 != 0x20 } }) else { throw .emptyPart }
    periods = try Self.periods(UnsafeRawBufferPointer(rebasing: parts[0]), calendar)
    if parts.count > 1 { program = ProgramName(String(decoding: parts[1], as: UTF8.self)) }
    if parts.count > 2 { counter = CounterName(String(decoding: parts[2], as: UTF8.self)) }
  }

  private static func periods(
    _ bytes: UnsafeRawBufferPointer, _ calendar: PeriodCalendar
  ) throws(Fault) -> ClosedRange<Day>? {
    if bytes.elementsEqual("-".utf8) { return nil }
    let dot = UInt8(ascii: ".")
    let middle = zip(bytes.indices, bytes.indices.dropFirst())
      .first { bytes[$0] == dot && bytes[$1] == dot }?.0
    guard let middle else {
      let day = try day(bytes[...], calendar)
      return day...day
    }
    let first = try day(bytes[..<middle], calendar)
    let last = try day(bytes[(middle + 2)...], calendar)
    guard first <= last else { throw .backwards(first, last) }
    return first...last
  }

  private static func day(
    _ bytes: Slice<UnsafeRawBufferPointer>, _ calendar: PeriodCalendar
  ) throws(Fault) -> Day {
    do {
      return try TablePeriod.end(
        UnsafeRawBufferPointer(rebasing: bytes), calendar: calendar, asOf: nil)
    } catch {
      throw .day(String(decoding: bytes, as: UTF8.self), error)
    }
  }
}

extension AffectsField.Fault {
  func diagnostic(_ calendar: PeriodCalendar, at location: SourceLocation) -> Diagnostic {
    switch self {
    case .emptyPart:
      return Diagnostic(
        message: "a part of 'affects' is empty", location: location,
        hint: "write 'PERIODS PROGRAM COUNTER' with one space between, or less from the right")
    case .day(let text, .notADay):
      return Diagnostic(
        message: "\(ShownText.quoted(text)) is not a day", location: location,
        hint: "begin with a \(calendar.unit.rawValue)'s last day as YYYY-MM-DD, with two of them as"
          + " 2026-04-19..2026-04-26, or with '-' for all")
    case .day(let text, let fault):
      var text = text
      return text.withUTF8 {
        fault.diagnostic(UnsafeRawBufferPointer($0), calendar: calendar, at: location)
      }
    case .backwards(let first, let last):
      return Diagnostic(
        message: "'\(first)' lies after '\(last)'", location: location,
        hint: "write the earlier \(calendar.unit.rawValue) first")
    }
  }
}
