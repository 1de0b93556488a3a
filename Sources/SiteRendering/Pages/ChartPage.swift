internal import TelemetryModel

/// One chart: its buckets now and over time, and how it came to be.
struct ChartPage {
  static let shape = RecordShape(
    "chart",
    [
      ("frame", .record(PageFrame.shape)), ("state", .optionalText),
      ("errata", .optional(ErrataNotes.shape)), ("findings", .record(FindingSection.shape)),
      ("heading", .text), ("table", .optional(BarTable.shape)),
      ("histogram", .optional(HistogramSection.shape)),
      ("trend", .optional(TrendDrawing.shape)), ("multiples", .optional(SmallMultiples.shape)),
      ("breakdowns", .list(BreakdownSection.shape)),
      ("downloads", .list(PageFrame.link)),
      ("life", .record(LifeSection.shape)), ("precision", .optional(PrecisionSection.shape)),
      ("about", .list(DefinitionList.entry)), ("hasCounters", .flag),
      ("counters", .list(PageFrame.fact)), ("hasLetters", .flag), ("lettersID", .text),
      ("letters", .list(LetterPage.Letter.fields.shape)), ("program", .record(PageFrame.link)),
      ("previous", .optional(PageFrame.link)), ("next", .optional(PageFrame.link)),
      ("sharing", .record(SharingSection.shape)), ("reader", .record(ReaderLinks.shape)),
      ("source", .text),
    ])

  /// Where a chart of many buckets has the links to all of them.
  static let allBucketsID = "all-buckets"

  let site: PageContext
  let program: Program
  let chart: Chart
  let measure: ChartMeasure
  let history: CollectionHistory
  private let place: (program: Int, chart: Int)
  /// The period whose values stand at the page's top; nil where there are none.
  private let period: Int?

  init(site: PageContext, _ program: Int, _ chart: Int) {
    self.site = site
    place = (program, chart)
    self.program = site.catalog.programs[program]
    self.chart = self.program.charts[chart]
    measure = ChartMeasure(self.program, self.chart, in: site.catalog.periods.indices)
    history = CollectionHistory(site, chart: self.chart)
    period = site.shownPeriod(of: self.chart)
  }

