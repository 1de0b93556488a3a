/// Draws the surface of a stretch without points, in whole pixels and without patterns: those would need
/// ids, which have to be unique on a page.
enum StateTexture {
  /// - Parameters:
  ///   - x: From the left edge to the right one.
  ///   - y: From the upper edge to the lower one.
  static func append(
    _ texture: PeriodState.Texture, x: ClosedRange<Int>, y: ClosedRange<Int>,
    to buffer: inout ByteBuffer
  ) {
    switch texture {
    case .plain:
      buffer.append("<rect class=\"gap\" x=\"\(x.lowerBound)\" y=\"\(y.lowerBound)\"")
      buffer.append(" width=\"\(x.upperBound - x.lowerBound)\"")
      buffer.append(" height=\"\(y.upperBound - y.lowerBound)\"/>")
    case .hatched:
      path("hatch", "", hatch(x, y), to: &buffer)
    case .ruled:
      let lines = stride(from: x.lowerBound, through: x.upperBound, by: 5).map {
        ($0, y.lowerBound, $0, y.upperBound)
      }
      path("hatch", "", lines, to: &buffer)
    case .dotted:
      let lines = stride(from: y.lowerBound + 4, to: y.upperBound, by: 8).map {
        (x.lowerBound, $0, x.upperBound, $0)
      }
      path("hatch dots", " stroke-dasharray=\"2 6\"", lines, to: &buffer)
    }
  }

  private typealias Line = (startX: Int, startY: Int, endX: Int, endY: Int)

  /// Lines at 45 degrees, cut off at the edges.
  private static func hatch(_ x: ClosedRange<Int>, _ y: ClosedRange<Int>) -> [Line] {
    let width = x.upperBound - x.lowerBound
    let height = y.upperBound - y.lowerBound
    return stride(from: 6, to: width + height, by: height > 20 ? 12 : 6).map { reach in
      // From the left or the lower edge up to the upper or the right one.
      let start = (x: max(0, reach - height), y: min(reach, height))
      let end = (x: min(reach, width), y: max(0, reach - width))
      return (
        x.lowerBound + start.x, y.lowerBound + start.y, x.lowerBound + end.x,
        y.lowerBound + end.y
      )
    }
  }

  private static func path(
    _ name: String, _ attributes: String, _ lines: [Line], to buffer: inout ByteBuffer
  ) {
    guard !lines.isEmpty else { return }
    buffer.append("<path class=\"\(name)\"\(attributes) d=\"")
    for line in lines {
      buffer.append("M")
      buffer.append(decimal: line.startX)
      buffer.append(" ")
      buffer.append(decimal: line.startY)
      if line.startX == line.endX {
        buffer.append("V")
        buffer.append(decimal: line.endY)
      } else if line.startY == line.endY {
        buffer.append("H")
        buffer.append(decimal: line.endX)
      } else {
        buffer.append("L")
        buffer.append(decimal: line.endX)
        buffer.append(" ")
        buffer.append(decimal: line.endY)
      }
    }
    buffer.append("\"/>")
  }
}
