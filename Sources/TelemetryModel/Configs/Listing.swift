/// A stretch of config versions that list a counter in the same way.
package struct Listing: Hashable, Sendable {
  /// A range of `Catalog.releases`; a stretch that the newest one still lists ends at their count.
  package var releases: Range<Int>
  /// The share of clients whose reports may hold the counter, 0...1.
  package var rate: Double
  /// Frames kept of a stack.
  package var depth: Int?

  package init(releases: Range<Int>, rate: Double, depth: Int? = nil) {
    self.releases = releases
    self.rate = rate
    self.depth = depth
  }
}

extension [Listing] {
  /// When it is collected, whatever the rate: [first version that lists it, first later one that does
  /// not), as ranges of releases.
  package var spans: [Range<Int>] {
    var spans: [Range<Int>] = []
    for listing in self {
      if let last = spans.last, last.upperBound == listing.releases.lowerBound {
        spans[spans.count - 1] = last.lowerBound..<listing.releases.upperBound
      } else {
        spans.append(listing.releases)
      }
    }
    return spans
  }

  /// The listing by one release; nil if it does not list the counter.
  package func listing(at release: Int) -> Listing? {
    first { $0.releases.contains(release) }
  }
}
