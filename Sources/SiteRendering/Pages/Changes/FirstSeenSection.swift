internal import TelemetryModel

/// Counters that a period's reports hold for the first time since the data begins.
struct FirstSeenSection {
  static let row = RecordShape(
    "row",
    [
      ("counter", .text), ("href", .text), ("program", .text), ("count", .text), ("since", .text),
    ])
  static let shape = RecordShape(
    "first-seen",
    [
      ("hasRows", .flag), ("rows", .list(row)), ("rest", .optionalText), ("words", .optionalText),
      ("hasValues", .flag), ("values", .list(PageFrame.fact)), ("valuesRest", .optionalText),
    ])

  /// Rows of the table, and values of metadata.
  static let rowLimit = 100

  let site: PageContext
  let period: Int
  let releaseCount: Int

  func record() -> Record {
    let catalog = site.catalog
    // In the first period everything is seen for the first time.
    let isFirst = catalog.lastWithData(before: period) == nil
    let all = isFirst ? [] : site.collectionNews.firstSeen(in: period).sorted(by: precedes)
    let values = all.filter { chart($0).isMetadata }
    let counters = all.filter { !chart($0).isMetadata }
    return Record(
      Self.shape,
      [
        .flag(!counters.isEmpty), .list(counters.prefix(Self.rowLimit).map(row)),
        rest(counters.count),
        counters.isEmpty
          ? .text(
            isFirst
              ? "The data begins with this \(site.periodText.noun)."
              : "No counter was seen that had not been seen before.")
          : .none,
        .flag(!values.isEmpty),
        .list(
          values.prefix(Self.rowLimit).map {
            Record(
              PageFrame.fact,
              [.text("\(chart($0).counters[$0.counter].name.text)"), .text(href($0))])
          }), rest(values.count),
      ])
  }

  private func rest(_ count: Int) -> FieldValue {
    count > Self.rowLimit
      ? .text("and \(NumberText.count(Int64(count - Self.rowLimit))) more") : .none
  }

  private func chart(_ place: CollectionNews.CounterPlace) -> Chart {
    site.catalog.programs[place.program].charts[place.chart]
  }

  private func href(_ place: CollectionNews.CounterPlace) -> String {
    site.counterHrefs(program: place.program, chart: place.chart)[place.counter]
  }

  /// By what no later build changes.
  private func precedes(
    _ a: CollectionNews.CounterPlace, _ b: CollectionNews.CounterPlace
  ) -> Bool {
    if a.program != b.program { return a.program < b.program }
    return chart(a).counters[a.counter].name < chart(b).counters[b.counter].name
  }

  private func row(_ place: CollectionNews.CounterPlace) -> Record {
    let chart = chart(place)
    let counter = chart.counters[place.counter]
    let cell = counter.cells[period]
    let base = chart.bases[period]
    let reports = cell.reports.value.map { count in
      base.n.value.map { "\(NumberText.count(count)) of \(NumberText.reports($0))" }
        ?? NumberText.reports(count)
    }
    let total = cell.total.value.map { "total \(NumberText.count($0))" }
    let since = counter.listings.spans.last { $0.lowerBound < releaseCount }?.lowerBound
    return Record(
      Self.row,
      [
        .text(counter.name.text), .text(href(place)),
        .text(site.catalog.programs[place.program].title), .text(reports ?? total ?? "not known"),
        .text(
          since.map { "collected since \(site.releaseLabel($0))" }
            ?? "since when it is collected is not known"),
      ])
  }
}
