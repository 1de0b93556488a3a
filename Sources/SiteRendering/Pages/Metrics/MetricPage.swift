package import TelemetryModel

/// A derived metric: what it is now, how it is computed, over time, and among which reports it differs.
struct MetricPage: PageWithFiles {
  struct Figures: TemplateRecord {
    static let fields = Fields<Self>(
      "figures",
      [
        .text("value") { $0.value }, .optional("interval") { $0.interval },
        .text("counted") { $0.counted }, .optional("n") { $0.n },
      ])

    let value: String
    var interval: String?
    let counted: String
    var n: String?
  }

  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("period") { $0.period }, .optional("figures") { $0.figures },
        .optional("words") { $0.words },
      ])

    let period: String
    var figures: Figures?
    var words: String?
  }

  struct Newest: TemplateRecord {
    static let fields = Fields<Self>(
      "newest",
      [
        .text("heading") { $0.heading }, .optional("value") { $0.value },
        .text("words") { $0.words }, .list("notes") { $0.notes },
      ])

    let heading: String
    var value: String?
    let words: String
    let notes: [String]
  }

  struct Side: TemplateRecord {
    static let fields = Fields<Self>(
      "side",
      [
        .text("term") { $0.term }, .record("names") { $0.names },
      ])

    let term: String
    let names: FoldedNames
  }

  static let fields = Fields<Self>(
    "metric",
    [
      .record("frame") { $0.frame }, .optional("errata") { ErrataNotes($0.site, of: $0.metric) },
      .optional("newest") { $0.newest }, .list("sides") { $0.sides },
      .list("explanation") { $0.explanation }, .list("parts") { $0.parts },
      .optional("trend") { $0.trend.drawing.map { TrendPicture(drawing: $0, idPrefix: "trend") } },
      .list("downloads") { $0.site.downloads($0.files) }, .list("breakdowns") { $0.breakdowns },
      .text("tableTitle") { $0.window.title },
      .text("periodHead") { $0.site.periodText.columnHead },
      .flag("hasIntervals") { $0.words.hasIntervals },
      .text("intervalHead") { $0.site.intervalHead },
      .flag("hasN") { $0.metric.kind.isRatio }, .text("countedHead") { $0.countedHead },
      .text("span") {
        "\(2 + ($0.words.hasIntervals ? 1 : 0) + ($0.metric.kind.isRatio ? 1 : 0))"
      },
      .list("rows") { $0.rows }, .list("about") { $0.about },
      .list("issues") { IssueLinks.all($0.metric.definition.issues) },
      .record("sharing") { $0.sharing }, .record("reader") { $0.site.readers },
      .text("source") { $0.source },
    ])

  var files: [NeighbourFile] = []
  let site: PageContext
  let metric: Metric
  let words: MetricWords
  private let program: Program
  private let history: CollectionHistory
  private let trend: MetricTrend
  private let window: PeriodWindow
  /// The one that the page shows: the newest, or the last with a value of what is retired.
  private let period: Int?
  private let isLast: Bool

  init(site: PageContext, _ metric: Metric) {
    self.site = site
    self.metric = metric
    words = MetricWords(site: site, metric: metric)
    program = site.catalog.programs[metric.program]
    history = CollectionHistory(site, listings: metric.listings)
    let last = metric.figures.lastIndex { $0.value != nil }
    isLast = history.retired != nil && last != nil
    period = isLast ? last : site.catalog.newestPeriod
    trend = MetricTrend(words, history, end: isLast ? last : nil)
    window = PeriodWindow(
      site, statuses: metric.figures.map(\.status), isRetired: history.retired != nil)
  }

  private var parts: [Link] {
    metric.breakdowns.map { Link($0.name.title(in: site.settings), "#\($0.name.anchor)") }
  }

  private var rows: [Row] {
    let hasIntervals = words.hasIntervals
    return window.rows { words.words(metric.figures[$0], at: $0) }.map { row($0, hasIntervals) }
  }

  private var sharing: SharingSection {
    SharingSection(
      site: site, address: address, title: metric.definition.title, program: program,
      last: site.catalog.newestPeriod, lasting: nil, files: files, drawingTitle: trend.title)
  }

  /// Appends the bytes of a file beside the page.
  ///
  /// - Returns: The size of a drawing, in pixels.
  func append(_ file: CounterFile, to buffer: inout ByteBuffer) -> (width: Int, height: Int)? {
    switch file {
    case .svg:
      return trend.append(url: address.url(under: site.settings.baseURL), to: &buffer)
    case .csv:
      MetricTable(catalog: site.catalog).append(metric, to: &buffer)
      return nil
    case .json:
      MetricDocument(catalog: site.catalog).append(metric, to: &buffer)
      return nil
    }
  }

  private var address: PageAddress { .metric(metric.definition.id) }

  private var source: String {
    site.catalog.newestPeriod.map { site.source(upTo: $0) } ?? site.source
  }

  private var frame: PageFrame {
    var facts: [(String, String?)] = [
      (program.title, program.charts.isEmpty ? nil : site.href(.program(program.name)))
    ]
    if let period {
      if let n = metric.figures[period].base.n.value, metric.figures[period].status == .ok {
        facts.append((NumberText.reports(n), nil))
      }
      let label = site.periodLabels[period]
      facts.append((isLast ? "Last value: \(label)" : label.firstUpper, nil))
    }
    if let summary = history.summary { facts.append((summary, nil)) }
    var frame = PageFrame(
      site: site, address: address, heading: metric.definition.title,
      name: metric.definition.id.text, lead: metric.definition.description.map(\.firstUpper),
      facts: facts + IssueLinks.facts(metric.definition.issues),
      crumbs: [("Derived metrics", .metrics)],
      description:
        "\(metric.definition.title) in \(program.title): over time and by group, with the data.",
      source: source, hasFigures: true)
    frame.dataset = PageDataset(
      name: "\(metric.definition.title), \(program.title)",
      description: metric.definition.description,
      periods: site.catalog.newestPeriod.map { 0...$0 },
      variable: (metric.definition.id.text, nil),
      files: CounterFile.rendered(site.settings.counterFormats).map {
        ($0, .metricFile(metric.definition.id, $0))
      })
    return frame
  }

  // MARK: Newest value

  private var newest: Newest? {
    guard let period else { return nil }
    let figure = metric.figures[period]
    let label = site.periodLabels[period]
    let heading = isLast ? "Last value" : "Newest value"
    guard words.words(figure, at: period) == nil, let value = words.value(figure) else {
      let said = words.words(figure, at: period) ?? "not known"
      return Newest(
        heading: heading, value: nil, words: "\(said.firstUpper), \(label).", notes: [])
    }
    let notes = [words.whyNoInterval(figure, at: period)].compactMap(\.self)
    return Newest(
      heading: heading, value: value, words: sentence(figure, label), notes: notes)
  }

  private func sentence(_ figure: MetricFigure, _ label: String) -> String {
    let level = "\(site.level.percentText)\(NumberText.space)%"
    let interval = words.interval(figure).map { ", \(level) interval \($0)" } ?? ""
    let counted = words.counted(figure)
    let population = MeasureWords.population(of: figure.base, program: program)
    switch metric.kind {
    case .share:
      return "of \(population): \(counted)\(interval), \(label)."
    case .anyOf:
      return "of \(population) hold at least one of the counters: \(counted)\(interval), \(label)."
    case .part:
      return
        "of all that was counted below the line: \(counted), \(words.among(figure.base))\(interval), \(label)."
    case .quotient:
      return
        "for each one that was counted below the line: \(counted), \(words.among(figure.base)), \(label)."
    }
  }

  // MARK: How it is computed

  private var sides: [Side] {
    if metric.kind.isRatio {
      return [
        side("Numerator", metric.numerator, "Sum of the counts of"),
        side("Denominator", metric.denominator, "Sum of the counts of"),
      ]
    }
    return [
      side(
        "Reports that hold", metric.numerator,
        metric.numerator.count == 1 ? "With a count above 0:" : "At least one of")
    ]
  }

  private func side(_ term: String, _ places: [Metric.Place], _ label: String) -> Side {
    let names = places.map { place in
      let hrefs = site.counterHrefs(program: metric.program, chart: place.chart)
      return Fact(
        program.charts[place.chart].counters[place.counter].name.text, hrefs[place.counter])
    }
    let number =
      places.count == 1
      ? "this counter" : "these \(NumberText.count(Int64(places.count))) counters"
    return Side(term: term, names: FoldedNames(names, label: "\(label) \(number)"))
  }

  private var explanation: [DefinitionList.Entry] {
    var list = DefinitionList(site, program, .share, history)
    for (term, text) in words.explanation { list.add(term, text) }
    list.add(
      "n",
      "the reports that could have held all of these counters. Where that is not the same number for "
        + "each, or not known, counts stand alone")
    return list.entries
  }

  private var about: [DefinitionList.Entry] {
    var list = DefinitionList(site, program, .share, history)
    list.add("Program", program.name.text, link: (program.title, site.href(.program(program.name))))
    if site.catalog.hasConfig {
      list.addSpans()
      list.add(
        "Collected means", "all of its counters are listed by the same config version, at one rate")
    } else {
      list.add("Collected", "not known: this site has no config history")
    }
    list.add("Defined in", "metrics.yml of this site’s project, by its owners")
    return list.entries
  }

  // MARK: Tables

  private var breakdowns: [MetricBreakdown] {
    metric.breakdowns.map {
      MetricBreakdown(words: words, groups: $0, period: period, marks: trend.marks.marks)
    }
  }

  private var countedHead: String { metric.kind.isRatio ? "Sums" : "Reports" }

  private func row(_ row: PeriodWindow.Row, _ hasIntervals: Bool) -> Row {
    let figure = metric.figures[row.periods.lowerBound]
    var figures: Figures?
    if row.words == nil, let value = words.value(figure) {
      figures = Figures(
        value: value, interval: hasIntervals ? words.interval(figure) ?? "none" : nil,
        counted: words.counted(figure),
        n: metric.kind.isRatio
          ? figure.base.n.value.map(NumberText.count) ?? "not known" : nil)
    }
    return Row(
      period: site.shortLabel(row.periods), figures: figures,
      words: site.words(of: row).map { $0.firstUpper })
  }
}

extension MetricPage {
  /// Each metric's page, with its data and its drawing beside it.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard let template = templates.compile(.metric, for: Self.self) else { return nil }
    let metrics = site.metrics
    return PageFamily(
      Array(metrics.indices), site.settings, template,
      page: { .metric(metrics[$0].definition.id) },
      file: { .metricFile(metrics[$0].definition.id, $1) },
      make: { Self(site: $0, $0.metrics[$1]) })
  }
}

extension PageAddress {
  package static func metric(_ id: MetricID) -> PageAddress { PageAddress(.metric, id.text) }

  package static func metricFile(_ id: MetricID, _ file: CounterFile) -> PageAddress {
    PageAddress(.metricFile, id.text, file.rawValue)
  }
}
