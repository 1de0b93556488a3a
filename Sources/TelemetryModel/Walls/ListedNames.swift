/// Answers whether a name of a table is listed, looking each one up once.
struct ListedNames {
  private struct Key: Hashable {
    var column: TableColumn
    var program: NameID
    var name: NameID
  }

  private let index: ConfigIndex
  private let settings: SiteSettings
  private let tables: InputTables
  private var programs: [NameID: [Listing]] = [:]
  private var names: [Key: [Listing]] = [:]
  private var metadata: [NameID: [SiteSettings.Metadata]] = [:]

  init(index: ConfigIndex, settings: SiteSettings, tables: InputTables) {
    self.index = index
    self.settings = settings
    self.tables = tables
  }

  mutating func isListed(program: NameID, _ usable: Range<Int>) -> Bool {
    let listings: [Listing]
    if let known = programs[program] {
      listings = known
    } else {
      let name = ProgramName(tables.names[program])
      listings = index.programs[name]?.releases.listings[name] ?? []
      programs[program] = listings
    }
    return listings.overlap(usable)
  }

  /// - Parameters:
  ///   - name: A counter, a chart, or a stack's whole text, whose first line is the counter's name.
  ///   - column: Which of the three it is.
  mutating func isListed(
    _ name: NameID, as column: TableColumn, of program: NameID, _ usable: Range<Int>
  ) -> Bool {
    let key = Key(column: column, program: program, name: name)
    if let known = names[key] { return known.overlap(usable) }
    let listings = listings(key)
    names[key] = listings
    return listings.overlap(usable)
  }

  /// Whether all parts of `by` are metadata of the program.
  mutating func isMetadata(_ by: NameID, of program: NameID) -> Bool {
    let known = metadata(of: program)
    return parts(of: by).allSatisfy { part in
      known.contains { $0.name.text.utf8.elementsEqual(part.utf8) }
    }
  }

  /// - Precondition: `by` is metadata of the program.
  mutating func isListed(value: NameID, by: NameID, of program: NameID, _ usable: Range<Int>)
    -> Bool
  {
    let names = parts(of: by)
    // By one name the value is one, whatever it holds: a version such as `v1.0.0+meta` has a plus.
    let values = names.count == 1 ? [tables.names[value]] : parts(of: value)
    guard names.count == values.count else { return false }
    let known = metadata(of: program)
    let programName = ProgramName(tables.names[program])
    return zip(names, values).allSatisfy { name, value in
      guard let entry = known.first(where: { $0.name == ChartName(name) }) else { return false }
      return index.listings(
        ofMetadata: entry.name, bucket: entry.compare.cut(BucketName(value)), program: programName
      ).overlap(usable)
    }
  }

  private func parts(of name: NameID) -> [String] {
    tables.names[name].utf8.split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
      .map { String($0) ?? "" }
  }

  private mutating func metadata(of program: NameID) -> [SiteSettings.Metadata] {
    if let known = metadata[program] { return known }
    let found = settings.metadata(of: ProgramName(tables.names[program]))
    metadata[program] = found
    return found
  }

  private mutating func listings(_ key: Key) -> [Listing] {
    let program = ProgramName(tables.names[key.program])
    let text = tables.names[key.name]
    let entry = index.programs[program]
    switch key.column {
    case .counter:
      let name = CounterName(text)
      if let metadata = metadata(of: key.program).first(where: { $0.name == name.chart }) {
        return index.listings(
          ofMetadata: name.chart, bucket: metadata.compare.cut(name.bucket), program: program)
      }
      return entry?.counters.listings[name] ?? []
    case .chart:
      let stacks = entry?.stacks.listings.filter { $0.key.chart == ChartName(text) } ?? [:]
      return (entry?.charts.listings[ChartName(text)] ?? []) + stacks.values.flatMap { $0 }
    case .stack:
      let line = text.utf8.prefix { $0 != 0x0A }
      return entry?.stacks.listings[CounterName(String(line) ?? "")] ?? []
    case .week, .program, .by, .value, .reports, .eligible, .total:
      preconditionFailure("no list has names of column '\(key.column.name)'")
    }
  }
}

extension [Listing] {
  fileprivate func overlap(_ releases: Range<Int>) -> Bool {
    contains { $0.releases.overlaps(releases) }
  }
}
