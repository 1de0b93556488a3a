/// Refuses notes about what the site does not have: a program, a period, a chart or a counter.
package struct NotesCheck {
  private let catalog: Catalog
  private let programs: Set<ProgramName>

  /// - Complexity: O(programs + notes), and O(counters + rows of stacks) for a name that is not found.
  package static func check(
    _ content: SiteContent, against catalog: Catalog, _ diagnostics: inout Diagnostics
  ) {
    if content.events.isEmpty, content.errata.isEmpty { return }
    let check = NotesCheck(catalog)
    for event in content.events {
      guard let program = event.program else { continue }
      check.check(program, at: event.programLocation, &diagnostics)
    }
    for erratum in content.errata { check.check(erratum, &diagnostics) }
  }

  private init(_ catalog: Catalog) {
    self.catalog = catalog
    programs = Set(catalog.programs.map(\.name))
  }

  @discardableResult
  private func check(
    _ program: ProgramName, at location: SourceLocation, _ diagnostics: inout Diagnostics
  ) -> Bool {
    if programs.contains(program) { return true }
    diagnostics.add(
      .unknownProgram(program, known: catalog.programs.map(\.name.text), at: location))
    return false
  }

  private func check(_ erratum: Erratum, _ diagnostics: inout Diagnostics) {
    let location = erratum.affectsLocation
    if let periods = erratum.periods {
      for day in Set([periods.lowerBound, periods.upperBound]).sorted() where !has(day) {
        diagnostics.add(.unknownPeriod(day, catalog, at: location))
      }
    }
    guard let program = erratum.program, check(program, at: location, &diagnostics),
      let counter = erratum.counter
    else { return }
    let known = names(of: program)
    if known.contains(where: { BytewiseOrder.equal($0, counter.text) }) { return }
    diagnostics.add(.unknownCounter(counter, of: program, known: known, at: location))
  }

  private func has(_ last: Day) -> Bool {
    catalog.periods.first.map { $0.last <= last } ?? false
      && catalog.periods.last.map { last <= $0.last } ?? false
  }

  /// Everything of a program that a note may name: charts, their counters, stack counters.
  private func names(of program: ProgramName) -> [String] {
    var names: [String] = []
    for chart in catalog.programs.first(where: { $0.name == program })?.charts ?? [] {
      names.append(chart.name.text)
      names += chart.counters.map(\.name.text)
      names += chart.unseenBuckets.map { CounterName(chart: chart.name, bucket: $0.bucket).text }
    }
    let tables = catalog.tables
    guard let id = tables.names.id(of: program.text) else { return names }
    var stacks: Set<NameID> = []
    for row in tables[.stacks] where row.program == id && stacks.insert(row.name).inserted {
      let line = tables.names[row.name].utf8.prefix { $0 != 0x0A }
      names.append(String(decoding: line, as: UTF8.self))
    }
    return names
  }
}

extension Diagnostic {
  fileprivate static func unknownProgram(
    _ program: ProgramName, known: [String], at location: SourceLocation
  ) -> Self {
    Self(
      message: "no table and no config names the program \(ShownText.quoted(program.text))",
      location: location,
      hint: hint(
        nearestTo: program.text, among: known,
        otherwise: "write it as the tables do, or leave it empty for all programs"))
  }

  fileprivate static func unknownPeriod(
    _ day: Day, _ catalog: Catalog, at location: SourceLocation
  ) -> Self {
    let periods = catalog.periods
    let noun = catalog.settings.calendar.unit.rawValue
    let extent =
      periods.first.flatMap { first in periods.last.map { "they are '\(first)' to '\($0)'" } }
      ?? "it has none yet"
    return Self(
      message: "'\(day)' is no \(noun) of the site", location: location,
      hint: "name one of the site's \(noun)s: \(extent)")
  }

  fileprivate static func unknownCounter(
    _ counter: CounterName, of program: ProgramName, known: [String], at location: SourceLocation
  ) -> Self {
    Self(
      message:
        "\(ShownText.quoted(program.text)) has no chart or counter \(ShownText.quoted(counter.text))",
      location: location,
      hint: hint(
        nearestTo: counter.text, among: known,
        otherwise: "write it as the tables do, such as 'chart' or 'chart:bucket'"))
  }
}
