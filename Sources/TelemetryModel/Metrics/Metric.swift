/// A derived metric joined with the catalog: its figures in every period, of all reports and of groups.
package struct Metric: Sendable {
  package enum Kind: Hashable, Sendable {
    /// One counter: a share of reports.
    case share
    /// Several counters: a share of the reports that hold any of them.
    case anyOf
    /// A ratio whose counters above the line all stand below it, too.
    case part
    /// Any other ratio.
    case quotient

    package var isRatio: Bool { self == .part || self == .quotient }
  }

  /// A counter of the program.
  package struct Place: Hashable, Sendable {
    /// In `Program.charts`.
    package var chart: Int
    /// In `Chart.counters`.
    package var counter: Int

    package init(chart: Int, counter: Int) {
      self.chart = chart
      self.counter = counter
    }
  }

  /// The same among the reports of one group.
  package struct Group: Sendable {
    package var value: String
    package var sizes: [ReportCount]
    package var figures: [MetricFigure]
  }

  package struct Groups: Sendable {
    package var name: BreakdownName
    /// In `Program.breakdowns`; nil where no table has it.
    package var breakdown: Int?
    /// In the order of the breakdown.
    package var groups: [Group]
  }

  package let definition: MetricDefinition
  /// In `Catalog.programs`.
  package let program: Int
  package let kind: Kind
  package let numerator: [Place]
  /// Empty: the reports.
  package let denominator: [Place]
  /// The config versions that list all of its counters at one rate.
  package let listings: [Listing]
  /// By period.
  package let figures: [MetricFigure]
  /// In the order of `by`.
  package let breakdowns: [Groups]

  /// All that can be made of what `metrics.yml` asks for.
  ///
  /// - Parameter definitions: Those that `MetricCheck` has passed; others are left out.
  /// - Complexity: O(counters of the programs + metrics × groups × counters × periods).
  package static func all(_ definitions: [MetricDefinition], in catalog: Catalog) -> [Metric] {
    if definitions.isEmpty { return [] }
    let places = CounterPlaces(catalog, of: Set(definitions.map(\.program.name)))
    return definitions.compactMap { Metric($0, catalog, places) }
  }

  private init?(_ definition: MetricDefinition, _ catalog: Catalog, _ places: CounterPlaces) {
    guard let program = places.program(definition.program.name) else { return nil }
    func found(_ counters: [MetricDefinition.Named<CounterName>]) -> [Place]? {
      let found = counters.compactMap { places.place(of: $0.name, program: program) }
      return found.count == counters.count ? found : nil
    }
    guard let numerator = found(definition.numerator), !numerator.isEmpty,
      let denominator = found(definition.denominator)
    else { return nil }
    self.definition = definition
    self.program = program
    self.numerator = numerator
    self.denominator = denominator
    kind =
      if denominator.isEmpty {
        numerator.count == 1 ? .share : .anyOf
      } else {
        Set(numerator).isSubset(of: denominator) ? .part : .quotient
      }
    let source = MetricSource(
      catalog: catalog, program: catalog.programs[program], kind: kind, numerator: numerator,
      denominator: denominator)
    listings = source.commonListings
    figures = source.figures()
    breakdowns = definition.by.map { source.groups(by: $0.name) }
  }
}
