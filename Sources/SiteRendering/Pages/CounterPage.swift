package import TelemetryModel

/// One counter: its value over time, what it is now, and since when it is collected.
struct CounterPage: PageWithFiles {
  static let fields = Fields<Self>(
    "counter",
    [
      .record("frame") { $0.frame }, .optional("state") { $0.state },
      .optional("errata") { ErrataNotes($0.site, of: $0.program, $0.chart, $0.counter) },
      .record("findings") {
        FindingSection(
          $0.site, program: $0.place.program, chart: $0.place.chart, counter: $0.index)
      },
      .optional("newest") { $0.newest }, .optional("counted") { $0.counted },
      .optional("trend") { $0.section.picture(idPrefix: "trend") },
      .list("breakdowns") { $0.breakdowns },
      .list("downloads") { $0.site.downloads($0.files) },
    ] + PeriodTable.fields(\.table) + [
      .record("life") {
        LifeSection(history: $0.history, noun: "counter", issues: $0.chart.text.issues)
      },
      .optional("precision") { $0.precision }, .list("about") { $0.about },
      .record("chart") {
        Link($0.chart.text.title, $0.site.href(.chart($0.program.name, $0.chart.name)))
      },
      .list("siblings") { $0.siblings.shown }, .optional("previous") { $0.sibling($0.index - 1) },
      .optional("next") { $0.sibling($0.index + 1) },
      .optional("siblingsRest") { $0.siblingsRest },
      .optional("siblingsLetter") { $0.letterLink }, .record("sharing") { $0.sharing },
      .record("reader") { $0.site.readers }, .list("notes") { $0.notes },
      .text("source") { $0.source },
    ])

  /// Other counters of the chart that it links.
  static let siblingLimit = 30

  var files: [NeighbourFile] = []
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

  private var breakdowns: [BreakdownSection] {
    known.period.map { BreakdownSection.all(section, place, counter: index, period: $0) } ?? []
  }

  private var table: PeriodTable {
    PeriodTable(
      site: site, measure: measure, isCounts: isCounts, window: window,
      value: { (counter.cells[$0], chart.bases[$0]) }, words: words)
  }

  private var precision: PrecisionSection? {
    PrecisionSection(site, program, chart.bases, measure) {
      $0 <= known.end ?? $0 && counter.cells[$0].share(of: chart.bases[$0]) != nil
    }
  }

  private var about: [DefinitionList.Entry] {
    var about = DefinitionList(site, program, measure, history)
    about.addComputation(counter.name.text, chart.bases)
    about.addSpans()
    about.addTerms()
    about.addRecord(chart.texts)
    about.addMetrics(place, counter: index)
    return about.entries
  }

  private var sharing: SharingSection {
    SharingSection(
      site: site, address: address, title: title, program: program, last: lastPeriod,
      lasting: lasting, files: files, drawingTitle: section.drawingTitle)
  }

  /// Appends the bytes of a file beside the page.
  ///
  /// - Returns: The size of a drawing, in pixels.
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
      site: site, address: address,
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
  private var newest: NewestValue? {
    guard let period = known.period else { return nil }
    let cell = counter.cells[period]
    let base = chart.bases[period]
    let label = site.periodLabels[period]
    if let words = words(period) {
      return NewestValue(
        heading: known.heading, words: "\(words.firstUpper), \(label)." + known.later(site))
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
    return NewestValue(heading: known.heading, value: value, words: words)
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
  private func sibling(_ place: Int) -> Link? {
    guard chart.counters.indices.contains(place) else { return nil }
    return Link(chart.counters[place].bucket.text, hrefs[place])
  }

  private var siblings: (shown: [Fact], rest: Int) {
    let count = chart.counters.count - 1
    // Those beside it in the chart's order: a reader looks for neighbours. There may be thousands.
    let start = max(0, min(index - Self.siblingLimit / 2, count - Self.siblingLimit))
    let shown = start..<min(count, start + Self.siblingLimit)
    return (
      shown.map { place in
        let other = place < index ? place : place + 1
        return Fact(chart.counters[other].bucket.text, hrefs[other])
      }, count - shown.count
    )
  }

  private var siblingsRest: String? {
    let rest = siblings.rest
    return rest > 0 ? "and \(NumberText.count(Int64(rest))) more on the chart's page" : nil
  }

  /// The page that lists it among the chart's buckets of one letter.
  private var letterLink: Link? {
    guard let letters = site.letters.ofChart(program: place.program, chart: place.chart) else {
      return nil
    }
    let page = letters.page(of: index)
    return Link(
      "All that begin as it does: \(letters.letters[page.letter].title)",
      site.href(.chartLetter(program.name, chart.name, page.segment)))
  }
}

extension CounterPage {
  /// Each counter's page, with its data and its drawing beside it.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard let template = templates.compile(.counter, for: Self.self) else { return nil }
    let catalog = site.catalog
    var places: [(program: Int, chart: Int, counter: Int)] = []
    for (programIndex, program) in catalog.programs.enumerated() {
      for (chartIndex, chart) in program.charts.enumerated() {
        places += chart.counters.indices.map { (programIndex, chartIndex, $0) }
      }
    }
    func names(_ place: (program: Int, chart: Int, counter: Int)) -> (Program, Chart, Counter) {
      let program = catalog.programs[place.program]
      let chart = program.charts[place.chart]
      return (program, chart, chart.counters[place.counter])
    }
    return PageFamily(
      places, catalog.settings, template,
      page: { place in
        let (program, chart, counter) = names(place)
        return .counter(program.name, chart.name, counter.bucket)
      },
      file: { place, file in
        let (program, chart, counter) = names(place)
        return .counterFile(program.name, chart.name, counter.bucket, file)
      },
      make: { Self(site: $0, $1.program, $1.chart, $1.counter) })
  }
}

extension PageAddress {
  package static func counter(
    _ program: ProgramName, _ chart: ChartName, _ bucket: BucketName
  ) -> PageAddress {
    PageAddress(.counter, program.text, chart.text, bucket.text)
  }

  package static func counterFile(
    _ program: ProgramName, _ chart: ChartName, _ bucket: BucketName, _ file: CounterFile
  ) -> PageAddress {
    PageAddress(.counterFile, program.text, chart.text, bucket.text, file.rawValue)
  }
}
