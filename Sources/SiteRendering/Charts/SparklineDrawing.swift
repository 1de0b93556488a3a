/// Draws a sparkline: never without the value as text beside it, so that it is hidden from a reader's ear.
package enum SparklineDrawing {
  package static func append(_ sparkline: SparklineLayout, to buffer: inout ByteBuffer) {
    buffer.append(
      "<svg class=\"spark\" width=\"120\" height=\"28\" viewBox=\"0 0 120 28\" aria-hidden=\"true\">"
    )
    for run in sparkline.runs {
      guard run.count > 1 else {
        if let place = run.first {
          buffer.append("<circle r=\"2\" cx=\"\(place.x)\" cy=\"\(place.y)\"/>")
        }
        continue
      }
      buffer.append("<path d=\"")
      for (index, place) in run.enumerated() {
        buffer.append(index == 0 ? "M" : "L")
        buffer.append(decimal: place.x)
        buffer.append(" ")
        buffer.append(decimal: place.y)
      }
      buffer.append("\"/>")
    }
    buffer.append("</svg>")
  }
}