  func record() -> Record {
    let text = chart.text
    let section = self.section
    let letters = site.letters.ofChart(program: place.program, chart: place.chart)
    var table = FieldValue.none
    var histogram = FieldValue.none
    var trend = FieldValue.none
    var multiples = FieldValue.none
    var breakdowns: [Record] = []
    if let period, !chart.counters.isEmpty {
      table = .record(
        BarTable(
          site, program: place.program, chart: place.chart, period: period, measure: measure
        ).record())
      histogram =
        HistogramSection(site, program, chart, period: period)
        .map { .record($0.record(idPrefix: "cumulative")) } ?? .none
      trend = section.record(idPrefix: "trend").map { .record($0) } ?? .none
      multiples =
        SmallMultiples(
          section, period: period,
          hrefs: site.counterHrefs(program: place.program, chart: place.chart)
        ).map { .record($0.record()) } ?? .none
      breakdowns = BreakdownSection.records(section, place, period: period)
    }
    let source = period.map { site.source(upTo: $0) } ?? site.source
    let files = self.files
    let sharing = SharingSection(
      site: site, address: address, title: text.title, program: program,
      last: period, lasting: lasting, files: files,
      drawingTitle: section.drawingTitle)
    return Record(
      Self.shape,
      [
        .record(frame(text, source).record(site)),
        Self.state(of: chart, site).map { .text($0) } ?? .none,
        ErrataNotes(site, of: program, chart).field,
        .record(
          FindingSection(
            site, program: place.program, chart: place.chart, drawn: section.counters
          ).record()),
        .text(history.retired == nil ? "Newest values" : "Last values"), table,
        histogram, trend, multiples, .list(breakdowns),
        .list(site.downloads(files).map { Record($0) }),
        .record(LifeSection(history: history, noun: "chart", issues: text.issues).record()),
        PrecisionSection.field(site, program, chart.bases, measure) { period in
          period <= end ?? period
            && chart.counters.contains { $0.cells[period].share(of: chart.bases[period]) != nil }
        },
        .list(about), .flag(!chart.counters.isEmpty && letters == nil),
        .list(letters == nil ? counterLinks : []), .flag(letters != nil),
        .text(Self.allBucketsID),
        .list(
          letters.map {
            LetterPage.letters($0) { site.href(.chartLetter(program.name, chart.name, $0)) }
              .map { Record($0) }
          } ?? []),
        .record(PageFrame.link(program.title, site.href(.program(program.name)))),
        neighbour(place.chart - 1), neighbour(place.chart + 1), .record(sharing.record()),
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
      return site.appendStandalone(
        section, url: address.url(under: site.settings.baseURL), to: &buffer)
    case .csv:
      CounterTable(catalog: site.catalog, program: program).append(chart, to: &buffer)
      return nil
    case .json:
      CounterDocument(catalog: site.catalog, program: program).append(chart, to: &buffer)
      return nil
    }
  }

  /// Nil while the chart is collected, and where that is not known.
  static func state(of chart: Chart, _ site: PageContext) -> String? {
    guard site.catalog.hasConfig else { return nil }
    if chart.counters.isEmpty { return "No report has held any of its buckets yet." }
    return CollectionHistory(site, chart: chart).retired.map {
      "Retired: no longer collected since \(site.releaseLabel($0)). "
        + (site.catalog.lastCounted(chart) == nil
          ? "No figure of it is known." : "The last values are shown.")
    }
  }

  private var address: PageAddress { .chart(program.name, chart.name) }

  private var files: [NeighbourFile] {
    NeighbourFile.all(
      site.settings.counterFormats, at: { .chartFile(program.name, chart.name, $0) },
      append: { append($0, to: &$1) })
  }

  private var about: [Record] {
    var about = DefinitionList(site, program, measure, history)
    about.addComputation(
      chart.isSingleCounter
        ? chart.name.text
        : history.isMetadata ? "the value as their \(chart.name.text)" : "the bucket's counter",
      chart.bases)
    about.addSpans()
    about.addTerms()
    about.addRecord(chart.texts)
    about.addMetrics(place)
    return about.entries
  }

  /// The chart beside it in the program's order.
  private func neighbour(_ index: Int) -> FieldValue {
    guard program.charts.indices.contains(index) else { return .none }
    let other = program.charts[index]
    return .record(
      PageFrame.link(other.text.title, site.href(.chart(program.name, other.name))))
  }

  /// Where the values that stand at the page's top stay as they are.
  private var lasting: LastingCharts.Place? {
    guard let end else { return site.lastingCharts[place.program, place.chart] }
    return site.lastingCharts.place(
      of: place.chart, program: place.program, at: end, site.catalog)
  }

  /// What the file beside the page draws: of a chart that was never counted, an empty plot.
  private var section: TrendSection {
    TrendSection(
      site: site, program: program, chart: chart, measure: measure,
      counters: period.map {
        TrendSection.lines(of: chart, upTo: $0, measure: measure)
      } ?? [],
      title: chart.text.title, hasBands: true, marks: history.axis,
      events: site.events[place.program].since(chart.counters), end: end, isOfChart: true)
  }

  /// Of a retired chart the last period that it shows.
  private var end: Int? { history.retired == nil ? nil : period }

  private func frame(_ text: ChartText, _ source: String) -> PageFrame {
    var facts: [(String, String?)] = []
    if let period {
      let base = chart.bases[period]
      facts.append(
        (
          base.n.value.map {
            NumberText.reports($0) + (base.kind == .allReports ? " of all programs" : "")
          } ?? "number of reports not known", nil
        ))
      let label = site.periodLabels[period]
      let head = site.catalog.lastCounted(chart) == period ? "Last data" : "Last seen"
      facts.append((history.retired == nil ? label.firstUpper : "\(head): \(label)", nil))
    }
    if let summary = history.summary { facts.append((summary, nil)) }
    let count = chart.counters.count
    facts.append((NumberText.number(of: count, "counter", "counters"), nil))
    var frame = PageFrame(
      site: site, pageType: "chart", address: address, heading: text.title,
      name: chart.isSingleCounter || chart.isMetadata ? chart.name.text : "\(chart.name.text):*",
      lead: text.description.map(\.firstUpper), facts: facts + IssueLinks.facts(text.issues),
      crumbs: [("Counters", .counters), (program.title, .program(program.name))],
      description: "\(text.title) in \(program.title): newest values and history, with the data.",
      source: source, hasFigures: true)
    frame.dataset = PageDataset(
      name: "\(text.title), \(program.title)", description: text.description,
      periods: period.map { 0...$0 },
      variable: (chart.name.text, PageDataset.unit(program.measure)),
      files: CounterFile.rendered(site.settings.counterFormats).map {
        ($0, .chartFile(program.name, chart.name, $0))
      })
    frame.lastingURL = lasting.map(site.url)
    return frame
  }

  private var counterLinks: [Record] {
    zip(chart.counters, site.counterHrefs(program: place.program, chart: place.chart)).map {
      Record(PageFrame.fact, [.text($0.bucket.text), .text($1)])
    }
  }
}

extension ChartPage {
  /// Each chart's page, with its data and its drawing beside it.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard let template = templates.compile("chart", for: shape) else { return nil }
    let catalog = site.catalog
    let formats = CounterFile.rendered(catalog.settings.counterFormats)
    var addresses: [PageAddress] = []
    var files: [(program: Int, chart: Int, file: CounterFile?)] = []
    for (programIndex, program) in catalog.programs.enumerated() {
      for (chartIndex, chart) in program.charts.enumerated() {
        addresses.append(.chart(program.name, chart.name))
        files.append((programIndex, chartIndex, nil))
        for file in formats {
          addresses.append(.chartFile(program.name, chart.name, file))
          files.append((programIndex, chartIndex, file))
        }
      }
    }
    return PageFamily(addresses) { [files] index, buffer in
      let (program, chart, file) = files[index]
      let page = Self(site: site, program, chart)
      if let file {
        page.append(file, to: &buffer)
      } else {
        template.render(page.record(), into: &buffer)
      }
    }
  }
}
