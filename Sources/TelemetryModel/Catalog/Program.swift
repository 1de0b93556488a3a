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

  package init(
    name: ProgramName, title: String, description: String?, measure: SiteSettings.Measure,
    reports: [ReportCount], charts: [Chart]
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.measure = measure
    self.reports = reports
    self.charts = charts
  }

  /// The last part of the package path that is no version suffix: `gopls` of `golang.org/x/tools/gopls`.
  package var shortName: String {
    let parts = name.text.split(separator: "/")
    guard let last = parts.last else { return name.text }
    if parts.count > 1, last.first == "v", last.dropFirst().allSatisfy(\.isWholeNumber),
      last.count > 1
    {
      return String(parts[parts.count - 2])
    }
    return name.text.hasPrefix("cmd/") ? name.text : String(last)
  }
}
