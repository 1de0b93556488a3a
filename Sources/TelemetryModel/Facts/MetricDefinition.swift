/// A derived metric as `metrics.yml` has it: a figure made of several counters of one program.
package struct MetricDefinition: Sendable {
  /// A name with its place, for messages.
  package struct Named<Name: BytewiseName>: Sendable {
    package var name: Name
    package var location: SourceLocation

    package init(_ name: Name, at location: SourceLocation) {
      self.name = name
      self.location = location
    }
  }

  package var id: MetricID
  package var title: String
  package var description: String?
  package var program: Named<ProgramName>
  /// At least one, each once.
  package var numerator: [Named<CounterName>]
  /// Each once; empty: the reports.
  package var denominator: [Named<CounterName>]
  /// Breakdowns, each once.
  package var by: [Named<BreakdownName>]
  /// Addresses of the issues in which it was asked for.
  package var issues: [String]

  package init(
    id: MetricID, title: String, description: String? = nil, program: Named<ProgramName>,
    numerator: [Named<CounterName>], denominator: [Named<CounterName>] = [],
    by: [Named<BreakdownName>] = [], issues: [String] = []
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.program = program
    self.numerator = numerator
    self.denominator = denominator
    self.by = by
    self.issues = issues
  }
}
