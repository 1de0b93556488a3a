/// Where the counters of some programs stand in a catalog. Values of metadata are no counters.
struct CounterPlaces {
  private var programs: [ProgramName: Int] = [:]
  private var places: [Int: [CounterName: Metric.Place]] = [:]

  /// - Complexity: O(counters of the programs).
  init(_ catalog: Catalog, of names: Set<ProgramName>) {
    for (index, program) in catalog.programs.enumerated() where names.contains(program.name) {
      programs[program.name] = index
      var own: [CounterName: Metric.Place] = [:]
      for (chart, counters) in program.charts.enumerated() where !counters.isMetadata {
        for (counter, entry) in counters.counters.enumerated() {
          own[entry.name] = Metric.Place(chart: chart, counter: counter)
        }
      }
      places[index] = own
    }
  }

  func program(_ name: ProgramName) -> Int? { programs[name] }

  func place(of counter: CounterName, program: Int) -> Metric.Place? {
    places[program]?[counter]
  }
}
