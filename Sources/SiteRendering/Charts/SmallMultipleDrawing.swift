/// Draws one of several small drawings.
package enum SmallMultipleDrawing {
  /// Appends the whole `<svg>`.
  ///
  /// - Parameter names: Its title and description.
  package static func append(
    _ layout: SmallMultipleLayout, names: TimeSeriesDrawing, to buffer: inout ByteBuffer
  ) {
    let (top, bottom) = (SmallMultipleLayout.top, SmallMultipleLayout.bottom)
    names.appendStart(width: 208, height: 72, className: "each", to: &buffer)
    for stretch in layout.stretches {
      StateTexture.append(stretch.state.texture, x: stretch.x, y: top...bottom, to: &buffer)
    }
    buffer.append("<path class=\"grid\" d=\"M2 \(top)H206\"/>")
    buffer.append("<path class=\"axis\" d=\"M2 \(bottom)H206\"/>")
    for mark in layout.marks {
      MarkDrawing.append(mark.kind, x: mark.x, y: top...bottom, to: &buffer)
    }
    for run in layout.runs {
      guard run.count > 1 else {
        if let place = run.first {
          buffer.append("<circle class=\"dot c1\" r=\"2\" cx=\"\(place.x)\" cy=\"\(place.y)\"/>")
        }
        continue
      }
      MarkDrawing.appendLineStart(0, to: &buffer)
      TimeSeriesDrawing.appendPoints(run, to: &buffer)
      buffer.append("\"/>")
    }
    buffer.append("</svg>")
  }
}
