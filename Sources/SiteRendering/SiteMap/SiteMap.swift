internal import TelemetryModel

/// All kinds of pages and files, a row each. What is in the header, the footer, the list of pages and the search,
/// and which names authors cannot have, follows from here.
package enum SiteMap {
  struct Rows: Sendable {
    private let rows: [SiteMapRow] = PageKind.allCases.map(SiteMap.row)

    subscript(kind: PageKind) -> SiteMapRow { rows[kind.rawValue] }
  }

  static let rows = Rows()

  private static func row(_ kind: PageKind) -> SiteMapRow {
    switch kind {
    case .home:
      .init(
        "/", page: "home", reserved: "the home page", feed: .feed, family: HomePage.family)
    case .notFound:
      .init(
        "/404.html", page: "not-found", template: "404",
        reserved: "the page for addresses that do not exist",
        isListed: false, family: NotFoundPage.family)
    case .charts:
      .init(
        "/charts/", page: "charts", reserved: "the charts of all periods",
        index: .init(1, menu: "Charts") { "Charts of every \($0.noun)" }, feed: .feed,
        family: ChartsPage.family)
    case .week:
      .init("/charts/{day}/", page: "week", isPermanent: true, family: WeekPage.family)
    case .program:
      .init(
        "/programs/{name}/", page: "program", reserved: "the programs", family: ProgramPage.family)
    case .counters:
      .init(
        "/counters/", page: "counters", reserved: "the counters",
        index: .init(4, "All counters", menu: "Counters"), family: CountersPage.family)
    case .chart:
      .init("/counters/{name}/-/{name}/", page: "chart", family: ChartPage.family)
    case .chartFile: .init("/counters/{name}/-/{name}/{file}")
    case .counter:
      .init("/counters/{name}/-/{name}/-/{name}/", page: "counter", family: CounterPage.family)
    case .counterFile: .init("/counters/{name}/-/{name}/-/{name}/{file}")
    case .article: .init("/{path}/", page: "article", family: ArticlePage.family)
    case .articleVersion: .init("/{path}/{day}/", page: "article")
    case .data:
      .init(
        "/data/", page: "data", reserved: "the downloads",
        index: .init(6, "Downloads", menu: "Data", footer: 2), feed: .feed,
        family: DataPage.family)
    case .dataWeek:
      .init("/data/{day}/", page: "data-week", isPermanent: true, family: DataWeekPage.family)
    case .errata:
      .init(
        "/errata/", page: "errata", reserved: "the corrections",
        index: .init(11, "Errata", footer: 6), feed: .errataFeed, family: ErrataPage.family)
    case .stacks:
      .init(
        "/stacks/", page: "stacks", reserved: "the stacks",
        index: .init(
          8, "Stacks", footer: 3, isLasting: false,
          exists: { catalog, _ in !catalog.stackCounters.isEmpty }),
        family: StacksPage.family)
    case .stack: .init("/stacks/{id}/", page: "stack", family: StackPage.family)
    case .gaps:
      .init(
        "/gaps/", page: "gaps", reserved: "the periods without data",
        index: .init(10, "Gaps in the data", footer: 5), family: GapsPage.family)
    case .chartsAlias:
      .init("/charts/{first}_{last}/", page: "alias", isListed: false, family: AliasPage.family)
    case .dataAlias: .init("/data/{day}/", page: "alias", isListed: false)
    case .configs:
      .init(
        "/config/", page: "config", template: "configs", reserved: "the config history",
        index: .init(
          5, "Config history", menu: "Config", exists: { catalog, _ in catalog.hasConfig }),
        feed: .configFeed, family: ConfigsPage.family)
    case .config:
      .init(
        "/config/{name}/", page: "config-version", template: "config", isPermanent: true,
        feed: .configFeed,
        family: ConfigPage.family)
    case .configFile: .init("/config/{name}/{file}")
    case .collected:
      .init(
        "/collected/", page: "collected", reserved: "what is collected",
        index: .init(7, "What is collected", footer: 1), family: CollectedPage.family)
    case .weekProgram:
      .init(
        "/charts/{day}/{name}/", page: "week-program", isPermanent: true,
        family: WeekProgramPage.family)
    case .countersLetter:
      .init(
        "/counters/-/{letter}/", page: "counters-letter", template: "letter",
        family: CountersLetterPage.family)
    case .chartLetter:
      .init(
        "/counters/{name}/-/{name}/-/-/{letter}/", page: "chart-letter", template: "letter",
        family: ChartLetterPage.family)
    case .changes:
      .init(
        "/changes/", page: "changes", reserved: "what changed from period to period",
        index: .init(3, "What moved", menu: "Changes"), feed: .feed, family: ChangesPage.family)
    case .changesWeek:
      .init(
        "/changes/{day}/", page: "changes-week", isPermanent: true,
        family: ChangesWeekPage.family)
    case .metrics:
      .init(
        "/metrics/", page: "metrics", reserved: "the derived metrics",
        index: .init(
          2, "Derived metrics", menu: "Metrics", isLasting: false,
          exists: { _, content in !content.metrics.isEmpty }),
        family: MetricsPage.family)
    case .metric: .init("/metrics/{id}/", page: "metric", family: MetricPage.family)
    case .metricFile: .init("/metrics/{id}/{file}")
    case .search:
      .init(
        "/search/", page: "search", reserved: "the search", isListed: false,
        family: SearchPage.family)
    case .searchFile: .init("/search/{file}", family: SearchIndex.family)
    case .rarelyUsed:
      .init(
        "/rarely-used/", page: "rarely-used", reserved: "the rarely used features",
        index: .init(9, "Rarely used features", footer: 4), family: RarelyUsedPage.family)
    case .method:
      .init(
        "/method/", page: "method", reserved: "how figures are computed",
        index: .init(12, "How figures are computed", footer: 7), family: MethodPage.family)
    case .feed: .init("/feed.atom", reserved: "the feed", family: PeriodFeed.family)
    case .configFeed: .init("/config/feed.atom", family: ConfigFeed.family)
    case .errataFeed: .init("/errata/feed.atom", family: ErrataFeed.family)
    case .dataDictionary:
      .init("/data/dictionary/", page: "data-dictionary", family: DataDictionaryPage.family)
    case .dataUse: .init("/data/use/", page: "data-use", family: DataUsePage.family)
    case .dataPackage: .init("/data/datapackage.json", family: DataPackage.family)
    case .schema: .init("/data/schemas/{kind}.json", family: PublishedSchema.family)
    case .sitemap: .init("/sitemap.xml", reserved: "the list of all pages")
    case .sitemapPart: .init("/sitemap-{number}.xml")
    case .robots: .init("/robots.txt", reserved: "the rules for robots")
    case .headers: .init("/_headers", reserved: "the headers for its host")
    case .noJekyll: .init("/.nojekyll", reserved: "a file for its host")
    case .dataFile: .init("/data/{file}")
    case .dataWeekFile: .init("/data/{day}/{file}")
    case .reports: .init("/data/reports/{day}.jsonl{gz}")
    case .buildDocument: .init("/data/build.json")
    case .checksums: .init("/data/SHA256SUMS")
    case .asset: .init("/assets/{file}", reserved: "styles and icons")
    }
  }
}

