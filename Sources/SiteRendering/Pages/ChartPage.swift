package import TelemetryModel

/// One chart: its buckets now and over time, and how it came to be.
struct ChartPage: PageWithFiles {
  static let fields = Fields<Self>(
    "chart",
    [
      .record("frame") { $0.frame }, .optional("state") { state(of: $0.chart, $0.site) },
      .optional("errata") { ErrataNotes($0.site, of: $0.program, $0.chart) },
      .record("findings") {
        FindingSection(
          $0.site, program: $0.place.program, chart: $0.place.chart, drawn: $0.section.counters)
      },
      .text("heading") { $0.history.retired == nil ? "Newest values" : "Last values" },
      .optional("table") { $0.table }, .optional("histogram") { $0.histogram },
      .optional("trend") { $0.trend }, .optional("multiples") { $0.multiples },
      .list("breakdowns") { $0.breakdowns },
      .list("downloads") { $0.site.downloads($0.files) },
      .record("life") {
        LifeSection(history: $0.history, noun: "chart", issues: $0.chart.text.issues)
      },
      .optional("precision") { $0.precision }, .list("about") { $0.about },
      .list("counters") { $0.letterIndex == nil ? $0.counterLinks : [] },
      .text("lettersID") { _ in allBucketsID }, .list("letters") { $0.letters },
      .record("program") {
        Link($0.program.title, $0.site.href(.program($0.program.name)))
      },
      .optional("previous") { $0.neighbour($0.place.chart - 1) },
      .optional("next") { $0.neighbour($0.place.chart + 1) }, .record("sharing") { $0.sharing },
      .record("reader") { $0.site.readers }, .text("source") { $0.source },
    ])

  /// Where a chart of many buckets has the links to all of them.
  static let allBucketsID = "all-buckets"

  var files: [NeighbourFile] = []
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

  /// The period whose values are shown, of a chart that was counted.
  private var shown: Int? { chart.counters.isEmpty ? nil : period }

  private var table: BarTable? {
    shown.map {
      BarTable(
        site, program: place.program, chart: place.chart, period: $0, measure: measure)
    }
  }

  private var histogram: HistogramSection? {
    shown.flatMap {
      HistogramSection(site, program, chart, period: $0, idPrefix: "cumulative")
    }
  }

  private var trend: TrendPicture? { shown.flatMap { _ in section.picture(idPrefix: "trend") } }

  private var multiples: SmallMultiples? {
    shown.flatMap {
      SmallMultiples(
        section, period: $0, hrefs: site.counterHrefs(program: place.program, chart: place.chart))
    }
  }

  private var breakdowns: [BreakdownSection] {
    shown.map { BreakdownSection.all(section, place, period: $0) } ?? []
  }

  private var precision: PrecisionSection? {
    PrecisionSection(site, program, chart.bases, measure) { period in
      period <= end ?? period
        && chart.counters.contains { $0.cells[period].share(of: chart.bases[period]) != nil }
    }
  }

  private var letterIndex: LetterIndex? {
    site.letters.ofChart(program: place.program, chart: place.chart)
  }

  private var letters: [LetterPage.Letter] {
    letterIndex.map {
      LetterPage.letters($0) { site.href(.chartLetter(program.name, chart.name, $0)) }
    } ?? []
  }

  private var sharing: SharingSection {
    SharingSection(
      site: site, address: address, title: chart.text.title, program: program, last: period,
      lasting: lasting, files: files, drawingTitle: section.drawingTitle)
  }

  private var source: String { period.map { site.source(upTo: $0) } ?? site.source }

  /// Appends the bytes of a file beside the page.
  ///
  /// - Returns: The size of a drawing, in pixels.
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

  private var about: [DefinitionList.Entry] {
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
  private func neighbour(_ index: Int) -> Link? {
    guard program.charts.indices.contains(index) else { return nil }
    let other = program.charts[index]
    return Link(other.text.title, site.href(.chart(program.name, other.name)))
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

  private var frame: PageFrame {
    let text = chart.text
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
      site: site, address: address, heading: text.title,
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

  private var counterLinks: [Fact] {
    zip(chart.counters, site.counterHrefs(program: place.program, chart: place.chart)).map {
      Fact($0.bucket.text, $1)
    }
  }
}

extension ChartPage {
  /// Each chart's page, with its data and its drawing beside it.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard let template = templates.compile(.chart, for: Self.self) else { return nil }
    let catalog = site.catalog
    let places = catalog.programs.indices.flatMap { program in
      catalog.programs[program].charts.indices.map { (program: program, chart: $0) }
    }
    func names(_ place: (program: Int, chart: Int)) -> (ProgramName, ChartName) {
      let program = catalog.programs[place.program]
      return (program.name, program.charts[place.chart].name)
    }
    return PageFamily(
      places, catalog.settings, template,
      page: { place in
        let (program, chart) = names(place)
        return .chart(program, chart)
      },
      file: { place, file in
        let (program, chart) = names(place)
        return .chartFile(program, chart, file)
      },
      make: { Self(site: $0, $1.program, $1.chart) })
  }
}

extension PageAddress {
  package static func chart(_ program: ProgramName, _ chart: ChartName) -> PageAddress {
    PageAddress(.chart, program.text, chart.text)
  }

  package static func chartFile(
    _ program: ProgramName, _ chart: ChartName, _ file: CounterFile
  ) -> PageAddress {
    PageAddress(.chartFile, program.text, chart.text, file.rawValue)
  }
}
