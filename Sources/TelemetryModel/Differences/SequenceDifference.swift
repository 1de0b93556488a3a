/// What has to be taken out of one sequence and put in, to make another one of it.
package struct SequenceDifference: Hashable, Sendable {
  /// A stretch of both sequences. Stretches follow each other without a hole, and cover both.
  package enum Run: Hashable, Sendable {
    /// Equal elements, at least one.
    case same(old: Range<Int>, new: Range<Int>)
    /// `old` is taken out and `new` put in; one of them may be empty.
    case changed(old: Range<Int>, new: Range<Int>)
  }

  package let runs: [Run]

  /// The fewest changes, where they are at most about twice the limit; a stretch that needs more counts
  /// as changed as a whole.
  ///
  /// - Parameters:
  ///   - old: Elements by number: equal numbers are equal elements.
  ///   - limit: Steps of one search from each of its ends, at least 1: bounds the time.
  /// - Complexity: O((old + new) · limit) time at worst; O(old + new + limit) memory.
  package init(from old: [Int], to new: [Int], limit: Int = 512) {
    var search = MiddleSearch(old: old, new: new, limit: limit)
    search.compare(old.indices, new.indices)
    var runs: [Run] = []
    var i = 0
    var j = 0
    while i < old.count || j < new.count {
      let (startOld, startNew) = (i, j)
      while i < old.count, search.isRemoved[i] { i += 1 }
      while j < new.count, search.isInserted[j] { j += 1 }
      if i > startOld || j > startNew {
        runs.append(.changed(old: startOld..<i, new: startNew..<j))
      }
      let (sameOld, sameNew) = (i, j)
      // What is neither removed nor inserted stands in both, in the same order.
      while i < old.count, j < new.count, !search.isRemoved[i], !search.isInserted[j] {
        i += 1
        j += 1
      }
      if i > sameOld { runs.append(.same(old: sameOld..<i, new: sameNew..<j)) }
    }
    self.runs = runs
  }
}

/// The search from both ends for the middle of a shortest edit script, and the same in both halves.
///
/// - Source: E. W. Myers, 1986, "An O(ND) difference algorithm and its variations", section 4b.
private struct MiddleSearch {
  let old: [Int]
  let new: [Int]
  let limit: Int
  var isRemoved: [Bool]
  var isInserted: [Bool]
  /// Furthest places by diagonal, from the front and from the back; `limit + 1` is diagonal 0.
  private var forward: [Int]
  private var backward: [Int]

  init(old: [Int], new: [Int], limit: Int) {
    precondition(limit >= 1, "a search takes at least one step")
    self.old = old
    self.new = new
    self.limit = min(limit, old.count + new.count + 1)
    isRemoved = Array(repeating: false, count: old.count)
    isInserted = Array(repeating: false, count: new.count)
    forward = Array(repeating: 0, count: 2 * self.limit + 3)
    backward = forward
  }

  /// Marks what changes between two stretches.
  mutating func compare(_ olds: Range<Int>, _ news: Range<Int>) {
    var (a, b, c, d) = (olds.lowerBound, olds.upperBound, news.lowerBound, news.upperBound)
    while a < b, c < d, old[a] == new[c] {
      a += 1
      c += 1
    }
    while a < b, c < d, old[b - 1] == new[d - 1] {
      b -= 1
      d -= 1
    }
    if a < b, c < d, let middle = middle(a..<b, c..<d) {
      compare(a..<middle.old, c..<middle.new)
      compare(middle.old..<b, middle.new..<d)
    } else {
      for index in a..<b { isRemoved[index] = true }
      for index in c..<d { isInserted[index] = true }
    }
  }

  /// A place on a shortest way through two stretches that begin and end with different elements.
  ///
  /// - Returns: nil where the limit is reached first.
  private mutating func middle(_ olds: Range<Int>, _ news: Range<Int>) -> (old: Int, new: Int)? {
    let (n, m) = (olds.count, news.count)
    let delta = n - m
    let zero = limit + 1
    forward[zero + 1] = 0
    backward[zero + 1] = 0
    for step in 0...limit {
      // Diagonals that lie outside the two stretches are left out.
      let first = -step + 2 * max(0, step - m)
      let last = step - 2 * max(0, step - n)
      if first > last { return nil }
      for k in stride(from: first, through: last, by: 2) {
        var x = start(forward, k, step, zero)
        while x < n, x - k < m, x >= k, old[olds.lowerBound + x] == new[news.lowerBound + x - k] {
          x += 1
        }
        forward[zero + k] = x
        let other = delta - k
        if !delta.isMultiple(of: 2), abs(other) < step, x + backward[zero + other] >= n, x <= n,
          x >= k, x - k <= m
        {
          return (olds.lowerBound + x, news.lowerBound + x - k)
        }
      }
      for k in stride(from: first, through: last, by: 2) {
        var x = start(backward, k, step, zero)
        while x < n, x - k < m, x >= k,
          old[olds.upperBound - 1 - x] == new[news.upperBound - 1 - x + k]
        {
          x += 1
        }
        backward[zero + k] = x
        let other = delta - k
        if delta.isMultiple(of: 2), abs(other) <= step, x + forward[zero + other] >= n, x <= n,
          x >= k, x - k <= m
        {
          return (olds.upperBound - x, news.upperBound - x + k)
        }
      }
    }
    return nil
  }

  /// One step from the better of the neighbouring diagonals.
  private func start(_ places: [Int], _ k: Int, _ step: Int, _ zero: Int) -> Int {
    let below = places[zero + k - 1]
    let above = places[zero + k + 1]
    return k == -step || (k != step && below < above) ? above : below + 1
  }
}
