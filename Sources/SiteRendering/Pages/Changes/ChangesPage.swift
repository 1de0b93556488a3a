internal import TelemetryModel

/// The index of what moved in each period, newest first, by year.
struct ChangesPage {
  static let moved = RecordShape("moved", [("head", .text), ("count", .text)])
  static let period = RecordShape(
    "period",
    [
      ("label", .text), ("href", .optionalText), ("moved", .list(moved)), ("versions", .text),
      ("comparisons", .text),
      ("began", .text), ("ended", .text),
    ])
  static let year = RecordShape("year", [("year", .text), ("periods", .list(period))])
  static let shape = RecordShape(
    "changes",
    [
      ("frame", .record(PageFrame.shape)), ("method", .text), ("limits", .text),
      ("periodHead", .text), ("movedHeads", .texts), ("years", .list(year)),
    ])

  let site: PageContext

  /// - Complexity: O(counters × periods), but for periods whose own page was rendered before.
  func record() -> Record {
    let noun = site.periodText.noun
    var frame = PageFrame(
      site: site, pageType: "changes", address: .changes, heading: "Changes",
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
    let years = YearGroups.newestFirst(site.catalog.periods.map(\.last))
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), .text(site.moveMethod), .text(site.moveLimits),
        .text(site.periodText.columnHead), .texts(baselines.map(head)),
        .list(
          years.map { year in
            Record(Self.year, [.text(String(year.year)), .list(year.places.map(period))])
          }),
      ])
  }

  /// The period before first.
  private var baselines: [Int] { Finding.baselines.reversed() }

  private func head(_ baseline: Int) -> String {
    "Since \(MoveWords.before(baseline, site.periodText))"
  }

  private func period(_ index: Int) -> Record {
    let catalog = site.catalog
    if catalog.isGap(index) {
      return Record(
        Self.period,
        [
          .text(site.periodShorts[index]), .none, .list([]), .text(""), .text(""), .text(""),
          .text(""),
        ])
    }
    let moves = site.moves.lasting(of: index)
    let tally = site.collectionNews.tally(of: catalog.newReleases(in: index))
    func text(_ count: Int) -> FieldValue { .text(NumberText.count(Int64(count))) }
    let counts = baselines.map { baseline in
      Record(
        Self.moved,
        [
          .text(head(baseline)),
          moves.comparisons(since: baseline).sum == 0
            ? .text("not compared")
            : text(moves.moves(since: baseline).count { !$0.isOfVersions }),
        ])
    }
    return Record(
      Self.period,
      [
        .text(site.periodShorts[index]),
        .text(site.href(.changesWeek(catalog.periods[index].last))), .list(counts),
        moves.comparisonCount == 0
          ? .text("not compared") : text(moves.moves.count(where: \.isOfVersions)),
        text(moves.comparisonCount), catalog.hasConfig ? text(tally.began) : .text("not known"),
        catalog.hasConfig ? text(tally.ended) : .text("not known"),
      ])
  }
}

extension ChangesPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile("changes", for: shape).map {
      PageFamily(.changes, $0) { Self(site: site).record() }
    }
  }
}
