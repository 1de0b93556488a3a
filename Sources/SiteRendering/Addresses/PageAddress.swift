package import TelemetryModel

/// Every page and file of the site, and the one place that knows where each of them lies.
package enum PageAddress: Hashable, Sendable {
  case home
  case notFound
  /// The index of all periods.
  case charts
  /// A period, by its last day.
  case week(Day)
  case program(ProgramName)
  /// The index of all counters.
  case counters
  case chart(ProgramName, ChartName)
  case chartFile(ProgramName, ChartName, CounterFile)
  case counter(ProgramName, ChartName, BucketName)
  case counterFile(ProgramName, ChartName, BucketName, CounterFile)
  /// The charts of one program in a period that has too many for one page.
  case weekProgram(Day, ProgramName)
  /// The counters of the index that begin with a letter: a segment of `LetterIndex`.
  case countersLetter(String)
  /// The buckets of a chart that begin with a letter: a segment of `LetterIndex`.
  case chartLetter(ProgramName, ChartName, String)
  /// The index of all stacks.
  case stacks
  /// A stack, by its id: 16 hexadecimal digits.
  case stack(String)
  /// The config in force, and the history of configs.
  case configs
  case config(ConfigVersion)
  /// A file of a config version as it was given: `config.json` or `chartconfig.txt`.
  case configFile(ConfigVersion, String)
  /// What is and what is not collected.
  case collected
  /// The index of all downloads.
  case data
  /// The downloads of a period, by its last day.
  case dataWeek(Day)
  /// What every table, column and member of the downloads means.
  case dataDictionary
  /// How to load the downloads into other programs.
  case dataUse
  /// A file directly below `data/`, such as `counters.csv`.
  case dataFile(String)
  /// The JSON Schema of a kind of JSON that the site publishes, by the kind's name, such as `counter`.
  case schema(String)
  case dataWeekFile(Day, String)
  /// Raw reports of a day, as they were given.
  case reports(Day, isCompressed: Bool)
  /// Periods without data.
  case gaps
  /// Published corrections.
  case errata
  /// The index of what moved in each period.
  case changes
  /// What moved in a period, by its last day.
  case changesWeek(Day)
  /// The index of derived metrics.
  case metrics
  /// A derived metric.
  case metric(MetricID)
  case metricFile(MetricID, CounterFile)
  /// Counters that few reports hold.
  case rarelyUsed
  /// How figures are computed.
  case method
  /// The Atom feed of new periods.
  case feed
  /// That of config versions.
  case configFeed
  /// That of published corrections.
  case errataFeed
  case search
  /// A file of the search index, by its name directly below `search/`.
  case searchFile(String)
  /// An authored page; not the home page's text.
  case article(ArticlePath)
  /// An older version of an authored page.
  case articleVersion(ArticlePath, Day)
  /// What leads from an address of telemetry.go.dev to the page of a period: `/charts/START_END/`.
  case chartsAlias(first: Day, last: Day)
  /// The same for the raw reports of a day: `/data/DATE`.
  case dataAlias(Day)
  /// The list of all pages; with more than one file holds, the list of these files.
  case sitemap
  /// A file of a list of pages that is too long for one, counted from 1.
  case sitemapPart(Int)
  case robots
  /// HTTP headers, for the hosts that read them from a file.
  case headers
  /// Tells GitHub's host that the files are published as they are.
  case noJekyll
  /// A file of the templates' `assets/`, by its path below that folder.
  ///
  /// - Precondition: `PageAddress.isAssetName` holds.
  case asset(String)
}

/// A file that stands beside a chart's or a counter's page.
package enum CounterFile: String, CaseIterable, Hashable, Sendable {
  case csv = "data.csv"
  case json = "data.json"
  case svg = "chart.svg"
}

extension PageAddress {
  /// The folders directly below the output folder; everything but `topLevelFiles` lies in one of them.
  private enum TopFolder: String, CaseIterable {
    case assets, changes, charts, collected, config, counters, data, errata, gaps, method, metrics
    case programs
    case rarelyUsed = "rarely-used"
    case search, stacks
  }

  /// Names directly below the output folder: no build writes others there.
  package static let topLevelFolders = TopFolder.allCases.map(\.rawValue)
  package static let topLevelFiles = [
    pageFile, notFoundName, "feed.atom", "sitemap.xml", "robots.txt", "_headers", ".nojekyll",
  ]

