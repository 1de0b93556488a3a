/// What one config version changes of what the one before it allowed.
///
/// Renames are not guessed: a counter of another name is one that ended and one that began.
package struct ConfigDifference: Sendable {
  package struct Names: Hashable, Sendable {
    /// In the order of the new list.
    package var added: [BucketName]
    /// In the order of the old list.
    package var removed: [BucketName]

    package var isEmpty: Bool { added.isEmpty && removed.isEmpty }
  }

  /// A counter that both list, at another rate or depth.
  package struct Change: Hashable, Sendable {
    package var before: ConfigContents.Entry
    package var after: ConfigContents.Entry
  }

  package struct Entries: Hashable, Sendable {
    package var added: [ConfigContents.Entry]
    package var removed: [ConfigContents.Entry]
    package var changed: [Change]

    package var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }
  }

  package enum Presence: Hashable, Sendable {
    case added, removed, kept
  }

  package struct Program: Hashable, Sendable {
    package var name: ProgramName
    package var presence: Presence
    package var versions: Names
    package var counters: Entries
    package var stacks: Entries
  }

  package struct MetadataList: Hashable, Sendable {
    package var name: ChartName
    package var values: Names
  }

  package struct SampleRate: Hashable, Sendable {
    package var before: Double?
    package var after: Double?
  }

  /// nil: it is the same.
  package var sampleRate: SampleRate?
  /// Lists that differ: those of the new version in its order, then those that are gone.
  package var metadata: [MetadataList]
  /// Programs that differ, ordered alike.
  package var programs: [Program]

  /// - Complexity: O(entries of both).
  package init(from before: UploadConfig, to after: UploadConfig) {
    self.init(from: ConfigContents(before), to: ConfigContents(after))
  }

  package init(from before: ConfigContents, to after: ConfigContents) {
    if before.sampleRate != after.sampleRate {
      sampleRate = SampleRate(before: before.sampleRate, after: after.sampleRate)
    }
    metadata = Self.pairs(before.metadata, after.metadata, by: \.name).compactMap { old, new in
      guard let name = (new ?? old)?.name else { return nil }
      let values = Names(from: old?.values ?? [], to: new?.values ?? [])
      return values.isEmpty ? nil : MetadataList(name: name, values: values)
    }
    programs = Self.pairs(before.programs, after.programs, by: \.name).compactMap { old, new in
      guard let name = (new ?? old)?.name else { return nil }
      let program = Program(
        name: name, presence: old == nil ? .added : new == nil ? .removed : .kept,
        versions: Names(from: old?.versions ?? [], to: new?.versions ?? []),
        counters: Entries(from: old?.counters ?? [], to: new?.counters ?? []),
        stacks: Entries(from: old?.stacks ?? [], to: new?.stacks ?? []))
      return program.isEmpty ? nil : program
    }
  }

  /// What both have, or one of them, by name: the new ones in their order, then the old ones that are gone.
  private static func pairs<Item, Name: BytewiseName>(
    _ before: [Item], _ after: [Item], by name: KeyPath<Item, Name>
  ) -> [(Item?, Item?)] {
    let old = Dictionary(before.map { ($0[keyPath: name], $0) }) { first, _ in first }
    let new = Set(after.map { $0[keyPath: name] })
    return after.map { (old[$0[keyPath: name]], $0) }
      + before.filter { !new.contains($0[keyPath: name]) }.map { ($0, nil) }
  }
}

extension ConfigDifference {
  package var isEmpty: Bool { sampleRate == nil && metadata.isEmpty && programs.isEmpty }

  /// Counters and stacks that begin, that end, and that go on at another rate or depth.
  package var counts: (added: Int, removed: Int, changed: Int) {
    programs.reduce((0, 0, 0)) { sum, program in
      let both = [program.counters, program.stacks]
      return (
        sum.0 + both.reduce(0) { $0 + $1.added.count },
        sum.1 + both.reduce(0) { $0 + $1.removed.count },
        sum.2 + both.reduce(0) { $0 + $1.changed.count }
      )
    }
  }

  /// Versions that lists gain and lose: those of programs, and of metadata that are versions.
  ///
  /// - Parameter lists: The metadata whose values are versions.
  package func versionCounts(lists: Set<ChartName>) -> (added: Int, removed: Int) {
    let all =
      programs.map(\.versions) + metadata.filter { lists.contains($0.name) }.map(\.values)
    return all.reduce((0, 0)) { ($0.0 + $1.added.count, $0.1 + $1.removed.count) }
  }

  /// Whether lists of versions are all that differs.
  package func isOnlyVersions(lists: Set<ChartName>) -> Bool {
    !isEmpty && sampleRate == nil
      && programs.allSatisfy { $0.presence == .kept && $0.counters.isEmpty && $0.stacks.isEmpty }
      && metadata.allSatisfy { lists.contains($0.name) }
  }
}

extension ConfigDifference.Program {
  fileprivate var isEmpty: Bool {
    presence == .kept && versions.isEmpty && counters.isEmpty && stacks.isEmpty
  }
}

extension ConfigDifference.Names {
  fileprivate init(from before: [BucketName], to after: [BucketName]) {
    let old = Set(before)
    let new = Set(after)
    added = after.filter { !old.contains($0) }
    removed = before.filter { !new.contains($0) }
  }
}

extension ConfigDifference.Entries {
  fileprivate init(from before: [ConfigContents.Entry], to after: [ConfigContents.Entry]) {
    let old = Dictionary(before.map { ($0.name, $0) }) { first, _ in first }
    let new = Set(after.map(\.name))
    added = after.filter { old[$0.name] == nil }
    removed = before.filter { !new.contains($0.name) }
    changed = after.compactMap { after in
      guard let before = old[after.name], before != after else { return nil }
      return .init(before: before, after: after)
    }
  }
}

extension SiteSettings {
  /// The metadata whose values are versions: a release of a program adds one.
  package var versionLists: Set<ChartName> {
    Set(metadata.filter { $0.compare != .exact }.map(\.name))
  }
}
