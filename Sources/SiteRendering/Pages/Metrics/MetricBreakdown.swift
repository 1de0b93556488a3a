internal import TelemetryModel

/// A derived metric told apart by metadata: a part of its page.
struct MetricBreakdown: TemplateRecord {
  static let fields = Fields<Self>(
    "breakdown",
    [
      .text("id") { $0.groups.name.anchor }, .text("heading") { "Breakdown: \($0.head)" },
      .text("name") { $0.groups.name.text }, .text("subtitle") { $0.subtitle },
      .optional("newest") { $0.newest }, .optional("multiples") { $0.multiples },
      .text("peaksTitle") { "Each in its largest \($0.site.periodText.noun)" },
      .optional("peaks") { $0.peaks }, .list("notes") { $0.notes },
    ])

  private let words: MetricWords
  let groups: Metric.Groups
  /// The one whose values the table shows; nil for a site without data.
  private let period: Int?
  /// Of the drawings over time.
  private let marks: [TimeSeries.Mark]
  /// Groups with reports in the period, as they are shown.
  private let present: [MetricGroupTable.Group]

  init(words: MetricWords, groups: Metric.Groups, period: Int?, marks: [TimeSeries.Mark]) {
    self.words = words
    self.groups = groups
    self.period = period
    self.marks = marks
    present = Self.present(groups, period, words.site)
  }

  private var site: PageContext { words.site }
  private var title: String { words.metric.definition.title }
  private var head: String { groups.name.title(in: site.settings) }

  private var subtitle: String {
    guard let period, groups.breakdown != nil else {
      return "The tables do not break this program down so."
    }
    let label = site.periodLabels[period]
    return present.isEmpty
      ? "No figure of any group is known for the \(label)."
      : "\(words.kind), of the reports of each group, \(label)"
  }

  private var newest: MetricGroupTable? {
    guard let period, groups.breakdown != nil, !present.isEmpty else { return nil }
    return MetricGroupTable(
      words: words, caption: "\(title), by \(groups.name.text), \(site.periodLabels[period])",
      head: head, rows: present, namesPeriods: false)
  }

  // MARK: Rows

  private static func present(
    _ groups: Metric.Groups, _ period: Int?, _ site: PageContext
  ) -> [MetricGroupTable.Group] {
    guard let period else { return [] }
    let rows = groups.groups.map { ($0, period) }.filter { group, period in
      group.sizes[period].value != 0 && group.figures[period].status != .notCollected
        && (group.sizes[period].isKnown || group.figures[period].value != nil)
    }
    return sorted(rows, isOrdered: isOrdered(groups, site), site)
  }

  /// Versions and other ordered groups in their order, everything else by value; those of few reports
  /// behind the others, so that chance puts none of them first.
  private static func sorted(
    _ rows: [MetricGroupTable.Group], isOrdered: Bool, _ site: PageContext
  ) -> [MetricGroupTable.Group] {
    func isLarge(_ row: MetricGroupTable.Group) -> Bool {
      (row.group.sizes[row.period].value ?? 0) >= site.drawnGroupReports
    }
    let large = rows.filter(isLarge)
    let values = large.map { $0.group.figures[$0.period].value?.greatest ?? -1 }
    let order =
      isOrdered
      ? Array(large.indices) : large.indices.sorted { (values[$1], $0) < (values[$0], $1) }
    return order.map { large[$0] } + rows.filter { !isLarge($0) }
  }

  private static func isOrdered(_ groups: Metric.Groups, _ site: PageContext) -> Bool {
    guard groups.name.parts.count == 1, let name = groups.name.parts.first else { return false }
    return site.settings.metadata.first { $0.name == name }.map { $0.compare != .exact } ?? false
  }

  /// Groups come and go: of each the period in which it had the most reports of those with a value. In the
  /// order of the breakdown, so that of each system its versions stand below each other.
  private var peaks: MetricGroupTable? {
    guard let period else { return nil }
    let rows = groups.groups.compactMap { group -> MetricGroupTable.Group? in
      group.figures.indices.filter { $0 <= period && group.figures[$0].value != nil }
        .max { (group.sizes[$0].value ?? 0, $0) < (group.sizes[$1].value ?? 0, $1) }
        .map { (group, $0) }
    }
    let isNews = rows.contains {
      ($0.group.sizes[period].value ?? 0) < site.drawnGroupReports
        && ($0.group.sizes[$0.period].value ?? 0) >= site.drawnGroupReports
    }
    guard isNews, rows.count > 1 else { return nil }
    return MetricGroupTable(
      words: words,
      caption:
        "\(title), by \(groups.name.text), each group in its largest \(site.periodText.noun)",
      head: head, rows: rows, namesPeriods: true)
  }

  // MARK: Drawings

  private func drawn(_ rows: [MetricGroupTable.Group]) -> [MetricGroupTable.Group] {
    rows.filter {
      ($0.group.sizes[$0.period].value ?? 0) >= site.drawnGroupReports
        && $0.group.figures[$0.period].value != nil
    }
  }

  private var multiples: SmallMultiples? {
    var rows = drawn(present)
    guard rows.count > 1 else { return nil }
    if rows.count > SmallMultiples.limit {
      // What is called the largest is.
      let values = rows.map { $0.group.figures[$0.period].value?.greatest ?? -1 }
      rows = rows.indices.sorted { (values[$1], $0) < (values[$0], $1) }.map { rows[$0] }
    }
    let items = rows.map { group, period in
      SmallMultiples.Item(
        label: group.value, href: nil, points: points(group), stretches: stretches,
        newest: words.words(group.figures[period], at: period)
          ?? words.value(group.figures[period]) ?? "")
    }
    guard items.contains(where: { $0.points.count { $0 != nil } > 1 }) else { return nil }
    return SmallMultiples(
      measure: words.metric.measure, title: "\(title), by \(groups.name.text)",
      noun: site.periodText.noun, items: items, marks: marks, idPrefix: groups.name.drawingPrefix)
  }

  private func isDrawn(_ group: Metric.Group, at period: Int) -> Bool {
    (group.sizes[period].value ?? 0) >= site.drawnGroupReports
  }

  private func points(_ group: Metric.Group) -> [TimeSeries.Point?] {
    group.figures.enumerated().map { period, figure in
      guard isDrawn(group, at: period) else { return nil }
      return figure.value.map { TimeSeries.Point(value: $0.greatest) }
    }
  }

  /// Those of all reports: that a group was too small is no state of the collection.
  private var stretches: [TimeSeries.Stretch] {
    site.stretches(of: words.metric.figures, isRetired: false, upTo: nil)
  }

  // MARK: Words

  private var notes: [String] {
    guard let period, groups.breakdown != nil else { return [] }
    var notes: [String] = []
    let needed = site.drawnGroupReports
    if present.contains(where: { ($0.group.sizes[$0.period].value ?? 0) < needed }) {
      notes.append(
        "Groups of fewer than \(NumberText.reports(needed)), which ±10 points of a share take, stand as "
          + "numbers behind the others, and are not drawn.")
    }
    if words.metric.kind == .anyOf, drawn(present).count > 1 {
      notes.append("The small drawings show the upper bounds.")
    }
    let sizes = groups.groups.map { $0.sizes[period].value }
    if let reports = words.program.reports[period].value, !sizes.contains(nil) {
      let sum = sizes.reduce(Int64(0)) { $0 + ($1 ?? 0) }
      if sum > reports {
        notes.append(
          "A report can be in several groups: together they count more reports than there are.")
      } else if sum < reports {
        notes.append("Some reports are in none of these groups.")
      }
    }
    return notes
  }
}
