internal import TelemetryModel

/// Since when, until when and at which rate something is collected: in words, and as marks of a time axis.
struct CollectionHistory {
  static let change = RecordShape(
    "change", [("mark", .optionalText), ("release", .text), ("href", .text), ("text", .text)])

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

  /// Each stretch of time, and the rate.
  var sentences: [String] {
    guard site.catalog.hasConfig else {
      return ["This site has no config history: since when this is collected is not known."]
    }
    guard !listings.isEmpty else { return ["No config version lists it."] }
    var sentences = listings.spans.map { span in
      span.upperBound < site.catalog.releases.count
        ? "Collected from \(site.releaseLabel(span.lowerBound)) until \(site.releaseLabel(span.upperBound))."
        : "Collected since \(site.releaseLabel(span.lowerBound))."
    }
    if let rate = listings.last?.rate, !isMetadata {
      sentences.append(
        "\(retired == nil ? "Rate" : "Last rate") \(NumberText.plain(rate)): "
          + (rate == 1
            ? "every report may hold it."
            : "reports whose X is at most \(NumberText.plain(rate)) may hold it."))
    }
    return sentences
  }

  /// One mark for each period in which something changed, numbered from 1.
  var marks: [TimeSeries.Mark] {
    var marks: [TimeSeries.Mark] = []
    for change in changes {
      guard let period = site.periodOfRelease[change.release], marks.last?.period != period else {
        continue
      }
      marks.append(TimeSeries.Mark(period: period, number: marks.count + 1))
    }
    return marks
  }

  /// Each change with the number of its mark and its config version, oldest first.
  func records() -> [Record] {
    let marks = self.marks
    return changes.map { change in
      let period = site.periodOfRelease[change.release]
      let mark = marks.first { $0.period == period }
      return Record(
        Self.change,
        [
          mark.map { .text("\($0.number)") } ?? .none,
          .text(site.releaseLabel(change.release)),
          .text(site.configHref(change.release)),
          .text(Self.words(change.kind)),
        ])
    }
  }

  private static func words(_ kind: ConfigChange.Kind) -> String {
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
