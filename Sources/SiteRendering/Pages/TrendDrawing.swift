/// A drawing over time with everything around it.
struct TrendDrawing {
  let series: TimeSeries
  let legend: TrendLegend
  /// Without markup, as all that follows.
  let title: String
  /// For those who do not see the drawing.
  let description: String
  let subtitle: String
  let notes: [String]

  /// - Parameter url: Of the page that shows it.
  /// - Returns: Its size in pixels.
  @discardableResult
  func appendStandalone(url: String, to buffer: inout ByteBuffer) -> (width: Int, height: Int) {
    StandaloneDrawing(
      drawing: TimeSeriesDrawing(idPrefix: "chart", title: title, description: description),
      subtitle: subtitle, source: "Source: \(url)", legend: legend.entries
    ).append(TimeSeriesLayout(series, size: .wide), to: &buffer)
  }
}

/// A drawing over time on a page: once for wide screens and once for narrow ones.
struct TrendPicture: TemplateRecord {
  static let fields = Fields<Self>(
    "trend",
    [
      .text("subtitle") { $0.drawing.subtitle },
      .optional("wide") { $0.isSmall ? nil : Wide(svg: $0.svg(.wide, "-w", className: "wide")) },
      .html("narrow") { $0.svg(.narrow, "-n", className: $0.isSmall ? "small" : "narrow") },
      .list("lines") { $0.drawing.legend.lines }, .list("keys") { $0.drawing.legend.keys },
      .list("marks") { $0.drawing.legend.marks }, .list("notes") { $0.drawing.notes },
    ])

  struct Wide: TemplateRecord {
    static let fields = Fields<Self>("drawing", [.html("svg") { $0.svg }])

    let svg: TrustedHTML
  }

  let drawing: TrendDrawing
  /// Unique on the page.
  let idPrefix: String
  /// One narrow drawing for every width.
  var isSmall = false

  private func svg(
    _ size: TimeSeriesLayout.Size, _ suffix: String, className: String
  ) -> TrustedHTML {
    var svg = ByteBuffer(capacity: 16384)
    TimeSeriesDrawing(
      idPrefix: idPrefix + suffix, title: drawing.title, description: drawing.description
    ).append(TimeSeriesLayout(drawing.series, size: size), className: className, to: &svg)
    return svg.html
  }
}
