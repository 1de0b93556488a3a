internal import TelemetryModel

/// Counters that a period's reports hold for the first time since the data begins.
struct FirstSeenSection: TemplateRecord {
  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("counter") { $0.counter }, .text("href") { $0.href }, .text("program") { $0.program },
        .text("count") { $0.count }, .text("since") { $0.since },
      ])

    let counter: String
    let href: String
    let program: String
    let count: String
    let since: String
  }

  static let fields = Fields<Self>(
    "first-seen",
    [
      .list("rows") { page in page.counters.prefix(rowLimit).map(page.row) },
      .optional("rest") { rest($0.counters.count) }, .optional("words") { $0.words },
      .list("values") { $0.values }, .optional("valuesRest") { rest($0.metadata.count) },
    ])

  /// Rows of the table, and values of metadata.
  static let rowLimit = 100

  private let site: PageContext
  private let period: Int
  private let releaseCount: Int
  /// In the first period of the data everything is seen for the first time.
  private let isFirst: Bool
  private let counters: [CollectionNews.CounterPlace]
  private let metadata: [CollectionNews.CounterPlace]

  init(site: PageContext, period: Int, releaseCount: Int) {
    self.site = site
    self.period = period
    self.releaseCount = releaseCount
    let catalog = site.catalog
    isFirst = catalog.lastWithData(before: period) == nil
    func chart(_ place: CollectionNews.CounterPlace) -> Chart {
      catalog.programs[place.program].charts[place.chart]
    }
    // By what no later build changes.
    let all = site.collectionNews.firstSeen(in: period).sorted { a, b in
      if a.program != b.program { return a.program < b.program }
      return chart(a).counters[a.counter].name < chart(b).counters[b.counter].name
    }
    metadata = isFirst ? [] : all.filter { chart($0).isMetadata }
    counters = isFirst ? [] : all.filter { !chart($0).isMetadata }
  }

  private var words: String? {
    if !counters.isEmpty { return nil }
    return isFirst
      ? "The data begins with this \(site.periodText.noun)."
      : "No counter was seen that had not been seen before."
  }

  private var values: [Fact] {
    metadata.prefix(Self.rowLimit).map {
      Fact("\(chart($0).counters[$0.counter].name.text)", href($0))
    }
  }

  private static func rest(_ count: Int) -> String? {
    count > rowLimit ? "and \(NumberText.count(Int64(count - rowLimit))) more" : nil
  }

  private func chart(_ place: CollectionNews.CounterPlace) -> Chart {
    site.catalog.programs[place.program].charts[place.chart]
  }

  private func href(_ place: CollectionNews.CounterPlace) -> String {
    site.counterHrefs(program: place.program, chart: place.chart)[place.counter]
  }

  private func row(_ place: CollectionNews.CounterPlace) -> Row {
    let chart = chart(place)
    let counter = chart.counters[place.counter]
    let cell = counter.cells[period]
    let base = chart.bases[period]
    let reports = cell.reports.value.map { count in
      base.n.value.map { "\(NumberText.count(count)) of \(NumberText.reports($0))" }
        ?? NumberText.reports(count)
    }
    let total = cell.total.value.map { "total \(NumberText.count($0))" }
    let since = counter.listings.spans.last { $0.lowerBound < releaseCount }?.lowerBound
    return Row(
      counter: counter.name.text, href: href(place),
      program: site.catalog.programs[place.program].title, count: reports ?? total ?? "not known",
      since: since.map { "collected since \(site.releaseLabel($0))" }
        ?? "since when it is collected is not known")
  }
}