  /// Whether a build writes a file of this name directly below the output folder: one of `topLevelFiles`, a
  /// part of the list of pages, or one of them packed.
  package static func isTopLevelFile(_ name: some Collection<UInt8>) -> Bool {
    var name = Array(name)
    if name.suffix(3).elementsEqual(".gz".utf8) { name.removeLast(3) }
    if topLevelFiles.contains(where: { $0.utf8.elementsEqual(name) }) { return true }
    let (start, end) = ("sitemap-", ".xml")
    guard name.starts(with: start.utf8), name.suffix(end.utf8.count).elementsEqual(end.utf8) else {
      return false
    }
    let digits = name.dropFirst(start.utf8.count).dropLast(end.utf8.count)
    return !digits.isEmpty && digits.count < 10 && digits.first != UInt8(ascii: "0")
      && digits.allSatisfy(\.isASCIIDigit)
  }

  /// The file of an address that ends in `/`.
  package static let pageFile = "index.html"
  private static let notFoundName = "404.html"

  /// Where it lies on the site: begins with `/`, and knows nothing of the base URL's path.
  ///
  /// Holds only `[A-Za-z0-9._~/-]`, so that it stands in a URL and in an attribute as it is.
  package var path: String {
    let bytes = pathBytes
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The file below the output folder: `index.html` for an address that ends in `/`.
  package var outputPath: String {
    let path = pathBytes
    let file = path.last == UInt8(ascii: "/") ? Self.pageFile : ""
    return String(decoding: path.dropFirst(), as: UTF8.self) + file
  }

  /// The address in a link: root-absolute, under the path of the base URL.
  package func href(under base: BaseURL) -> String { base.path + path.dropFirst() }

  /// Where an article lies; the home page's text has no other place than the home page.
  package init(_ article: ArticlePath, version: Day?) {
    self =
      if let version {
        .articleVersion(article, version)
      } else {
        article.isHome ? .home : .article(article)
      }
  }

  /// Whether the page is made only of what was known at the end of its period, or at its version's date.
  package var isPermanent: Bool {
    switch self {
    case .week, .weekProgram, .changesWeek, .dataWeek, .config: true
    default: false
    }
  }

  /// The whole URL.
  package func url(under base: BaseURL) -> String { base.origin + href(under: base) }

  private var pathBytes: [UInt8] {
    var path: [UInt8] = []
    switch self {
    case .home: path += "/".utf8
    case .notFound: path += "/\(Self.notFoundName)".utf8
    case .charts: path.appendFolder(TopFolder.charts.rawValue)
    case .week(let last):
      path.appendFolder(TopFolder.charts.rawValue)
      path += "\(last)/".utf8
    case .program(let program):
      path.appendFolder(TopFolder.programs.rawValue)
      path.appendNames(program.text)
    case .counters: path.appendFolder(TopFolder.counters.rawValue)
    case .chart(let program, let chart): Self.append(program, chart, to: &path)
    case .chartFile(let program, let chart, let file):
      Self.append(program, chart, to: &path)
      path += file.rawValue.utf8
    case .counter(let program, let chart, let bucket):
      Self.append(program, chart, bucket, to: &path)
    case .counterFile(let program, let chart, let bucket, let file):
      Self.append(program, chart, bucket, to: &path)
      path += file.rawValue.utf8
    case .weekProgram(let last, let program):
      path.appendFolder(TopFolder.charts.rawValue)
      path += "\(last)/".utf8
      path.appendNames(program.text)
    case .countersLetter(let letter):
      path.appendFolder(TopFolder.counters.rawValue)
      path += "-/\(letter)/".utf8
    case .chartLetter(let program, let chart, let letter):
      Self.append(program, chart, to: &path)
      path += "-/-/\(letter)/".utf8
    case .stacks: path.appendFolder(TopFolder.stacks.rawValue)
    case .stack(let id):
      path.appendFolder(TopFolder.stacks.rawValue)
      path += "\(id)/".utf8
    case .configs: path.appendFolder(TopFolder.config.rawValue)
    case .config(let version):
      path.appendFolder(TopFolder.config.rawValue)
      path.appendNames(version.text)
    case .configFile(let version, let name):
      path.appendFolder(TopFolder.config.rawValue)
      path.appendNames(version.text)
      path += name.utf8
    case .collected: path.appendFolder(TopFolder.collected.rawValue)
    case .data: path.appendFolder(TopFolder.data.rawValue)
    case .dataWeek(let last):
      path.appendFolder(TopFolder.data.rawValue)
      path += "\(last)/".utf8
    case .dataFile(let name):
      path.appendFolder(TopFolder.data.rawValue)
      path += name.utf8
    case .dataWeekFile(let last, let name):
      path.appendFolder(TopFolder.data.rawValue)
      path += "\(last)/\(name)".utf8
    case .reports(let day, let isCompressed):
      path.appendFolder(TopFolder.data.rawValue)
      path += "reports/\(day).jsonl\(isCompressed ? ".gz" : "")".utf8
    case .gaps: path.appendFolder(TopFolder.gaps.rawValue)
    case .errata: path.appendFolder(TopFolder.errata.rawValue)
    case .changes: path.appendFolder(TopFolder.changes.rawValue)
    case .changesWeek(let last):
      path.appendFolder(TopFolder.changes.rawValue)
      path += "\(last)/".utf8
    case .metrics: path.appendFolder(TopFolder.metrics.rawValue)
    case .metric(let id):
      path.appendFolder(TopFolder.metrics.rawValue)
      path += "\(id.text)/".utf8
    case .metricFile(let id, let file):
      path.appendFolder(TopFolder.metrics.rawValue)
      path += "\(id.text)/\(file.rawValue)".utf8
    case .rarelyUsed: path.appendFolder(TopFolder.rarelyUsed.rawValue)
    case .method: path.appendFolder(TopFolder.method.rawValue)
    case .dataDictionary: path += "/\(TopFolder.data.rawValue)/dictionary/".utf8
    case .dataUse: path += "/\(TopFolder.data.rawValue)/use/".utf8
    case .schema(let name): path += "/\(TopFolder.data.rawValue)/schemas/\(name).json".utf8
    case .feed: path += "/feed.atom".utf8
    case .configFeed: path += "/\(TopFolder.config.rawValue)/feed.atom".utf8
    case .errataFeed: path += "/\(TopFolder.errata.rawValue)/feed.atom".utf8
    case .sitemap: path += "/sitemap.xml".utf8
    case .sitemapPart(let number): path += "/sitemap-\(number).xml".utf8
    case .robots: path += "/robots.txt".utf8
    case .headers: path += "/_headers".utf8
    case .noJekyll: path += "/.nojekyll".utf8
    case .search: path.appendFolder(TopFolder.search.rawValue)
    case .searchFile(let name):
      path.appendFolder(TopFolder.search.rawValue)
      path += name.utf8
    case .article(let article): path += "/\(article.text)/".utf8
    case .articleVersion(let article, let day): path += "/\(article.text)/\(day)/".utf8
    case .chartsAlias(let first, let last):
      path.appendFolder(TopFolder.charts.rawValue)
      path += "\(first)_\(last)/".utf8
    case .dataAlias(let day):
      path.appendFolder(TopFolder.data.rawValue)
      path += "\(day)/".utf8
    case .asset(let name):
      precondition(Self.isAssetName(name), "an asset's name was checked where it was found")
      path.appendFolder(TopFolder.assets.rawValue)
      path += name.utf8
    }
    return path
  }

  private static func append(_ program: ProgramName, _ chart: ChartName, to path: inout [UInt8]) {
    path.appendFolder(TopFolder.counters.rawValue)
    path.appendNames(program.text)
    path += "-/".utf8
    path.appendNames(chart.text)
  }

  private static func append(
    _ program: ProgramName, _ chart: ChartName, _ bucket: BucketName, to path: inout [UInt8]
  ) {
    append(program, chart, to: &path)
    path += "-/".utf8
    path.appendNames(bucket.text)
  }
}

extension PageAddress {
  /// An output path that some file systems and archives cannot hold.
  package struct TooLong: Error, Hashable, Sendable {
    package var bytes: Int
    package var limit: Int

    package init(bytes: Int, limit: Int) {
      self.bytes = bytes
      self.limit = limit
    }
  }

  /// Bytes of the longest output path.
  package static let outputPathLimit = 1024

  /// What is wrong with the length of `outputPath`; nil if nothing is.
  package var tooLong: TooLong? {
    let bytes = outputPath.utf8.count
    return bytes > Self.outputPathLimit ? TooLong(bytes: bytes, limit: Self.outputPathLimit) : nil
  }

  /// Whether a path below `assets/` can stand in an address as it is.
  ///
  /// Its parts hold `[a-z0-9._-]` and neither begin nor end with a dot: an asset keeps its name, because
  /// its author refers to it and servers tell its type by it, so a name that would need escapes is none.
  package static func isAssetName(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      PathSegments.of(part).allSatisfy { $0.utf8.elementsEqual(part) }
    }
  }
}

extension [UInt8] {
  /// Appends a folder directly below the site's root.
  fileprivate mutating func appendFolder(_ name: String) {
    append(UInt8(ascii: "/"))
    self += name.utf8
    append(UInt8(ascii: "/"))
  }

  /// Appends a name's segments and the last `/`.
  fileprivate mutating func appendNames(_ name: String) {
    PathSegments.append(name, to: &self)
    append(UInt8(ascii: "/"))
  }
}
