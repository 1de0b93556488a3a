package import TelemetryModel

/// What the reports of a site look like: which metadata they hold, and how long they may be.
package struct ReportFormat: Sendable {
  static let reportKeys = ["Week", "LastWeek", "X", "Programs", "Config"]
  static let tallyKeys = ["Counters", "Stacks"]

  /// `Program`, a key for each piece of metadata, `Counters`, `Stacks`.
  let entryKeys: [String]
  let limits: InputLimits
  let allowFormulaNames: Bool

  /// - Parameters:
  ///   - metadata: The names of `site.yml`.
  ///   - allowFormulaNames: Accept names that a spreadsheet would run.
  package init(metadata: [ChartName], limits: InputLimits, allowFormulaNames: Bool) {
    entryKeys = ["Program"] + metadata.map(\.text) + Self.tallyKeys
    self.limits = limits
    self.allowFormulaNames = allowFormulaNames
  }
}
