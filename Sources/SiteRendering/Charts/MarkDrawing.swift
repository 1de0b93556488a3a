/// Draws what stands in a plot besides values: one shape for each kind, so that none is told by colour
/// alone. The same strokes stand in the plot and in the legend.
enum MarkDrawing {
  /// A change is dotted; where the collection begins or ends the line is whole, with a triangle on the side
  /// on which there are values.
  static func append(
    _ kind: TimeSeries.Mark.Kind, x: Int, y: ClosedRange<Int>, to buffer: inout ByteBuffer
  ) {
    let (top, bottom) = (y.lowerBound, y.upperBound)
    switch kind {
    case .changes:
      buffer.append("<path class=\"mark\" stroke-dasharray=\"2 3\" d=\"M\(x) \(top)V\(bottom)\"/>")
    case .begins:
      buffer.append("<path class=\"mark\" d=\"M\(x) \(top)V\(bottom)\"/>")
      buffer.append("<path class=\"flag\" d=\"M\(x) \(top)l8 5l-8 5z\"/>")
    case .ends:
      buffer.append("<path class=\"mark\" d=\"M\(x) \(top)V\(bottom)\"/>")
      buffer.append("<path class=\"flag\" d=\"M\(x) \(top)l-8 5l8 5z\"/>")
    }
  }

  /// An event is dashed, with a pennant that hangs in the middle.
  static func appendEvent(x: Int, y: ClosedRange<Int>, to buffer: inout ByteBuffer) {
    let (top, bottom) = (y.lowerBound, y.upperBound)
    buffer.append("<path class=\"event\" stroke-dasharray=\"7 4\" d=\"M\(x) \(top)V\(bottom)\"/>")
    buffer.append("<path class=\"flag\" d=\"M\(x - 4) \(top)h8l-4 7z\"/>")
  }

  /// Up to the data of the path, which the caller appends and closes.
  static func appendLineStart(_ line: Int, to buffer: inout ByteBuffer) {
    buffer.append("<path class=\"line c\(line + 1)\" fill=\"none\" stroke-width=\"2\"")
    if let dashes = dashes[line] { buffer.append(" stroke-dasharray=\"\(dashes)\"") }
    buffer.append(" d=\"")
  }

  /// The first line is whole; the others differ by more than colour.
  private static let dashes: [String?] = [nil, "8 3", "2 3", "12 3 2 3", "5 5"]
}
