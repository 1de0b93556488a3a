/// A row of `events.csv`: something that happened and explains a chart.
package struct Event: Hashable, Sendable {
  package var date: Day
  package var title: String
  package var url: String?
  /// nil: of concern to every program.
  package var program: ProgramName?
  /// Where the row begins.
  package var location: SourceLocation
  package var programLocation: SourceLocation

  package init(
    date: Day, title: String, url: String? = nil, program: ProgramName? = nil,
    location: SourceLocation, programLocation: SourceLocation
  ) {
    self.date = date
    self.title = title
    self.url = url
    self.program = program
    self.location = location
    self.programLocation = programLocation
  }
}
