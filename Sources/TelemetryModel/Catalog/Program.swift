/// A program and what is counted in it.
package struct Program: Sendable {
  package var name: ProgramName
  /// As `site.yml` says; otherwise the name.
  package var title: String
  package var description: String?
  package var measure: SiteSettings.Measure
  /// The reports of each period that name the program.
  package var reports: [ReportCount]
  /// The charts of metadata first, then those of the newest config, retired ones last.
  package var charts: [Chart]
  /// By single pieces of metadata first, in the order of `site.yml`, then by pairs.
  package var breakdowns: [Breakdown]

  package init(
    name: ProgramName, title: String, description: String?, measure: SiteSettings.Measure,
    reports: [ReportCount], charts: [Chart], breakdowns: [Breakdown] = []
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.measure = measure
    self.reports = reports
    self.charts = charts
    self.breakdowns = breakdowns
  }
}
