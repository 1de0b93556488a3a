/// A small drawing of one thing that a chart shows, for the legend beside its words.
package enum LegendKey: Hashable, Sendable {
  /// A line by its place, from 0.
  case line(Int)
  case mark(TimeSeries.Mark.Kind)
  case event
  case stretch(PeriodState)
  case lowPrecision

  static let width = 28
  static let height = 16

  /// Appends an `<svg>` that the words beside it explain: hidden from a reader's ear.
  package func append(to buffer: inout ByteBuffer) {
    buffer.append(
      "<svg class=\"chart key\" width=\"28\" height=\"16\" viewBox=\"0 0 28 16\" aria-hidden=\"true\">"
    )
    appendStrokes(to: &buffer)
    buffer.append("</svg>")
  }

  /// Appends the strokes alone, within 28 by 16 pixels.
  func appendStrokes(to buffer: inout ByteBuffer) {
    switch self {
    case .line(let index):
      MarkDrawing.appendLineStart(index, to: &buffer)
      buffer.append("M0 8H28\"/>")
    case .mark(let kind): MarkDrawing.append(kind, x: 14, y: 0...16, to: &buffer)
    case .event: MarkDrawing.appendEvent(x: 14, y: 0...16, to: &buffer)
    case .stretch(let state):
      StateTexture.append(state.texture, x: 1...27, y: 1...15, to: &buffer)
    case .lowPrecision: buffer.append("<path class=\"low\" d=\"M0 8H28\"/>")
    }
  }
}
