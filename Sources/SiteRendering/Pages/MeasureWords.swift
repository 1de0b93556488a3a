internal import TelemetryModel

/// What a number is a number of, in words: measure, unit, population and level.
enum MeasureWords {
  /// What the values of a period are: measure, population and, where they are shown, intervals.
  static func now(
    _ measure: ChartMeasure, _ base: ReportBase, program: Program, level: ConfidenceLevel?,
    label: String
  ) -> String {
    if base.n.value == 0 { return "\(noReports(base, program: program)), \(label)" }
    return switch measure {
    case .share: "\(share(of: base, program: program, level: level)), \(label)"
    case .total: "Sum of the counts, \(label)"
    case .reports: "Reports that had the counter, \(label)"
    }
  }

  /// - Parameter level: That of the intervals; nil where none are shown.
  static func share(of base: ReportBase, program: Program, level: ConfidenceLevel?) -> String {
    let interval = level.map { ", with \($0.percentText)\u{A0}% interval" } ?? ""
    let n = base.n.value.map { NumberText.reports($0) }
    return switch base.kind {
    case .program:
      "Share of the \(n ?? "reports") that name \(program.name.text), percent\(interval)"
    case .eligible:
      "Share of the \(n ?? "reports") of \(program.name.text) that could hold it, percent\(interval)"
    case .allReports: "Share of all \(n ?? "reports"), percent\(interval)"
    case .notKnown: "Share of the reports of \(program.name.text): how many there are is not known"
    }
  }

  /// Instead of a share: there is nothing to have a share of.
  static func noReports(_ base: ReportBase, program: Program) -> String {
    switch base.kind {
    case .program: "No report names \(program.name.text)"
    case .eligible: "No report of \(program.name.text) could hold it"
    case .allReports, .notKnown: "There are no reports"
    }
  }

  /// The same of many periods.
  static func overTime(
    _ measure: ChartMeasure, _ kinds: Set<ReportBase.Kind>, program: Program, hasBands: Bool,
    site: PageContext
  ) -> String {
    let by = "by \(site.periodText.noun)"
    let interval = hasBands ? "; band: \(site.level.percentText)\u{A0}% interval" : ""
    switch measure {
    case .share:
      var population: [String] = []
      if kinds.contains(.program) { population.append("reports that name \(program.name.text)") }
      if kinds.contains(.eligible) {
        population.append("reports of \(program.name.text) that could hold it")
      }
      if kinds.contains(.allReports) { population.append("all reports") }
      if population.isEmpty { return "Share of reports \(by), percent" }
      return "Share of \(population.joined(separator: ", or of ")) \(by), percent\(interval)"
    case .total: return "Sum of the counts \(by)"
    case .reports: return "Reports that had the counter \(by)"
    }
  }
}

extension MeasureWords {
  /// The reports that a share is a share of.
  static func population(of base: ReportBase, program: Program) -> String {
    switch base.kind {
    case .program: "reports that name \(program.name.text)"
    case .eligible: "reports of \(program.name.text) that could hold it"
    case .allReports: "all reports"
    case .notKnown: "reports"
    }
  }
}
