internal import TelemetryModel

/// What all pages share, made once: words for periods and config versions, the time axis, the frame.
struct PageContext: Sendable {
  let catalog: Catalog
  let content: SiteContent
  let assets: [String: String]
  let periodText: PeriodText
  /// In sentences and in tables, by period.
  let periodLabels: [String]
  let periodShorts: [String]
  let axis: TimeAxis
  let gaps: [Range<Int>]
  let navigation: SiteNavigation
  /// The period in which each config version came into force; nil outside the site's periods.
  let periodOfRelease: [Int?]
  /// What the time axes of each program show besides its data.
  let events: [EventAxis]
  /// Planned, or written with sizes and hashes.
  var downloads: DownloadList
  /// What the site is built by and from; nil where nobody says.
  var build: BuildFacts?
  let moves: MoveArchive
  /// What began, ended and was first seen, by config version and by period.
  let collectionNews: CollectionNews
  /// What the newest period says of each chart, by program and chart.
  let findings: [[ChartFindings]]
  /// What it says of groups.
  let groupFindings: GroupFindings
  /// How lists of counters are split.
  let letters: CounterLetters
  let lastingCharts: LastingCharts
  let readers: ReaderLinks
  /// In the order of `metrics.yml`.
  let metrics: [Metric]
  let metricUses: MetricUses
  private let releaseLabels: [String]
  /// Links to the counters, by program, chart and counter: every table of bars needs many of them.
  private let counterHrefs: [[[String]]]

  init(
    catalog: Catalog, content: SiteContent, downloads: DownloadList = DownloadList(),
    build: BuildFacts? = nil, assets: [String: String]
  ) {
    self.catalog = catalog
    self.downloads = downloads
    self.build = build
    self.content = content
    self.assets = assets
    let text = PeriodText(unit: catalog.settings.calendar.unit)
    periodText = text
    periodLabels = catalog.periods.map(text.label)
    periodShorts = catalog.periods.map(text.short)
    axis = TimeAxis(periods: catalog.periods)
    var gaps: [Range<Int>] = []
    for period in catalog.periods.indices where catalog.isGap(period) {
      if gaps.last?.upperBound == period {
        gaps[gaps.count - 1] = gaps[gaps.count - 1].lowerBound..<(period + 1)
      } else {
        gaps.append(period..<(period + 1))
      }
    }
    self.gaps = gaps
    navigation = SiteNavigation(catalog, content)
    releaseLabels = catalog.releases.map {
      "\($0.version.text) (\(PeriodText.day($0.date.day)))"
    }
    let base = catalog.settings.baseURL
    counterHrefs = catalog.programs.map { program in
      program.charts.map { chart in
        chart.counters.map {
          PageAddress.counter(program.name, chart.name, $0.bucket).href(under: base)
        }
      }
    }
    moves = MoveArchive(catalog, errata: content.errata)
    collectionNews = CollectionNews(catalog)
    findings = FindingSection.all(catalog, content, among: moves.newest)
    groupFindings = GroupFindings(catalog, content)
    letters = CounterLetters(catalog.programs)
    lastingCharts = LastingCharts(catalog)
    readers = ReaderLinks(catalog.settings, content, navigation)
    let metrics = Metric.all(content.metrics, in: catalog)
    self.metrics = metrics
    metricUses = MetricUses(metrics)
    let periods = catalog.periods
    events = catalog.programs.map {
      EventAxis(content.events, of: $0.name, periods: catalog.periods)
    }
    periodOfRelease = catalog.releases.map { release in
      let day = release.date.day
      return periods.firstIndex { $0.first <= day && day <= $0.last }
    }
  }

  var settings: SiteSettings { catalog.settings }
  var level: ConfidenceLevel { catalog.settings.confidence }

  /// Reports without which a share may be more than five points off, at the site's level and at worst.
  var precisionLimit: Int64 { level.reportsNeeded(forPoints: 5) }

  func href(_ address: PageAddress) -> String { address.href(under: settings.baseURL) }

  /// The language of the authored pages, if it is not the interface's.
  var foreignLanguage: String? {
    BytewiseOrder.equal(settings.language, "en") ? nil : settings.language
  }

  /// The indexes that the site has, as links.
  var indexes: [Link] {
    SiteMap.indexes(catalog, content).map { kind, index in
      Link(index.label(periodText), href(PageAddress(kind)))
    }
  }

  func assetHref(_ name: String) -> String { href(.asset(assets[name] ?? name)) }

  /// All periods, as the footer says it.
  var source: String {
    catalog.newestPeriod.map { source(upTo: $0) } ?? "No data yet"
  }

  func source(upTo period: Int) -> String {
    "Data: \(periodLabels[0]) to \(periodLabels[period])"
  }

  /// The links to a chart's counters, by counter.
  func counterHrefs(program: Int, chart: Int) -> [String] { counterHrefs[program][chart] }

  /// `v0.12.0 (3 Mar 2025)`.
  func releaseLabel(_ release: Int) -> String { releaseLabels[release] }

  /// What a page says of a state, if it may know of the config versions before `releaseCount`.
  func words(releaseCount: Int? = nil) -> CellWords {
    CellWords(
      site: self, level: level, releaseCount: releaseCount ?? catalog.releases.count)
  }

  /// The last period in which the chart was counted, or that of the site's newest data. Of what is retired, the
  /// last in which it was seen with a share: the last reports of old versions hold nothing of it any more; nil
  /// of what was retired before the data begins.
  func shownPeriod(of chart: Chart) -> Int? {
    let counted = catalog.lastCounted(chart)
    guard CollectionHistory(self, chart: chart).retired != nil else {
      return counted ?? catalog.newestPeriod
    }
    guard let last = counted else { return nil }
    let seen = (0...last).last { period in
      chart.counters.contains {
        $0.cells[period].status == .ok && ($0.cells[period].reports.value ?? 0) > 0
      }
    }
    return seen ?? last
  }
}
