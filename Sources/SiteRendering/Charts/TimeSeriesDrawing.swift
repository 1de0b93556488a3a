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
    appendStart(
      width: layout.size.width, height: layout.size.height, className: className, to: &buffer)
    Self.appendPlot(layout, to: &buffer)
    buffer.append("</svg>")
  }

  /// Appends the start tag with what names the drawing.
  func appendStart(
    width: Int, height: Int, className: String, to buffer: inout ByteBuffer
  ) {
    buffer.append("<svg class=\"chart \(className)\" width=\"\(width)\" height=\"\(height)\"")
    buffer.append(" viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-labelledby=\"")
    buffer.append("\(idPrefix)-t \(idPrefix)-d\">")
    appendNames(to: &buffer)
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
    for stretch in layout.stretches {
      StateTexture.append(
        stretch.state.texture, x: stretch.x, y: layout.plotTop...layout.plotBottom, to: &buffer)
    }
    for (index, value) in layout.values.enumerated() {
      buffer.append("<path class=\"\(index == 0 ? "axis" : "grid")\" d=\"M\(layout.size.left)")
      buffer.append(" \(value.place.y)H\(layout.plotRight)\"/>")
      append(value, below: 4, anchor: "end", to: &buffer)
    }
    for time in layout.times {
      append(time, below: 0, anchor: "middle", to: &buffer)
    }
    appendTicks(layout, to: &buffer)
    for range in layout.lowPrecision {
      buffer.append("<path class=\"low\" d=\"M\(range.lowerBound) \(layout.plotBottom)")
      buffer.append("H\(range.upperBound)\"/>")
    }
    for mark in layout.marks {
      MarkDrawing.append(
        mark.kind, x: mark.x, y: layout.plotTop...layout.plotBottom, to: &buffer)
      if let number = mark.number { append(number, below: 0, anchor: "middle", to: &buffer) }
    }
    for event in layout.events {
      MarkDrawing.appendEvent(
        x: event.x, y: layout.plotTop...layout.plotBottom, to: &buffer)
      if let letter = event.letter { append(letter, below: 0, anchor: "middle", to: &buffer) }
    }
    for (index, line) in layout.lines.enumerated() {
      for run in line.runs where !run.upper.isEmpty { appendBand(run, line: index, to: &buffer) }
    }
    for (index, line) in layout.lines.enumerated() { append(line, index, to: &buffer) }
    for stretch in layout.stretches {
      guard let label = stretch.label else { continue }
      append(label, below: 0, anchor: "middle", className: "halo", to: &buffer)
    }
  }

  /// The ticks of the time axis, in one path.
  private static func appendTicks(_ layout: TimeSeriesLayout, to buffer: inout ByteBuffer) {
    guard !layout.ticks.isEmpty else { return }
    buffer.append("<path class=\"axis\" d=\"")
    for x in layout.ticks { buffer.append("M\(x) \(layout.plotBottom)v5") }
    buffer.append("\"/>")
  }

  static func append(
    _ label: TimeSeriesLayout.Label, below: Int, anchor: String, className: String? = nil,
    to buffer: inout ByteBuffer
  ) {
    buffer.append("<text")
    if let className { buffer.append(" class=\"\(className)\"") }
    buffer.append(" x=\"\(label.place.x)\" y=\"\(label.place.y + below)\"")
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
      MarkDrawing.appendLineStart(index, to: &buffer)
      appendPoints(run.places, to: &buffer)
      buffer.append("\"/>")
    }
    if let leader = line.leader {
      buffer.append("<path class=\"leader c\(index + 1)\" d=\"M\(leader.start.x)")
      buffer.append(" \(leader.start.y)L\(leader.end.x) \(leader.end.y)\"/>")
    }
    if let label = line.label {
      let plate = line.isInPlot ? " halo" : ""
      buffer.append("<text class=\"label c\(index + 1)\(plate)\" x=\"\(label.place.x)\"")
      buffer.append(" y=\"\(label.place.y + 4)\">")
      buffer.appendEscaped(label.text)
      buffer.append("</text>")
    }
  }

  /// The places of a line, as the data of a path.
  static func appendPoints(_ places: [TimeSeriesLayout.Place], to buffer: inout ByteBuffer) {
    for (offset, place) in places.enumerated() {
      appendPoint(offset == 0 ? "M" : "L", place.x, place.y, to: &buffer)
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
}
