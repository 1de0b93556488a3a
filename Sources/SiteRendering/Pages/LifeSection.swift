internal import TelemetryModel

/// The life of a counter, a chart or a stack counter, from the issue that asked for it to the version that
/// retired it, or that still collects it: the dates are those of the marks on its time axis.
struct LifeSection {
  static let step = RecordShape(
    "step",
    [
      ("kind", .text), ("mark", .optionalText), ("head", .text),
      ("release", .optional(PageFrame.link)), ("issues", .list(PageFrame.fact)),
      ("words", .optionalText),
    ])
  static let fold = RecordShape("fold", [("label", .text), ("steps", .list(step))])
  static let shape = RecordShape(
    "life",
    [
      ("title", .text), ("notes", .texts), ("hasSteps", .flag), ("first", .list(step)),
      ("fold", .optional(fold)), ("last", .list(step)),
    ])

  /// Changes that are shown without being asked for; of more, those in the middle are folded.
  static let changeLimit = 8
  /// Changes before and behind the fold.
  static let edge = 3
  /// Buckets that a change names.
  static let bucketLimit = 8

  let history: CollectionHistory
  /// `counter`, `chart` or `stack counter`.
  let noun: String
  let issues: [String]

  private var site: PageContext { history.site }

  func record() -> Record {
    var first: [Record] = []
    var last: [Record] = []
    var fold = FieldValue.none
    var changes = self.changes
    if let proposed { first.append(proposed) }
    if changes.count > Self.changeLimit {
      let middle = Array(changes[Self.edge..<(changes.count - Self.edge)])
      first += changes.prefix(Self.edge)
      changes = changes.suffix(Self.edge)
      fold = .record(
        Record(
          Self.fold, [.text("\(middle.count) more changes in between"), .list(middle)]))
      last += changes
    } else {
      first += changes
    }
    if let present { last.append(present) }
    return Record(
      Self.shape,
      [
        .text("Life of this \(noun)"), .texts(notes), .flag(!history.changes.isEmpty),
        .list(first), fold, .list(last),
      ])
  }

  /// What is said instead of a life.
  private var notes: [String] {
    guard site.catalog.hasConfig else {
      return ["This site has no config history: since when this is collected is not known."]
    }
    return history.listings.isEmpty ? ["No config version lists it."] : []
  }

  private var proposed: Record? {
    if history.isMetadata { return nil }
    return Record(
      Self.step,
      [
        .text("proposed"), .none, .text("Proposed"), .none,
        .list(IssueLinks.all(issues).map { Record($0) }),
        issues.isEmpty ? .text("no issue is named") : .none,
      ])
  }

  private var present: Record? {
    guard history.retired == nil, !history.listings.isEmpty else { return nil }
    let newest = site.catalog.releases.count - 1
    return Record(
      Self.step,
      [
        .text("present"), .none, .text("Still collected"), .none, .list([]),
        .text("the newest config, \(site.releaseLabel(newest)), lists it"),
      ])
  }

  private var changes: [Record] {
    let marks = history.marks
    return history.changes.map { change in
      let period = site.periodOfRelease[change.release]
      let mark = period.flatMap { period in marks.first { $0.period == period } }
      let (kind, head, words) = words(change)
      return Record(
        Self.step,
        [
          .text(kind), mark.map { .text("\($0.number)") } ?? .none, .text(head),
          .record(
            PageFrame.link(site.releaseLabel(change.release), site.configHref(change.release))),
          .list([]), words.map { .text($0) } ?? .none,
        ])
    }
  }

  private func words(_ change: ConfigChange) -> (kind: String, head: String, words: String?) {
    switch change.kind {
    case .begins:
      let isFirst = history.listings.first?.releases.lowerBound == change.release
      let listing = history.listings.listing(at: change.release)
      return (
        "begins", isFirst ? "Collected since" : "Collected again since",
        listing.flatMap { terms($0) }
      )
    case .ends:
      return history.retired == change.release
        ? ("ends", "Retired with", "no longer collected")
        : ("ends", "Not collected from", nil)
    case .rate(let from, let to):
      return (
        "changes", "Rate changed with",
        "\(NumberText.plain(from)) becomes \(NumberText.plain(to))"
      )
    case .depth(let from, let to):
      return (
        "changes", "Depth changed with",
        "\(from.map(String.init) ?? "no limit") becomes \(to.map(String.init) ?? "no limit")"
      )
    case .buckets(let added, let removed):
      let parts = [
        added.isEmpty ? nil : "added \(Self.names(added))",
        removed.isEmpty ? nil : "removed \(Self.names(removed))",
      ]
      return ("changes", "Buckets changed with", parts.compactMap(\.self).joined(separator: "; "))
    }
  }

  private func terms(_ listing: Listing) -> String? {
    if history.isMetadata { return nil }
    let rate =
      listing.rate == 1
      ? "rate 1: every report may hold it" : "rate \(NumberText.plain(listing.rate))"
    return listing.depth.map { "\(rate), depth \($0)" } ?? rate
  }

  private static func names(_ buckets: [BucketName]) -> String {
    let shown = buckets.prefix(bucketLimit).map(\.text).joined(separator: ", ")
    let rest = buckets.count - bucketLimit
    return rest > 0 ? "\(shown) and \(NumberText.count(Int64(rest))) more" : shown
  }
}
