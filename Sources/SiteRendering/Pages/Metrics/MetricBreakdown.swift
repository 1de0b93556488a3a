internal import TelemetryModel

/// A derived metric told apart by metadata: a part of its page.
struct MetricBreakdown {
  static let shape = RecordShape(
    "breakdown",
    [
      ("id", .text), ("heading", .text), ("name", .text), ("subtitle", .text),
      ("newest", .optional(MetricGroupTable.shape)),
      ("multiples", .optional(SmallMultiples.shape)), ("peaksTitle", .text),
      ("peaks", .optional(MetricGroupTable.shape)), ("notes", .texts),
    ])

  let words: MetricWords
  let groups: Metric.Groups
  /// The one whose values the table shows; nil for a site without data.
  let period: Int?
  /// Of the drawings over time.
  let marks: [TimeSeries.Mark]

  private var site: PageContext { words.site }
  private var title: String { words.metric.definition.title }
  private var head: String { groups.name.title(in: site.settings) }

  var record: Record {
    let present = self.present
    var subtitle = "The tables do not break this program down so."
    var newest = FieldValue.none
    if let period, groups.breakdown != nil {
      let label = site.periodLabels[period]
      subtitle = "\(words.kind), of the reports of each group, \(label)"
      if present.isEmpty {
        subtitle = "No figure of any group is known for the \(label)."
      } else {
        newest = .record(
          MetricGroupTable(
            words: words, caption: "\(title), by \(groups.name.text), \(label)", head: head,
            rows: present, namesPeriods: false
          ).record)
      }
    }
    return Record(
      Self.shape,
      [
        .text(groups.name.anchor), .text("Breakdown: \(head)"), .text(groups.name.text),
        .text(subtitle),
        newest,
        multiples(present).map { .record($0.record()) } ?? .none,
        .text("Each in its largest \(site.periodText.noun)"), peaks, .texts(notes(present)),
      ])
  }

  // MARK: Rows

  /// Groups with reports in the period.
  private var present: [MetricGroupTable.Row] {
    guard let period else { return [] }
    let rows = groups.groups.map { ($0, period) }.filter { group, period in
      group.sizes[period].value != 0 && group.figures[period].status != .notCollected
        && (group.sizes[period].isKnown || group.figures[period].value != nil)
    }
    return sorted(rows)
  }

  /// Versions and other ordered groups in their order, everything else by value; those of few reports
  /// behind the others, so that chance puts none of them first.
  private func sorted(_ rows: [MetricGroupTable.Row]) -> [MetricGroupTable.Row] {
    func isLarge(_ row: MetricGroupTable.Row) -> Bool {
      (row.group.sizes[row.period].value ?? 0) >= site.drawnGroupReports
    }
    let large = rows.filter(isLarge)
    let values = large.map { $0.group.figures[$0.period].value?.greatest ?? -1 }
    let order =
      isOrdered
      ? Array(large.indices) : large.indices.sorted { (values[$1], $0) < (values[$0], $1) }
    return order.map { large[$0] } + rows.filter { !isLarge($0) }
  }

  private var isOrdered: Bool {
    guard groups.name.parts.count == 1, let name = groups.name.parts.first else { return false }
    return site.settings.metadata.first { $0.name == name }.map { $0.compare != .exact } ?? false
  }

  /// Groups come and go: of each the period in which it had the most reports of those with a value. In the
  /// order of the breakdown, so that of each system its versions stand below each other.
  private var peaks: FieldValue {
    guard let period else { return .none }
    let rows = groups.groups.compactMap { group -> MetricGroupTable.Row? in
      group.figures.indices.filter { $0 <= period && group.figures[$0].value != nil }
        .max { (group.sizes[$0].value ?? 0, $0) < (group.sizes[$1].value ?? 0, $1) }
        .map { (group, $0) }
    }
    let isNews = rows.contains {
      ($0.group.sizes[period].value ?? 0) < site.drawnGroupReports
        && ($0.group.sizes[$0.period].value ?? 0) >= site.drawnGroupReports
    }
    guard isNews, rows.count > 1 else { return .none }
    return .record(
      MetricGroupTable(
        words: words,
        caption:
          "\(title), by \(groups.name.text), each group in its largest \(site.periodText.noun)",
        head: head, rows: rows, namesPeriods: true
      ).record)
  }

  // MARK: Drawings

  private func drawn(_ rows: [MetricGroupTable.Row]) -> [MetricGroupTable.Row] {
    rows.filter {
      ($0.group.sizes[$0.period].value ?? 0) >= site.drawnGroupReports
        && $0.group.figures[$0.period].value != nil
    }
  }

  private func multiples(_ rows: [MetricGroupTable.Row]) -> SmallMultiples? {
    var rows = drawn(rows)
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

  private func notes(_ rows: [MetricGroupTable.Row]) -> [String] {
    guard let period, groups.breakdown != nil else { return [] }
    var notes: [String] = []
    let needed = site.drawnGroupReports
    if rows.contains(where: { ($0.group.sizes[$0.period].value ?? 0) < needed }) {
      notes.append(
        "Groups of fewer than \(NumberText.reports(needed)), which ±10 points of a share take, stand as "
          + "numbers behind the others, and are not drawn.")
    }
    if words.metric.kind == .anyOf, drawn(rows).count > 1 {
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
