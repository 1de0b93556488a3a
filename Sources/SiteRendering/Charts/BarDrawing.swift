/// Draws a bar: the numbers beside it say the same, so that it is hidden from a reader's ear.
package enum BarDrawing {
  /// Appends an `<svg>` that takes its size and colours from the page's style sheet.
  package static func append(_ bar: BarLayout, to buffer: inout ByteBuffer) {
    buffer.append(
      "<svg class=\"bar\" viewBox=\"0 0 480 16\" preserveAspectRatio=\"none\" width=\"240\""
        + " height=\"16\" aria-hidden=\"true\"><rect y=\"2\" height=\"12\" width=\"")
    buffer.append(decimal: bar.length)
    buffer.append("\"/>")
    if let whisker = bar.whisker {
      // The halo in the page's colour keeps the whisker visible on the bar.
      for name in ["halo", "whisker"] {
        buffer.append("<path class=\"")
        buffer.append(name)
        buffer.append("\" d=\"M")
        buffer.append(decimal: whisker.lowerBound)
        buffer.append(" 8H")
        buffer.append(decimal: whisker.upperBound)
        buffer.append("\"/>")
      }
    }
    buffer.append("</svg>")
  }
}
