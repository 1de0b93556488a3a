/// Finds the known name that an unknown one was probably meant to be.
package enum NearestName {
  /// - Returns: The name of `known` with the smallest edit distance, the first of them; nil where
  ///   even that one differs in more than a third of its bytes (but at least two may differ).
  /// - Complexity: O(known × length²), for messages only.
  package static func of(_ name: String, among known: [String]) -> String? {
    let wanted = Array(name.utf8)
    var best: (name: String, distance: Int)?
    for candidate in known {
      let distance = editDistance(wanted, Array(candidate.utf8))
      guard distance <= max(2, candidate.utf8.count / 3) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Levenshtein's distance in bytes, where a swap of two neighbours counts as one step.
  private static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, current[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[b.count]
  }
}
