/// A chart over time as a file of its own, for both themes, with what it shows and where it is from.
package struct StandaloneDrawing: Sendable {
  package var drawing: TimeSeriesDrawing
  /// Measure, population and level.
  package var subtitle: String
  /// The page that it belongs to.
  package var source: String
  /// What its letters stand for, one line each.
  package var legend: [String]

  package init(
    drawing: TimeSeriesDrawing, subtitle: String, source: String, legend: [String] = []
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

  /// Appends a whole SVG document.
  package func append(_ layout: TimeSeriesLayout, to buffer: inout ByteBuffer) {
    let width = layout.size.width
    let plotEnd = layout.size.height + Self.head
    let height = plotEnd + legend.count * Self.line + Self.foot
    buffer.append(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\"")
    buffer.append(" viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-labelledby=\"")
    buffer.append("\(drawing.idPrefix)-t \(drawing.idPrefix)-d\">")
    drawing.appendNames(to: &buffer)
    buffer.append("<style>\(Self.style)</style><rect class=\"page\" width=\"\(width)\"")
    buffer.append(" height=\"\(height)\"/><text class=\"title\" x=\"16\" y=\"24\">")
    buffer.appendEscaped(AxisText.shortened(drawing.title, to: 80))
    buffer.append("</text><text x=\"16\" y=\"46\">")
    buffer.appendEscaped(AxisText.shortened(subtitle, to: 105))
    buffer.append("</text><g transform=\"translate(0 \(Self.head))\">")
    TimeSeriesDrawing.appendPlot(layout, to: &buffer)
    buffer.append("</g>")
    for (index, line) in legend.enumerated() {
      buffer.append("<text x=\"16\" y=\"\(plotEnd + (index + 1) * Self.line - 4)\">")
      buffer.appendEscaped(AxisText.shortened(line, to: 105))
      buffer.append("</text>")
    }
    buffer.append("<text x=\"16\" y=\"\(height - 12)\">")
    buffer.appendEscaped(AxisText.shortened(source, to: 105))
    buffer.append("</text></svg>\n")
  }

  /// The colours of the pages' style sheet, computed for contrast in both themes.
  private static let style =
    "svg{--page:#fff;--text:#202224;--soft:#f6f8f9;--text2:#555759;--grid:#e3e5e7;--axis:#767a7e;"
    + "--c1:#007d9c;--c2:#746e00;--c3:#473093;--c4:#8189f3;--c5:#185026}"
    + "@media(prefers-color-scheme:dark){svg{--page:#202224;--text:#f0f1f2;--soft:#2b2d2f;"
    + "--text2:#c6c8ca;--grid:#3a3d40;--axis:#848688;"
    + "--c1:#50b7e0;--c2:#acaa03;--c3:#776784;--c4:#577add;--c5:#cee5ad}}"
    + "text{fill:var(--text2);font:13px -apple-system,BlinkMacSystemFont,\"Segoe UI\",Roboto,"
    + "Helvetica,Arial,sans-serif}.title{fill:var(--text);font-size:16px;font-weight:500}"
    + ".page{fill:var(--page)}.gap{fill:var(--soft)}.grid,.axis,.mark,.event{fill:none}"
    + ".grid{stroke:var(--grid)}.axis,.mark{stroke:var(--axis)}"
    + ".event{stroke:var(--text2)}.flag{fill:var(--text2)}"
    + ".c1{--c:var(--c1)}.c2{--c:var(--c2)}.c3{--c:var(--c3)}.c4{--c:var(--c4)}.c5{--c:var(--c5)}"
    + ".line,.whisker{stroke:var(--c)}.dot{fill:var(--c)}.label{fill:var(--text)}"
    + ".band{fill:var(--c);fill-opacity:.25;stroke:var(--c);stroke-width:.5}"
}
