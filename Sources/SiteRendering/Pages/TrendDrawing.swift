/// A drawing over time with everything around it: for a page, twice, for wide screens and for narrow ones, or
/// as a file of its own.
struct TrendDrawing {
  static let shape = RecordShape(
    "trend",
    [
      ("subtitle", .text), ("wide", .optional(drawing)), ("narrow", .html),
      ("hasLines", .flag), ("lines", .list(TrendLegend.line)),
      ("hasKeys", .flag), ("keys", .list(TrendLegend.key)),
      ("hasMarks", .flag), ("marks", .list(TrendLegend.mark)), ("notes", .texts),
    ])
  private static let drawing = RecordShape("drawing", [("svg", .html)])

  let series: TimeSeries
  let legend: TrendLegend
  /// Without markup, as all that follows.
  let title: String
  /// For those who do not see the drawing.
  let description: String
  let subtitle: String
  let notes: [String]

  /// - Parameters:
  ///   - idPrefix: Unique on the page.
  ///   - isSmall: One narrow drawing for every width.
  func record(idPrefix: String, isSmall: Bool = false) -> Record {
    let names = TimeSeriesDrawing(
      idPrefix: idPrefix + "-n", title: title, description: description)
    var wide = FieldValue.none
    if !isSmall {
      var names = names
      names.idPrefix = idPrefix + "-w"
      var svg = ByteBuffer(capacity: 16384)
      names.append(TimeSeriesLayout(series, size: .wide), className: "wide", to: &svg)
      wide = .record(Record(Self.drawing, [.html(svg.html)]))
    }
    var svg = ByteBuffer(capacity: 16384)
    names.append(
      TimeSeriesLayout(series, size: .narrow), className: isSmall ? "small" : "narrow", to: &svg)
    let lines = legend.lineRecords
    let keys = legend.keyRecords
    let marks = legend.markRecords
    return Record(
      Self.shape,
      [
        .text(subtitle), wide, .html(svg.html), .flag(!lines.isEmpty), .list(lines),
        .flag(!keys.isEmpty), .list(keys), .flag(!marks.isEmpty), .list(marks), .texts(notes),
      ])
  }

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
