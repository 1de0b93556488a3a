internal import TelemetryModel

/// A chart's or a counter's values over time, drawn twice: for wide pages and for narrow ones.
struct TrendSection {
  static let shape = RecordShape(
    "trend",
    [
      ("subtitle", .text), ("wide", .optional(drawing)), ("narrow", .html), ("notes", .texts),
      ("hasEvents", .flag), ("events", .list(EventAxis.event)),
    ])
  static let drawing = RecordShape("drawing", [("svg", .html)])

  let site: PageContext
  let program: Program
  let chart: Chart
  let measure: ChartMeasure
  /// Drawn, the most important first.
  let counters: [Int]
  /// Stand for what is drawn in its title.
  let title: String
  let hasBands: Bool
  let marks: [TimeSeries.Mark]
  var events = EventAxis.none

  /// Of a chart: its largest buckets in the last period in which it was counted.
  static func largest(
    of chart: Chart, at period: Int, measure: ChartMeasure, limit: Int = TimeSeries.lineLimit
  ) -> [Int] {
    let cells = chart.counters.map { $0.cells[period] }
    return Array(
      cells.indices
        .filter { measure.rank(cells[$0]) > 0 }
        .sorted { (measure.rank(cells[$1]), $0) < (measure.rank(cells[$0]), $1) }
        .prefix(limit))
  }

  /// Nil where nothing can be drawn.
  func series() -> TimeSeries? {
    let bases = chart.bases
    let lines = counters.map { index in
      let counter = chart.counters[index]
      let points = counter.cells.indices.map { period -> TimeSeries.Point? in
        var point = measure.point(counter.cells[period], bases[period], site.level)
        if !hasBands { point?.interval = nil }
        return point
      }
      return TimeSeries.Line(
        label: counters.count == 1 ? newestText(index) : counter.bucket.text, points: points)
    }
    guard lines.contains(where: { $0.points.contains { $0 != nil } }) else { return nil }
    return TimeSeries(
      measure: measure == .share ? .share : .count, lines: lines, axis: site.axis,
      gaps: site.gaps, marks: marks, events: events.marks)
  }

  /// - Parameters:
  ///   - idPrefix: Unique on the page.
  ///   - isSmall: One narrow drawing for every width.
  func record(idPrefix: String, isSmall: Bool = false) -> Record? {
    guard let series = series() else { return nil }
    var wide = FieldValue.none
    if !isSmall {
      var svg = ByteBuffer(capacity: 8192)
      drawing(idPrefix + "-w")
        .append(TimeSeriesLayout(series, size: .wide), className: "wide", to: &svg)
      wide = .record(Record(Self.drawing, [.html(svg.html)]))
    }
    var svg = ByteBuffer(capacity: 8192)
    drawing(idPrefix + "-n").append(
      TimeSeriesLayout(series, size: .narrow), className: isSmall ? "small" : "narrow", to: &svg)
    return Record(
      Self.shape,
      [
        .text(subtitle), wide, .html(svg.html), .texts(notes(series)),
        .flag(!events.marks.isEmpty), .list(events.records()),
      ])
  }

  func drawing(_ idPrefix: String) -> TimeSeriesDrawing {
    TimeSeriesDrawing(
      idPrefix: idPrefix, title: "\(title) by \(site.periodText.noun)", description: description)
  }

  var subtitle: String {
    let kinds = Set(
      chart.bases.indices.filter { chart.bases[$0].n.isKnown }.map { chart.bases[$0].kind })
    return MeasureWords.overTime(
      measure, kinds, program: program, hasBands: hasBands, site: site)
  }

  /// The newest values and their period.
  private var description: String {
    guard let period = newest else { return "No values." }
    let values = counters.compactMap { index -> String? in
      let counter = chart.counters[index]
      return measure.standaloneText(counter.cells[period], chart.bases[period])
        .map { counters.count == 1 ? $0 : "\(counter.bucket.text) \($0)" }
    }
    let newest = "Newest value, \(site.periodLabels[period]): \(values.joined(separator: ", "))."
    return events.sentence.map { "\(newest) \($0)" } ?? newest
  }

  /// The last period in which any of the lines has a point.
  private var newest: Int? {
    site.catalog.periods.indices.reversed().first { period in
      counters.contains {
        measure.point(chart.counters[$0].cells[period], chart.bases[period], site.level) != nil
      }
    }
  }

  private func newestText(_ index: Int) -> String {
    newest.flatMap { measure.label(chart.counters[index].cells[$0], chart.bases[$0]) } ?? ""
  }

  private func notes(_ series: TimeSeries) -> [String] {
    var notes: [String] = []
    if chart.counters.count > counters.count, counters.count > 1 {
      notes.append(
        "The \(counters.count) largest of \(NumberText.count(Int64(chart.counters.count))) buckets are "
          + "drawn; the CSV file has all."
      )
    }
    if !series.marks.isEmpty {
      notes.append("Dotted: the collection changed, as listed below under the same number.")
    }
    if !series.events.isEmpty {
      let older =
        events.hiddenCount == 0
        ? ""
        : " \(NumberText.number(of: events.hiddenCount, "older one is", "older ones are")) not drawn."
      notes.append("Dashed, with a letter: events, as listed here.\(older)")
    }
    if !series.gaps.isEmpty {
      notes.append("Shaded: \(site.periodText.noun)s without data.")
    }
    let hasPartial = counters.contains { index in
      chart.counters[index].cells.contains { $0.status == .partial }
    }
    if hasPartial {
      notes.append(
        "The line breaks where not every report could hold the counter and no share is known.")
    }
    return notes
  }
}
