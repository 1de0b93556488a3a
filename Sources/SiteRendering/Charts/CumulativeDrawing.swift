/// Draws the steps of a cumulative distribution.
package enum CumulativeDrawing {
  /// Appends the whole `<svg>`.
  ///
  /// - Parameter names: Its title and description.
  package static func append(
    _ layout: CumulativeLayout, names: TimeSeriesDrawing, className: String,
    to buffer: inout ByteBuffer
  ) {
    names.appendStart(
      width: layout.size.width, height: layout.size.height, className: className, to: &buffer)
    for (index, value) in layout.values.enumerated() {
      buffer.append("<path class=\"\(index == 0 ? "axis" : "grid")\" d=\"M\(layout.size.left)")
      buffer.append(" \(value.place.y)H\(layout.plotRight)\"/>")
      TimeSeriesDrawing.append(value, below: 4, anchor: "end", to: &buffer)
    }
    let bottom = layout.plotBottom
    if let first = layout.columns.first {
      var steps = ""
      for column in layout.columns { steps += "V\(column.y)H\(column.x.upperBound)" }
      buffer.append(
        "<path class=\"area c1\" d=\"M\(first.x.lowerBound) \(bottom)\(steps)V\(bottom)Z\"/>")
      buffer.append("<path class=\"line c1\" fill=\"none\" stroke-width=\"2\"")
      buffer.append(" d=\"M\(first.x.lowerBound) \(bottom)\(steps)\"/>")
    }
    buffer.append("<path class=\"axis\" d=\"")
    for column in layout.columns { buffer.append("M\(column.x.upperBound) \(bottom)v5") }
    buffer.append("\"/>")
    for name in layout.names {
      TimeSeriesDrawing.append(name, below: 0, anchor: "middle", to: &buffer)
    }
    for case let label? in layout.columns.map(\.label) {
      TimeSeriesDrawing.append(
        label, below: 0, anchor: "middle", className: "label halo", to: &buffer)
    }
    TimeSeriesDrawing.append(layout.caption, below: 0, anchor: "middle", to: &buffer)
    buffer.append("</svg>")
  }
}
