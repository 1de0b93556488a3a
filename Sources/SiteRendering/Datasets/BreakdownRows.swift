internal import TelemetryModel

/// The member `breakdowns` of a counter's `data.json`: its figures in the groups of its program.
struct BreakdownRows {
  static let columns = [
    "week", "value", "reports", "total", "n", "share", "low", "high", "status",
  ]

  let catalog: Catalog
  let program: Program

  /// Appends the member behind a comma; nothing where no breakdown has a row of the counter.
  ///
  /// Groups without reports in a period have no row of it: of versions most would be such.
  func append(_ chart: Chart, _ counter: Counter, to buffer: inout ByteBuffer) {
    let breakdowns = program.breakdowns.filter { breakdown in
      breakdown.groups.contains { $0.hasRow(of: counter.name) }
    }
    if breakdowns.isEmpty { return }
    buffer.append(",\n\"breakdown_columns\":[")
    for (index, column) in Self.columns.enumerated() {
      if index > 0 { buffer.append(",") }
      buffer.appendJSON(column)
    }
    buffer.append("],\n\"breakdowns\":[")
    for (index, breakdown) in breakdowns.enumerated() {
      buffer.append(index > 0 ? ",\n{\"by\":" : "\n{\"by\":")
      buffer.appendJSON(breakdown.name.text)
      buffer.append(",\"rows\":[")
      append(breakdown, chart, counter, to: &buffer)
      buffer.append("\n]}")
    }
    buffer.append("\n]")
  }

  private func append(
    _ breakdown: Breakdown, _ chart: Chart, _ counter: Counter, to buffer: inout ByteBuffer
  ) {
    let series = breakdown.groups.map {
      catalog.series(of: counter, in: chart, program, group: $0)
    }
    var isFirst = true
    for period in catalog.periods.indices where breakdown.isKnown[period] {
      for (group, series) in zip(breakdown.groups, series) where group.sizes[period].value != 0 {
        let cell = series.cells[period]
        buffer.append(isFirst ? "\n[\"" : ",\n[\"")
        isFirst = false
        buffer.append("\(catalog.periods[period])\",")
        buffer.appendJSON(group.value)
        buffer.append(CounterFigures(cell, series.bases[period], catalog.settings.confidence))
        buffer.append(",\"\(cell.status.text)\"]")
      }
    }
  }
}
