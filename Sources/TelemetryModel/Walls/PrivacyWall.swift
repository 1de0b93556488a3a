/// The privacy wall: every name in a table must be listed by a config version that reports of its period
/// could have used. No option opens it.
struct PrivacyWall {
  let index: ConfigIndex
  let periodOfDay: [Day: Int]
  let usable: [Range<Int>]
  let settings: SiteSettings

  func check(_ tables: InputTables, _ diagnostics: inout Diagnostics) {
    var lists = ListedNames(index: index, settings: settings, tables: tables)
    let none = tables.names.id(of: "")
    for rows in tables.rows {
      let subject = rows.kind.subject
      let isGrouped = rows.kind.isGrouped
      // A row of no program is of all reports.
      for row in rows where row.program != none {
        let usable = periodOfDay[row.periodEnd].map { self.usable[$0] } ?? 0..<0
        guard lists.isListed(program: row.program, usable) else {
          diagnostics.add(
            .notListed(
              tables.names[row.program], row.periodEnd, at: tables.location(row, \.program)))
          continue
        }
        if isGrouped { checkGroup(row, usable, tables, &lists, &diagnostics) }
        // A row of no counter is of a whole group.
        if let subject, row.name != none,
          !lists.isListed(row.name, as: subject, of: row.program, usable)
        {
          add(row.name, of: row, \.name, tables, &diagnostics)
        }
      }
    }
  }

  private func checkGroup(
    _ row: MetricRow, _ usable: Range<Int>, _ tables: InputTables, _ lists: inout ListedNames,
    _ diagnostics: inout Diagnostics
  ) {
    if !lists.isMetadata(row.by, of: row.program) {
      diagnostics.add(
        .noMetadata(
          tables.names[row.by], ProgramName(tables.names[row.program]),
          known: settings.metadata.map(\.name.text), at: tables.location(row, \.by)))
    } else if !lists.isListed(value: row.value, by: row.by, of: row.program, usable) {
      add(row.value, of: row, \.value, tables, &diagnostics)
    }
  }

  private func add(
    _ name: NameID, of row: MetricRow, _ field: KeyPath<FieldPlaces, FieldPlace>,
    _ tables: InputTables, _ diagnostics: inout Diagnostics
  ) {
    let text = tables.names[name].split(separator: "\n", omittingEmptySubsequences: false)
    diagnostics.add(
      .notListed(
        String(text.first ?? ""), of: ProgramName(tables.names[row.program]), row.periodEnd,
        at: tables.location(row, field)))
  }
}

extension Diagnostic {
  fileprivate static func notListed(
    _ name: String, of program: ProgramName? = nil, _ day: Day, at location: SourceLocation
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
