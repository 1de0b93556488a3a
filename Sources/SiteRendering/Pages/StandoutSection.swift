internal import TelemetryModel

/// What stands out in the newest period, on the front page: a few findings, each as a sentence, and the two
/// shares that it is about as bars.
struct StandoutSection {
  static let row = RecordShape(
    "row",
    [
      ("name", .text), ("bar", .html), ("value", .text), ("interval", .text), ("count", .text),
    ])
  static let finding = RecordShape(
    "finding",
    [
      ("headline", .text), ("href", .text), ("chart", .text), ("program", .text),
      ("barHead", .text), ("rows", .list(row)),
    ])
  static let shape = RecordShape(
    "standouts",
    [
      ("subtitle", .text), ("intervalHead", .text), ("findings", .list(finding)),
      ("method", .text), ("links", .list(PageFrame.link)),
    ])

  /// Findings that it shows.
  static let limit = 3

  private let site: PageContext
  /// What one system alone has, nobody sees who has another one: it comes first.
  private let group: GroupFinding?
  private let findings: [Finding]

  init(_ site: PageContext) {
    self.site = site
    group = site.groupFindings.furthest
    let group = self.group
    let others = FindingRanking.first(Self.limit, of: site.findings, in: site.catalog)
      .filter { ($0.program, $0.chart) != (group?.program ?? -1, group?.chart ?? -1) }
    findings = Array(others.prefix(group == nil ? Self.limit : Self.limit - 1))
  }

  /// Of a field of shape `.optional(StandoutSection.shape)`.
  var field: FieldValue {
    guard let period = group?.period ?? findings.first?.reading.period else { return .none }
    return .record(
      Record(
        Self.shape,
        [
          .text(site.periodLabels[period].firstUpper),
          .text("\(site.level.percentText)\(NumberText.space)% interval"),
          .list((group.map { [record($0)] } ?? []) + findings.map(record)),
          .text(site.findingMethod), .list(links(period)),
        ]))
  }

  /// To more of the kind.
  private func links(_ period: Int) -> [Record] {
    var links = [
      PageFrame.link(
        "All that moved in this \(site.periodText.noun)",
        site.href(.changesWeek(site.catalog.periods[period].last)))
    ]
    if !site.metrics.isEmpty {
      links.append(PageFrame.link("Derived metrics", site.href(.metrics)))
    }
    links.append(PageFrame.link("How it is computed", site.href(.method) + "#findings"))
    return links
  }

  /// Leads to the part of the counter's page that tells the groups apart.
  private func record(_ finding: GroupFinding) -> Record {
    let program = site.catalog.programs[finding.program]
    let chart = program.charts[finding.chart]
    let words = GroupFindingWords(site, finding)
    var readings = [
      (words.value(finding.reading), finding.reading), (words.value(finding.next), finding.next),
    ]
    if let before = finding.before {
      let name = "\(words.value(finding.reading)), \(site.periodShorts[before.period])"
      readings.append((name, before.reading))
    }
    let full = BarLayout.fullShare(
      holding: readings.reduce(0) { max($0, $1.1.interval.upperBound) })
    let bucket = chart.counters[finding.counter].bucket
    let anchor = program.breakdowns[finding.breakdown].anchor
    return Record(
      Self.finding,
      [
        .text(words.headline),
        .text("\(site.href(.counter(program.name, chart.name, bucket)))#\(anchor)"),
        .text(chart.text.title), .text(program.title), .text(Self.barHead(full)),
        .list(
          readings.map {
            row($0, $1.share, $1.interval, full: full)
          }),
      ])
  }

  private static func barHead(_ full: Double) -> String {
    "0 to \(Int((full * 100).rounded()))\(NumberText.space)%"
  }

  private func record(_ finding: Finding) -> Record {
    let program = site.catalog.programs[finding.program]
    let chart = program.charts[finding.chart]
    let words = FindingWords(site, finding)
    let readings = [finding.reading, finding.other]
    let full = BarLayout.fullShare(
      holding: readings.reduce(0) { max($0, $1.interval.upperBound) })
    return Record(
      Self.finding,
      [
        .text(words.headline), .text(site.href(.chart(program.name, chart.name))),
        .text(chart.text.title), .text(program.title),
        .text(Self.barHead(full)),
        .list(readings.map { row(words.rowName($0), $0.share, $0.interval, full: full) }),
      ])
  }

  private func row(
    _ name: String, _ share: Share, _ interval: ClosedRange<Double>, full: Double
  ) -> Record {
    var svg = ByteBuffer(capacity: 320)
    BarDrawing.append(
      BarLayout(value: share.fraction, interval: interval, full: full), to: &svg)
    return Record(
      Self.row,
      [
        .text(name), .html(svg.html), .text(CellWords.value(share)),
        .text(NumberText.interval(interval)),
        .text("\(NumberText.count(share.reports)) of \(NumberText.count(share.n))"),
      ])
  }
}
