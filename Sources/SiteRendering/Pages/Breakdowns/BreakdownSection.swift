internal import TelemetryModel

/// A chart's or a counter's figures in the groups of its program's breakdowns: a part of the page for each
/// breakdown.
struct BreakdownSection: TemplateRecord {
  struct Table: TemplateRecord {
    static let fields = Fields<Self>(
      "table",
      [
        .optional("name") { $0.name }, .optional("href") { $0.href },
        .record("groups") { $0.groups },
      ])

    var name: String?
    var href: String?
    let groups: GroupTable
  }

  static let fields = Fields<Self>(
    "breakdown",
    [
      .text("id") { $0.breakdown.anchor }, .text("heading") { $0.heading },
      .optional("finding") { $0.finding }, .text("subtitle") { $0.subtitle },
      .list("tables") { $0.tables }, .optional("multiples") { $0.multiples },
      .optional("peaks") { $0.peaks }, .list("notes") { $0.notes },
    ])

  /// Buckets of a chart that are shown; the others are on their own pages.
  static let bucketLimit = 3

  private let section: TrendSection
  private let breakdown: Breakdown
  /// Of `Program.breakdowns`.
  private let index: Int
  private let period: Int
  private let place: (program: Int, chart: Int)
  private let isOfCounter: Bool
  /// The counters that are shown, each with its figures by group.
  private let counters: [(index: Int, series: [GroupSeries])]
  /// Counters of the chart that any group has.
  private let counterCount: Int

  /// - Parameters:
  ///   - section: The drawing of the same counters over time.
  ///   - period: The one whose values the tables show.
  ///   - counter: The one of a counter's page; nil: the chart's largest.
  /// - Returns: nil where the breakdown says nothing of any of the counters in the period.
  private init?(
    _ section: TrendSection, breakdown index: Int, place: (program: Int, chart: Int), period: Int,
    counter: Int?
  ) {
    let (chart, measure) = (section.chart, section.measure)
    let breakdown = section.program.breakdowns[index]
    guard breakdown.groups.contains(where: { $0.sizes[period].value != 0 }),
      breakdown.isKnown[period]
    else { return nil }
    isOfCounter = counter != nil
    let known = (counter.map { [$0] } ?? Array(chart.counters.indices)).filter { index in
      breakdown.groups.contains { $0.hasRow(of: chart.counters[index].name) }
    }
    guard !known.isEmpty else { return nil }
    let ranks = known.map { measure.rank(chart.counters[$0].cells[period]) }
    let shown = known.indices.sorted { (ranks[$1], $0) < (ranks[$0], $1) }.prefix(Self.bucketLimit)
      .map { known[$0] }
    self.section = section
    self.breakdown = breakdown
    self.index = index
    self.period = period
    self.place = place
    counterCount = known.count
    self.counters = shown.map { index in
      let series = breakdown.groups.map {
        section.site.catalog.series(
          of: chart.counters[index], in: chart, section.program, group: $0)
      }
      return (index, series)
    }
  }

  /// Of a chart, by single pieces of metadata: pairs are left to the pages of its counters.
  static func all(
    _ section: TrendSection, _ place: (program: Int, chart: Int), period: Int
  ) -> [Self] {
    let breakdowns = section.program.breakdowns
    return breakdowns.indices.filter { breakdowns[$0].name.parts.count == 1 }.compactMap {
      Self(section, breakdown: $0, place: place, period: period, counter: nil)
    }
  }

  /// Of a counter.
  static func all(
    _ section: TrendSection, _ place: (program: Int, chart: Int), counter: Int, period: Int
  ) -> [Self] {
    section.program.breakdowns.indices.compactMap {
      Self(section, breakdown: $0, place: place, period: period, counter: counter)
    }
  }

  private var site: PageContext { section.site }

  /// On a counter's page, where groups come and go.
  private var peaks: GroupPeaks? {
    guard isOfCounter, section.measure == .share, let (index, series) = counters.first else {
      return nil
    }
    return GroupPeaks(
      site: site, listings: section.chart.counters[index].listings, period: period,
      caption: "\(section.title), by \(breakdown.name.text), largest \(site.periodText.noun)s",
      head: breakdown.title(in: site.settings),
      groups: zip(breakdown.groups, series).map { ($0.value, $1) }
    )
  }

  private var heading: String { "Breakdown: \(breakdown.title(in: site.settings))" }

  private var finding: FindingSection.Heading? {
    site.groupFindings.best(
      of: place, breakdown: index, counters: counters.map(\.index), at: period
    ).map { finding in
      let words = GroupFindingWords(site, finding)
      return FindingSection.Heading(
        kicker: heading, headline: words.headline, detail: words.detail)
    }
  }

