internal import TelemetryModel

/// A grid of small drawings over time with one scale, one for each of a list: where lines in one drawing
/// would cross, each is seen on its own.
struct SmallMultiples: TemplateRecord {
  struct Each: TemplateRecord {
    static let fields = Fields<Self>(
      "each",
      [
        .text("name") { $0.name }, .optional("href") { $0.href }, .text("value") { $0.value },
        .html("drawing") { $0.drawing },
      ])

    let name: String
    var href: String?
    let value: String
    let drawing: TrustedHTML
  }

  static let fields = Fields<Self>(
    "multiples",
    [
      .text("subtitle") { $0.subtitle }, .list("items") { $0.drawings },
      .list("keys") { TrendLegend.keys($0.shown.lazy.flatMap(\.stretches), noun: $0.noun) },
    ])

  /// More are left to their own pages.
  static let limit = 12

  struct Item {
    /// A counter's bucket or another name.
    var label: String
    /// Its own page.
    var href: String?
    /// One for each period of the axis; nil where the line breaks.
    var points: [TimeSeries.Point?]
    var stretches: [TimeSeries.Stretch]
    /// The newest value, or its state, in words: of how many reports, where that differs from the others'.
    var newest: String
  }

  let measure: TimeSeries.Measure
  /// What all of them show, without markup.
  let title: String
  /// What a period of the site is called.
  let noun: String
  /// At most `limit` are drawn, in this order.
  let items: [Item]
  let marks: [TimeSeries.Mark]
  /// The start of every id in the drawings: unique on the page.
  var idPrefix = "each"

  private var shown: ArraySlice<Item> { items.prefix(Self.limit) }

  /// All have one scale.
  private var ticks: AxisTicks {
    let greatest = shown.reduce(0.0) { greatest, item in
      item.points.reduce(greatest) { max($0, $1?.value ?? 0) }
    }
    return AxisTicks(holding: greatest, measure: measure)
  }

  private var subtitle: String {
    let ticks = self.ticks
    let zero = AxisText.text(at: 0, of: ticks, measure: measure)
    let top = AxisText.text(at: ticks.count, of: ticks, measure: measure)
    return
      (items.count > shown.count
      ? "The \(shown.count) largest of \(NumberText.count(Int64(items.count))), all"
      : "All") + " from \(zero) to \(top), without intervals"
  }

  private var drawings: [Each] {
    let ticks = self.ticks
    return shown.enumerated().map { rank, item in
      var svg = ByteBuffer(capacity: 2048)
      SmallMultipleDrawing.append(
        SmallMultipleLayout(
          item.points.map { $0?.value }, top: ticks.top, stretches: item.stretches, marks: marks),
        names: TimeSeriesDrawing(
          idPrefix: "\(idPrefix)-\(rank + 1)", title: "\(item.label): \(title)",
          description: "Newest value: \(item.newest)."), to: &svg)
      return Each(name: item.label, href: item.href, value: item.newest, drawing: svg.html)
    }
  }
}

extension SmallMultiples {
  /// A chart's buckets that have been counted, the largest first; nil where the drawing of all shows as
  /// much: of up to three lines that do not cross.
  ///
  /// - Parameters:
  ///   - section: The drawing of the chart's largest buckets.
  ///   - hrefs: Of the counters' pages, by counter.
  init?(_ section: TrendSection, period: Int, hrefs: [String]) {
    let chart = section.chart
    let largest = TrendSection.largest(
      of: chart, at: period, measure: section.measure, limit: .max)
    guard largest.count > 3 || largest.count > 1 && section.hasCrossings else { return nil }
    measure = section.measure == .share ? .share : .count
    title = section.drawingTitle
    noun = section.site.periodText.noun
    marks = section.marks.marks
    items = largest.enumerated().map { rank, index in
      let counter = chart.counters[index]
      guard rank < Self.limit else {
        return Item(
          label: counter.bucket.text, href: hrefs[index], points: [], stretches: [], newest: "")
      }
      var own = section
      own.counters = [index]
      own.isOfChart = false
      let points = counter.cells.indices.map {
        section.hasPoint(index, $0)
          ? section.measure.point(counter.cells[$0], chart.bases[$0], nil) : nil
      }
      return Item(
        label: counter.bucket.text, href: hrefs[index], points: points,
        stretches: own.stretches, newest: own.valueWords(index, at: period))
    }
  }
}

extension TrendSection {
  /// Whether two of the drawn lines change places.
  ///
  /// - Complexity: O(periods × lines²).
  fileprivate var hasCrossings: Bool {
    for (place, upper) in counters.enumerated() {
      for lower in counters[(place + 1)...] {
        let cells = zip(chart.counters[upper].cells, chart.counters[lower].cells)
        for (period, pair) in cells.enumerated() {
          if hasPoint(upper, period), hasPoint(lower, period),
            measure.rank(pair.0) < measure.rank(pair.1)
          {
            return true
          }
        }
      }
    }
    return false
  }
}
