internal import TelemetryModel

/// What stands out in the newest period, on the front page: a few findings, each as a sentence, and the two
/// shares that it is about as bars.
struct StandoutSection: TemplateRecord {
  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("name") { $0.name }, .html("bar") { $0.bar }, .text("value") { $0.value },
        .text("interval") { $0.interval }, .text("count") { $0.count },
      ])

    let name: String
    let bar: TrustedHTML
    let value: String
    let interval: String
    let count: String
  }

  struct Item: TemplateRecord {
    static let fields = Fields<Self>(
      "finding",
      [
        .text("headline") { $0.headline }, .text("href") { $0.href }, .text("chart") { $0.chart },
        .text("program") { $0.program }, .text("barHead") { $0.barHead }, .list("rows") { $0.rows },
      ])

    let headline: String
    let href: String
    let chart: String
    let program: String
    let barHead: String
    let rows: [Row]
  }

  static let fields = Fields<Self>(
    "standouts",
    [
      .text("subtitle") { $0.site.periodLabels[$0.period].firstUpper },
      .text("intervalHead") { "\($0.site.level.percentText)\(NumberText.space)% interval" },
      .list("findings") { $0.items }, .text("method") { $0.site.findingMethod },
      .list("links") { $0.links },
    ])

  /// Findings that it shows.
  static let limit = 3

  private let site: PageContext
  /// What one system alone has, nobody sees who has another one: it comes first.
  private let group: GroupFinding?
  private let findings: [Finding]
  private let period: Int

  /// Nil where nothing can be said.
  init?(_ site: PageContext) {
    let group = site.groupFindings.furthest
    let others = FindingRanking.first(Self.limit, of: site.findings, in: site.catalog)
      .filter { ($0.program, $0.chart) != (group?.program ?? -1, group?.chart ?? -1) }
    let findings = Array(others.prefix(group == nil ? Self.limit : Self.limit - 1))
    guard let period = group?.period ?? findings.first?.reading.period else { return nil }
    self.site = site
    self.group = group
    self.findings = findings
    self.period = period
  }

  private var items: [Item] { (group.map { [item($0)] } ?? []) + findings.map(item) }

  /// To more of the kind.
  private var links: [Link] {
    var links = [
      Link(
        "All that moved in this \(site.periodText.noun)",
        site.href(.changesWeek(site.catalog.periods[period].last)))
    ]
    if !site.metrics.isEmpty {
      links.append(Link("Derived metrics", site.href(.metrics)))
    }
    links.append(Link("How it is computed", site.href(.method) + "#findings"))
    return links
  }

  /// Leads to the part of the counter's page that tells the groups apart.
  private func item(_ finding: GroupFinding) -> Item {
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
    return Item(
      headline: words.headline,
      href: "\(site.href(.counter(program.name, chart.name, bucket)))#\(anchor)",
      chart: chart.text.title, program: program.title, barHead: Self.barHead(full),
      rows: readings.map {
        row($0, $1.share, $1.interval, full: full)
      })
  }

  private static func barHead(_ full: Double) -> String {
    "0 to \(Int((full * 100).rounded()))\(NumberText.space)%"
  }

  private func item(_ finding: Finding) -> Item {
    let program = site.catalog.programs[finding.program]
    let chart = program.charts[finding.chart]
    let words = FindingWords(site, finding)
    let readings = [finding.reading, finding.other]
    let full = BarLayout.fullShare(
      holding: readings.reduce(0) { max($0, $1.interval.upperBound) })
    return Item(
      headline: words.headline, href: site.href(.chart(program.name, chart.name)),
      chart: chart.text.title, program: program.title, barHead: Self.barHead(full),
      rows: readings.map { row(words.rowName($0), $0.share, $0.interval, full: full) })
  }

  private func row(
    _ name: String, _ share: Share, _ interval: ClosedRange<Double>, full: Double
  ) -> Row {
    var svg = ByteBuffer(capacity: 320)
    BarDrawing.append(
      BarLayout(value: share.fraction, interval: interval, full: full), to: &svg)
    return Row(
      name: name, bar: svg.html, value: CellWords.value(share),
      interval: NumberText.interval(interval),
      count: "\(NumberText.count(share.reports)) of \(NumberText.count(share.n))")
  }
}
