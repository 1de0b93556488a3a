internal import TelemetryModel

/// What each period brought: permanent, as its pages.
struct PeriodFeed {
  /// Sentences about what moved.
  private static let moveLimit = 5
  /// Charts that began or ended, and counters named of each.
  private static let chartLimit = 10
  private static let counterLimit = 5

  let site: PageContext

  private var catalog: Catalog { site.catalog }

  /// Periods without data have no entry.
  private var periods: [Int] { catalog.periods.indices.filter { !catalog.isGap($0) } }

  func feed() -> AtomFeed {
    let periods = periods
    return AtomFeed(
      settings: site.settings, address: .feed, page: .charts, title: site.feedTitle,
      subtitle: "Each \(site.periodText.noun) of data, with what moved by more than chance.",
      entries: periods.suffix(AtomFeed.entryLimit).reversed().map(entry))
  }

  func entry(_ period: Int) -> AtomEntry {
    let last = catalog.periods[period].last
    let label = site.periodLabels[period].firstUpper
    let reports = catalog.allReports[period].value.map { NumberText.reports($0) }
    let published = Instant(startOf: last.advanced(by: 1))
    let corrected = site.content.errata.filter { $0.affects(last) }.map(\.date).max()
    return AtomEntry(
      path: PageAddress.week(last).path, day: last,
      title: reports.map { "\(label): \($0)" } ?? label, url: site.url(.week(last)),
      published: published,
      updated: corrected.map { max(published, Instant(startOf: $0)) } ?? published,
      text: text(period, reports))
  }

  private func text(_ period: Int, _ reports: String?) -> EntryText {
    var text = EntryText()
    let last = catalog.periods[period].last
    text.paragraph(.text((reports ?? "The number of reports is not known") + "."))
    appendErrata(last, to: &text)
    appendMoves(period, to: &text)
    appendCollection(period, to: &text)
    text.paragraph(
      .link("All charts", site.url(.week(last))), .text(", "),
      .link("all that moved", site.url(.changesWeek(last))), .text(", "),
      .link("the data", site.url(.dataWeek(last))), .text("."))
    return text
  }

  private func appendErrata(_ last: Day, to text: inout EntryText) {
    let errata = site.content.errata.filter { $0.affects(last) }
    if errata.isEmpty { return }
    text.paragraph(.text("Figures of this \(site.periodText.noun) were corrected:"))
    text.list(
      errata.map {
        [.link("erratum of \(PeriodText.day($0.date))", site.url(.errata) + "#\($0.anchor)")]
      })
  }
}

// MARK: What moved

extension PeriodFeed {
  private struct Place: Hashable {
    var program: Int
    var chart: Int
    var counter: Int
  }

  private func appendMoves(_ period: Int, to text: inout EntryText) {
    let moves = site.moves.lasting(of: period)
    text.paragraph(.text(MoveWords.summary(moves, site.periodText)))
    // The shortest way back first, since it is the news; each counter once.
    var seen: Set<Place> = []
    let all = Finding.baselines.reversed().flatMap { moves.moves(since: $0) }
      .filter { move in
        !move.isOfVersions
          && seen.insert(
            Place(program: move.program, chart: move.chart, counter: move.reading.counter)
          ).inserted
      }
    let said = Array(
      all.lazy.compactMap { sentence($0, moves.releaseCount) }.prefix(Self.moveLimit))
    text.list(said, more: all.count - said.count)
  }

  /// Nil where the two intervals meet: the page says that the share moved, but no sentence does.
  private func sentence(_ move: Move, _ releaseCount: Int) -> [EntryText.Piece]? {
    guard
      let finding = Finding(
        .change(periodsBefore: move.baseline), program: move.program, chart: move.chart,
        move.reading, move.before)
    else { return nil }
    let program = catalog.programs[move.program]
    let chart = program.charts[move.chart]
    let title = chart.text(upTo: releaseCount).title
    let words = FindingWords(site, finding, title: title)
    return [
      .link(title, site.url(.chart(program.name, chart.name))), .text(", \(program.title): "),
      .text(words.headline + "."),
    ]
  }
}

