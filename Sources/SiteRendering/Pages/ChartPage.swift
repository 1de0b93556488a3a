internal import TelemetryModel

/// One chart: its buckets now and over time, and how it came to be.
struct ChartPage {
  static let shape = RecordShape(
    "chart",
    [
      ("frame", .record(PageFrame.shape)), ("state", .optionalText),
      ("errata", .optional(ErrataNotes.shape)),
      ("table", .optional(BarTable.shape)), ("trend", .optional(TrendSection.shape)),
      ("downloads", .list(PageFrame.link)), ("collected", .texts),
      ("hasChanges", .flag), ("changes", .list(CollectionHistory.change)),
      ("hasIssues", .flag), ("issues", .list(PageFrame.fact)), ("hasCounters", .flag),
      ("counters", .list(PageFrame.fact)), ("hasLetters", .flag), ("lettersID", .text),
      ("letters", .list(LetterPage.letter)), ("source", .text),
    ])

  /// Where a chart of many buckets has the links to all of them.
  static let allBucketsID = "all-buckets"

  let site: PageContext
  let program: Program
  let chart: Chart
  let measure: ChartMeasure
  let history: CollectionHistory
  private let place: (program: Int, chart: Int)

  init(site: PageContext, _ program: Int, _ chart: Int) {
    self.site = site
    place = (program, chart)
    self.program = site.catalog.programs[program]
    self.chart = self.program.charts[chart]
    measure = ChartMeasure(self.program, self.chart, in: site.catalog.periods.indices)
    history = CollectionHistory(site, chart: self.chart)
  }

  func record() -> Record {
    let text = chart.text
    let period = site.shownPeriod(of: chart)
    let letters = site.letters.ofChart(program: place.program, chart: place.chart)
    var table = FieldValue.none
    var trend = FieldValue.none
    if let period, !chart.counters.isEmpty {
      table = .record(
        BarTable(
          site, program: place.program, chart: place.chart, period: period, measure: measure
        ).record())
      trend = section(period).record(idPrefix: "trend").map { .record($0) } ?? .none
    }
    let source =
      period.map { "Data: \(site.periodLabels[0]) to \(site.periodLabels[$0])" }
      ?? "No data yet"
    return Record(
      Self.shape,
      [
        .record(frame(text, period, source).record(site)),
        Self.state(of: chart, site).map { .text($0) } ?? .none,
        ErrataNotes(site, of: program, chart).field, table, trend,
        .list(
          site.downloads(
            csv: .chartFile(program.name, chart.name, .csv),
            svg: .chartFile(program.name, chart.name, .svg))),
        .texts(history.sentences), .flag(!history.changes.isEmpty), .list(history.records()),
        .flag(!text.issues.isEmpty), .list(text.issues.map(Self.issue)),
        .flag(!chart.counters.isEmpty && letters == nil),
        .list(letters == nil ? counterLinks : []), .flag(letters != nil),
        .text(Self.allBucketsID),
        .list(
          letters.map {
            LetterPage.letters($0) { site.href(.chartLetter(program.name, chart.name, $0)) }
          } ?? []), .text(source),
      ])
  }

  /// Appends the drawing over time as a file of its own.
  func appendDrawing(to buffer: inout ByteBuffer) {
    let section =
      site.shownPeriod(of: chart).flatMap { chart.counters.isEmpty ? nil : self.section($0) }
      ?? self.section(counters: [])
    site.appendStandalone(
      section, url: PageAddress.chart(program.name, chart.name).url(under: site.settings.baseURL),
      to: &buffer)
  }

  /// Nil while the chart is collected, and where that is not known.
  static func state(of chart: Chart, _ site: PageContext) -> String? {
    guard site.catalog.hasConfig else { return nil }
    if chart.counters.isEmpty { return "No report has held any of its buckets yet." }
    return CollectionHistory(site, chart: chart).retired.map {
      "Retired: no longer collected since \(site.releaseLabel($0)). The last values are shown."
    }
  }

  private func section(_ period: Int) -> TrendSection {
    section(counters: TrendSection.largest(of: chart, at: period, measure: measure))
  }

  private func section(counters: [Int]) -> TrendSection {
    TrendSection(
      site: site, program: program, chart: chart, measure: measure, counters: counters,
      title: chart.text.title, hasBands: true, marks: history.marks,
      events: site.events[place.program])
  }

  private func frame(_ text: ChartText, _ period: Int?, _ source: String) -> PageFrame {
    var facts: [(String, String?)] = []
    if let period {
      let base = chart.bases[period]
      facts.append(
        (
          base.n.value.map {
            NumberText.reports($0) + (base.kind == .allReports ? " of all programs" : "")
          } ?? "number of reports not known", nil
        ))
      facts.append((site.periodLabels[period].firstUpper, nil))
    }
    if let summary = history.summary { facts.append((summary, nil)) }
    let count = chart.counters.count
    facts.append((NumberText.number(of: count, "counter", "counters"), nil))
    return PageFrame(
      pageType: "chart", address: .chart(program.name, chart.name), heading: text.title,
      name: chart.isSingleCounter || chart.isMetadata ? chart.name.text : "\(chart.name.text):*",
      lead: text.description.map(\.firstUpper), facts: facts,
      crumbs: [("Counters", .counters), (program.title, .program(program.name))],
      description: "\(text.title) in \(program.title): newest values and history, with the data.",
      source: source)
  }

  /// A link only to the web: what else an author may have written stays text.
  static func issue(_ text: String) -> Record {
    Record(PageFrame.fact, [.text(text), WebAddress.isWebURL(text) ? .text(text) : .none])
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
      switch file {
      case nil: template.render(Self(site: site, program, chart).record(), into: &buffer)
      case .svg: Self(site: site, program, chart).appendDrawing(to: &buffer)
      case .csv, .json:
        let program = catalog.programs[program]
        CounterTable(catalog: catalog, program: program)
          .append(program.charts[chart], to: &buffer)
      }
    }
  }
}

extension CounterFile {
  /// The files that this site has beside each chart and counter.
  static func rendered(_ formats: Set<SiteSettings.CounterFormat>) -> [CounterFile] {
    var files: [CounterFile] = []
    if formats.contains(.csv) { files.append(.csv) }
    if formats.contains(.svg) { files.append(.svg) }
    return files
  }
}

extension PageContext {
  /// Those of the files beside a page that this site has.
  func downloads(csv: PageAddress, svg: PageAddress) -> [Record] {
    var links: [Record] = []
    if settings.counterFormats.contains(.csv) { links.append(PageFrame.link("CSV", href(csv))) }
    if settings.counterFormats.contains(.svg) { links.append(PageFrame.link("SVG", href(svg))) }
    return links
  }

  /// Appends a drawing over time as a file of its own; one without lines where nothing was counted.
  func appendStandalone(_ section: TrendSection, url: String, to buffer: inout ByteBuffer) {
    let series =
      section.series()
      ?? TimeSeries(
        measure: section.measure == .share ? .share : .count, lines: [], axis: axis, gaps: gaps,
        events: section.events.marks)
    StandaloneDrawing(
      drawing: section.drawing("chart"), subtitle: section.subtitle, source: "Source: \(url)",
      legend: section.events.lines
    ).append(TimeSeriesLayout(series, size: .wide), to: &buffer)
  }
}
