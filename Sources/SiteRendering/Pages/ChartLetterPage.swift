package import TelemetryModel

/// The buckets of one chart that begin with a letter: where a chart has more than its table shows.
struct ChartLetterPage {
  let site: PageContext
  let place: (program: Int, chart: Int)
  let index: LetterIndex
  /// A place of `index.pages`.
  let page: Int

  var content: LetterPage {
    let program = site.catalog.programs[place.program]
    let chart = program.charts[place.chart]
    let measure = ChartMeasure(program, chart, in: site.catalog.periods.indices)
    let letters = LetterNames(
      index: index, page: page, noun: "buckets", opening: "Buckets that begin with",
      name: { place in
        place < chart.counters.count
          ? chart.counters[place].bucket.text
          : chart.unseenBuckets[place - chart.counters.count].bucket.text
      },
      href: { site.href(.chartLetter(program.name, chart.name, $0)) })
    let newest = site.catalog.newestPeriod
    let rows = index.pages[page].names.map { name in
      name < chart.counters.count
        ? CounterList.Row(
          site, .init(program: place.program, chart: place.chart, counter: name),
          label: chart.counters[name].bucket.text, measure: measure)
        : CounterList.Row(
          site, chart.unseenBuckets[name - chart.counters.count], of: chart, measure: measure)
    }
    let frame = PageFrame(
      site: site, address: .chartLetter(program.name, chart.name, index.pages[page].segment),
      heading: "\(chart.text.title): \(letters.heading)", name: "\(chart.name.text):*",
      facts: [(letters.fact, nil)]
        + (newest.map { [(site.periodLabels[$0].firstUpper, nil)] } ?? []),
      crumbs: [
        ("Counters", .counters), (program.title, .program(program.name)),
        (chart.text.title, .chart(program.name, chart.name)),
      ],
      description:
        "\(letters.title): \(chart.text.title) in \(program.title), newest values of each.",
      source: site.source, hasFigures: true)
    let subtitle = newest.map {
      MeasureWords.now(
        measure, chart.bases[$0], program: program, level: nil, label: site.periodLabels[$0])
    }
    return LetterPage(
      frame: frame, names: letters, subtitle: subtitle,
      list: CounterList(
        site: site,
        caption: letters.title,
        nameHead: chart.isMetadata ? chart.fallbackTitle : "Bucket", rows: rows))
  }
}

extension ChartLetterPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard let template = templates.compile(.chartLetter, for: LetterPage.self) else { return nil }
    var addresses: [PageAddress] = []
    var pages: [(place: (program: Int, chart: Int), index: LetterIndex, page: Int)] = []
    for (programIndex, program) in site.catalog.programs.enumerated() {
      for (chartIndex, chart) in program.charts.enumerated() {
        guard let index = site.letters.ofChart(program: programIndex, chart: chartIndex) else {
          continue
        }
        for (number, page) in index.pages.enumerated() {
          addresses.append(.chartLetter(program.name, chart.name, page.segment))
          pages.append(((programIndex, chartIndex), index, number))
        }
      }
    }
    return PageFamily(addresses, template) { [pages] site, file in
      let (place, index, page) = pages[file]
      return Self(site: site, place: place, index: index, page: page).content
    }
  }
}

extension PageAddress {
  /// - Parameter letter: A segment of `LetterIndex`.
  package static func chartLetter(
    _ program: ProgramName, _ chart: ChartName, _ letter: String
  ) -> PageAddress {
    PageAddress(.chartLetter, program.text, chart.text, letter)
  }
}
