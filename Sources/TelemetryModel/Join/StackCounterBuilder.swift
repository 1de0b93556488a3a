/// Joins the rows of stacks with the config history.
///
/// - Complexity: O(rows × log rows + stack counters × periods).
struct StackCounterBuilder {
  let site: CatalogBuilder
  /// The id of a stack; a test puts another in its place to see what happens when two are the same.
  var id: (ProgramName, String) -> String = { StackID.address(program: $0, text: $1) }

  private var tables: InputTables { site.tables }

  /// - Returns: Programs in the order given, then by bytes of the counter's name.
  func counters(
    of programs: [ProgramName], _ diagnostics: inout Diagnostics
  ) -> [StackCounter] {
    var rowsOfStack: [TableSeries.Key: [Int]] = [:]
    var stacksOfProgram: [NameID: [NameID]] = [:]
    for (index, row) in tables[.stacks].enumerated() {
      let key = TableSeries.Key(program: row.program, counter: row.name)
      if rowsOfStack[key] == nil { stacksOfProgram[row.program, default: []].append(row.name) }
      rowsOfStack[key, default: []].append(index)
    }
    var firstRowOfID: [String: Int] = [:]
    var counters: [StackCounter] = []
    for (programIndex, program) in programs.enumerated() {
      let programID = tables.names.id(of: program.text)
      var stacks: [CounterName: [(text: String, rows: [Int])]] = [:]
      let listings = site.index.programs[program]?.stacks.listings ?? [:]
      for name in listings.keys { stacks[name] = [] }
      if let programID {
        for stack in stacksOfProgram[programID] ?? [] {
          let text = tables.names[stack]
          let rows = rowsOfStack[TableSeries.Key(program: programID, counter: stack)] ?? []
          stacks[Self.name(of: text), default: []].append((text, rows))
        }
      }
      guard !stacks.isEmpty else { continue }
      let texts = ChartTexts.of(program, in: site.releases)
      for name in stacks.keys.sorted() {
        let own = (stacks[name] ?? []).sorted { BytewiseOrder.less($0.text, $1.text) }
        NameClashes.check(stacks: own.map { ($0.text, location($0.rows[0])) }, &diagnostics)
        var counter = StackCounter(
          program: programIndex, name: name, texts: texts[name.chart] ?? [],
          bases: bases(of: name, program: programID),
          listings: listings[name] ?? [], emptyCells: [], stacks: [])
        counter.emptyCells = site.periods.indices.map {
          rule(counter, $0).cell(row: nil, listings: counter.listings)
        }
        counter.stacks = own.map { text, rows in
          let id = id(program, text)
          if let other = firstRowOfID.updateValue(rows[0], forKey: id) {
            diagnostics.add(.sameID(id, at: location(rows[0]), other: location(other)))
          }
          return Stack(text: text, id: id, rows: cells(rows, of: counter))
        }
        counters.append(counter)
      }
    }
    return counters
  }

  /// The first line of a stack.
  private static func name(of text: String) -> CounterName {
    CounterName(String(decoding: text.utf8.prefix { $0 != 0x0A }, as: UTF8.self))
  }

  private func bases(of name: CounterName, program: NameID?) -> [ReportBase] {
    let chart = tables.names.id(of: name.chart.text)
    return site.periods.indices.map {
      site.bases.base(program: program, chart: chart, isMetadata: false, in: $0)
    }
  }

  private func rule(_ counter: StackCounter, _ period: Int) -> CellRule {
    CellRule(
      usable: site.usableReleases[period], sampleRates: site.index.sampleRates,
      base: counter.bases[period], isMetadata: false, chartListings: counter.listings)
  }

  private func cells(_ rows: [Int], of counter: StackCounter) -> [Stack.Row] {
    rows.compactMap { index -> Stack.Row? in
      let row = tables[.stacks][index]
      guard let period = site.periodOfDay[row.periodEnd] else { return nil }
      let cell = rule(counter, period)
        .cell(row: (row.reports, row.total), listings: counter.listings)
      return Stack.Row(period: period, cell: cell)
    }.sorted { $0.period < $1.period }
  }

  private func location(_ row: Int) -> SourceLocation {
    tables.location(tables[.stacks][row], \.name)
  }
}

extension Diagnostic {
  fileprivate static func sameID(
    _ id: String, at location: SourceLocation, other: SourceLocation
  ) -> Self {
    Self(
      message: "two stacks have the id '\(id)', which would be one page", location: location,
      hint: "take one of the two out: by chance alone this does not happen",
      notes: [Note("the other one", at: other)])
  }
}