// MARK: What is collected

extension PeriodFeed {
  private func appendCollection(_ period: Int, to text: inout EntryText) {
    let releases = catalog.newReleases(in: period)
    if releases.isEmpty { return }
    var began: [[EntryText.Piece]] = []
    var ended: [[EntryText.Piece]] = []
    for release in releases {
      for entry in entries(of: release) {
        switch entry.change.kind {
        case .begins: began.append(item(entry, counters(entry, at: release)))
        case .ends: ended.append(item(entry, counters(entry, at: release - 1)))
        case .buckets(let added, let removed):
          if !added.isEmpty { began.append(item(entry, added.sorted())) }
          if !removed.isEmpty { ended.append(item(entry, removed.sorted())) }
        case .rate, .depth: break
        }
      }
    }
    let tally = site.collectionNews.tally(of: releases)
    let counts = [(tally.began, "begins", "begin"), (tally.ended, "ends", "end")]
      .filter { $0.0 > 0 }
      .map { count, one, many in
        "\(NumberText.number(of: count, "counter", "counters")) \(count == 1 ? one : many)"
      }
    let words = counts.isEmpty ? "no counter begins or ends" : counts.joined(separator: ", ")
    text.paragraph([.text("By config ")] + links(releases) + [.text(": \(words).")])
    for (title, items) in [("Collected from now on:", began), ("No longer collected:", ended)]
    where !items.isEmpty {
      text.paragraph(.text(title))
      text.list(items, limit: Self.chartLimit)
    }
  }

  private func links(_ releases: Range<Int>) -> [EntryText.Piece] {
    releases.flatMap { release -> [EntryText.Piece] in
      let version = catalog.releases[release].version
      let link = EntryText.Piece.link(version.text, site.url(.config(version)))
      return release == releases.lowerBound ? [link] : [.text(", "), link]
    }
  }

  /// Ordered by what no later build changes.
  private func entries(of release: Int) -> [CollectionNews.Entry] {
    func key(_ entry: CollectionNews.Entry) -> (Int, String) {
      switch entry.subject {
      case .chart(let program, let chart):
        (program, catalog.programs[program].charts[chart].name.text)
      case .stack(let index):
        (catalog.stackCounters[index].program, catalog.stackCounters[index].name.text)
      }
    }
    return site.collectionNews.entries(of: release).sorted {
      let (a, b) = (key($0), key($1))
      return a.0 != b.0 ? a.0 < b.0 : BytewiseOrder.less(a.1, b.1)
    }
  }

  /// The buckets of a chart in a config version, by their bytes.
  private func counters(_ entry: CollectionNews.Entry, at release: Int) -> [BucketName] {
    guard case .chart(let program, let chart) = entry.subject else { return [] }
    return catalog.programs[program].charts[chart].counters
      .filter { $0.listings.listing(at: release) != nil && $0.name.hasBucket }
      .map(\.bucket).sorted()
  }

  private func item(
    _ entry: CollectionNews.Entry, _ buckets: [BucketName]
  ) -> [EntryText.Piece] {
    switch entry.subject {
    case .chart(let index, let place):
      let program = catalog.programs[index]
      let chart = program.charts[place]
      let title = chart.text(upTo: entry.change.release + 1).title
      let names = EntryText.names(buckets.map(\.text), limit: Self.counterLimit)
      return [
        .link(title, site.url(.chart(program.name, chart.name))), .text(", \(program.title)"),
      ] + (names.isEmpty ? [] : [.text(": ")] + names)
    case .stack(let index):
      let stack = catalog.stackCounters[index]
      return [
        .name(stack.name.text),
        .text(", \(catalog.programs[stack.program].title), a stack counter"),
      ]
    }
  }
}

extension PeriodFeed {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard site.hasFeed else { return nil }
    return PageFamily([.feed]) { site, _, buffer in Self(site: site).feed().append(to: &buffer) }
  }
}

extension PageAddress {
  package static let feed = PageAddress(.feed)
}
