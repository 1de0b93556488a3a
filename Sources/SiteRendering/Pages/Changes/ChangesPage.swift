internal import TelemetryModel

/// The index of what moved in each period, newest first, by year.
struct ChangesPage: TemplateRecord {
  struct Moved: TemplateRecord {
    static let fields = Fields<Self>(
      "moved",
      [
        .text("head") { $0.head }, .text("count") { $0.count },
      ])

    let head: String
    let count: String
  }

  struct Period: TemplateRecord {
    static let fields = Fields<Self>(
      "period",
      [
        .text("label") { $0.label }, .optional("href") { $0.href }, .list("moved") { $0.moved },
        .text("versions") { $0.versions }, .text("comparisons") { $0.comparisons },
        .text("began") { $0.began }, .text("ended") { $0.ended },
      ])

    let label: String
    var href: String?
    var moved: [Moved] = []
    var versions = ""
    var comparisons = ""
    var began = ""
    var ended = ""
  }

  struct Year: TemplateRecord {
    static let fields = Fields<Self>(
      "year",
      [
        .text("year") { $0.year }, .list("periods") { $0.periods },
      ])

    let year: String
    let periods: [Period]
  }

  static let fields = Fields<Self>(
    "changes",
    [
      .record("frame") { $0.frame }, .text("method") { $0.site.moveMethod },
      .text("limits") { $0.site.moveLimits },
      .text("periodHead") { $0.site.periodText.columnHead },
      .list("movedHeads") { page in page.baselines.map(page.head) },
      .list("years") { $0.years },
    ])

  let site: PageContext

  private var frame: PageFrame {
    let noun = site.periodText.noun
    var frame = PageFrame(
      site: site, address: .changes, heading: "Changes",
      lead: "What moved by more than chance in each \(noun), what began and what ended.",
      description: "What moved beyond chance, began and ended, \(noun) by \(noun).",
      source: site.source, hasFigures: !site.catalog.periods.isEmpty)
    if let newest = site.catalog.newestPeriod {
      frame.facts.append(
        (
          "Newest: \(site.periodShorts[newest])",
          site.href(.changesWeek(site.catalog.periods[newest].last))
        ))
    }
    return frame
  }

  /// - Complexity: O(counters × periods), but for periods whose own page was rendered before.
  private var years: [Year] {
    YearGroups.newestFirst(site.catalog.periods.map(\.last)).map { year in
      Year(year: String(year.year), periods: year.places.map(period))
    }
  }

  /// The period before first.
  private var baselines: [Int] { Finding.baselines.reversed() }

  private func head(_ baseline: Int) -> String {
    "Since \(MoveWords.before(baseline, site.periodText))"
  }

  private func period(_ index: Int) -> Period {
    let catalog = site.catalog
    if catalog.isGap(index) { return Period(label: site.periodShorts[index]) }
    let moves = site.moves.lasting(of: index)
    let tally = site.collectionNews.tally(of: catalog.newReleases(in: index))
    func text(_ count: Int) -> String { NumberText.count(Int64(count)) }
    let moved = baselines.map { baseline in
      Moved(
        head: head(baseline),
        count: moves.comparisons(since: baseline).sum == 0
          ? "not compared" : text(moves.moves(since: baseline).count { !$0.isOfVersions }))
    }
    return Period(
      label: site.periodShorts[index],
      href: site.href(.changesWeek(catalog.periods[index].last)), moved: moved,
      versions: moves.comparisonCount == 0
        ? "not compared" : text(moves.moves.count(where: \.isOfVersions)),
      comparisons: text(moves.comparisonCount),
      began: catalog.hasConfig ? text(tally.began) : "not known",
      ended: catalog.hasConfig ? text(tally.ended) : "not known")
  }
}

extension ChangesPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile(.changes, for: Self.self).map {
      PageFamily(.changes, $0) { Self(site: $0) }
    }
  }
}

extension PageAddress {
  package static let changes = PageAddress(.changes)
}
