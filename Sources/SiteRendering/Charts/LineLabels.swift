/// Where the labels of a chart's lines stand: in the right margin beside lines that reach it, inside the
/// plot at the end of a line that ends before.
struct LineLabels {
  /// Between two lines of text.
  static let distance = 16
  /// Of a character of the label's font, at most on average.
  static let characterWidth = 7
  /// Between a line's end and its label.
  private static let gap = 8
  /// A line that ends this near to the plot's right edge has its label in the margin.
  private static let reach = 12

  struct Box {
    var x: ClosedRange<Int>
    var y: ClosedRange<Int>
  }

  let runs: [[TimeSeriesLayout.Run]]
  let texts: [String]
  let size: TimeSeriesLayout.Size
  let plotTop: Int
  let plotBottom: Int
  let plotRight: Int

  /// One for each line; nil for a line without a point, and where a label inside the plot would stand on
  /// another line or label.
  var labels: [TimeSeriesLayout.Label?] {
    let ends = runs.map { $0.last?.places.last }
    let shown = texts.map {
      AxisText.shortened($0, to: (size.right - 12) / Self.characterWidth)
    }
    var labels = [TimeSeriesLayout.Label?](repeating: nil, count: runs.count)
    var boxes: [Box] = []
    // From the right: what stands at the newest values matters most.
    for x in Set(ends.compactMap { $0.map { edge($0.x) } }).sorted(by: >) {
      let heights = Self.heights(
        ends.map { $0.flatMap { edge($0.x) == x ? $0.y : nil } }, between: plotTop, and: plotBottom)
      for (index, y) in heights.enumerated() {
        guard let y else { continue }
        let left = x + Self.gap
        let width = shown[index].count * Self.characterWidth
        let box = Box(x: left...(left + width), y: (y - 8)...(y + 8))
        if x < plotRight, boxes.contains(where: { $0.meets(box) }) || crosses(box) { continue }
        boxes.append(box)
        labels[index] = .init(place: .init(x: left, y: y), text: shown[index])
      }
    }
    return labels
  }

  /// The end of a line, moved to the plot's edge where it is near.
  private func edge(_ x: Int) -> Int { x + Self.reach >= plotRight ? plotRight : x }

  private func crosses(_ box: Box) -> Bool {
    runs.joined().contains { run in
      zip(run.places, run.places.dropFirst().isEmpty ? run.places[...] : run.places.dropFirst())
        .contains { box.isCrossed(from: $0, to: $1) }
    }
  }

  /// Moves labels apart, each as little below its line's end as the ones above it need, and then up again
  /// where the last would leave the plot.
  static func heights(_ ends: [Int?], between top: Int, and bottom: Int) -> [Int?] {
    let order = ends.indices.filter { ends[$0] != nil }
      .sorted { (ends[$0] ?? 0, $0) < (ends[$1] ?? 0, $1) }
    var heights = ends
    var free = top
    for index in order {
      let height = max(ends[index] ?? 0, free)
      heights[index] = height
      free = height + distance
    }
    var limit = bottom
    for index in order.reversed() {
      let height = min(heights[index] ?? 0, limit)
      heights[index] = height
      limit = height - distance
    }
    return heights
  }
}

extension LineLabels.Box {
  fileprivate func meets(_ other: Self) -> Bool { x.overlaps(other.x) && y.overlaps(other.y) }

  /// Whether a straight line, whose places go from left to right, has a point inside.
  fileprivate func isCrossed(
    from start: TimeSeriesLayout.Place, to end: TimeSeriesLayout.Place
  ) -> Bool {
    guard start.x <= x.upperBound, end.x >= x.lowerBound else { return false }
    func height(_ place: Int) -> Int {
      end.x == start.x
        ? start.y : start.y + (end.y - start.y) * (place - start.x) / (end.x - start.x)
    }
    let heights = [height(max(start.x, x.lowerBound)), height(min(end.x, x.upperBound))].sorted()
    return heights[0] <= y.upperBound && heights[1] >= y.lowerBound
  }
}
