package import TelemetryModel

/// The rows of all published tables, each in its one order.
package struct PublishedRows: Sendable {
  private struct CounterPlace: Sendable {
    var program: Int
    var chart: Int
    var counter: Int
  }

  private let catalog: Catalog
  private let byNames: RowOrder
  /// For each metric table the indices of its rows, as they are published.
  private let order: [[UInt32]]
  /// All counters: a period of `figures` has a row of each.
  private let counters: [CounterPlace]
  private let collected: [CollectedRow]
  /// The versions in force in each period.
  private let versions: [String]

  /// - Complexity: O(rows log rows), O(rows) for tables in order.
  package init(_ catalog: Catalog) {
    self.catalog = catalog
    let order = RowOrder(catalog.tables.names)
    byNames = order
    self.order = PublishedTable.allCases.filter(\.hasPeriods).map {
      order.rows(of: $0, in: catalog.tables, by: .week)
    }
    counters = catalog.programs.indices.flatMap { program in
      catalog.programs[program].charts.indices.flatMap { chart in
        catalog.programs[program].charts[chart].counters.indices.map {
          CounterPlace(program: program, chart: chart, counter: $0)
        }
      }
    }
    collected = CollectedRow.all(in: catalog)
    versions = catalog.periods.indices.map { catalog.versionTexts(inForceIn: $0) }
  }

  package func count(of table: PublishedTable) -> Int {
    switch table {
    case .counters, .reports, .eligible, .stacks, .groups: order[table.rawValue].count
    case .figures: counters.count * catalog.periods.count
    case .collected: collected.count
    case .configs: catalog.releases.count
    }
  }

  /// The rows of each period of a table that has pieces, by period.
  package func pieces(of table: PublishedTable) -> [Range<Int>] {
    precondition(table.hasPeriods, "only metric tables are published in pieces")
    let order = order[table.rawValue]
    var start = 0
    return catalog.periods.map { period in
      var end = start
      while end < order.count, week(of: Int(order[end]), table) <= period.last { end += 1 }
      defer { start = end }
      return start..<end
    }
  }

  /// Appends rows by their places in the order.
  package func append(
    _ rows: Range<Int>, of table: PublishedTable, to writer: inout some RowWriter
  ) {
    for place in rows {
      switch table {
      case .counters, .reports, .eligible, .stacks, .groups:
        appendGiven(Int(order[table.rawValue][place]), of: table, to: &writer)
      case .figures:
        append(
          counters[place % counters.count], period: place / counters.count, to: &writer)
      case .collected: collected[place].append(of: catalog.releases, to: &writer)
      case .configs: append(catalog.releases[place], release: place, to: &writer)
      }
      writer.endRow()
    }
  }

  /// Appends all rows by their names, the weeks of each together.
  ///
  /// - Complexity: O(rows log rows).
  package func appendByName(allOf table: PublishedTable, to writer: inout some RowWriter) {
    switch table {
    case .counters, .reports, .eligible, .stacks, .groups:
      let rows = byNames.rows(of: table, in: catalog.tables, by: .names)
      for row in rows {
        appendGiven(Int(row), of: table, to: &writer)
        writer.endRow()
      }
    case .figures:
      let programs = catalog.programs
      func name(_ place: CounterPlace) -> CounterName {
        programs[place.program].charts[place.chart].counters[place.counter].name
      }
      let sorted = counters.sorted { a, b in
        let (first, second) = (programs[a.program].name, programs[b.program].name)
        return a.program == b.program ? name(a) < name(b) : first < second
      }
      for place in sorted {
        for period in catalog.periods.indices {
          append(place, period: period, to: &writer)
          writer.endRow()
        }
      }
    case .collected, .configs: append(0..<count(of: table), of: table, to: &writer)
    }
  }

  // MARK: Rows as given

  private func week(of row: Int, _ table: PublishedTable) -> Day {
    let tables = catalog.tables
    switch table {
    case .counters: return tables[.counters][row].periodEnd
    case .reports: return tables[.reports][row].periodEnd
    case .eligible: return tables[.eligible][row].periodEnd
    case .stacks: return tables[.stacks][row].periodEnd
    case .groups: return tables[.groups][row].periodEnd
    case .figures, .collected, .configs: preconditionFailure("these rows were not given")
    }
  }

  private func appendGiven(
    _ row: Int, of table: PublishedTable, to writer: inout some RowWriter
  ) {
    let tables = catalog.tables
    writer.append(.day(week(of: row, table)))
    func append(_ names: NameID...) {
      for name in names { writer.append(.text(tables.names[name])) }
    }
    switch table {
    case .counters, .stacks:
      let row = tables[table == .counters ? .counters : .stacks][row]
      append(row.program, row.name)
      writer.append(.count(row.reports))
      writer.append(.count(row.total))
    case .reports:
      append(tables[.reports][row].program)
      writer.append(.count(tables[.reports][row].reports))
    case .eligible:
      append(tables[.eligible][row].program, tables[.eligible][row].name)
      writer.append(.count(tables[.eligible][row].reports))
    case .groups:
      let row = tables[.groups][row]
      append(row.program, row.by, row.value, row.name)
      writer.append(.count(row.reports))
      writer.append(.count(row.total))
    case .figures, .collected, .configs: preconditionFailure("these rows were not given")
    }
  }

  // MARK: Rows that the site makes

  private func append(
    _ place: CounterPlace, period: Int, to writer: inout some RowWriter
  ) {
    let program = catalog.programs[place.program]
    let chart = program.charts[place.chart]
    let counter = chart.counters[place.counter]
    let cell = counter.cells[period]
    let figures = CounterFigures(cell, chart.bases[period], catalog.settings.confidence)
    writer.append(.day(catalog.periods[period].last))
    writer.append(.text(program.name.text))
    writer.append(.text(counter.name.text))
    writer.append(.count(figures.reports))
    writer.append(.count(figures.total))
    writer.append(.count(figures.n))
    writer.append(figures.share.map { .fraction(millionths: $0.value) } ?? .missing)
    writer.append(figures.share.map { .fraction(millionths: $0.low) } ?? .missing)
    writer.append(figures.share.map { .fraction(millionths: $0.high) } ?? .missing)
    writer.append(versions[period].isEmpty ? .missing : .text(versions[period]))
    writer.append(.text(cell.status.text))
  }

  private func append(
    _ release: ConfigRelease, release index: Int, to writer: inout some RowWriter
  ) {
    func append(_ text: String?) { writer.append(text.map { .text($0) } ?? .missing) }
    append(release.version.text)
    writer.append(.instant(release.date))
    append(release.commit)
    append(release.moduleHash)
    append(release.goModHash)
    append(release.configSHA256)
    writer.append(release.config.sampleRate.map { .number($0) } ?? .missing)
  }
}
