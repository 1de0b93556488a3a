internal import TelemetryModel

/// A group that lies apart, as a sentence.
struct GroupFindingWords {
  private let site: PageContext
  private let finding: GroupFinding
  private let program: Program
  private let chart: Chart
  private let breakdown: Breakdown

  init(_ site: PageContext, _ finding: GroupFinding) {
    self.site = site
    self.finding = finding
    program = site.catalog.programs[finding.program]
    chart = program.charts[finding.chart]
    breakdown = program.breakdowns[finding.breakdown]
  }

  /// `“hit”: 8.3 % of reports with GOOS “windows”, against 97.9 % with “linux”`.
  var headline: String {
    let reports = "reports with \(breakdown.name.text) “\(value(finding.reading))”"
    let (share, next) = (finding.reading.share, finding.next.share)
    let head =
      share.reports == 0
      ? "not seen in \(NumberText.count(share.n)) \(reports)"
      : "\(NumberText.percent(share)) of \(reports)"
    let other = "with “\(value(finding.next))”"
    return next.reports == 0
      ? "\(name): \(head), not seen in \(NumberText.count(next.n)) \(other)"
      : "\(name): \(head), against \(NumberText.percent(next)) \(other)"
  }

  /// Both intervals, and what each of them is of.
  var detail: String {
    let level = "\(site.level.percentText)\(NumberText.space)%"
    let intervals =
      "Of the reports that name \(program.name.text), \(site.periodLabels[finding.period]): "
      + "\(level) intervals \(interval(finding.reading)) and \(interval(finding.next))."
    let before =
      finding.before.map { earlier in
        " “\(value(finding.reading))” in the \(site.periodLabels[earlier.period]): "
          + "\(CellWords.value(earlier.reading.share)), \(interval(earlier.reading))."
      } ?? ""
    if finding.groupCount == 2 { return intervals + before }
    return intervals + before + " The other groups of at least "
      + "\(NumberText.reports(site.drawnGroupReports)) lie further "
      + "\(finding.isAbove ? "below" : "above")."
  }

  private func interval(_ reading: GroupFinding.Reading) -> String {
    "\(NumberText.interval(reading.interval)) (\(value(reading)), "
      + "\(NumberText.reports(reading.share.n)))"
  }

  func value(_ reading: GroupFinding.Reading) -> String {
    breakdown.groups[reading.group].value
  }

  /// In quotes, as a bucket may be called `none`; a counter without one by its chart's title.
  private var name: String {
    let counter = chart.counters[finding.counter]
    return counter.name.hasBucket ? "“\(counter.bucket.text)”" : chart.text.title
  }
}
