internal import TelemetryModel

/// Metric tables drawn from a made-up world, and joined as those of a site are.
enum SimulatedSite {
  /// Sunday, 26 April 2026.
  static let newest = Day(number: 20_569)

  static func catalog(of world: SimulatedWorld, _ random: inout RandomBits) -> Catalog {
    var tables = InputTables()
    tables.files = ["simulation"]
    var line: UInt32 = 0
    for (week, weeksBefore) in SimulatedWorld.weeks.enumerated() {
      let day = newest.advanced(by: -7 * weeksBefore)
      for program in world.programs {
        let id = tables.names.intern(program.name)
        let reports = program.reports[week]
        line += 1
        tables.append(
          MetricRow(
            .reports, periodEnd: day, program: id, reports: Count(reports),
            place: RowPlace(file: 0, line: line)))
        let sizes = SimulatedWorld.sizes(of: reports)
        for (group, size) in zip(SimulatedWorld.groups, sizes) {
          tables.add(group.0, of: id, "", size, on: day, &line)
        }
        for chart in program.charts {
          let drawn = sizes.enumerated().map { group, size in
            SimulatedWorld.draw(chart, week: week, reports: size, group: group, &random)
          }
          for (place, counter) in chart.counters.enumerated() {
            let hits = drawn.reduce(0) { $0 + $1[place] }
            for (group, own) in zip(SimulatedWorld.groups, drawn) {
              tables.add(group.0, of: id, counter.name, own[place], on: day, &line)
            }
            line += 1
            tables.append(
              MetricRow(
                .counters, periodEnd: day, program: id, name: tables.names.intern(counter.name),
                reports: Count(hits), place: RowPlace(file: 0, line: line)))
          }
        }
      }
    }
    return catalog(of: world, tables)
  }

  /// Draws all counts anew, from the same world: much faster than to join a large site again.
  static func redraw(_ world: SimulatedWorld, in catalog: inout Catalog, _ random: inout RandomBits)
  {
    guard let newest = catalog.newestPeriod else { return }
    let places = world.programs.map { program in
      program.charts.map { chart in
        catalog.place(of: chart.name, in: program.name)
      }
    }
    for (week, weeksBefore) in SimulatedWorld.weeks.enumerated() {
      for (number, program) in world.programs.enumerated() {
        for (chart, place) in zip(program.charts, places[number]) {
          let hits = SimulatedWorld.draw(
            chart, week: week, reports: program.reports[week], &random)
          // Both are in the order of their names.
          for (counter, hits) in hits.enumerated() {
            catalog.programs[place.program].charts[place.chart].counters[counter]
              .cells[newest - weeksBefore].reports = Count(hits)
          }
        }
      }
    }
  }

  private static func catalog(of world: SimulatedWorld, _ tables: InputTables) -> Catalog {
    guard let base = BaseURL("https://example.org/") else {
      preconditionFailure("the simulation's base URL is one")
    }
    var diagnostics = Diagnostics()
    let catalog = CatalogBuilder.build(
      settings: SiteSettings(title: "Simulation", baseURL: base), tables: tables,
      history: history(of: world), diagnostics: &diagnostics)
    guard let catalog else {
      preconditionFailure("a simulated site is right: \(diagnostics.errors.map(\.message))")
    }
    return catalog
  }

  /// One config version that lists everything, for all of the time.
  private static func history(of world: SimulatedWorld) -> ConfigHistory {
    let place = SourceLocation(file: "simulation")
    let programs = world.programs.map { program in
      ProgramConfig(
        name: ProgramName(program.name), versions: [],
        counters: program.charts.flatMap(\.counters).map {
          CounterConfig(
            expression: $0.name, names: [CounterName($0.name)], rate: 1, location: place)
        },
        stacks: [], location: place)
    }
    return ConfigHistory(releases: [
      ConfigRelease(
        version: ConfigVersion("v1"), date: Instant(startOf: newest.advanced(by: -1000)),
        location: place,
        config: UploadConfig(
          metadata: [
            .init(
              name: ChartName(SimulatedWorld.groupedBy),
              values: SimulatedWorld.groups.map { BucketName($0.0) })
          ], sampleRate: 1, programs: programs))
    ])
  }
}

extension InputTables {
  /// - Parameter counter: Empty: the group itself.
  fileprivate mutating func add(
    _ value: String, of program: NameID, _ counter: String, _ reports: Int64, on day: Day,
    _ line: inout UInt32
  ) {
    line += 1
    append(
      MetricRow(
        .groups, periodEnd: day, program: program, by: names.intern(SimulatedWorld.groupedBy),
        value: names.intern(value), name: names.intern(counter), reports: Count(reports),
        place: RowPlace(file: 0, line: line)))
  }
}

extension Catalog {
  fileprivate func place(of chart: String, in program: String) -> (program: Int, chart: Int) {
    for (index, owner) in programs.enumerated()
    where BytewiseOrder.equal(owner.name.text, program) {
      for (place, content) in owner.charts.enumerated()
      where BytewiseOrder.equal(content.name.text, chart) {
        return (index, place)
      }
    }
    preconditionFailure("a simulated site has each chart of its world")
  }
}
