/// Something that a config version changed in how a counter or a chart is collected.
package struct ConfigChange: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case begins
    case ends
    case rate(from: Double, to: Double)
    case depth(from: Int?, to: Int?)
    /// Buckets of a chart that is collected before and after.
    case buckets(added: [BucketName], removed: [BucketName])
  }

  /// The release that made it: an index of `Catalog.releases`.
  package var release: Int
  package var kind: Kind

  package init(release: Int, kind: Kind) {
    self.release = release
    self.kind = kind
  }
}

extension [Listing] {
  /// - Parameter releaseCount: The number of releases looked at; what they still list does not end.
  package func changes(releaseCount: Int) -> [ConfigChange] {
    var changes: [ConfigChange] = []
    for (index, listing) in enumerated() where listing.releases.lowerBound < releaseCount {
      let release = listing.releases.lowerBound
      if index > 0, self[index - 1].releases.upperBound == release {
        let before = self[index - 1]
        if before.rate != listing.rate {
          changes.append(.init(release: release, kind: .rate(from: before.rate, to: listing.rate)))
        }
        if before.depth != listing.depth {
          changes.append(
            .init(release: release, kind: .depth(from: before.depth, to: listing.depth)))
        }
      } else {
        changes.append(.init(release: release, kind: .begins))
      }
      let end = listing.releases.upperBound
      let goesOn = index + 1 < count && self[index + 1].releases.lowerBound == end
      if end < releaseCount, !goesOn { changes.append(.init(release: end, kind: .ends)) }
    }
    return changes
  }
}

extension Chart {
  /// What the config versions before `releaseCount` changed: the chart's own changes and those of its
  /// set of buckets, oldest first.
  package func changes(releaseCount: Int) -> [ConfigChange] {
    var changes = listings.changes(releaseCount: releaseCount)
    var added: [Int: [BucketName]] = [:]
    var removed: [Int: [BucketName]] = [:]
    for counter in counters {
      for change in counter.listings.changes(releaseCount: releaseCount) {
        switch change.kind {
        case .begins: added[change.release, default: []].append(counter.bucket)
        case .ends: removed[change.release, default: []].append(counter.bucket)
        case .rate, .depth, .buckets: continue
        }
      }
    }
    for release in Set(added.keys).union(removed.keys).sorted() {
      // Where the chart as a whole begins or ends, so do its buckets: nothing to add.
      guard listings.listing(at: release) != nil, release > 0,
        listings.listing(at: release - 1) != nil
      else { continue }
      changes.append(
        .init(
          release: release,
          kind: .buckets(added: added[release] ?? [], removed: removed[release] ?? [])))
    }
    return changes.enumerated()
      .sorted { ($0.element.release, $0.offset) < ($1.element.release, $1.offset) }
      .map(\.element)
  }
}
