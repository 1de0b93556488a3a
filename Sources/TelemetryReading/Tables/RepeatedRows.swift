internal import TelemetryModel

/// Finds rows of one key.
enum RepeatedRows {
  /// - Returns: For each row whose key an earlier one has, its index and that of the first such, in the
  ///   order of the rows; at most `limit` of them.
  /// - Complexity: O(rows) time, and eight to sixteen bytes a row.
  static func find(in rows: TableRows, limit: Int) -> [(first: Int, again: Int)] {
    if rows.count < 2 { return [] }
    var size = 4
    while size < rows.count * 2 { size *= 2 }
    // Open addressing; 0 is a free slot, otherwise index + 1.
    var slots = [UInt32](repeating: 0, count: size)
    var found: [(first: Int, again: Int)] = []
    for index in rows.indices {
      var slot = Int(truncatingIfNeeded: rows.keyHash(at: index)) & (size - 1)
      while slots[slot] != 0 {
        let first = Int(slots[slot]) - 1
        if rows.haveOneKey(first, index) {
          found.append((first, index))
          if found.count == limit { return found }
          break
        }
        slot = (slot + 1) & (size - 1)
      }
      if slots[slot] == 0 { slots[slot] = UInt32(index + 1) }
    }
    return found
  }
}