extension SiteMap {
  /// The indexes that a site has, in their order.
  static func indexes(
    _ catalog: Catalog, _ content: SiteContent
  ) -> [(kind: PageKind, index: SiteMapRow.Index)] {
    PageKind.allCases.compactMap { kind in kind.row.index.map { (kind: kind, index: $0) } }
      .filter { $0.index.exists(catalog, content) }.sorted { $0.index.place < $1.index.place }
  }

  /// The names at the top of the site that belong to the program, and what is there.
  package static let reserved: [(name: String, what: String)] = PageKind.allCases.compactMap {
    let row = $0.row
    return row.reserved.map { (String(row.top), $0) }
  }.sorted { BytewiseOrder.less($0.0, $1.0) }

  /// The folders directly below the output folder, of which no author's page is one.
  package static let topLevelFolders: [String] = reserved.map(\.name).filter {
    !topLevelFiles.contains($0)
  }

  /// The files there, but for the parts of the list of pages.
  package static let topLevelFiles: [String] = PageKind.allCases.map(\.row)
    .filter { !$0.isAuthored && !$0.pattern.dropFirst().contains("/") && !$0.pattern.contains("{") }
    .map { String($0.top) }

  /// Whether a build writes a file of this name directly below the output folder: one of `topLevelFiles`, a
  /// part of the list of pages, or one of them packed.
  package static func isTopLevelFile(_ name: some Collection<UInt8>) -> Bool {
    var name = Array(name)
    if name.suffix(3).elementsEqual(".gz".utf8) { name.removeLast(3) }
    if topLevelFiles.contains(where: { $0.utf8.elementsEqual(name) }) { return true }
    guard case .literal(let first)? = PageKind.sitemapPart.row.parts.first,
      case .literal(let last)? = PageKind.sitemapPart.row.parts.last
    else { return false }
    let (start, end) = (first.utf8.dropFirst(), last.utf8)
    guard name.starts(with: start), name.suffix(end.count).elementsEqual(end) else {
      return false
    }
    let digits = name.dropFirst(start.count).dropLast(end.count)
    return !digits.isEmpty && digits.count < 10 && digits.first != UInt8(ascii: "0")
      && digits.allSatisfy(\.isASCIIDigit)
  }
}
