/// Joins what was read into a `Catalog`, and refuses what cannot be true or was never approved.
///
/// - Complexity: O(rows + counters × periods + entries of all config versions).
package struct CatalogBuilder {
  let settings: SiteSettings
  let tables: InputTables
  let releases: [ConfigRelease]
  let index: ConfigIndex
  let periods: [Period]
  let periodOfDay: [Day: Int]
  let usableReleases: [Range<Int>]
  let series: TableSeries
  let bases: ReportBases

  /// - Returns: nil after an error.
  package static func build(
    settings: SiteSettings, tables: InputTables, history: ConfigHistory?,
    diagnostics: inout Diagnostics
  ) -> Catalog? {
    var own = Diagnostics()
    let catalog = CatalogBuilder(settings, tables, history, &own)?.catalog(&own)
    let failed = own.hasErrors
    diagnostics.add(contentsOf: own)
    return failed ? nil : catalog
  }

  init?(
    _ settings: SiteSettings, _ tables: InputTables, _ history: ConfigHistory?,
    _ diagnostics: inout Diagnostics
  ) {
    self.settings = settings
    releases = history?.releases ?? []
    index = ConfigIndex(releases, metadata: settings.metadata, &diagnostics)
    guard let periods = SitePeriods.all(of: tables, calendar: settings.calendar, &diagnostics)
    else {
      return nil
    }
    self.periods = periods
    periodOfDay = Dictionary(
      uniqueKeysWithValues: periods.enumerated().map { ($0.element.last, $0.offset) })
    let dates = releases.map(\.date)
    usableReleases = periods.map {
      UsableReleases.range(of: dates, in: $0, lag: settings.configLag)
    }
    let zeros = UnlistedZeros(
      index: index, periodOfDay: periodOfDay, usable: usableReleases, settings: settings)
    let tables = releases.isEmpty ? tables : zeros.dropped(from: tables)
    self.tables = tables
    series = TableSeries(tables, periodOfDay: periodOfDay, periodCount: periods.count)
    bases = ReportBases(tables, periodOfDay: periodOfDay, periodCount: periods.count)
  }

  private func catalog(_ diagnostics: inout Diagnostics) -> Catalog? {
    if !releases.isEmpty {
      PrivacyWall(
        index: index, periodOfDay: periodOfDay, usable: usableReleases, settings: settings
      ).check(tables, &diagnostics)
    }
    // Numbers of names that have no place here would only bury what matters.
    if diagnostics.hasErrors { return nil }
    let names = programNames()
    ConsistencyCheck(
      tables: tables, bases: bases, series: series, periodOfDay: periodOfDay, settings: settings
    ).check(&diagnostics)
    NameClashes.check(names, series: series, index: index, tables: tables, &diagnostics)
    if diagnostics.hasErrors { return nil }
    let breakdowns = BreakdownBuilder(site: self)
    let programs = names.map { program($0, breakdowns, &diagnostics) }
    let stackCounters = StackCounterBuilder(site: self).counters(of: names, &diagnostics)
    var hasRows = [Bool](repeating: false, count: periods.count)
    for day in tables.periodEnds { periodOfDay[day].map { hasRows[$0] = true } }
    let dates = releases.map(\.date)
    return Catalog(
      settings: settings, periods: periods, hasRows: hasRows, allReports: bases.allReports,
      releases: releases, usableReleases: usableReleases,
      releasesInForce: periods.map { UsableReleases.range(of: dates, in: $0, lag: 0) },
      sampleRates: index.sampleRates, programs: programs,
      stackCounters: stackCounters, tables: tables)
  }

  /// Programs that a config lists or a table names: as in `site.yml`, then by their bytes.
  private func programNames() -> [ProgramName] {
    var names = Set(index.programs.keys)
    for id in tables.programs where !tables.names[id].isEmpty {
      names.insert(ProgramName(tables.names[id]))
    }
    let ordered = settings.programs.map(\.id).filter { names.remove($0) != nil }
    return ordered + names.sorted()
  }

  private func program(
    _ name: ProgramName, _ breakdowns: BreakdownBuilder, _ diagnostics: inout Diagnostics
  ) -> Program {
    let own = settings.programs.first { $0.id == name }
    return Program(
      name: name, title: own?.title ?? name.text, description: own?.description,
      measure: own?.measure ?? settings.measure, reports: bases.reports(of: name, in: tables),
      charts: ChartBuilder(program: name, of: self).charts(&diagnostics),
      breakdowns: breakdowns.breakdowns(of: name))
  }
}

extension InputTables {
  /// The last days of the periods of all rows, each once.
  var periodEnds: Set<Day> {
    var ends: Set<Day> = []
    // Rows of one period mostly stand together.
    var last: Day?
    for row in rows.joined() where row.periodEnd != last {
      ends.insert(row.periodEnd)
      last = row.periodEnd
    }
    return ends
  }

  /// The programs of all rows, each once, in the order of their ids.
  fileprivate var programs: [NameID] {
    var isThere = [Bool](repeating: false, count: names.count)
    for row in rows.joined() { isThere[Int(row.program.index)] = true }
    return isThere.indices.filter { isThere[$0] }.map { NameID(index: UInt32($0)) }
  }
}
