/// A row of `events.csv`: something that happened and explains a chart.
package struct Event: Sendable {
  package var date: Day
  package var title: String
  package var url: String?
  /// nil: of concern to every program.
  package var program: ProgramName?
  package var location: SourceLocation

  package init(
    date: Day, title: String, url: String?, program: ProgramName?, location: SourceLocation
  ) {
    self.date = date
    self.title = title
    self.url = url
    self.program = program
    self.location = location
  }
}

/// A row of `errata.csv`: a published correction.
package struct Erratum: Sendable {
  /// The day on which it was published.
  package var date: Day
  /// The last days of the first and the last period that it affects; nil: all of them.
  package var periods: ClosedRange<Day>?
  /// nil: every program.
  package var program: ProgramName?
  /// A chart or a counter of the program; nil: all of them.
  package var counter: CounterName?
  package var text: String
  package var location: SourceLocation

  package init(
    date: Day, periods: ClosedRange<Day>?, program: ProgramName?, counter: CounterName?,
    text: String, location: SourceLocation
  ) {
    self.date = date
    self.periods = periods
    self.program = program
    self.counter = counter
    self.text = text
    self.location = location
  }
}
