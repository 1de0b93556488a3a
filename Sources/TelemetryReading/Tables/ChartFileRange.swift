internal import TelemetryModel

/// Reads the `DateRange` of a chart file, which has to be one period of the site's calendar.
struct ChartFileRange {
  private let document: JSONDocument
  private let calendar: PeriodCalendar
  private let asOf: Day?

  init(_ document: JSONDocument, calendar: PeriodCalendar, asOf: Day?) {
    self.document = document
    self.calendar = calendar
    self.asOf = asOf
  }

  /// - Returns: The last day; nil if the range is something else, which is reported.
  func lastDay(of range: JSONValue, _ diagnostics: inout Diagnostics) -> Day? {
    let what = "'DateRange'"
    guard let days = document.array(range, as: what, diagnostics: &diagnostics) else { return nil }
    guard days.count == 2 else {
      diagnostics.add(.notTwoDays(days.count, at: document.location(range)))
      return nil
    }
    let first = document.string(days[0], as: "the first day of \(what)", diagnostics: &diagnostics)
    let last = document.string(days[1], as: "the last day of \(what)", diagnostics: &diagnostics)
    guard let first, var last else { return nil }
    let found = last.withUTF8 { day(UnsafeRawBufferPointer($0), at: document.location(days[1])) }
    switch found {
    case .failure(let fault): diagnostics.add(fault)
    case .success(let day):
      let begin = calendar.period(containing: day).first
      if BytewiseOrder.equal(first, begin.description) { return day }
      diagnostics.add(
        .notOnePeriod(first, begin: begin, calendar.unit, at: document.location(days[0])))
    }
    return nil
  }

  private func day(
    _ bytes: UnsafeRawBufferPointer, at location: SourceLocation
  ) -> Result<Day, Diagnostic> {
    do throws(TablePeriod.Fault) {
      return .success(try TablePeriod.end(bytes, calendar: calendar, asOf: asOf))
    } catch {
      return .failure(error.diagnostic(bytes, calendar: calendar, at: location))
    }
  }
}

extension Diagnostic {
  fileprivate static func notTwoDays(_ count: Int, at location: SourceLocation) -> Self {
    Self(
      message: "'DateRange' must be a first and a last day, not \(count) values",
      location: location, hint: #"write it as ["2026-04-20","2026-04-26"]"#)
  }

  fileprivate static func notOnePeriod(
    _ first: String, begin: Day, _ unit: PeriodCalendar.Unit, at location: SourceLocation
  ) -> Self {
    Self(
      message: "\(ShownText.quoted(first)) is not the first day of the range's \(unit.rawValue)",
      location: location,
      hint: "a chart file is of one \(unit.rawValue) of the site's calendar: this one begins on "
        + "'\(begin)'")
  }
}
