/// The rows of the counter tables put into series: for each counter, its row in each period.
struct TableSeries: Sendable {
  struct Key: Hashable, Sendable {
    var program: NameID
    var counter: NameID
  }

  /// In the order in which the tables first name them.
  private(set) var keys: [Key] = []
  /// For each key, an index into the rows of counters for each period; -1 without a row.
  private(set) var rows: [[Int32]] = []
  /// Series by program, as indices of `keys`.
  private(set) var ofProgram: [NameID: [Int]] = [:]

  init(_ tables: InputTables, periodOfDay: [Day: Int], periodCount: Int) {
    var places: [Key: Int] = [:]
    for (rowIndex, row) in tables[.counters].enumerated() {
      guard let period = periodOfDay[row.periodEnd] else { continue }
      let key = Key(program: row.program, counter: row.name)
      let place: Int
      if let known = places[key] {
        place = known
      } else {
        place = keys.count
        places[key] = place
        keys.append(key)
        rows.append([Int32](repeating: -1, count: periodCount))
        ofProgram[row.program, default: []].append(place)
      }
      rows[place][period] = Int32(rowIndex)
    }
  }
}
