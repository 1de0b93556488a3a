internal import TelemetryModel

/// One counter: its value over time, what it is now, and since when it is collected.
struct CounterPage {
  static let figures = RecordShape(
    "figures", [("value", .text), ("interval", .text), ("count", .text), ("n", .text)])
  static let row = RecordShape(
    "row",
    [("period", .text), ("figures", .optional(figures)), ("words", .optionalText)])
  static let newest = RecordShape(
    "newest", [("heading", .text), ("value", .optionalText), ("words", .text)])
  static let shape = RecordShape(
    "counter",
    [
      ("frame", .record(PageFrame.shape)), ("state", .optionalText),
      ("errata", .optional(ErrataNotes.shape)), ("findings", .record(FindingSection.shape)),
      ("newest", .optional(newest)), ("counted", .optionalText),
      ("trend", .optional(TrendDrawing.shape)),
      ("breakdowns", .list(BreakdownSection.shape)),
      ("downloads", .list(PageFrame.link)), ("tableTitle", .text), ("periodHead", .text),
      ("valueHead", .text), ("isShare", .flag), ("isCounts", .flag), ("intervalHead", .text),
      ("span", .text), ("rows", .list(row)), ("life", .record(LifeSection.shape)),
      ("precision", .optional(PrecisionSection.shape)), ("about", .list(DefinitionList.entry)),
      ("chart", .record(PageFrame.link)), ("hasSiblings", .flag),
      ("siblings", .list(PageFrame.fact)), ("previous", .optional(PageFrame.link)),
      ("next", .optional(PageFrame.link)),
      ("siblingsRest", .optionalText), ("siblingsLetter", .optional(PageFrame.link)),
      ("sharing", .record(SharingSection.shape)), ("reader", .record(ReaderLinks.shape)),
      ("notes", .texts), ("source", .text),
    ])

  /// Other counters of the chart that it links.
  static let siblingLimit = 30

  let site: PageContext
  let program: Program
  let chart: Chart
  let index: Int
  let counter: Counter
  let measure: ChartMeasure
  let history: CollectionHistory
  /// Links to the chart's counters, by counter.
  private let hrefs: [String]
  private let events: EventAxis
  private let place: (program: Int, chart: Int)
  private let known: LastKnown
  private let window: PeriodWindow

  init(site: PageContext, _ program: Int, _ chart: Int, _ counter: Int) {
    self.site = site
    place = (program, chart)
    self.program = site.catalog.programs[program]
    hrefs = site.counterHrefs(program: program, chart: chart)
    events = site.events[program]
    let chart = self.program.charts[chart]
    self.chart = chart
    index = counter
    let own = chart.counters[counter]
    self.counter = own
    measure = ChartMeasure(
      self.program.measure,
      cells: site.catalog.periods.indices.lazy.map { (own.cells[$0], chart.bases[$0]) })
    history = CollectionHistory(site, counter: own, isMetadata: chart.isMetadata)
    let statuses = own.cells.map(\.status)
    known = LastKnown(
      site, cells: own.cells, bases: chart.bases, measure: measure,
      isRetired: history.retired != nil)
    window = PeriodWindow(site, statuses: statuses, isRetired: history.retired != nil)
  }

  func record() -> Record {
    let siblings = siblingLinks
    let files = self.files
    let section = self.section
    var about = DefinitionList(site, program, measure, history)
    about.addComputation(counter.name.text, chart.bases)
    about.addSpans()
    about.addTerms()
    about.addRecord(chart.texts)
    about.addMetrics(place, counter: index)
    let sharing = SharingSection(
      site: site, address: address, title: title, program: program,
      last: lastPeriod, lasting: lasting, files: files,
      drawingTitle: section.drawingTitle)
    var values: [FieldValue] =
      [
        .record(frame.record(site)), state.map { .text($0) } ?? .none,
        ErrataNotes(site, of: program, chart, counter).field,
        .record(
          FindingSection(
            site, program: place.program, chart: place.chart, counter: index
          ).record()),
        newest.map { .record($0) } ?? .none, counted.map { .text($0) } ?? .none,
        section.record(idPrefix: "trend").map { .record($0) } ?? .none,
        .list(
          known.period.map {
            BreakdownSection.records(section, place, counter: index, period: $0)
          } ?? []),
      ]
    values += [
      .list(site.downloads(files).map { Record($0) }), .text(window.title),
      .text(site.periodText.columnHead),
      .text(measure.columnHead), .flag(measure == .share), .flag(isCounts),
      .text("\(site.level.percentText)\(NumberText.space)% interval"),
      .text(measure == .share ? "4" : isCounts ? "2" : "1"),
      .list(window.rows(words).map { row($0.periods, site.words(of: $0)) }),
      .record(
        LifeSection(history: history, noun: "counter", issues: chart.text.issues).record()),
      PrecisionSection.field(site, program, chart.bases, measure) {
        $0 <= known.end ?? $0 && counter.cells[$0].share(of: chart.bases[$0]) != nil
      },
      .list(about.entries),
      .record(
        PageFrame.link(chart.text.title, site.href(.chart(program.name, chart.name)))),
      .flag(!siblings.shown.isEmpty), .list(siblings.shown), sibling(index - 1),
      sibling(index + 1),
      siblings.rest > 0
        ? .text("and \(NumberText.count(Int64(siblings.rest))) more on the chart's page") : .none,
      letterLink.map { .record($0) } ?? .none, .record(sharing.record()),
      .record(site.readers.record), .texts(notes), .text(source),
    ]
    return Record(Self.shape, values)
  }

