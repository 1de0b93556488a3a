/// A row of `errata.csv`: a published correction.
package struct Erratum: Hashable, Sendable {
  /// The day on which it was published.
  package var date: Day
  /// The last days of the first and the last period that it affects; nil: all of them.
  package var periods: ClosedRange<Day>?
  /// nil: every program.
  package var program: ProgramName?
  /// A chart or a counter of the program; nil: all of them.
  package var counter: CounterName?
  /// One paragraph a line.
  package var text: String
  /// Where the row begins.
  package var location: SourceLocation
  package var affectsLocation: SourceLocation

  package init(
    date: Day, periods: ClosedRange<Day>? = nil, program: ProgramName? = nil,
    counter: CounterName? = nil, text: String, location: SourceLocation,
    affectsLocation: SourceLocation
  ) {
    self.date = date
    self.periods = periods
    self.program = program
    self.counter = counter
    self.text = text
    self.location = location
    self.affectsLocation = affectsLocation
  }
}
