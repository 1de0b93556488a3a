/// Which paragraph became which: pairs of paragraphs, in order, that share at least half of their words.
struct BlockPairing {
  /// Places in the two lists, both rising.
  private(set) var pairs: [(old: Int, new: Int)] = []

  /// Pairs of paragraphs that are weighed at most; where there are more, none is found.
  private static let weighedLimit = 10_000

  /// - Parameter old: Paragraphs by the numbers of their words.
  /// - Complexity: O(old · new) comparisons, each linear in its words.
  init(_ old: ArraySlice<[Int]>, _ new: ArraySlice<[Int]>) {
    guard old.count * new.count <= Self.weighedLimit, !old.isEmpty, !new.isEmpty else { return }
    let olds = old.map { $0.sorted() }
    let news = new.map { $0.sorted() }
    let width = news.count + 1
    var alike = [Int](repeating: 0, count: olds.count * width)
    // The largest sum of likenesses from a place of both lists on.
    var best = [Int](repeating: 0, count: (olds.count + 1) * width)
    for i in olds.indices.reversed() {
      for j in news.indices.reversed() {
        alike[i * width + j] = Self.likeness(olds[i], news[j])
        let paired = alike[i * width + j] + best[(i + 1) * width + j + 1]
        best[i * width + j] = max(paired, best[(i + 1) * width + j], best[i * width + j + 1])
      }
    }
    var (i, j) = (0, 0)
    while i < olds.count, j < news.count {
      let here = best[i * width + j]
      let likeness = alike[i * width + j]
      if likeness > 0, here == likeness + best[(i + 1) * width + j + 1] {
        pairs.append((old.startIndex + i, new.startIndex + j))
        (i, j) = (i + 1, j + 1)
      } else if here == best[(i + 1) * width + j] {
        i += 1
      } else {
        j += 1
      }
    }
  }

  /// Per thousand of the words of both; 0 for less than half.
  ///
  /// - Parameter a: Sorted.
  private static func likeness(_ a: [Int], _ b: [Int]) -> Int {
    var (i, j, common) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        (i, j, common) = (i + 1, j + 1, common + 1)
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    let share = 2000 * common / (a.count + b.count)
    return share >= 500 ? share : 0
  }
}