  /// Appends the bytes of a file beside the page.
  ///
  /// - Returns: The size of a drawing, in pixels.
  @discardableResult
  func append(_ file: CounterFile, to buffer: inout ByteBuffer) -> (width: Int, height: Int)? {
    switch file {
    case .svg:
      return site.appendStandalone(
        section, url: address.url(under: site.settings.baseURL), to: &buffer)
    case .csv:
      CounterTable(catalog: site.catalog, program: program)
        .append(chart, counter: index, to: &buffer)
      return nil
    case .json:
      CounterDocument(catalog: site.catalog, program: program)
        .append(chart, counter: index, to: &buffer)
      return nil
    }
  }

  private var address: PageAddress { .counter(program.name, chart.name, counter.bucket) }

  private var files: [NeighbourFile] {
    NeighbourFile.all(
      site.settings.counterFormats,
      at: { .counterFile(program.name, chart.name, counter.bucket, $0) },
      append: { append($0, to: &$1) })
  }

  /// What a reader calls it.
  private var title: String {
    chart.isSingleCounter ? chart.text.title : "\(chart.text.title): \(counter.bucket.text)"
  }

  private var section: TrendSection {
    TrendSection(
      site: site, program: program, chart: chart, measure: measure, counters: [index],
      title: title, hasBands: true, marks: history.axis, events: events.since([counter]),
      end: known.end)
  }

  private var state: String? {
    history.state(lastSeen: lastSeen, cells: counter.cells)
  }

  /// The last value above 0, in a sentence.
  private var lastSeen: String? {
    known.seen.flatMap { period in
      let text =
        measure.standaloneText(counter.cells[period], chart.bases[period]) ?? words(period)
      return text.map { "Last seen in the \(site.periodLabels[period]): \($0)." }
    }
  }

  private var frame: PageFrame {
    var facts: [(String, String?)] = []
    if let period = known.period {
      if let n = chart.bases[period].n.value, counter.cells[period].status == .ok {
        facts.append(
          (
            NumberText.reports(n)
              + (chart.bases[period].kind == .allReports ? " of all programs" : ""), nil
          ))
      }
      let label = site.periodLabels[period]
      facts.append((known.fact(label), nil))
    }
    if let summary = history.summary { facts.append((summary, nil)) }
    var frame = PageFrame(
      site: site, pageType: "counter", address: address,
      heading: title, name: counter.name.text, lead: chart.text.description.map(\.firstUpper),
      facts: facts + IssueLinks.facts(chart.text.issues),
      crumbs: [
        ("Counters", .counters), (program.title, .program(program.name)),
        (chart.text.title, .chart(program.name, chart.name)),
      ],
      description: "\(counter.name.text) in \(program.title): value over time, with the data.",
      source: source, hasFigures: true)
    frame.dataset = PageDataset(
      name: "\(title), \(program.title)", description: chart.text.description,
      periods: lastPeriod.map { 0...$0 },
      variable: (counter.name.text, PageDataset.unit(program.measure)),
      files: CounterFile.rendered(site.settings.counterFormats).map {
        ($0, .counterFile(program.name, chart.name, counter.bucket, $0))
      })
    frame.lastingURL = lasting.map(site.url)
    return frame
  }

  /// The newest period's value with its n and interval, or why there is none.
  private var newest: Record? {
    guard let period = known.period else { return nil }
    let cell = counter.cells[period]
    let base = chart.bases[period]
    let label = site.periodLabels[period]
    let heading = FieldValue.text(known.heading)
    if let words = words(period) {
      return Record(
        Self.newest,
        [heading, .none, .text("\(words.firstUpper), \(label)." + known.later(site))])
    }
    let value = measure.text(cell, base) ?? ""
    var words = "in the \(label)."
    if measure == .share, let share = cell.share(of: base) {
      let population = MeasureWords.population(of: base, program: program)
      words =
        "of \(population): \(NumberText.count(share.reports)) of \(NumberText.count(share.n)), "
        + "\(site.level.percentText)\u{A0}% interval \(NumberText.interval(share.interval(site.level))), "
        + "\(label)."
    } else if measure == .total {
      let reports = cell.reports.value.map { ", in \(NumberText.reports($0))" } ?? ""
      words = "counted in all\(reports), \(label)."
    } else if measure == .reports {
      words = "reports had it, \(label); out of how many is not known."
    }
    words += known.later(site)
    return Record(Self.newest, [heading, .text(value), .text(words)])
  }

