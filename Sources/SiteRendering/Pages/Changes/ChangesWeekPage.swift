package import TelemetryModel

/// What moved in a period by more than chance, what began, what ended and what was seen for the first time:
/// permanent, as `WeekPage`.
struct ChangesWeekPage: TemplateRecord {
  static let fields = Fields<Self>(
    "changes-week",
    [
      .record("frame") { $0.frame }, .optional("errata") { ErrataNotes($0.site, of: $0.last) },
      .optional("missing") { $0.missing }, .list("moves") { $0.sections },
      .text("method") { $0.site.moveMethod }, .text("limits") { $0.site.moveLimits },
      .list("releases") { $0.releases },
      .list("news") { CollectionSections(site: $0.site, snapshot: $0.snapshot).tables },
      .record("firstSeen") { $0.firstSeen }, .record("week") { $0.week },
      .optional("before") { $0.before }, .text("citation") { $0.citation },
    ])

  let site: PageContext
  private let period: Int
  private let moves: PeriodMoves
  private let snapshot: PeriodSnapshot

  init(site: PageContext, period: Int) {
    self.site = site
    self.period = period
    moves = site.moves.lasting(of: period)
    snapshot = site.catalog.snapshot(of: period)
  }

  private var catalog: Catalog { site.catalog }
  private var last: Day { catalog.periods[period].last }

  private var frame: PageFrame {
    let label = site.periodLabels[period]
    let lead = MoveWords.summary(moves, site.periodText)
    let tally = site.collectionNews.tally(of: catalog.newReleases(in: period))
    return PageFrame(
      site: site, address: .changesWeek(last),
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
  }

  private var sections: [MoveSection] {
    Finding.baselines.reversed().map { MoveSection(site: site, moves: moves, baseline: $0) }
  }

  private var releases: [Link] {
    catalog.newReleases(in: period).map { Link(site.releaseLabel($0), site.configHref($0)) }
  }

  private var firstSeen: FirstSeenSection {
    FirstSeenSection(site: site, period: period, releaseCount: snapshot.releaseCount)
  }

  private var week: Link {
    Link(
      "All charts of \(site.periodText.definite(catalog.periods[period]))",
      site.href(.week(last)))
  }

  private var before: Link? {
    catalog.lastWithData(before: period).map {
      Link(site.periodLabels[$0].firstUpper, site.href(.changesWeek(catalog.periods[$0].last)))
    }
  }

  private var citation: String {
    site.citation(of: "What moved", periods: period..<(period + 1), at: .changesWeek(last))
  }

  /// Periods without data since the last that has some.
  private var missing: String? {
    guard let before = catalog.lastWithData(before: period), before < period - 1 else { return nil }
    let noun = site.periodText.noun
    let count = period - before - 1
    let range =
      count == 1
      ? site.periodShorts[period - 1]
      : "\(site.periodShorts[before + 1]) to \(site.periodShorts[period - 1])"
    return
      "There is no data of the \(NumberText.number(of: count, noun, noun + "s")) before: \(range)."
  }
}

extension ChangesWeekPage {
  /// Periods without data have no page.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    let periods = site.catalog.periods.indices.filter { !site.catalog.isGap($0) }
    return templates.compile(.changesWeek, for: Self.self).map {
      PageFamily(periods.map { .changesWeek(site.catalog.periods[$0].last) }, $0) { site, file in
        Self(site: site, period: periods[file])
      }
    }
  }
}

extension PageAddress {
  /// - Parameter last: The period's last day.
  package static func changesWeek(_ last: Day) -> PageAddress {
    PageAddress(.changesWeek, "\(last)", periodEnd: last)
  }
}
