/// What one config version allows, each counter once: of several entries the highest rate and the largest
/// depth count.
package struct ConfigContents: Sendable {
  package struct Entry: Hashable, Sendable {
    package var name: CounterName
    /// The share of clients whose reports may hold it, 0...1.
    package var rate: Double
    /// Frames kept of a stack.
    package var depth: Int?

    package init(name: CounterName, rate: Double, depth: Int? = nil) {
      self.name = name
      self.rate = rate
      self.depth = depth
    }
  }

  /// Counters of one chart, or one stack counter, that are collected alike.
  package struct Group: Hashable, Sendable {
    package var chart: ChartName
    package var names: [CounterName]
    package var rate: Double
    package var depth: Int?
  }

  package struct Program: Sendable {
    package var name: ProgramName
    package var versions: [BucketName]
    /// In the order of their first entries.
    package var counters: [Entry]
    package var stacks: [Entry]
  }

  /// In the order of the file.
  package var programs: [Program]
  package var metadata: [UploadConfig.MetadataList]
  package var sampleRate: Double?

  /// - Complexity: O(counters that the entries stand for).
  package init(_ config: UploadConfig) {
    metadata = config.metadata
    sampleRate = config.sampleRate
    programs = config.programs.map {
      Program(
        name: $0.name, versions: $0.versions, counters: Self.merged($0.counters),
        stacks: Self.merged($0.stacks))
    }
  }

  package var counterCount: Int { programs.reduce(0) { $0 + $1.counters.count } }
  package var stackCount: Int { programs.reduce(0) { $0 + $1.stacks.count } }

  /// Each rate that counters and stacks have, with their number, the highest first.
  package var rates: [(rate: Double, count: Int)] {
    var counts: [Double: Int] = [:]
    for entry in programs.lazy.flatMap({ $0.counters + $0.stacks }) {
      counts[entry.rate, default: 0] += 1
    }
    return counts.sorted { $0.key > $1.key }.map { (rate: $0.key, count: $0.value) }
  }

  private static func merged(_ configs: [CounterConfig]) -> [Entry] {
    var entries: [Entry] = []
    var places: [CounterName: Int] = [:]
    for config in configs {
      for name in config.names {
        if let place = places[name] {
          entries[place].rate = max(entries[place].rate, config.rate)
          entries[place].depth = [entries[place].depth, config.depth].compactMap(\.self).max()
        } else {
          places[name] = entries.count
          entries.append(Entry(name: name, rate: config.rate, depth: config.depth))
        }
      }
    }
    return entries
  }
}

extension [ConfigContents.Entry] {
  /// By chart, in the order of the charts' first entries; a chart whose counters differ in rate or depth
  /// has a group for each.
  package var groups: [ConfigContents.Group] {
    var groups: [ConfigContents.Group] = []
    var places: [ChartName: [Int]] = [:]
    var order: [ChartName] = []
    for entry in self {
      let chart = entry.name.chart
      if places[chart] == nil { order.append(chart) }
      let same = places[chart, default: []].first {
        groups[$0].rate == entry.rate && groups[$0].depth == entry.depth
      }
      if let same {
        groups[same].names.append(entry.name)
      } else {
        places[chart, default: []].append(groups.count)
        groups.append(
          .init(chart: chart, names: [entry.name], rate: entry.rate, depth: entry.depth))
      }
    }
    return order.flatMap { chart in places[chart, default: []].map { groups[$0] } }
  }
}

extension [ConfigRelease] {
  /// The first of the releases up to `release` that list a stack counter without a break.
  ///
  /// - Precondition: `release` lists it.
  package func firstRelease(
    listing stack: CounterName, of program: ProgramName, upTo release: Int
  ) -> Int {
    var first = release
    while first > 0 {
      let lists = self[first - 1].config.programs.contains { config in
        config.name == program && config.stacks.contains { $0.names.contains(stack) }
      }
      if !lists { break }
      first -= 1
    }
    return first
  }
}
