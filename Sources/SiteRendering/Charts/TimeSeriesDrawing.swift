/// Draws a chart over time as SVG: presentation attributes and classes only, so that one drawing serves
/// pages under a strict security policy and, with a style sheet, a file of its own.
package struct TimeSeriesDrawing: Sendable {
  /// The start of every id in the drawing: unique on its page.
  package var idPrefix: String
  /// What the chart shows, without markup.
  package var title: String
  /// The newest value and its period, in words, without markup.
  package var description: String

  package init(idPrefix: String, title: String, description: String) {
    self.idPrefix = idPrefix
    self.title = title
    self.description = description
  }

  /// Appends the whole `<svg>`.
  ///
  /// - Parameter className: Tells the style sheet which drawing this is.
  package func append(
    _ layout: TimeSeriesLayout, className: String, to buffer: inout ByteBuffer
  ) {
    let size = layout.size
    buffer.append(
      "<svg class=\"chart \(className)\" width=\"\(size.width)\" height=\"\(size.height)\"")
    buffer.append(" viewBox=\"0 0 \(size.width) \(size.height)\" role=\"img\" aria-labelledby=\"")
    buffer.append("\(idPrefix)-t \(idPrefix)-d\">")
    appendNames(to: &buffer)
    Self.appendPlot(layout, to: &buffer)
    buffer.append("</svg>")
  }

  /// Appends `<title>` and `<desc>`.
  package func appendNames(to buffer: inout ByteBuffer) {
    buffer.append("<title id=\"\(idPrefix)-t\">")
    buffer.appendEscaped(title)
    buffer.append("</title><desc id=\"\(idPrefix)-d\">")
    buffer.appendEscaped(description)
    buffer.append("</desc>")
  }

  /// Appends everything that is seen.
  package static func appendPlot(_ layout: TimeSeriesLayout, to buffer: inout ByteBuffer) {
    for gap in layout.gaps {
      buffer.append("<rect class=\"gap\" x=\"\(gap.lowerBound)\" y=\"\(layout.plotTop)\"")
      buffer.append(" width=\"\(gap.upperBound - gap.lowerBound)\"")
      buffer.append(" height=\"\(layout.plotBottom - layout.plotTop)\"/>")
    }
    for (index, value) in layout.values.enumerated() {
      buffer.append("<path class=\"\(index == 0 ? "axis" : "grid")\" d=\"M\(layout.size.left)")
      buffer.append(" \(value.place.y)H\(layout.plotRight)\"/>")
      append(value, below: 4, anchor: "end", to: &buffer)
    }
    for time in layout.times {
      buffer.append("<path class=\"axis\" d=\"M\(time.place.x) \(layout.plotBottom)v5\"/>")
      append(time, below: 0, anchor: "middle", to: &buffer)
    }
    for mark in layout.marks { append(mark, layout, to: &buffer) }
    for event in layout.events { append(event, layout, to: &buffer) }
    for (index, line) in layout.lines.enumerated() {
      for run in line.runs where !run.upper.isEmpty { appendBand(run, line: index, to: &buffer) }
    }
    for (index, line) in layout.lines.enumerated() { append(line, index, to: &buffer) }
  }

  private static func append(
    _ mark: TimeSeriesLayout.Mark, _ layout: TimeSeriesLayout, to buffer: inout ByteBuffer
  ) {
    buffer.append("<path class=\"mark\" stroke-dasharray=\"2 3\" d=\"M\(mark.x) \(layout.plotTop)")
    buffer.append("V\(layout.plotBottom)\"/>")
    guard let number = mark.number else { return }
    let y = TimeSeriesLayout.top - 8
    buffer.append("<text x=\"\(mark.x)\" y=\"\(y)\" text-anchor=\"middle\">\(number)</text>")
  }

  /// Told from a change of the collection by dashes, a pennant and a letter.
  private static func append(
    _ event: TimeSeriesLayout.Event, _ layout: TimeSeriesLayout, to buffer: inout ByteBuffer
  ) {
    let (x, top) = (event.x, layout.plotTop)
    buffer.append("<path class=\"event\" stroke-dasharray=\"7 4\" d=\"M\(x) \(top)")
    buffer.append("V\(layout.plotBottom)\"/>")
    buffer.append("<path class=\"flag\" d=\"M\(x - 4) \(top)h8l-4 7z\"/>")
    guard let letter = event.letter else { return }
    buffer.append("<text x=\"\(x)\" y=\"\(top - 6)\" text-anchor=\"middle\">\(letter)</text>")
  }

  private static func append(
    _ label: TimeSeriesLayout.Label, below: Int, anchor: String, to buffer: inout ByteBuffer
  ) {
    buffer.append("<text x=\"\(label.place.x)\" y=\"\(label.place.y + below)\"")
    buffer.append(" text-anchor=\"\(anchor)\">")
    buffer.appendEscaped(label.text)
    buffer.append("</text>")
  }

  private static func appendBand(
    _ run: TimeSeriesLayout.Run, line: Int, to buffer: inout ByteBuffer
  ) {
    guard let first = run.places.first, run.places.count > 1 else {
      if let place = run.places.first, let upper = run.upper.first, let lower = run.lower.first {
        buffer.append("<path class=\"whisker c\(line + 1)\" d=\"M\(place.x) \(upper)V\(lower)\"/>")
      }
      return
    }
    buffer.append("<path class=\"band c\(line + 1)\" d=\"M\(first.x) \(run.upper[0])")
    for index in run.places.indices.dropFirst() {
      appendPoint("L", run.places[index].x, run.upper[index], to: &buffer)
    }
    for index in run.places.indices.reversed() {
      appendPoint("L", run.places[index].x, run.lower[index], to: &buffer)
    }
    buffer.append("Z\"/>")
  }

  private static func append(
    _ line: TimeSeriesLayout.Line, _ index: Int, to buffer: inout ByteBuffer
  ) {
    for run in line.runs {
      guard run.places.count > 1 else {
        // A single period between two breaks would not be seen as a line.
        if let place = run.places.first {
          buffer.append("<circle class=\"dot c\(index + 1)\" r=\"3\" cx=\"\(place.x)\"")
          buffer.append(" cy=\"\(place.y)\"/>")
        }
        continue
      }
      buffer.append("<path class=\"line c\(index + 1)\" fill=\"none\" stroke-width=\"2\"")
      if let dashes = Self.dashes[index] { buffer.append(" stroke-dasharray=\"\(dashes)\"") }
      buffer.append(" d=\"")
      for (offset, place) in run.places.enumerated() {
        appendPoint(offset == 0 ? "M" : "L", place.x, place.y, to: &buffer)
      }
      buffer.append("\"/>")
    }
    if let label = line.label {
      buffer.append("<text class=\"label c\(index + 1)\" x=\"\(label.place.x)\"")
      buffer.append(" y=\"\(label.place.y + 4)\">")
      buffer.appendEscaped(label.text)
      buffer.append("</text>")
    }
  }

  private static func appendPoint(
    _ command: String, _ x: Int, _ y: Int, to buffer: inout ByteBuffer
  ) {
    buffer.append(command)
    buffer.append(decimal: x)
    buffer.append(" ")
    buffer.append(decimal: y)
  }

  /// The first line is whole; the others differ by more than colour.
  private static let dashes: [String?] = [nil, "8 3", "2 3", "12 3 2 3", "5 5"]
}
