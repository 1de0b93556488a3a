internal import TelemetryModel

/// The front page: what this is, the newest period at a glance, how fresh it is.
struct HomePage: TemplateRecord {
  struct ChartRow: TemplateRecord {
    static let fields = Fields<Self>(
      "chart",
      [
        .text("title") { $0.title }, .text("href") { $0.href }, .text("name") { $0.name },
        .html("spark") { $0.spark }, .optional("bucket") { $0.bucket },
        .text("newest") { $0.newest }, .optional("interval") { $0.interval },
        .optional("remark") { $0.remark },
      ])

    let title: String
    let href: String
    let name: String
    let spark: TrustedHTML
    var bucket: String?
    let newest: String
    var interval: String?
    var remark: String?
  }

  struct ProgramList: TemplateRecord {
    static let fields = Fields<Self>(
      "program",
      [
        .text("title") { $0.title }, .text("href") { $0.href }, .text("name") { $0.name },
        .optional("lead") { $0.lead }, .text("reports") { $0.reports },
        .text("valueHead") { $0.valueHead }, .list("charts") { $0.charts },
      ])

    let title: String
    let href: String
    let name: String
    var lead: String?
    let reports: String
    let valueHead: String
    let charts: [ChartRow]
  }

  static let fields = Fields<Self>(
    "home",
    [
      .record("frame") { $0.frame },
      .optional("prose") { page in
        page.text.map { ArticleBody(site: page.site, article: $0) }
      },
      .optional("standouts") { StandoutSection($0.site) },
      .record("freshness") { Freshness(site: $0.site) },
      .optional("news") { ConfigNews($0.site) }, .text("sparkHead") { $0.site.sparklineHead },
      .optional("note") { $0.note },
      .list("programs") { page in page.isList ? [] : page.programs.map(page.list) },
      .list("overview") { page in page.isList ? page.programs.map(page.overview) : [] },
    ])

  /// Above this number of charts the page lists programs.
  static let chartLimit = 100

  let site: PageContext
  private let text: Article?
  /// With charts.
  private let programs: [Program]

  init(site: PageContext) {
    self.site = site
    text = site.content.articles.first { $0.path.isHome && $0.version == nil }
    programs = site.catalog.programs.filter { !$0.charts.isEmpty }
  }

  private var charts: Int { programs.reduce(0) { $0 + $1.charts.count } }
  private var isList: Bool { charts > Self.chartLimit }

  private var note: String? {
    isList || charts == 0
      ? nil : "Each chart stands with its largest bucket. " + ChartSummary.note(site)
  }

  private var frame: PageFrame {
    let settings = site.settings
    let newest = site.catalog.newestPeriod
    var frame = PageFrame(
      site: site, address: .home, heading: settings.title,
      lead: settings.description,
      description: settings.description ?? "Telemetry, published as charts, tables and downloads.",
      source: newest.map { "Newest data: \(site.periodLabels[$0])" } ?? "No data yet",
      hasFigures: newest != nil)
    // The text may bring its own heading; the site's title is in the header.
    if let text {
      frame.heading = text.title
      frame.lead = text.description ?? settings.description
      frame.language = site.foreignLanguage
    }
    if let newest {
      if let n = site.catalog.allReports[newest].value {
        frame.facts.append((NumberText.reports(n), nil))
      }
      frame.facts.append(
        (
          site.periodLabels[newest].firstUpper,
          site.catalog.isGap(newest) ? nil : site.href(.week(site.catalog.periods[newest].last))
        ))
    }
    frame.facts.append((NumberText.number(of: programs.count, "program", "programs"), nil))
    frame.facts.append(contentsOf: CounterTally(site).facts)
    if let updated = text?.updated {
      frame.facts.append(("Text updated \(PeriodText.day(updated))", nil))
    }
    frame.dataset = PageDataset.catalog(site)
    return frame
  }

  private func list(_ program: Program) -> ProgramList {
    return ProgramList(
      title: program.title, href: site.href(.program(program.name)), name: program.name.text,
      lead: program.description, reports: reports(program),
      valueHead: program.measure == .total ? "Total" : "Share of reports",
      charts: program.charts.map { chart(program, $0) })
  }

  private func reports(_ program: Program) -> String {
    let newest = site.catalog.newestPeriod.flatMap { program.reports[$0].value }
    return newest.map { NumberText.reports($0) } ?? "number of reports not known"
  }

  private func overview(_ program: Program) -> WeekPage.Overview {
    let newest = site.catalog.newestPeriod.flatMap { program.reports[$0].value }
    return WeekPage.Overview(
      title: program.title, href: site.href(.program(program.name)),
      name: BytewiseOrder.equal(program.title, program.name.text) ? nil : program.name.text,
      reports: newest.map(NumberText.count) ?? "not known",
      charts: NumberText.count(Int64(program.charts.count)))
  }

  private func chart(_ program: Program, _ chart: Chart) -> ChartRow {
    let summary = ChartSummary(site, program, chart)
    return ChartRow(
      title: chart.text.title, href: site.href(.chart(program.name, chart.name)),
      name: chart.name.text, spark: summary.spark, bucket: summary.bucket, newest: summary.newest,
      interval: summary.interval, remark: summary.remark)
  }
}

extension HomePage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile(.home, for: Self.self).map {
      PageFamily(.home, $0) { Self(site: $0) }
    }
  }
}

extension PageAddress {
  package static let home = PageAddress(.home)
}
