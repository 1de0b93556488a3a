/// The rows of text above a plot: the letters and numbers of marks, and the names of stretches that are too
/// narrow to hold theirs.
struct HeadRows {
  /// Of a row, in pixels.
  static let height = 16
  /// A text that finds room in none of so many rows is moved aside.
  static let limit = 4

  /// The width that the texts may use.
  let width: Int
  private var rows: [[ClosedRange<Int>]] = []

  init(width: Int) { self.width = width }

  /// How many rows there are.
  var count: Int { rows.count }

  struct Spot: Hashable, Sendable {
    /// The text's middle.
    var x: Int
    /// 0 is the row next to the plot.
    var row: Int
  }

  /// A place for a text above `x`, in the lowest row that has room there; beside it, where none has.
  ///
  /// - Returns: nil where nothing is free.
  mutating func place(_ text: String, above x: Int) -> Spot? {
    let half = (TextWidth.pixels(text) + 1) / 2 + 2
    if let spot = place(half, at: x, rows: Self.limit) { return spot }
    var shift = 4
    while shift < width {
      for x in [x + shift, x - shift] where x - half >= 0 && x + half <= width {
        if let spot = place(half, at: x, rows: Self.limit) { return spot }
      }
      shift += 4
    }
    return nil
  }

  /// The same for a text that may be left out: within the drawing, but not above the labels of the values,
  /// which it would touch.
  ///
  /// - Parameters:
  ///   - left: The plot's edge.
  ///   - limit: Rows that may be used.
  mutating func placeIfFree(
    _ text: String, above x: Int, rightOf left: Int, rows limit: Int
  ) -> Spot? {
    let half = (TextWidth.pixels(text) + 1) / 2 + 2
    guard left + half * 2 <= width else { return nil }
    return place(half, at: min(max(x, left + half), width - half), rows: limit)
  }

  private mutating func place(_ half: Int, at x: Int, rows limit: Int) -> Spot? {
    let span = (x - half)...(x + half)
    for row in 0..<limit {
      if row == rows.count { rows.append([]) }
      if rows[row].contains(where: { $0.overlaps(span) }) { continue }
      rows[row].append(span)
      return Spot(x: x, row: row)
    }
    return nil
  }
}