  /// The counts of the newest share, for below a finding, which has said share, interval and period.
  private var counted: String? {
    guard let period = known.period,
      let share = counter.cells[period].share(of: chart.bases[period])
    else { return nil }
    return "\(NumberText.count(share.reports)) of \(NumberText.reports(share.n))."
  }

  /// The last period of its data.
  private var lastPeriod: Int? {
    known.isLast ? window.periods.last ?? site.catalog.newestPeriod : site.catalog.newestPeriod
  }

  private var source: String {
    lastPeriod.map { site.source(upTo: $0) } ?? site.source
  }

  /// Where the value that stands at the page's top stays as it is.
  private var lasting: LastingCharts.Place? {
    guard known.isLast, let period = known.period else {
      return site.lastingCharts[place.program, place.chart]
    }
    return site.lastingCharts.place(
      of: place.chart, program: place.program, at: period, site.catalog)
  }

  private func words(_ period: Int) -> String? {
    if site.catalog.isGap(period) { return "no data for this \(site.periodText.noun)" }
    return site.words().text(
      counter.cells[period], chart.bases[period], counter.listings, period: period,
      measure: measure)
  }

  private func row(_ periods: Range<Int>, _ words: String?) -> Record {
    let cell = counter.cells[periods.lowerBound]
    let base = chart.bases[periods.lowerBound]
    var figures = FieldValue.none
    if words == nil, let value = measure.text(cell, base) {
      let interval = measure.point(cell, base, site.level)?.interval
      figures = .record(
        Record(
          Self.figures,
          [
            .text(value), .text(interval.map { NumberText.interval($0) } ?? ""),
            .text(cell.reports.value.map(NumberText.count) ?? ""),
            .text(
              base.n.value.map {
                (base.kind == .allReports ? "all " : "") + NumberText.count($0)
              } ?? ""),
          ]))
    }
    return Record(
      Self.row,
      [
        .text(site.shortLabel(periods)), figures,
        words.map { .text($0.firstUpper) } ?? .none,
      ])
  }

  /// Sums, and beside them the reports that had the counter.
  private var isCounts: Bool {
    measure == .total && counter.cells.contains { $0.status == .ok && $0.reports.isKnown }
  }

  private var notes: [String] {
    var notes: [String] = []
    if measure == .share, chart.bases.contains(where: { $0.kind == .allReports && $0.n.isKnown }) {
      notes.append(
        "Shares are of all reports of the \(site.periodText.noun): how many of them could hold this is "
          + "not known.")
    }
    return notes
  }

  /// The counter beside it in the chart's order.
  private func sibling(_ place: Int) -> FieldValue {
    guard chart.counters.indices.contains(place) else { return .none }
    return .record(PageFrame.link(chart.counters[place].bucket.text, hrefs[place]))
  }

  private var siblingLinks: (shown: [Record], rest: Int) {
    let count = chart.counters.count - 1
    // Those beside it in the chart's order: a reader looks for neighbours. There may be thousands.
    let start = max(0, min(index - Self.siblingLimit / 2, count - Self.siblingLimit))
    let shown = start..<min(count, start + Self.siblingLimit)
    return (
      shown.map { place in
        let other = place < index ? place : place + 1
        return Record(
          PageFrame.fact, [.text(chart.counters[other].bucket.text), .text(hrefs[other])])
      }, count - shown.count
    )
  }

  /// The page that lists it among the chart's buckets of one letter.
  private var letterLink: Record? {
    guard let letters = site.letters.ofChart(program: place.program, chart: place.chart) else {
      return nil
    }
    let page = letters.page(of: index)
    return PageFrame.link(
      "All that begin as it does: \(letters.letters[page.letter].title)",
      site.href(.chartLetter(program.name, chart.name, page.segment)))
  }
}

extension CounterPage {
  /// Each counter's page, with its data and its drawing beside it.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard let template = templates.compile("counter", for: shape) else { return nil }
    let catalog = site.catalog
    let formats = CounterFile.rendered(catalog.settings.counterFormats)
    var addresses: [PageAddress] = []
    var files: [(program: Int, chart: Int, counter: Int, file: CounterFile?)] = []
    for (programIndex, program) in catalog.programs.enumerated() {
      for (chartIndex, chart) in program.charts.enumerated() {
        for (counterIndex, counter) in chart.counters.enumerated() {
          addresses.append(.counter(program.name, chart.name, counter.bucket))
          files.append((programIndex, chartIndex, counterIndex, nil))
          for file in formats {
            addresses.append(.counterFile(program.name, chart.name, counter.bucket, file))
            files.append((programIndex, chartIndex, counterIndex, file))
          }
        }
      }
    }
    return PageFamily(addresses) { [files] index, buffer in
      let (program, chart, counter, file) = files[index]
      let page = Self(site: site, program, chart, counter)
      if let file {
        page.append(file, to: &buffer)
      } else {
        template.render(page.record(), into: &buffer)
      }
    }
  }
}
