/// The config history turned around: for each name, the versions that list it.
struct ConfigIndex: Sendable {
  /// What the history says of one program.
  struct Entry: Sendable {
    /// The releases that list the program at all.
    var releases = ListingRecorder<ProgramName>()
    var counters = ListingRecorder<CounterName>()
    var stacks = ListingRecorder<CounterName>()
    /// Charts of counters; the rate is the highest of theirs.
    var charts = ListingRecorder<ChartName>()
    var versions = ListingRecorder<BucketName>()
    /// Where charts stand among the program's entries, oldest release first.
    var positions: [ChartName: [ChartPosition]] = [:]
    /// The last place that lists a counter, for messages.
    var locations: [CounterName: SourceLocation] = [:]
  }

  private(set) var programs: [ProgramName: Entry] = [:]
  /// The values of each piece of metadata but `Version`, cut by its rule of comparison.
  private(set) var metadata: [ChartName: ListingRecorder<BucketName>] = [:]
  /// The share of clients that send at all, by release.
  private(set) var sampleRates: [Double] = []

  init(
    _ releases: [ConfigRelease], metadata rules: [SiteSettings.Metadata],
    _ diagnostics: inout Diagnostics
  ) {
    let ruleOf = Dictionary(rules.map { ($0.name, $0.compare) }) { first, _ in first }
    for (index, release) in releases.enumerated() {
      let sampleRate = release.config.sampleRate ?? 0
      sampleRates.append(sampleRate > 0 ? sampleRate : 1)
      for list in release.config.metadata {
        guard let rule = ruleOf[list.name] else { continue }
        metadata[list.name, default: .init()].record(
          list.values.map { (rule.cut($0), 1, nil) }, release: index)
      }
      for program in release.config.programs {
        add(program, release: index, of: release.version, ruleOf, &diagnostics)
      }
    }
  }

  private mutating func add(
    _ program: ProgramConfig, release: Int, of version: ConfigVersion,
    _ ruleOf: [ChartName: CompareRule], _ diagnostics: inout Diagnostics
  ) {
    var entry = programs[program.name] ?? Entry()
    entry.releases.record([(program.name, 1, nil)], release: release)
    let versionRule = ruleOf[.version] ?? .exact
    entry.versions.record(program.versions.map { (versionRule.cut($0), 1, nil) }, release: release)
    warnOfRepetition(in: program.counters, of: program, version, &diagnostics)
    warnOfRepetition(in: program.stacks, of: program, version, &diagnostics)
    var position = 0
    var seen: Set<ChartName> = []
    for counter in program.counters {
      let listed = counter.names.map { ($0, counter.rate, counter.depth) }
      entry.counters.record(listed, release: release)
      for name in counter.names {
        entry.locations[name] = counter.location
        let chart = name.chart
        entry.charts.record([(chart, counter.rate, nil)], release: release)
        if seen.insert(chart).inserted {
          entry.positions[chart, default: []].append(.init(release: release, position: position))
          position += 1
        }
      }
    }
    for stack in program.stacks {
      entry.stacks.record(stack.names.map { ($0, stack.rate, stack.depth) }, release: release)
    }
    programs[program.name] = entry
  }

  private func warnOfRepetition(
    in entries: [CounterConfig], of program: ProgramConfig, _ version: ConfigVersion,
    _ diagnostics: inout Diagnostics
  ) {
    var seen: Set<CounterName> = []
    for entry in entries {
      let repeated = entry.names.filter { !seen.insert($0).inserted }
      guard let first = repeated.first else { continue }
      diagnostics.add(.listedAgain(first, of: repeated.count, by: version, at: entry.location))
    }
  }
}

extension ConfigIndex {
  /// The listings of a value of a piece of metadata in a program.
  func listings(ofMetadata name: ChartName, bucket: BucketName, program: ProgramName) -> [Listing] {
    guard let entry = programs[program] else { return [] }
    if name == .version { return entry.versions.listings[bucket] ?? [] }
    let values = metadata[name]?.listings[bucket] ?? []
    let listed = entry.releases.listings[program] ?? []
    return values.flatMap { value in
      listed.compactMap { program in
        let both = value.releases.clamped(to: program.releases)
        return both.isEmpty ? nil : Listing(releases: both, rate: 1)
      }
    }
  }

  /// Every value that some release lists for the program.
  func buckets(ofMetadata name: ChartName, program: ProgramName) -> [BucketName] {
    let all =
      name == .version ? programs[program]?.versions.listings : metadata[name]?.listings
    return (all ?? [:]).keys.sorted()
  }
}

/// Gathers for each name the stretches of releases that list it alike.
struct ListingRecorder<Name: BytewiseName>: Sendable {
  private(set) var listings: [Name: [Listing]] = [:]

  /// To be called with releases that do not go back. Of several entries of one name in a release the
  /// highest rate and the largest depth count.
  mutating func record(
    _ names: some Sequence<(name: Name, rate: Double, depth: Int?)>, release: Int
  ) {
    for (name, rate, depth) in names {
      var runs = listings[name] ?? []
      var rate = rate
      var depth = depth
      if let last = runs.last, last.releases.upperBound == release + 1 {
        rate = max(rate, last.rate)
        depth = [depth, last.depth].compactMap { $0 }.max()
        if last.rate == rate && last.depth == depth { continue }
        runs.removeLast()
        if last.releases.count > 1 {
          runs.append(
            Listing(
              releases: last.releases.lowerBound..<release, rate: last.rate, depth: last.depth))
        }
      }
      if let last = runs.last, last.releases.upperBound == release, last.rate == rate,
        last.depth == depth
      {
        runs[runs.count - 1].releases = last.releases.lowerBound..<(release + 1)
      } else {
        runs.append(Listing(releases: release..<(release + 1), rate: rate, depth: depth))
      }
      listings[name] = runs
    }
  }
}

extension ChartName {
  /// The piece of metadata whose values are a program's own `Versions`.
  static let version = ChartName("Version")
}

extension CompareRule {
  /// The value as it is compared.
  package func cut(_ bucket: BucketName) -> BucketName {
    self == .goMinor ? BucketName(VersionOrder.goMinor(bucket.text)) : bucket
  }
}

extension Diagnostic {
  fileprivate static func listedAgain(
    _ name: CounterName, of count: Int, by version: ConfigVersion, at location: SourceLocation
  ) -> Self {
    Self(
      severity: .warning,
      message: count == 1
        ? "'\(name)' is listed again by \(version)"
        : "'\(name)' and \(count - 1) more counters are listed again by \(version)",
      location: location,
      hint: "the highest rate and the largest depth count")
  }
}
