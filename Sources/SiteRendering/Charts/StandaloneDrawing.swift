/// A chart over time as a file of its own, for both themes, with what it shows and where it is from.
package struct StandaloneDrawing: Sendable {
  /// One row below the plot.
  package struct Entry: Hashable, Sendable {
    /// Nil where the text begins with the letter or number that it explains.
    package var key: LegendKey?
    package var text: String

    package init(key: LegendKey?, text: String) {
      self.key = key
      self.text = text
    }
  }

  package var drawing: TimeSeriesDrawing
  /// Measure, population and level.
  package var subtitle: String
  /// The page that it belongs to.
  package var source: String
  /// What its lines, marks and stretches stand for.
  package var legend: [Entry]

  package init(
    drawing: TimeSeriesDrawing, subtitle: String, source: String, legend: [Entry] = []
  ) {
    self.drawing = drawing
    self.subtitle = subtitle
    self.source = source
    self.legend = legend
  }

  /// Above the plot, for title and subtitle.
  private static let head = 56
  /// Below it, for the source.
  private static let foot = 32
  /// Between two lines of the legend.
  private static let line = 20
  private static let margin = 16

  /// Appends a whole SVG document.
  ///
  /// - Returns: Its size in pixels, for those who show it.
  @discardableResult
  package func append(
    _ layout: TimeSeriesLayout, to buffer: inout ByteBuffer
  ) -> (width: Int, height: Int) {
    let width = layout.size.width
    let plotEnd = layout.size.height + Self.head
    let height = plotEnd + legend.count * Self.line + Self.foot
    buffer.append(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\"")
    buffer.append(" viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-labelledby=\"")
    buffer.append("\(drawing.idPrefix)-t \(drawing.idPrefix)-d\">")
    drawing.appendNames(to: &buffer)
    buffer.append("<style>\(Self.style)</style><rect class=\"page\" width=\"\(width)\"")
    buffer.append(" height=\"\(height)\"/>")
    // The title's font is larger: 16 px instead of 13.
    let room = width - 2 * Self.margin
    append(
      TextWidth.shortened(drawing.title, to: room * 13 / 16), x: Self.margin, y: 24,
      className: "title", to: &buffer)
    append(TextWidth.shortened(subtitle, to: room), x: Self.margin, y: 46, to: &buffer)
    buffer.append("<g transform=\"translate(0 \(Self.head))\">")
    TimeSeriesDrawing.appendPlot(layout, to: &buffer)
    buffer.append("</g>")
    for (index, entry) in legend.enumerated() {
      let y = plotEnd + (index + 1) * Self.line - 4
      let indent = entry.key == nil ? 0 : LegendKey.width + 8
      if let key = entry.key {
        buffer.append("<g transform=\"translate(\(Self.margin) \(y - 12))\">")
        key.appendStrokes(to: &buffer)
        buffer.append("</g>")
      }
      append(
        TextWidth.shortened(entry.text, to: room - indent), x: Self.margin + indent, y: y,
        to: &buffer)
    }
    append(TextWidth.shortened(source, to: room), x: Self.margin, y: height - 12, to: &buffer)
    buffer.append("</svg>\n")
    return (width, height)
  }

  private func append(
    _ text: String, x: Int, y: Int, className: String? = nil, to buffer: inout ByteBuffer
  ) {
    buffer.append("<text")
    if let className { buffer.append(" class=\"\(className)\"") }
    buffer.append(" x=\"\(x)\" y=\"\(y)\">")
    buffer.appendEscaped(text)
    buffer.append("</text>")
  }

  /// The colours of the pages' style sheet, computed for contrast in both themes.
  private static let style =
    "svg{--page:#fff;--text:#202224;--soft:#f6f8f9;--text2:#555759;--line:#dcdee0;--grid:#e3e5e7;"
    + "--axis:#767a7e;--c1:#007d9c;--c2:#746e00;--c3:#473093;--c4:#8189f3;--c5:#185026}"
    + "@media(prefers-color-scheme:dark){svg{--page:#202224;--text:#f0f1f2;--soft:#2b2d2f;"
    + "--text2:#c6c8ca;--line:#3e4042;--grid:#3a3d40;--axis:#848688;"
    + "--c1:#50b7e0;--c2:#acaa03;--c3:#776784;--c4:#577add;--c5:#cee5ad}}"
    + "text{fill:var(--text2);font:13px -apple-system,BlinkMacSystemFont,\"Segoe UI\",Roboto,"
    + "Helvetica,Arial,sans-serif}.title{fill:var(--text);font-size:16px;font-weight:500}"
    + ".halo{paint-order:stroke;stroke:var(--page);stroke-width:5px;stroke-linejoin:round}"
    + ".page{fill:var(--page)}.gap{fill:var(--soft);stroke:var(--axis);stroke-dasharray:3 3}"
    + ".grid,.axis,.mark,.event,.hatch,.low,.leader{fill:none}"
    + ".grid{stroke:var(--grid)}.hatch{stroke:var(--axis);stroke-width:.6}.dots{stroke-width:1}"
    + ".axis,.mark{stroke:var(--axis)}.low{stroke:var(--text2);stroke-width:4;stroke-dasharray:2 2}"
    + ".event{stroke:var(--text2)}.flag{fill:var(--text2)}"
    + ".c1{--c:var(--c1)}.c2{--c:var(--c2)}.c3{--c:var(--c3)}.c4{--c:var(--c4)}.c5{--c:var(--c5)}"
    + ".line,.whisker,.leader{stroke:var(--c)}.dot{fill:var(--c)}.label{fill:var(--text)}"
    + ".band{fill:var(--c);fill-opacity:.25;stroke:var(--c);stroke-width:.5}"
}
