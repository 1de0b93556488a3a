internal import TelemetryModel

/// What moved in a period by more than chance, what began, what ended and what was seen for the first time:
/// permanent, as `WeekPage`.
struct ChangesWeekPage {
  static let shape = RecordShape(
    "changes-week",
    [
      ("frame", .record(PageFrame.shape)), ("errata", .optional(ErrataNotes.shape)),
      ("missing", .optionalText), ("moves", .list(MoveSection.shape)),
      ("method", .text), ("limits", .text), ("hasReleases", .flag),
      ("releases", .list(PageFrame.link)), ("news", .list(CollectionSections.shape)),
      ("firstSeen", .record(FirstSeenSection.shape)), ("week", .record(PageFrame.link)),
      ("before", .optional(PageFrame.link)), ("citation", .text),
    ])

  let site: PageContext
  let period: Int

  private var catalog: Catalog { site.catalog }

  func record() -> Record {
    let moves = site.moves.lasting(of: period)
    let snapshot = catalog.snapshot(of: period)
    let last = catalog.periods[period].last
    let label = site.periodLabels[period]
    let lead = MoveWords.summary(moves, site.periodText)
    let tally = site.collectionNews.tally(of: catalog.newReleases(in: period))
    let frame = PageFrame(
      site: site, pageType: "changes-week", address: .changesWeek(last),
      heading: "What moved, \(label)",
      here: label.firstUpper, lead: lead,
      facts: [
        (
          catalog.allReports[period].value.map { NumberText.reports($0) }
            ?? "number of reports not known", site.href(.week(last))
        )
      ]
        + (catalog.hasConfig
          ? [
            ("\(NumberText.number(of: tally.began, "counter", "counters")) began", nil),
            ("\(NumberText.number(of: tally.ended, "counter", "counters")) ended", nil),
          ] : []),
      crumbs: [("Changes", .changes)],
      description: "What moved in \(site.periodText.definite(catalog.periods[period])). \(lead)",
      source: "Data: \(label)", hasFigures: true)
    let releases = catalog.newReleases(in: period)
    let before = catalog.lastWithData(before: period)
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), ErrataNotes(site, of: last).field, missing,
        .list(
          Finding.baselines.reversed().map {
            MoveSection(site: site, moves: moves, baseline: $0).record()
          }),
        .text(site.moveMethod), .text(site.moveLimits),
        .flag(!releases.isEmpty),
        .list(releases.map { PageFrame.link(site.releaseLabel($0), site.configHref($0)) }),
        .list(CollectionSections(site: site, snapshot: snapshot).records()),
        .record(
          FirstSeenSection(
            site: site, period: period, releaseCount: snapshot.releaseCount
          ).record()),
        .record(
          PageFrame.link(
            "All charts of \(site.periodText.definite(catalog.periods[period]))",
            site.href(.week(last)))),
        before.map {
          .record(
            PageFrame.link(
              site.periodLabels[$0].firstUpper, site.href(.changesWeek(catalog.periods[$0].last))))
        } ?? .none,
        .text(
          site.citation(
            of: "What moved", periods: period..<(period + 1), at: .changesWeek(last))),
      ])
  }

  /// Periods without data since the last that has some.
  private var missing: FieldValue {
    guard let before = catalog.lastWithData(before: period), before < period - 1 else {
      return .none
    }
    let noun = site.periodText.noun
    let count = period - before - 1
    let range =
      count == 1
      ? site.periodShorts[period - 1]
      : "\(site.periodShorts[before + 1]) to \(site.periodShorts[period - 1])"
    return .text(
      "There is no data of the \(NumberText.number(of: count, noun, noun + "s")) before: \(range).")
  }
}

extension ChangesWeekPage {
  /// Periods without data have no page.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    let periods = site.catalog.periods.indices.filter { !site.catalog.isGap($0) }
    return templates.compile("changes-week", for: shape).map {
      PageFamily(periods.map { .changesWeek(site.catalog.periods[$0].last) }, $0) { file in
        Self(site: site, period: periods[file]).record()
      }
    }
  }
}
