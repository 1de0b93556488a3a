internal import TelemetryModel

/// What began, what ended and what breaks comparisons, by the config versions that came into force since the
/// last period with data, and what is partial.
struct CollectionSections {
  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("title") { $0.title }, .optional("href") { $0.href }, .text("program") { $0.program },
        .optional("counters") { $0.counters }, .optional("words") { $0.words },
        .record("release") { $0.release },
      ])

    let title: String
    var href: String?
    let program: String
    var counters: NameList?
    var words: String?
    let release: Link
  }

  /// Rows, or the words that stand instead where there are none.
  struct Table: TemplateRecord {
    static let fields = Fields<Self>(
      "news",
      [
        .text("title") { $0.title }, .list("rows") { Array($0.rows.prefix(rowLimit)) },
        .optional("rest") { $0.rest }, .optional("words") { $0.rows.isEmpty ? $0.words : nil },
        .optional("note") { $0.rows.isEmpty ? nil : $0.note },
      ])

    let title: String
    let rows: [Row]
    let words: String
    var note: String?

    private var rest: String? {
      let rest = rows.count - rowLimit
      return rest > 0 ? "and \(NumberText.count(Int64(rest))) more" : nil
    }
  }

  /// Rows of one table.
  static let rowLimit = 200
  /// Counters that a row names.
  static let counterLimit = 12

  let site: PageContext
  let snapshot: PeriodSnapshot

  var tables: [Table] {
    let entries = self.entries
    var began: [Row] = []
    var ended: [Row] = []
    var breaks: [Row] = []
    for entry in entries {
      let release = entry.change.release
      switch entry.change.kind {
      case .begins: began.append(row(entry, counters(entry, at: release)))
      case .ends: ended.append(row(entry, counters(entry, at: release - 1)))
      case .buckets(let added, let removed):
        if !added.isEmpty { began.append(row(entry, added.sorted())) }
        if !removed.isEmpty { ended.append(row(entry, removed.sorted())) }
        breaks.append(row(entry, nil, words: "other buckets"))
      case .rate, .depth:
        breaks.append(row(entry, nil, words: CollectionHistory.words(entry.change.kind)))
      }
    }
    breaks += partial
    let noConfig = "This site has no config history: what is collected since when is not known."
    let hasConfig = site.catalog.hasConfig
    return [
      Table(
        title: "What began", rows: began,
        words: hasConfig ? "No counter began to be collected." : noConfig,
        note:
          "Clients take some days to follow a config version, so that the first reports may come "
          + "later."),
      Table(
        title: "What ended", rows: ended, words: hasConfig ? "No counter ended." : noConfig),
      Table(
        title: "Breaks", rows: breaks,
        words: hasConfig
          ? "No rate, depth or set of buckets changed, and no counter is partial." : noConfig,
        note: "A chart is not compared across such a change of it."),
    ]
  }

  /// What the new config versions changed, ordered by what no later build changes.
  private var entries: [CollectionNews.Entry] {
    let catalog = site.catalog
    func key(_ entry: CollectionNews.Entry) -> (Int, String) {
      switch entry.subject {
      case .chart(let program, let chart):
        (program, catalog.programs[program].charts[chart].name.text)
      case .stack(let index):
        (catalog.stackCounters[index].program, catalog.stackCounters[index].name.text)
      }
    }
    return catalog.newReleases(in: snapshot.period).flatMap { release in
      site.collectionNews.entries(of: release).sorted {
        let (a, b) = (key($0), key($1))
        return a.0 != b.0 ? a.0 < b.0 : BytewiseOrder.less(a.1, b.1)
      }
    }
  }

  /// The buckets that a chart has in a config version; nil of a stack counter.
  private func counters(_ entry: CollectionNews.Entry, at release: Int) -> [BucketName]? {
    guard case .chart(let program, let chart) = entry.subject else { return nil }
    return site.catalog.programs[program].charts[chart].counters
      .filter { $0.listings.listing(at: release) != nil && $0.name.hasBucket }
      .map(\.bucket).sorted()
  }

  private func row(
    _ entry: CollectionNews.Entry, _ buckets: [BucketName]?, words: String? = nil
  ) -> Row {
    let catalog = site.catalog
    let title: String
    let href: String?
    let owner: Program
    var names: [(String, String)] = []
    switch entry.subject {
    case .chart(let program, let place):
      owner = catalog.programs[program]
      let chart = owner.charts[place]
      title = chart.text(upTo: snapshot.releaseCount).title
      href = site.href(.chart(owner.name, chart.name))
      names = (buckets ?? []).map {
        ($0.text, site.href(.counter(owner.name, chart.name, $0)))
      }
    case .stack(let index):
      // The stacks of a counter have pages, it has none.
      let stack = catalog.stackCounters[index]
      owner = catalog.programs[stack.program]
      title = "\(stack.name.text), a stack counter"
      href = nil
    }
    let release = Link(
      site.releaseLabel(entry.change.release), site.configHref(entry.change.release))
    return Row(
      title: title, href: href, program: owner.title,
      counters: names.isEmpty ? nil : Self.names(names), words: words, release: release)
  }

  /// Charts of which some counters have no share in the period.
  private var partial: [Row] {
    snapshot.programs.flatMap { part in
      let program = site.catalog.programs[part.program]
      return part.charts.compactMap { part -> Row? in
        let chart = program.charts[part.chart]
        let rows = part.rows.filter { $0.cell.status == .partial }
        if rows.isEmpty { return nil }
        let names = rows.filter { chart.counters[$0.counter].name.hasBucket }
          .map { chart.counters[$0.counter].bucket }.sorted()
          .map { ($0.text, site.href(.counter(program.name, chart.name, $0))) }
        return Row(
          title: part.text.title, href: site.href(.chart(program.name, chart.name)),
          program: program.title, counters: names.isEmpty ? nil : Self.names(names),
          words: "partial: not every report could hold it, so that there are counts and no share",
          // Which config versions made it so, the ledger says.
          release: Link("see Gaps", site.href(.gaps)))
      }
    }
  }

  private static func names(_ names: [(text: String, href: String)]) -> NameList {
    let rest = names.count - counterLimit
    return NameList(
      names: names.prefix(counterLimit).map { Fact($0.text, $0.href) },
      rest: rest > 0 ? "and \(NumberText.count(Int64(rest))) more" : nil)
  }
}
