/// Draws one of several small drawings: never without name and value as text beside it, so that it is hidden
/// from a reader's ear.
package enum SmallMultipleDrawing {
  package static func append(_ layout: SmallMultipleLayout, to buffer: inout ByteBuffer) {
    let (top, bottom) = (SmallMultipleLayout.top, SmallMultipleLayout.bottom)
    buffer.append(
      "<svg class=\"chart each\" width=\"208\" height=\"72\" viewBox=\"0 0 208 72\" aria-hidden=\"true\">"
    )
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
