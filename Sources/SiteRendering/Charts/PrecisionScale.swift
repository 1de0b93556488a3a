/// Where a number of reports stands between an estimate of ±6 points and an exact one, in whole pixels.
package struct PrecisionScale: Hashable, Sendable {
  /// Narrow enough for a card on a phone of 320 pixels.
  package static let width = 256
  package static let height = 56
  static let left = 8
  static let right = 248
  /// The margin at the left end, in points; larger ones stand there, too.
  static let widest = 6.0

  package struct Tick: Hashable, Sendable {
    package var x: Int
    /// In points.
    package var points: Int
  }

  package var ticks: [Tick]
  package var marker: Int
  /// What stands over the marker.
  package var label: String

  /// - Parameters:
  ///   - margin: As a fraction.
  ///   - points: Of the ticks, the largest first.
  ///   - label: The margin in words.
  package init(margin: Double, points: [Int], label: String) {
    ticks = points.map { Tick(x: Self.x(Double($0)), points: $0) }
    marker = Self.x(margin * 100)
    self.label = label
  }

  private static func x(_ points: Double) -> Int {
    let part = (widest - min(max(points, 0), widest)) / widest
    return left + Int((part * Double(right - left)).rounded())
  }
}

extension PrecisionScale {
  /// Appends the drawing: hidden from those who hear the page, since the numbers stand beside it as text.
  package func append(to buffer: inout ByteBuffer) {
    buffer.append(
      "<svg class=\"precision-scale\" width=\"\(Self.width)\" height=\"\(Self.height)\"")
    buffer.append(" viewBox=\"0 0 \(Self.width) \(Self.height)\" aria-hidden=\"true\">")
    buffer.append("<path class=\"axis\" d=\"M\(Self.left) 32H\(Self.right)\"/>")
    buffer.append("<path class=\"reached\" d=\"M\(Self.left) 32H\(marker)\"/>")
    for tick in ticks {
      buffer.append("<path class=\"axis\" d=\"M\(tick.x) 28v8\"/>")
      buffer.append("<text x=\"\(tick.x)\" y=\"51\" text-anchor=\"middle\">±\(tick.points)</text>")
    }
    buffer.append("<path class=\"marker\" d=\"M\(marker - 5) 20h10l-5 9z\"/>")
    let (x, anchor) =
      marker < 40
      ? (0, "start") : marker > Self.width - 40 ? (Self.width, "end") : (marker, "middle")
    buffer.append("<text class=\"label\" x=\"\(x)\" y=\"14\" text-anchor=\"\(anchor)\">")
    buffer.appendEscaped(label)
    buffer.append("</text></svg>")
  }
}
