internal import TelemetryModel

/// Everything that a search can find, numbered: pages, programs and charts first, so that they are kept
/// where a word has too many entries.
///
/// Entries are made anew whenever one is asked for; what is held of 100,000 counters is their places.
struct SearchEntries: Sendable {
  private enum Place: Sendable {
    case entry(SearchEntry)
    case chart(program: Int, chart: Int)
    case counter(program: Int, chart: Int, counter: Int)
    case stack(counter: Int, stack: Int)
  }

  private let site: PageContext
  private let places: [Place]

  init(_ site: PageContext) {
    self.site = site
    let programs = site.catalog.programs
    var places = Self.pages(site).map { Place.entry($0) }
    for (number, program) in programs.enumerated() where !program.charts.isEmpty {
      places.append(
        .entry(
          SearchEntry(
            .program, program: number, title: program.title, name: program.name.text,
            .program(program.name))))
    }
    for (number, program) in programs.enumerated() {
      places += program.charts.indices.map { .chart(program: number, chart: $0) }
    }
    places += Self.dated(site).map { Place.entry($0) }
    for (number, program) in programs.enumerated() {
      for (chart, counters) in program.charts.enumerated() {
        places += counters.counters.indices.map {
          .counter(program: number, chart: chart, counter: $0)
        }
      }
    }
    for (number, counter) in site.catalog.stackCounters.enumerated() {
      places += counter.stacks.indices.map { .stack(counter: number, stack: $0) }
    }
    self.places = places
  }

  var count: Int { places.count }

  /// As links name it, without the first `/`: below the site's root.
  func path(of entry: SearchEntry) -> String {
    entry.address.path.dropFirst() + (entry.anchor.map { "#\($0)" } ?? "")
  }

  /// A program as results show it: its title where it has one of its own, and its name.
  func program(_ index: Int) -> (title: String, name: String) {
    let program = site.catalog.programs[index]
    let isOwn = !BytewiseOrder.equal(program.title, program.name.text)
    return (isOwn ? SearchEntry.cut(program.title) : "", program.name.text)
  }

  subscript(index: Int) -> SearchEntry {
    switch places[index] {
    case .entry(let entry): return entry
    case .chart(let number, let place):
      let program = site.catalog.programs[number]
      let chart = program.charts[place]
      return SearchEntry(
        .chart, program: number, title: chart.text.title, name: chart.name.text,
        state: state(chart.listings), .chart(program.name, chart.name))
    case .counter(let number, let place, let index):
      let program = site.catalog.programs[number]
      let chart = program.charts[place]
      let counter = chart.counters[index]
      return SearchEntry(
        .counter, program: number, title: chart.text.title, name: counter.name.text,
        state: state(counter.listings), .counter(program.name, chart.name, counter.bucket))
    case .stack(let number, let index):
      let counter = site.catalog.stackCounters[number]
      let stack = counter.stacks[index]
      return SearchEntry(
        .stack, program: counter.program,
        title: "\(counter.text.title): \(stack.issueID), \(stack.topFrame)",
        name: "\(counter.name.text) \(stack.id)", state: state(counter.listings), .stack(stack.id))
    }
  }

  /// As in the lists of counters; nothing for a site that cannot say.
  private func state(_ listings: [Listing]) -> String {
    guard site.catalog.hasConfig else { return "" }
    guard let end = listings.last?.releases.upperBound else { return "not listed" }
    return end < site.catalog.releases.count
      ? "retired, until \(site.releaseLabel(end))" : "collected"
  }

  /// Indexes, authored pages as they are now, and the sections of those: how to switch telemetry off is
  /// seldom a page's title.
  private static func pages(_ site: PageContext) -> [SearchEntry] {
    var entries = [SearchEntry(.page, title: site.settings.title, .home)]
    for (kind, index) in SiteMap.indexes(site.catalog, site.content) {
      entries.append(SearchEntry(.page, title: index.label(site.periodText), PageAddress(kind)))
    }
    for metric in site.metrics {
      entries.append(
        SearchEntry(
          .page, title: metric.definition.title, name: metric.definition.id.text,
          .metric(metric.definition.id)))
    }
    for article in site.content.articles where article.version == nil && !article.path.isHome {
      entries.append(SearchEntry(.page, title: article.title, .article(article.path)))
      entries += article.headings.map {
        SearchEntry(
          .page, title: "\(article.title): \($0.text)", .article(article.path), anchor: $0.id)
      }
    }
    return entries
  }

  /// Config versions and periods, newest first.
  private static func dated(_ site: PageContext) -> [SearchEntry] {
    let catalog = site.catalog
    let versions = catalog.releases.indices.reversed().map { release in
      SearchEntry(
        .config, title: "Config \(site.releaseLabel(release))",
        name: "\(catalog.releases[release].date.day)",
        .config(catalog.releases[release].version))
    }
    let periods = catalog.periods.indices.reversed().compactMap { period -> SearchEntry? in
      if catalog.isGap(period) { return nil }
      let last = catalog.periods[period].last
      return SearchEntry(
        .period, title: site.periodLabels[period].firstUpper, name: "\(last)", .week(last))
    }
    return versions + periods
  }
}
