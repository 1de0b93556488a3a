internal import TelemetryModel

/// Since when, until when and at which rate something is collected: in words, and as marks of a time axis.
struct CollectionHistory {
  let site: PageContext
  let listings: [Listing]
  let changes: [ConfigChange]
  /// Charts of metadata follow their lists of values: each release of a program changes one.
  let isMetadata: Bool

  init(_ site: PageContext, chart: Chart) {
    self.site = site
    listings = chart.listings
    isMetadata = chart.isMetadata
    changes = chart.changes(releaseCount: site.catalog.releases.count).filter {
      if case .buckets = $0.kind { return !chart.isMetadata }
      return true
    }
  }

  init(_ site: PageContext, counter: Counter, isMetadata: Bool) {
    self.init(site, listings: counter.listings, isMetadata: isMetadata)
  }

  init(_ site: PageContext, listings: [Listing], isMetadata: Bool = false) {
    self.site = site
    self.isMetadata = isMetadata
    self.listings = listings
    changes = listings.changes(releaseCount: site.catalog.releases.count)
  }

  /// The release that ended the collection for good; nil while it goes on, or where none ever listed it.
  var retired: Int? {
    guard let last = listings.last?.releases.upperBound, last < site.catalog.releases.count else {
      return nil
    }
    return last
  }

  /// One sentence for the hero.
  var summary: String? {
    guard site.catalog.hasConfig else { return nil }
    guard let last = listings.spans.last else { return "Listed by no config version" }
    if let retired { return "Retired: collected until \(site.releaseLabel(retired))" }
    return "Collected since \(site.releaseLabel(last.lowerBound))"
  }

  /// What the time axes show of it.
  var axis: CollectionAxis {
    CollectionAxis(site, changes, isRetired: retired != nil)
  }

  /// One mark for each period in which something changed, numbered from 1.
  var marks: [TimeSeries.Mark] { axis.marks }

  static func words(_ kind: ConfigChange.Kind) -> String {
    switch kind {
    case .begins: return "collected from here on"
    case .ends: return "no longer collected"
    case .rate(let from, let to):
      return "rate \(NumberText.plain(from)) becomes \(NumberText.plain(to))"
    case .depth(let from, let to):
      return "depth \(from.map(String.init) ?? "none") becomes \(to.map(String.init) ?? "none")"
    case .buckets(let added, let removed):
      let parts = [
        added.isEmpty ? nil : "added \(added.map(\.text).joined(separator: ", "))",
        removed.isEmpty ? nil : "removed \(removed.map(\.text).joined(separator: ", "))",
      ]
      return parts.compactMap(\.self).joined(separator: "; ")
    }
  }
}
