/// Where the labels of a chart's lines stand: in the right margin beside lines that reach it, inside the
/// plot at the end of a line that ends before.
struct LineLabels {
  /// Between two lines of text.
  static let distance = 16
  /// Between a line's end and its label.
  private static let gap = 8
  /// The same where a leader leads to it.
  private static let leaderGap = 22
  /// A label that is this much above or below its line's end has a leader.
  private static let near = 5
  /// A label inside the plot that has no room beside its line's end is moved up or down by so much.
  private static let aside = 16
  /// A line that ends this near to the plot's right edge has its label in the margin.
  private static let reach = 12

  struct Box {
    var x: ClosedRange<Int>
    var y: ClosedRange<Int>
  }

  struct Placed {
    var label: TimeSeriesLayout.Label
    var isInPlot: Bool
    var leader: TimeSeriesLayout.Leader?
  }

  let runs: [[TimeSeriesLayout.Run]]
  let texts: [String]
  let size: TimeSeriesLayout.Size
  let plotTop: Int
  let plotBottom: Int
  let plotRight: Int
  /// Texts in the plot that no label may stand on.
  let taken: [Box]

  /// The room right of the plot: all of it in a wide drawing, in a tight one what the labels need.
  static func margin(_ texts: [String], _ size: TimeSeriesLayout.Size) -> Int {
    guard size.isTight else { return size.right }
    let gap = texts.count > 1 ? leaderGap : Self.gap
    let widths = shown(texts, room: size.right - gap, size).map(TextWidth.pixels)
    return widths.max().map { $0 == 0 ? 16 : $0 + gap } ?? 16
  }

  /// The texts as they are drawn: what is too long lacks its middle, as names of one chart often begin
  /// alike, and the legend has the whole. A lone line has no legend, and a value is no text to be cut in a
  /// tight drawing: it is left out.
  private static func shown(
    _ texts: [String], room: Int, _ size: TimeSeriesLayout.Size
  ) -> [String] {
    guard size.isTight, texts.count == 1 else {
      return texts.map { TextWidth.shortenedInside($0, to: room) }
    }
    return texts.map { TextWidth.pixels($0) <= room ? $0 : "" }
  }

  /// One for each line; nil for a line without a point, and where a label inside the plot would stand on
  /// another line or text.
  var labels: [Placed?] {
    let ends = runs.map { $0.last?.places.last }
    let room = size.width - plotRight - (texts.count > 1 ? Self.leaderGap : Self.gap)
    let shown = Self.shown(texts, room: room, size)
    let fits = shown.map { !$0.isEmpty }
    var labels = [Placed?](repeating: nil, count: runs.count)
    var boxes = taken
    // From the right: what stands at the newest values matters most.
    for x in Set(ends.compactMap { $0.map { edge($0.x) } }).sorted(by: >) {
      let heights = Self.heights(
        ends.indices.map { index in
          ends[index].flatMap { fits[index] && edge($0.x) == x ? $0.y : nil }
        }, between: plotTop, and: plotBottom)
      let isMoved = zip(heights, ends).contains { height, end in
        height.map { abs($0 - (end?.y ?? $0)) > Self.near } ?? false
      }
      let left = x + (isMoved ? Self.leaderGap : Self.gap)
      for (index, height) in heights.enumerated() {
        guard let height, let end = ends[index] else { continue }
        let width = TextWidth.pixels(shown[index])
        func box(_ y: Int) -> Box { Box(x: left...(left + width), y: (y - 8)...(y + 8)) }
        func isFree(_ y: Int) -> Bool {
          let box = box(y)
          return !boxes.contains { $0.meets(box) } && !crosses(box)
        }
        var y = height
        if x < plotRight {
          // A little above or below its line's end it still stands beside it.
          let others = [y - Self.aside, y + Self.aside].filter {
            (plotTop...plotBottom).contains($0)
          }
          guard let free = ([y] + others).first(where: isFree) else { continue }
          y = free
        }
        boxes.append(box(y))
        labels[index] = Placed(
          label: .init(place: .init(x: left, y: y), text: shown[index]), isInPlot: x < plotRight,
          leader: isMoved
            ? .init(
              start: .init(x: end.x + 3, y: end.y), end: .init(x: left - 4, y: y)) : nil)
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

  /// Moves labels apart: those that would touch stand one below the other, their middle where the middle
  /// of their lines' ends is, within the plot.
  ///
  /// - Complexity: O(labels²).
  static func heights(_ ends: [Int?], between top: Int, and bottom: Int) -> [Int?] {
    let order = ends.indices.filter { ends[$0] != nil }
      .sorted { (ends[$0] ?? 0, $0) < (ends[$1] ?? 0, $1) }
    var groups: [(labels: [Int], start: Int)] = []
    for label in order {
      var group = (labels: [label], start: start(of: [label], ends, top, bottom))
      while let above = groups.last,
        above.start + above.labels.count * distance > group.start
      {
        groups.removeLast()
        group.labels = above.labels + group.labels
        group.start = start(of: group.labels, ends, top, bottom)
      }
      groups.append(group)
    }
    var heights = ends
    for group in groups {
      for (offset, label) in group.labels.enumerated() {
        heights[label] = group.start + offset * distance
      }
    }
    return heights
  }

  /// The first label's height with which a group is the least away from its lines.
  private static func start(of labels: [Int], _ ends: [Int?], _ top: Int, _ bottom: Int) -> Int {
    var sum = 0
    for (offset, label) in labels.enumerated() { sum += (ends[label] ?? 0) - offset * distance }
    let middle = (sum * 2 + labels.count) / (labels.count * 2)
    return max(top, min(middle, bottom - (labels.count - 1) * distance))
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
