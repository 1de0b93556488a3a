/// How many reports there were, and how many of them could have held a chart.
struct ReportBases: Sendable {
  private struct ChartKey: Hashable {
    var program: NameID
    var chart: NameID
  }

  private(set) var allReports: [ReportCount]
  /// Whether the table of reports names any program in the period: then a program without a row had none.
  private(set) var namesPrograms: [Bool]
  /// Whether another table has a row of the program in the period: then it had reports, and how many is
  /// not known without a row that says so.
  private var isCounted: [NameID: [Bool]] = [:]
  private var programReports: [NameID: [ReportCount]] = [:]
  private var eligible: [ChartKey: [ReportCount]] = [:]
  /// Whether a program has any row of eligible reports in a period: then a chart without one had none.
  private var hasEligible: [NameID: [Bool]] = [:]

  init(_ tables: InputTables, periodOfDay: [Day: Int], periodCount: Int) {
    let unknown = [ReportCount](repeating: .notKnown, count: periodCount)
    allReports = unknown
    namesPrograms = [Bool](repeating: false, count: periodCount)
    let all = tables.names.id(of: "")
    for row in tables[.reports] {
      guard let period = periodOfDay[row.periodEnd] else { continue }
      if row.program == all {
        allReports[period] = row.reports
      } else {
        programReports[row.program, default: unknown][period] = row.reports
        namesPrograms[period] = true
      }
    }
    let never = [Bool](repeating: false, count: periodCount)
    // Rows of one period and program often stand together.
    var last: (end: Day, program: NameID)?
    for rows in tables.rows where rows.kind != .reports {
      for row in rows {
        if let last, last == (row.periodEnd, row.program) { continue }
        last = (row.periodEnd, row.program)
        guard let period = periodOfDay[row.periodEnd] else { continue }
        isCounted[row.program, default: never][period] = true
      }
    }
    for row in tables[.eligible] {
      guard let period = periodOfDay[row.periodEnd] else { continue }
      eligible[ChartKey(program: row.program, chart: row.name), default: unknown][period] =
        row.reports
      hasEligible[row.program, default: never][period] = true
    }
  }

  /// The reports that name a program; 0 where the period's table names others but not this one, and no
  /// table has a row of it.
  func reports(of program: NameID?, in period: Int) -> ReportCount {
    if let program, let reports = programReports[program]?[period], reports.isKnown {
      return reports
    }
    if let program, isCounted[program]?[period] == true { return .notKnown }
    return namesPrograms[period] ? Count(0) : .notKnown
  }

  func reports(of program: ProgramName, in tables: InputTables) -> [ReportCount] {
    let id = tables.names.id(of: program.text)
    return allReports.indices.map { reports(of: id, in: $0) }
  }

  /// What the share of a counter is a share of.
  ///
  /// - Parameter chart: nil for a chart of metadata, which every report of the program could hold, or
  ///   where the tables never name the chart.
  /// - Source: docs/formats.md, "What n is".
  func base(program: NameID?, chart: NameID?, isMetadata: Bool, in period: Int) -> ReportBase {
    if !isMetadata, let program, hasEligible[program]?[period] == true {
      let given = chart.flatMap { eligible[ChartKey(program: program, chart: $0)]?[period] }
      return ReportBase(kind: .eligible, n: given.flatMap { $0.isKnown ? $0 : nil } ?? Count(0))
    }
    let reports = reports(of: program, in: period)
    if reports.isKnown { return ReportBase(kind: .program, n: reports) }
    if allReports[period].isKnown {
      return ReportBase(kind: .allReports, n: allReports[period])
    }
    return .notKnown
  }
}
