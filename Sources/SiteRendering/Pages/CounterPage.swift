internal import TelemetryModel

/// One counter: its value over time, what it is now, and since when it is collected.
struct CounterPage {
  static let figures = RecordShape(
    "figures", [("value", .text), ("interval", .text), ("count", .text), ("n", .text)])
  static let row = RecordShape(
    "row",
    [("period", .text), ("figures", .optional(figures)), ("words", .optionalText)])
  static let newest = RecordShape("newest", [("value", .optionalText), ("words", .text)])
  static let shape = RecordShape(
    "counter",
    [
      ("frame", .record(PageFrame.shape)), ("state", .optionalText),
      ("errata", .optional(ErrataNotes.shape)),
      ("newest", .optional(newest)), ("trend", .optional(TrendSection.shape)),
      ("downloads", .list(PageFrame.link)), ("tableTitle", .text), ("periodHead", .text),
      ("valueHead", .text), ("isShare", .flag), ("isCounts", .flag), ("intervalHead", .text),
      ("span", .text), ("rows", .list(row)),
      ("collected", .texts), ("hasChanges", .flag),
      ("changes", .list(CollectionHistory.change)), ("chart", .record(PageFrame.link)),
      ("hasSiblings", .flag), ("siblings", .list(PageFrame.fact)),
      ("siblingsRest", .optionalText), ("siblingsLetter", .optional(PageFrame.link)),
      ("notes", .texts), ("source", .text),
    ])

  /// The newest periods that its table lists.
  static let rowLimit = 26
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
  }

  func record() -> Record {
    let periods = site.catalog.periods.indices
    let rows = periods.reversed().prefix(Self.rowLimit)
    let source =
      periods.last.map { "Data: \(site.periodLabels[0]) to \(site.periodLabels[$0])" }
      ?? "No data yet"
    let siblings = siblingLinks
    return Record(
      Self.shape,
      [
        .record(frame(source).record(site)), state.map { .text($0) } ?? .none,
        ErrataNotes(site, of: program, chart, counter).field,
        newest.map { .record($0) } ?? .none,
        section.record(idPrefix: "trend").map { .record($0) } ?? .none,
        .list(
          site.downloads(
            csv: .counterFile(program.name, chart.name, counter.bucket, .csv),
            svg: .counterFile(program.name, chart.name, counter.bucket, .svg))),
        .text(
          "Last \(NumberText.number(of: rows.count, site.periodText.noun, site.periodText.noun + "s"))"
        ),
        .text(site.periodText.columnHead), .text(measure.columnHead), .flag(measure == .share),
        .flag(isCounts), .text("\(site.level.percentText)\(NumberText.space)% interval"),
        .text(measure == .share ? "4" : isCounts ? "2" : "1"), .list(rows.map(row)),
        .texts(history.sentences), .flag(!history.changes.isEmpty), .list(history.records()),
        .record(
          PageFrame.link(chart.text.title, site.href(.chart(program.name, chart.name)))),
        .flag(!siblings.shown.isEmpty), .list(siblings.shown),
        siblings.rest > 0
          ? .text("and \(NumberText.count(Int64(siblings.rest))) more on the chart's page") : .none,
        letterLink.map { .record($0) } ?? .none,
        .texts(notes), .text(source),
      ])
  }

  /// Appends the drawing over time as a file of its own.
  func appendDrawing(to buffer: inout ByteBuffer) {
    site.appendStandalone(
      section,
      url: PageAddress.counter(program.name, chart.name, counter.bucket)
        .url(under: site.settings.baseURL), to: &buffer)
  }

  /// What a reader calls it.
  private var title: String {
    chart.isSingleCounter ? chart.text.title : "\(chart.text.title): \(counter.bucket.text)"
  }

  private var section: TrendSection {
    TrendSection(
      site: site, program: program, chart: chart, measure: measure, counters: [index],
      title: title, hasBands: true, marks: history.marks, events: events)
  }

  private var state: String? {
    history.retired.map { "Retired: no longer collected since \(site.releaseLabel($0))." }
  }

  private func frame(_ source: String) -> PageFrame {
    var facts: [(String, String?)] = []
    if let newest = site.catalog.newestPeriod {
      facts.append((site.periodLabels[newest].firstUpper, nil))
    }
    if let summary = history.summary { facts.append((summary, nil)) }
    return PageFrame(
      pageType: "counter", address: .counter(program.name, chart.name, counter.bucket),
      heading: title, name: counter.name.text, lead: chart.text.description.map(\.firstUpper),
      facts: facts,
      crumbs: [
        ("Counters", .counters), (program.title, .program(program.name)),
        (chart.text.title, .chart(program.name, chart.name)),
      ],
      description: "\(counter.name.text) in \(program.title): value over time, with the data.",
      source: source)
  }

  /// The newest period's value with its n and interval, or why there is none.
  private var newest: Record? {
    guard let period = site.catalog.newestPeriod else { return nil }
    let cell = counter.cells[period]
    let base = chart.bases[period]
    let label = site.periodLabels[period]
    if let words = words(period) {
      return Record(Self.newest, [.none, .text("\(words.firstUpper), \(label).")])
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
    return Record(Self.newest, [.text(value), .text(words)])
  }

  private func words(_ period: Int) -> String? {
    if site.catalog.isGap(period) { return "no data for this \(site.periodText.noun)" }
    return site.words().text(
      counter.cells[period], chart.bases[period], counter.listings, period: period,
      measure: measure)
  }

  private func row(_ period: Int) -> Record {
    let cell = counter.cells[period]
    let base = chart.bases[period]
    let words = words(period)
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
      [.text(site.periodShorts[period]), figures, words.map { .text($0.firstUpper) } ?? .none])
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
      switch file {
      case nil: template.render(Self(site: site, program, chart, counter).record(), into: &buffer)
      case .svg: Self(site: site, program, chart, counter).appendDrawing(to: &buffer)
      case .csv, .json:
        let program = catalog.programs[program]
        CounterTable(catalog: catalog, program: program)
          .append(program.charts[chart], counter: counter, to: &buffer)
      }
    }
  }
}
