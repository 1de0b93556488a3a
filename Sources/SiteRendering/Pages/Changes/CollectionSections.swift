internal import TelemetryModel

/// What began, what ended and what breaks comparisons, by the config versions that came into force since the
/// last period with data, and what is partial.
struct CollectionSections {
  static let row = RecordShape(
    "row",
    [
      ("title", .text), ("href", .optionalText), ("program", .text),
      ("counters", .optional(GapsPage.counters)), ("words", .optionalText),
      ("release", .record(PageFrame.link)),
    ])
  static let shape = RecordShape(
    "news",
    [
      ("title", .text), ("hasRows", .flag), ("rows", .list(row)), ("rest", .optionalText),
      ("words", .optionalText), ("note", .optionalText),
    ])

  /// Rows of one table.
  static let rowLimit = 200
  /// Counters that a row names.
  static let counterLimit = 12

  let site: PageContext
  let snapshot: PeriodSnapshot

  /// Rows of a table, with the words that stand instead where there are none.
  private func section(
    _ title: String, _ rows: [Record], none words: String, note: String? = nil
  ) -> Record {
    let rest = rows.count - Self.rowLimit
    return Record(
      Self.shape,
      [
        .text(title), .flag(!rows.isEmpty), .list(Array(rows.prefix(Self.rowLimit))),
        rest > 0 ? .text("and \(NumberText.count(Int64(rest))) more") : .none,
        rows.isEmpty ? .text(words) : .none,
        rows.isEmpty ? .none : note.map { .text($0) } ?? .none,
      ])
  }

  func records() -> [Record] {
    let entries = self.entries
    var began: [Record] = []
    var ended: [Record] = []
    var breaks: [Record] = []
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
      section(
        "What began", began, none: hasConfig ? "No counter began to be collected." : noConfig,
        note:
          "Clients take some days to follow a config version, so that the first reports may come "
          + "later."),
      section("What ended", ended, none: hasConfig ? "No counter ended." : noConfig),
      section(
        "Breaks", breaks,
        none: hasConfig
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
  ) -> Record {
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
    let release = PageFrame.link(
      site.releaseLabel(entry.change.release), site.configHref(entry.change.release))
    return Record(
      Self.row,
      [
        .text(title), href.map { .text($0) } ?? .none, .text(owner.title),
        names.isEmpty ? .none : .record(Self.names(names)), words.map { .text($0) } ?? .none,
        .record(release),
      ])
  }

  /// Charts of which some counters have no share in the period.
  private var partial: [Record] {
    snapshot.programs.flatMap { part in
      let program = site.catalog.programs[part.program]
      return part.charts.compactMap { part -> Record? in
        let chart = program.charts[part.chart]
        let rows = part.rows.filter { $0.cell.status == .partial }
        if rows.isEmpty { return nil }
        let names = rows.filter { chart.counters[$0.counter].name.hasBucket }
          .map { chart.counters[$0.counter].bucket }.sorted()
          .map { ($0.text, site.href(.counter(program.name, chart.name, $0))) }
        return Record(
          Self.row,
          [
            .text(part.text.title), .text(site.href(.chart(program.name, chart.name))),
            .text(program.title), names.isEmpty ? .none : .record(Self.names(names)),
            .text("partial: not every report could hold it, so that there are counts and no share"),
            // Which config versions made it so, the ledger says.
            .record(PageFrame.link("see Gaps", site.href(.gaps))),
          ])
      }
    }
  }

  private static func names(_ names: [(text: String, href: String)]) -> Record {
    let rest = names.count - counterLimit
    return Record(
      GapsPage.counters,
      [
        .list(
          names.prefix(counterLimit).map {
            Record(PageFrame.fact, [.text($0.text), .text($0.href)])
          }
        ),
        rest > 0 ? .text("and \(NumberText.count(Int64(rest))) more") : .none,
      ])
  }
}
