/// Refuses derived metrics of what the site does not have, and of counters that no report could hold
/// together.
package struct MetricCheck {
  private let catalog: Catalog
  private let places: CounterPlaces

  /// - Complexity: O(counters of the programs + counters of the metrics × releases).
  package static func check(
    _ metrics: [MetricDefinition], against catalog: Catalog, _ diagnostics: inout Diagnostics
  ) {
    if metrics.isEmpty { return }
    let check = MetricCheck(
      catalog: catalog, places: CounterPlaces(catalog, of: Set(metrics.map(\.program.name))))
    for metric in metrics where !diagnostics.isFull { check.check(metric, &diagnostics) }
  }

  private func check(_ metric: MetricDefinition, _ diagnostics: inout Diagnostics) {
    guard let index = places.program(metric.program.name) else {
      diagnostics.add(
        .unknownProgram(metric.program, known: catalog.programs.map(\.name.text)))
      return
    }
    let program = catalog.programs[index]
    for by in metric.by { check(by, of: program, &diagnostics) }
    var listings: [(name: MetricDefinition.Named<CounterName>, listings: [Listing])] = []
    var isComplete = true
    // The nearest of many names is sought for each that is wrong.
    for counter in metric.numerator + metric.denominator where !diagnostics.isFull {
      if let place = places.place(of: counter.name, program: index) {
        listings.append(
          (counter, program.charts[place.chart].counters[place.counter].listings))
      } else {
        diagnostics.add(unknown(counter, of: program))
        isComplete = false
      }
    }
    // What is missing may be what would have joined the others.
    if isComplete, catalog.hasConfig { checkTogether(listings, &diagnostics) }
  }

  private func check(
    _ by: MetricDefinition.Named<BreakdownName>, of program: Program,
    _ diagnostics: inout Diagnostics
  ) {
    let known = catalog.settings.metadata(of: program.name).map(\.name)
    guard let part = by.name.parts.first(where: { !known.contains($0) }) else { return }
    diagnostics.add(.noMetadata(part, of: program.name, known: known, at: by.location))
  }

  /// Reports the first counter with which no config version is left that lists all at one rate.
  private func checkTogether(
    _ counters: [(name: MetricDefinition.Named<CounterName>, listings: [Listing])],
    _ diagnostics: inout Diagnostics
  ) {
    var rates: [Int: Double] = [:]
    for release in catalog.releases.indices {
      rates[release] = counters.first?.listings.listing(at: release)?.rate
    }
    for (counter, listings) in counters {
      let left = rates.filter { listings.listing(at: $0.key) != nil }
      rates = left.filter { listings.listing(at: $0.key)?.rate == $0.value }
      if rates.isEmpty {
        diagnostics.add(
          left.isEmpty
            ? .neverListedTogether(counter, isFirst: counter.name == counters[0].name.name)
            : .otherRate(counter, than: counters[0].name.name))
        return
      }
    }
  }

  private func unknown(
    _ counter: MetricDefinition.Named<CounterName>, of program: Program
  ) -> Diagnostic {
    let charts = program.charts
    let name = counter.name
    if catalog.settings.metadata(of: program.name).contains(where: { $0.name == name.chart }) {
      return .isMetadata(counter)
    }
    if !name.hasBucket, let chart = charts.first(where: { $0.name == name.chart }) {
      return .isChart(counter, chart)
    }
    return .unknownCounter(
      counter, of: program.name,
      known: charts.filter { !$0.isMetadata }.flatMap { $0.counters.map(\.name.text) })
  }
}

extension Diagnostic {
  fileprivate static func unknownProgram(
    _ program: MetricDefinition.Named<ProgramName>, known: [String]
  ) -> Self {
    Self(
      message: "no table and no config names the program \(ShownText.quoted(program.name.text))",
      location: program.location,
      hint: hint(
        nearestTo: program.name.text, among: known, otherwise: "write it as the tables do"))
  }

  fileprivate static func unknownCounter(
    _ counter: MetricDefinition.Named<CounterName>, of program: ProgramName, known: [String]
  ) -> Self {
    Self(
      message: "\(ShownText.quoted(program.text)) has no counter "
        + ShownText.quoted(counter.name.text),
      location: counter.location,
      hint: hint(
        nearestTo: counter.name.text, among: known,
        otherwise: "write it as a config lists it, such as 'chart:bucket' or 'chart:{a,b}'"))
  }

  fileprivate static func isChart(
    _ counter: MetricDefinition.Named<CounterName>, _ chart: Chart
  ) -> Self {
    let buckets = chart.counters.prefix(8).map(\.bucket.text).joined(separator: ",")
    return Self(
      message: "\(ShownText.quoted(counter.name.text)) is a chart, and no counter",
      location: counter.location,
      hint: "name its counters: "
        + ShownText.quoted("\(chart.name):{\(buckets)\(chart.counters.count > 8 ? ",…" : "")}"))
  }

  fileprivate static func isMetadata(_ counter: MetricDefinition.Named<CounterName>) -> Self {
    Self(
      message: "\(ShownText.quoted(counter.name.text)) is metadata, and no counter",
      location: counter.location, hint: "name counters; 'by' tells reports apart by metadata")
  }

  fileprivate static func noMetadata(
    _ part: ChartName, of program: ProgramName, known: [ChartName], at location: SourceLocation
  ) -> Self {
    Self(
      message: "\(ShownText.quoted(part.text)) is no metadata of \(ShownText.quoted(program.text))",
      location: location,
      hint: hint(nearestTo: part.text, among: known.map(\.text), as: "its names"))
  }

  fileprivate static func neverListedTogether(
    _ counter: MetricDefinition.Named<CounterName>, isFirst: Bool
  ) -> Self {
    Self(
      message: "no config version lists \(ShownText.quoted(counter.name.text))"
        + (isFirst ? "" : " together with the counters before it"),
      location: counter.location,
      hint: "a metric is made of counters that one report can hold")
  }

  fileprivate static func otherRate(
    _ counter: MetricDefinition.Named<CounterName>, than first: CounterName
  ) -> Self {
    Self(
      message: "no config version lists \(ShownText.quoted(counter.name.text)) at the rate of "
        + ShownText.quoted(first.text),
      location: counter.location,
      hint: "counters of different rates are not in the same reports: no figure can relate them")
  }
}