  private var tables: [Table] {
    let isOfOne = counterCount == 1
    let hrefs = site.counterHrefs(program: place.program, chart: place.chart)
    return counters.map { index, series in
      Table(
        name: isOfOne ? nil : section.chart.counters[index].bucket.text,
        href: isOfOne ? nil : hrefs[index], groups: table(index, series))
    }
  }

  private func table(_ index: Int, _ series: [GroupSeries]) -> GroupTable {
    let counter = section.chart.counters[index]
    let name = counterCount == 1 ? section.title : "\(section.title): \(counter.bucket.text)"
    return GroupTable(
      site: site, measure: section.measure, listings: counter.listings, period: period,
      caption: "\(name), by \(breakdown.name.text), \(site.periodLabels[period])",
      head: breakdown.title(in: site.settings),
      rows: zip(breakdown.groups, series).map {
        ($0.value, $1.cells[period], $1.bases[period])
      })
  }

  // MARK: Drawings

  /// Groups that are large enough in the period, of each counter that is shown.
  private var multiples: SmallMultiples? {
    let needed = site.drawnGroupReports
    let drawn = breakdown.groups.indices.filter {
      (breakdown.groups[$0].sizes[period].value ?? 0) >= needed
    }
    guard drawn.count > 1 else { return nil }
    let items = counters.flatMap { index, series in
      drawn.map { item($0, index, series[$0], needed: needed) }
    }
    // A grid of breaks says nothing.
    guard items.contains(where: { $0.points.count { $0 != nil } > 1 }) else { return nil }
    return SmallMultiples(
      measure: section.measure == .share ? .share : .count,
      title: "\(section.drawingTitle), by \(breakdown.name.text)",
      noun: site.periodText.noun, items: items, marks: section.marks.marks,
      idPrefix: breakdown.name.drawingPrefix)
  }

  private func item(
    _ group: Int, _ index: Int, _ series: GroupSeries, needed: Int64
  ) -> SmallMultiples.Item {
    let counter = section.chart.counters[index]
    let value = breakdown.groups[group].value
    let measure = section.measure
    let points = series.cells.indices.map { period -> TimeSeries.Point? in
      guard period <= section.end ?? period, (series.bases[period].n.value ?? 0) >= needed
      else { return nil }
      return measure.point(series.cells[period], series.bases[period], nil)
    }
    var whole = section
    whole.counters = [index]
    whole.isOfChart = false
    let (cell, base) = (series.cells[period], series.bases[period])
    let words =
      site.words().text(cell, base, counter.listings, period: period, measure: measure)
      ?? measure.text(cell, base) ?? "not known"
    return SmallMultiples.Item(
      label: counterCount == 1 ? value : "\(counter.bucket.text), \(value)", href: nil,
      points: points, stretches: whole.stretches, newest: words)
  }

  // MARK: Words

  private var subtitle: String {
    let program = section.program.name.text
    let label = site.periodLabels[period]
    return switch section.measure {
    case .share:
      "Share of the reports of each group that name \(program), percent, with "
        + "\(site.level.percentText)\u{A0}% interval, \(label)"
    case .total: "Sum of the counts in the reports of each group that name \(program), \(label)"
    case .reports: "Reports of each group that had the counter, \(label)"
    }
  }

  private var notes: [String] {
    var notes: [String] = []
    let sizes = breakdown.groups.map { $0.sizes[period].value }
    let needed = site.drawnGroupReports
    if sizes.contains(where: { ($0 ?? 0) > 0 && ($0 ?? 0) < needed }) {
      notes.append(
        "Groups of fewer than \(NumberText.reports(needed)), which ±\(Int(Finding.pointsNeeded)) points "
          + "take, stand as numbers and are not drawn.")
    }
    if let reports = section.program.reports[period].value, !sizes.contains(nil) {
      let sum = sizes.reduce(Int64(0)) { $0 + ($1 ?? 0) }
      if sum > reports {
        notes.append("A report can be in several groups: a machine may run several of them.")
      } else if sum < reports {
        notes.append("Some reports are in none of these groups.")
      }
    }
    let rest = counterCount - counters.count
    if rest > 0 {
      let buckets = NumberText.number(of: rest, "smaller bucket has", "smaller buckets have")
      notes.append("\(buckets) the same on pages of their own.")
    }
    return notes
  }
}

extension PageContext {
  /// Reports of a group below which its figures are numbers, and not drawn.
  var drawnGroupReports: Int64 { level.reportsNeeded(forPoints: Finding.pointsNeeded) }
}

extension Breakdown {
  /// Of its part of a page: `by-GOOS+Version`.
  var anchor: String { name.anchor }

  /// `Operating system`, or of a pair `Operating system and Program version`.
  func title(in settings: SiteSettings) -> String { name.title(in: settings) }
}
