internal import TelemetryModel

/// The index of derived metrics.
struct MetricsPage {
  static let row = RecordShape(
    "row",
    [
      ("title", .text), ("href", .text), ("program", .text), ("description", .optionalText),
      ("kind", .text), ("spark", .html), ("newest", .text), ("interval", .optionalText),
      ("n", .text),
    ])
  static let shape = RecordShape(
    "metrics",
    [
      ("frame", .record(PageFrame.shape)), ("sparkHead", .text), ("newestHead", .text),
      ("isLong", .flag), ("rows", .list(row)), ("note", .text),
    ])

  let site: PageContext

  func record() -> Record {
    let frame = PageFrame(
      site: site, pageType: "metrics", address: .metrics, heading: "Derived metrics",
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
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), .text(site.sparklineHead),
        .text(site.catalog.newestPeriod.map { site.periodLabels[$0].firstUpper } ?? "Newest"),
        .flag(site.metrics.count > CounterList.filterLimit), .list(site.metrics.map(row)),
        .text(note),
      ])
  }

  private var note: String {
    "Small print under a value: its \(site.level.percentText)\(NumberText.space)% interval, where the tables "
      + "allow one, and out of how many reports. Each line has its own scale, from 0 to the greatest value "
      + "that it shows. A ratio of sums weighs reports by how much they count."
  }

  private func row(_ metric: Metric) -> Record {
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
    return Record(
      Self.row,
      [
        .text(metric.definition.title), .text(site.href(.metric(metric.definition.id))),
        .text(words.program.title), metric.definition.description.map { .text($0) } ?? .none,
        .text(words.kind + (metric.kind == .anyOf ? "; line: at most" : "")), .html(svg.html),
        .text(newest), interval.map { .text($0) } ?? .none, .text(n),
      ])
  }
}

extension MetricsPage {
  /// Only a site with metrics has it.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard let template = templates.compile("metrics", for: shape) else { return nil }
    let addresses: [PageAddress] = site.metrics.isEmpty ? [] : [.metrics]
    return PageFamily(addresses, template) { _ in Self(site: site).record() }
  }
}
