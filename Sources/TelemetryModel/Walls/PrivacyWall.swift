/// The privacy wall: every name in a table must be listed by a config version that reports of its period
/// could have used. No option opens it.
struct PrivacyWall {
  let index: ConfigIndex
  let periods: [Period]
  let periodOfDay: [Day: Int]
  let usable: [Range<Int>]
  let settings: SiteSettings

  func check(_ tables: MetricTables, _ diagnostics: inout Diagnostics) {
    var lists = ListedNames(index: index, settings: settings, tables: tables)
    for row in tables.counters {
      let usable = usable(on: row.week)
      guard lists.isListed(program: row.program, usable) else {
        add(row.program, row.week, tables, row.place, row.programPlace, &diagnostics)
        continue
      }
      if !lists.isListed(counter: row.counter, of: row.program, usable) {
        add(
          row.counter, of: row.program, row.week, tables, row.place, row.counterPlace, &diagnostics)
      }
    }
    for row in tables.reports where !tables.names[row.program].isEmpty {
      if !lists.isListed(program: row.program, usable(on: row.week)) {
        add(row.program, row.week, tables, row.place, row.programPlace, &diagnostics)
      }
    }
    for row in tables.eligible {
      let usable = usable(on: row.week)
      if !lists.isListed(program: row.program, usable) {
        add(row.program, row.week, tables, row.place, row.programPlace, &diagnostics)
      } else if !lists.isListed(chart: row.chart, of: row.program, usable) {
        add(row.chart, of: row.program, row.week, tables, row.place, row.chartPlace, &diagnostics)
      }
    }
    for row in tables.stacks {
      let usable = usable(on: row.week)
      if !lists.isListed(program: row.program, usable) {
        add(row.program, row.week, tables, row.place, row.programPlace, &diagnostics)
      } else if !lists.isListed(stack: row.counter, of: row.program, usable) {
        add(
          row.counter, of: row.program, row.week, tables, row.place, row.counterPlace, &diagnostics)
      }
    }
    for row in tables.breakdowns { check(row, tables, &lists, &diagnostics) }
  }

  private func check(
    _ row: BreakdownRow, _ tables: MetricTables, _ lists: inout ListedNames,
    _ diagnostics: inout Diagnostics
  ) {
    let usable = usable(on: row.week)
    guard lists.isListed(program: row.program, usable) else {
      add(row.program, row.week, tables, row.place, row.programPlace, &diagnostics)
      return
    }
    if !lists.isMetadata(row.by, of: row.program) {
      diagnostics.add(
        .noMetadata(
          tables.names[row.by], ProgramName(tables.names[row.program]),
          known: settings.metadata.map(\.name.text), at: tables.location(row.place, row.byPlace)))
    } else if !lists.isListed(value: row.value, by: row.by, of: row.program, usable) {
      add(row.value, of: row.program, row.week, tables, row.place, row.valuePlace, &diagnostics)
    }
    if !tables.names[row.counter].isEmpty,
      !lists.isListed(counter: row.counter, of: row.program, usable)
    {
      add(row.counter, of: row.program, row.week, tables, row.place, row.counterPlace, &diagnostics)
    }
  }

  private func usable(on day: Day) -> Range<Int> { periodOfDay[day].map { usable[$0] } ?? 0..<0 }

  private func add(
    _ name: NameID, of program: NameID? = nil, _ day: Day, _ tables: MetricTables, _ row: RowPlace,
    _ field: FieldPlace, _ diagnostics: inout Diagnostics
  ) {
    let text = tables.names[name].split(separator: "\n", omittingEmptySubsequences: false)
    diagnostics.add(
      .notListed(
        String(text.first ?? ""), of: program.map { ProgramName(tables.names[$0]) }, on: day,
        at: tables.location(row, field)))
  }
}

extension Diagnostic {
  fileprivate static func notListed(
    _ name: String, of program: ProgramName?, on day: Day, at location: SourceLocation
  ) -> Self {
    Self(
      message: program.map {
        "'\(name)' of \($0) is listed by no config version of the period that ends on \(day)"
      }
        ?? "'\(name)' is listed by no config version of the period that ends on \(day)",
      location: location,
      hint:
        "what no config lists is not to be collected: take the row out, or add the config version that lists it"
    )
  }

  fileprivate static func noMetadata(
    _ name: String, _ program: ProgramName, known: [String], at location: SourceLocation
  ) -> Self {
    Self(
      message: "'\(name)' is no metadata of \(program)", location: location,
      hint: hint(
        nearestTo: name, among: known,
        otherwise: known.isEmpty
          ? "name it under 'metadata' in site.yml"
          : hint(listing: known, as: "the metadata") + "; '+' joins several"))
  }
}
