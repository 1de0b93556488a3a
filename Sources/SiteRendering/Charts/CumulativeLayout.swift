/// Where the steps of a cumulative distribution stand, in whole pixels: one column for each bucket, all of
/// one width, since the buckets' own are not.
package struct CumulativeLayout: Hashable, Sendable {
  package struct Size: Hashable, Sendable {
    package var width: Int
    package var height: Int
    package var left: Int
    package var right: Int

    package static let wide = Size(width: 720, height: 260, left: 56, right: 32)
    package static let narrow = Size(width: 288, height: 230, left: 48, right: 16)
  }

  package struct Column: Hashable, Sendable {
    package var x: ClosedRange<Int>
    package var y: Int
    /// The percentiles that lie in it, above its step; nil where none does.
    package var label: TimeSeriesLayout.Label?
  }

  static let top = 32
  static let bottom = 48

  package let size: Size
  package let plotTop: Int
  package let plotBottom: Int
  package let plotRight: Int
  /// Along the left edge, from 0 to 100 %.
  package let values: [TimeSeriesLayout.Label]
  /// Below the columns: the buckets' names, those that have room.
  package let names: [TimeSeriesLayout.Label]
  package let columns: [Column]
  /// Below the names, in the middle.
  package let caption: TimeSeriesLayout.Label

  /// - Parameters:
  ///   - steps: In numeric order: the bucket's name, the share up to its end, 0...1, and the percentiles that
  ///     lie in it, such as `p50`. At least one.
  ///   - caption: What the buckets are buckets of.
  package init(
    steps: [(name: String, share: Double, percentiles: [String])], caption: String, size: Size
  ) {
    let right = size.width - size.right
    let bottom = size.height - Self.bottom
    self.size = size
    plotTop = Self.top
    plotBottom = bottom
    plotRight = right
    let height = Double(bottom - Self.top)
    let count = max(1, steps.count)
    func x(_ edge: Int) -> Int { size.left + (right - size.left) * edge / count }
    func y(_ share: Double) -> Int { bottom - Int((min(max(share, 0), 1) * height).rounded()) }
    values = [0, 25, 50, 75, 100].map {
      .init(place: .init(x: size.left - 8, y: y(Double($0) / 100)), text: "\($0)\u{A0}%")
    }
    columns = steps.enumerated().map { index, step in
      let edges = x(index)...x(index + 1)
      let text = step.percentiles.joined(separator: " ")
      let half = TextWidth.pixels(text) / 2
      // In the middle of its column, or as near as the drawing's edges allow.
      let middle = min(
        max((edges.lowerBound + edges.upperBound) / 2, size.left + half), size.width - half)
      return Column(
        x: edges, y: y(step.share),
        label: text.isEmpty
          ? nil : .init(place: .init(x: middle, y: y(step.share) - 8), text: text))
    }
    var names: [TimeSeriesLayout.Label] = []
    var free = 0
    for (index, step) in steps.enumerated() {
      let half = TextWidth.pixels(step.name) / 2 + 3
      let middle = min(max((x(index) + x(index + 1)) / 2, half), size.width - half)
      guard middle - half >= free, half * 2 <= size.width else { continue }
      names.append(.init(place: .init(x: middle, y: bottom + 18), text: step.name))
      free = middle + half
    }
    self.names = names
    self.caption = .init(
      place: .init(x: (size.left + right) / 2, y: size.height - 8), text: caption)
  }
}
