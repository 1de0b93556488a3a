internal import TelemetryModel

/// The index of derived metrics.
struct MetricsPage: TemplateRecord {
  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("title") { $0.title }, .text("href") { $0.href }, .text("program") { $0.program },
        .optional("description") { $0.description }, .text("kind") { $0.kind },
        .html("spark") { $0.spark }, .text("newest") { $0.newest },
        .optional("interval") { $0.interval }, .text("n") { $0.n },
      ])

    let title: String
    let href: String
    let program: String
    var description: String?
    let kind: String
    let spark: TrustedHTML
    let newest: String
    var interval: String?
    let n: String
  }

  static let fields = Fields<Self>(
    "metrics",
    [
      .record("frame") { $0.frame }, .text("sparkHead") { $0.site.sparklineHead },
      .text("newestHead") { $0.newestHead },
      .flag("isLong") { $0.site.metrics.count > CounterList.filterLimit },
      .list("rows") { page in page.site.metrics.map(page.row) }, .text("note") { $0.note },
    ])

  let site: PageContext

  private var newestHead: String {
    site.catalog.newestPeriod.map { site.periodLabels[$0].firstUpper } ?? "Newest"
  }

  private var frame: PageFrame {
    PageFrame(
      site: site, address: .metrics, heading: "Derived metrics",
      lead:
        "Figures made of several counters: what part of the lookups missed, how many reports hold any "
        + "of a list.",
      facts: [
        (NumberText.number(of: site.metrics.count, "metric", "metrics"), nil),
        (site.catalog.newestPeriod.map { site.periodLabels[$0].firstUpper } ?? "No data yet", nil),
      ],
      description:
        "Derived metrics of \(site.settings.title): rates and shares made of several counters.",
      source: site.source, hasFigures: true)
  }

  private var note: String {
    "Small print under a value: its \(site.level.percentText)\(NumberText.space)% interval, where the tables "
      + "allow one, and out of how many reports. Each line has its own scale, from 0 to the greatest value "
      + "that it shows. A ratio of sums weighs reports by how much they count."
  }

  private func row(_ metric: Metric) -> Row {
    let words = MetricWords(site: site, metric: metric)
    var svg = ByteBuffer(capacity: 1024)
    SparklineDrawing.append(
      SparklineLayout(metric.figures.map { $0.value?.greatest }), to: &svg)
    var newest = "no values"
    var interval: String?
    var n = ""
    if let period = site.catalog.newestPeriod {
      let figure = metric.figures[period]
      newest = words.short(figure, at: period)
      interval = words.interval(figure)
      if figure.status == .ok { n = words.among(figure.base) }
    }
    return Row(
      title: metric.definition.title, href: site.href(.metric(metric.definition.id)),
      program: words.program.title, description: metric.definition.description,
      kind: words.kind + (metric.kind == .anyOf ? "; line: at most" : ""), spark: svg.html,
      newest: newest, interval: interval, n: n)
  }
}

extension MetricsPage {
  /// Only a site with metrics has it.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard let template = templates.compile(.metrics, for: Self.self) else { return nil }
    let addresses: [PageAddress] = site.metrics.isEmpty ? [] : [.metrics]
    return PageFamily(addresses, template) { site, _ in Self(site: site) }
  }
}

extension PageAddress {
  package static let metrics = PageAddress(.metrics)
}
