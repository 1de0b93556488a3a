/// Makes the breakdowns of all programs.
struct BreakdownBuilder {
  private struct Key: Hashable {
    var program: NameID
    var by: NameID
  }

  /// Rows of one breakdown, as indices of the rows of groups, by value.
  private var rows: [Key: [NameID: [Int32]]] = [:]
  private let site: CatalogBuilder

  init(site: CatalogBuilder) {
    self.site = site
    for (index, row) in site.tables[.groups].enumerated() {
      rows[Key(program: row.program, by: row.by), default: [:]][row.value, default: []]
        .append(Int32(index))
    }
  }

  /// By metadata as `site.yml` has them, single ones before pairs.
  ///
  /// - Complexity: O(rows of the program + counters of its groups × periods).
  func breakdowns(of program: ProgramName) -> [Breakdown] {
    guard let id = site.tables.names.id(of: program.text) else { return [] }
    let metadata = site.settings.metadata
    let own = rows.filter { $0.key.program == id }
    return own.map { key, rows in
      breakdown(BreakdownName(site.tables.names[key.by]), rows, metadata)
    }.sorted { a, b in
      let (x, y) = (places(of: a.name, metadata), places(of: b.name, metadata))
      if x.count != y.count { return x.count < y.count }
      if x != y { return x.lexicographicallyPrecedes(y) }
      return a.name < b.name
    }
  }

  private func places(of name: BreakdownName, _ metadata: [SiteSettings.Metadata]) -> [Int] {
    name.parts.map { part in metadata.firstIndex { $0.name == part } ?? .max }
  }

  private func breakdown(
    _ name: BreakdownName, _ rows: [NameID: [Int32]], _ metadata: [SiteSettings.Metadata]
  ) -> Breakdown {
    let parts = name.parts
    let orders = parts.map { part in
      BucketOrder(metadata.first { $0.name == part }?.compare ?? .exact)
    }
    var isKnown = [Bool](repeating: false, count: site.periods.count)
    for row in rows.values.joined() {
      site.periodOfDay[site.tables[.groups][Int(row)].periodEnd].map { isKnown[$0] = true }
    }
    let groups = rows.map { value, rows in
      group(site.tables.names[value], rows, isKnown)
    }.sorted { Self.precedes($0.value, $1.value, orders) }
    var counted: [CounterName: [Bool]] = [:]
    let never = [Bool](repeating: false, count: site.periods.count)
    for (counter, rows) in groups.lazy.flatMap(\.rows) {
      for (period, row) in rows.enumerated() where row >= 0 {
        counted[counter, default: never][period] = true
      }
    }
    let whole = groups.map { group in
      var group = group
      group.counted = counted
      return group
    }
    return Breakdown(name: name, groups: whole, isKnown: isKnown)
  }

  private func group(_ value: String, _ rows: [Int32], _ isKnown: [Bool]) -> Breakdown.Group {
    let never = [Int32](repeating: -1, count: site.periods.count)
    var sizes = [ReportCount](repeating: .notKnown, count: site.periods.count)
    var hasRow = [Bool](repeating: false, count: site.periods.count)
    var series: [CounterName: [Int32]] = [:]
    for index in rows {
      let row = site.tables[.groups][Int(index)]
      guard let period = site.periodOfDay[row.periodEnd] else { continue }
      let counter = site.tables.names[row.name]
      hasRow[period] = true
      if counter.isEmpty {
        sizes[period] = row.reports
      } else {
        series[CounterName(counter), default: never][period] = index
      }
    }
    // Where other groups have rows, one without any had no reports; one with rows of counters alone had
    // some, and nobody knows how many.
    for period in sizes.indices where isKnown[period] && !hasRow[period] {
      sizes[period] = Count(0)
    }
    return Breakdown.Group(value: value, sizes: sizes, rows: series, counted: [:])
  }

  private static func precedes(_ a: String, _ b: String, _ orders: [BucketOrder]) -> Bool {
    // By one name the value is one, whatever it holds: a version such as `v1.0.0+meta` has a plus.
    let separators = orders.count - 1
    func parts(_ value: String) -> [BucketName] {
      value.utf8.split(
        separator: UInt8(ascii: "+"), maxSplits: separators, omittingEmptySubsequences: false
      ).map { BucketName(String($0) ?? "") }
    }
    for ((x, y), order) in zip(zip(parts(a), parts(b)), orders) where x != y {
      return order.precedes(x, y)
    }
    return BytewiseOrder.less(a, b)
  }
}
