internal import TelemetryModel

/// A derived metric: what it is now, how it is computed, over time, and among which reports it differs.
struct MetricPage {
  static let figures = RecordShape(
    "figures",
    [
      ("value", .text), ("interval", .optionalText), ("counted", .text), ("n", .optionalText),
    ])
  static let row = RecordShape(
    "row",
    [("period", .text), ("figures", .optional(figures)), ("words", .optionalText)])
  static let newest = RecordShape(
    "newest",
    [("heading", .text), ("value", .optionalText), ("words", .text), ("notes", .texts)])
  static let side = RecordShape(
    "side", [("term", .text), ("names", .record(FoldedNames.shape))])
  static let shape = RecordShape(
    "metric",
    [
      ("frame", .record(PageFrame.shape)), ("errata", .optional(ErrataNotes.shape)),
      ("newest", .optional(newest)), ("sides", .list(side)),
      ("explanation", .list(DefinitionList.entry)), ("hasParts", .flag),
      ("parts", .list(PageFrame.link)), ("trend", .optional(TrendDrawing.shape)),
      ("downloads", .list(PageFrame.link)), ("breakdowns", .list(MetricBreakdown.shape)),
      ("tableTitle", .text), ("periodHead", .text), ("hasIntervals", .flag),
      ("intervalHead", .text), ("hasN", .flag), ("countedHead", .text), ("span", .text),
      ("rows", .list(row)), ("about", .list(DefinitionList.entry)),
      ("hasIssues", .flag), ("issues", .list(PageFrame.fact)),
      ("sharing", .record(SharingSection.shape)), ("reader", .record(ReaderLinks.shape)),
      ("source", .text),
    ])

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

  func record() -> Record {
    let files = self.files
    let breakdowns = self.breakdowns
    let parts = breakdowns.map {
      PageFrame.link($0.groups.name.title(in: site.settings), "#\($0.groups.name.anchor)")
    }
    let hasIntervals = words.hasIntervals
    let sharing = SharingSection(
      site: site, address: address, title: metric.definition.title, program: program,
      last: site.catalog.newestPeriod, lasting: nil, files: files, drawingTitle: trend.title)
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), ErrataNotes(site, of: metric).field,
        newest.map { .record($0) } ?? .none, .list(sides), .list(explanation),
        .flag(!parts.isEmpty), .list(parts),
        trend.drawing.map { .record($0.record(idPrefix: "trend")) } ?? .none,
        .list(site.downloads(files).map { Record($0) }), .list(breakdowns.map(\.record)),
        .text(window.title),
        .text(site.periodText.columnHead), .flag(hasIntervals),
        .text("\(site.level.percentText)\(NumberText.space)% interval"),
        .flag(metric.kind.isRatio), .text(countedHead),
        .text("\(2 + (hasIntervals ? 1 : 0) + (metric.kind.isRatio ? 1 : 0))"),
        .list(
          window.rows { words.words(metric.figures[$0], at: $0) }.map { row($0, hasIntervals) }),
        .list(about), .flag(!metric.definition.issues.isEmpty),
        .list(IssueLinks.all(metric.definition.issues).map { Record($0) }),
        .record(sharing.record()),
        .record(site.readers.record), .text(source),
      ])
  }

  /// Appends the bytes of a file beside the page.
  ///
  /// - Returns: The size of a drawing, in pixels.
  @discardableResult
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

  private var files: [NeighbourFile] {
    NeighbourFile.all(
      site.settings.counterFormats, at: { .metricFile(metric.definition.id, $0) },
      append: { append($0, to: &$1) })
  }

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
      site: site, pageType: "metric", address: address, heading: metric.definition.title,
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

  private var newest: Record? {
    guard let period else { return nil }
    let figure = metric.figures[period]
    let label = site.periodLabels[period]
    let heading = FieldValue.text(isLast ? "Last value" : "Newest value")
    guard words.words(figure, at: period) == nil, let value = words.value(figure) else {
      let said = words.words(figure, at: period) ?? "not known"
      return Record(
        Self.newest, [heading, .none, .text("\(said.firstUpper), \(label)."), .texts([])])
    }
    let notes = [words.whyNoInterval(figure, at: period)].compactMap(\.self)
    return Record(
      Self.newest, [heading, .text(value), .text(sentence(figure, label)), .texts(notes)])
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

  private var sides: [Record] {
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

  private func side(_ term: String, _ places: [Metric.Place], _ label: String) -> Record {
    let names = places.map { place -> (name: String, href: String?) in
      let hrefs = site.counterHrefs(program: metric.program, chart: place.chart)
      return (
        program.charts[place.chart].counters[place.counter].name.text, hrefs[place.counter]
      )
    }
    let number =
      places.count == 1
      ? "this counter" : "these \(NumberText.count(Int64(places.count))) counters"
    return Record(
      Self.side, [.text(term), .record(FoldedNames.record(names, label: "\(label) \(number)"))])
  }

  private var explanation: [Record] {
    var list = DefinitionList(site, program, .share, history)
    for (term, text) in words.explanation { list.add(term, text) }
    list.add(
      "n",
      "the reports that could have held all of these counters. Where that is not the same number for "
        + "each, or not known, counts stand alone")
    return list.entries
  }

  private var about: [Record] {
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

  private func row(_ row: PeriodWindow.Row, _ hasIntervals: Bool) -> Record {
    let figure = metric.figures[row.periods.lowerBound]
    var figures = FieldValue.none
    if row.words == nil, let value = words.value(figure) {
      figures = .record(
        Record(
          Self.figures,
          [
            .text(value), hasIntervals ? .text(words.interval(figure) ?? "none") : .none,
            .text(words.counted(figure)),
            metric.kind.isRatio
              ? .text(figure.base.n.value.map(NumberText.count) ?? "not known") : .none,
          ]))
    }
    return Record(
      Self.row,
      [
        .text(site.shortLabel(row.periods)), figures,
        site.words(of: row).map { .text($0.firstUpper) } ?? .none,
      ])
  }
}

extension MetricPage {
  /// Each metric's page, with its data and its drawing beside it.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard let template = templates.compile("metric", for: shape) else { return nil }
    let formats = CounterFile.rendered(site.settings.counterFormats)
    var addresses: [PageAddress] = []
    var files: [(metric: Int, file: CounterFile?)] = []
    for (index, metric) in site.metrics.enumerated() {
      addresses.append(.metric(metric.definition.id))
      files.append((index, nil))
      for file in formats {
        addresses.append(.metricFile(metric.definition.id, file))
        files.append((index, file))
      }
    }
    return PageFamily(addresses) { [files] index, buffer in
      let (metric, file) = files[index]
      let page = Self(site: site, site.metrics[metric])
      if let file {
        page.append(file, to: &buffer)
      } else {
        template.render(page.record(), into: &buffer)
      }
    }
  }
}
