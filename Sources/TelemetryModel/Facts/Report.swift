/// One raw report: what a client sent, once a period. Its reader has checked its form; whether its names
/// may be there is for the wall.
package struct Report: Sendable {
  /// A text of the report with its place in the report's line.
  package struct Text: Sendable {
    package var text: String
    /// From 1, in bytes.
    package var column: Int

    package init(_ text: String, column: Int) {
      self.text = text
      self.column = column
    }
  }

  /// A counter or a stack with its count.
  package struct Tally: Sendable {
    /// A counter's name; of a stack its name, then a frame a line.
    package var name: Text
    /// A count of 0 or less counts nothing.
    package var count: Int64

    package init(name: Text, count: Int64) {
      self.name = name
      self.count = count
    }
  }

  /// An entry of `Programs`.
  package struct Entry: Sendable {
    package var program: Text
    /// A value for each piece of the site's metadata, in their order.
    package var metadata: [Text]
    /// No name stands twice.
    package var counters: [Tally]
    /// No text stands twice.
    package var stacks: [Tally]

    package init(program: Text, metadata: [Text], counters: [Tally], stacks: [Tally]) {
      self.program = program
      self.metadata = metadata
      self.counters = counters
      self.stacks = stacks
    }
  }

  package var week: Day
  /// Of the client's report before; nil: it knew of none.
  package var lastWeek: Day?
  /// A random number that the client drew for this report, 0...1: its only handle.
  package var x: Double
  package var config: Text
  package var entries: [Entry]
  /// Its line.
  package var location: SourceLocation

  package init(
    week: Day, lastWeek: Day?, x: Double, config: Text, entries: [Entry], location: SourceLocation
  ) {
    self.week = week
    self.lastWeek = lastWeek
    self.x = x
    self.config = config
    self.entries = entries
    self.location = location
  }

  package func location(of text: Text) -> SourceLocation {
    SourceLocation(file: location.file, line: location.line, column: text.column)
  }
}
