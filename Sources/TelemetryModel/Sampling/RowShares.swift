/// How a limit of rows is shared by lists, so that none takes all of them.
package enum RowShares {
  /// - Returns: For each list how many of its rows are shown: never more than it has, together at most
  ///   `limit`, and what a short list leaves is shared by the longer ones.
  /// - Complexity: O(lists × log lists).
  package static func of(_ limit: Int, among counts: [Int]) -> [Int] {
    var shares = [Int](repeating: 0, count: counts.count)
    var left = limit
    let shortest = counts.indices.sorted { (counts[$0], $0) < (counts[$1], $1) }
    for (place, index) in shortest.enumerated() {
      shares[index] = min(counts[index], left / (counts.count - place))
      left -= shares[index]
    }
    return shares
  }
}
