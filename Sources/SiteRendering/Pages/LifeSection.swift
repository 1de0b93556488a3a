internal import TelemetryModel

/// The life of a counter, a chart or a stack counter, from the issue that asked for it to the version that
/// retired it, or that still collects it: the dates are those of the marks on its time axis.
struct LifeSection: TemplateRecord {
  struct Step: TemplateRecord {
    static let fields = Fields<Self>(
      "step",
      [
        .text("kind") { $0.kind }, .optional("mark") { $0.mark }, .text("head") { $0.head },
        .optional("release") { $0.release }, .list("issues") { $0.issues },
        .optional("words") { $0.words },
      ])

    let kind: String
    var mark: String?
    let head: String
    var release: Link?
    var issues: [Fact] = []
    var words: String?
  }

  struct Fold: TemplateRecord {
    static let fields = Fields<Self>(
      "fold",
      [
        .text("label") { $0.label }, .list("steps") { $0.steps },
      ])

    let label: String
    let steps: [Step]
  }

  static let fields = Fields<Self>(
    "life",
    [
      .text("title") { "Life of this \($0.noun)" }, .list("notes") { $0.notes },
      .flag("hasSteps") { !$0.history.changes.isEmpty }, .list("first") { $0.steps.first },
      .optional("fold") { $0.steps.fold }, .list("last") { $0.steps.last },
    ])

  /// Changes that are shown without being asked for; of more, those in the middle are folded.
  static let changeLimit = 8
  /// Changes before and behind the fold.
  static let edge = 3
  /// Buckets that a change names.
  static let bucketLimit = 8

  private let history: CollectionHistory
  /// `counter`, `chart` or `stack counter`.
  private let noun: String
  private let issues: [String]
  private let steps: (first: [Step], fold: Fold?, last: [Step])

  private var site: PageContext { history.site }

  init(history: CollectionHistory, noun: String, issues: [String]) {
    self.history = history
    self.noun = noun
    self.issues = issues
    let changes = Self.changes(history)
    let proposed = [Self.proposed(history, issues)].compactMap(\.self)
    let present = [Self.present(history)].compactMap(\.self)
    if changes.count > Self.changeLimit {
      let middle = Array(changes[Self.edge..<(changes.count - Self.edge)])
      steps = (
        proposed + changes.prefix(Self.edge),
        Fold(label: "\(middle.count) more changes in between", steps: middle),
        changes.suffix(Self.edge) + present
      )
    } else {
      steps = (proposed + changes, nil, present)
    }
  }

  /// What is said instead of a life.
  private var notes: [String] {
    guard site.catalog.hasConfig else {
      return ["This site has no config history: since when this is collected is not known."]
    }
    return history.listings.isEmpty ? ["No config version lists it."] : []
  }

  private static func proposed(_ history: CollectionHistory, _ issues: [String]) -> Step? {
    if history.isMetadata { return nil }
    return Step(
      kind: "proposed", head: "Proposed", issues: IssueLinks.all(issues),
      words: issues.isEmpty ? "no issue is named" : nil)
  }

  private static func present(_ history: CollectionHistory) -> Step? {
    guard history.retired == nil, !history.listings.isEmpty else { return nil }
    let site = history.site
    let newest = site.catalog.releases.count - 1
    return Step(
      kind: "present", head: "Still collected",
      words: "the newest config, \(site.releaseLabel(newest)), lists it")
  }

  private static func changes(_ history: CollectionHistory) -> [Step] {
    let site = history.site
    let marks = history.marks
    return history.changes.map { change in
      let period = site.periodOfRelease[change.release]
      let mark = period.flatMap { period in marks.first { $0.period == period } }
      let (kind, head, words) = words(change, history)
      return Step(
        kind: kind, mark: mark.map { "\($0.number)" }, head: head,
        release: Link(site.releaseLabel(change.release), site.configHref(change.release)),
        words: words)
    }
  }

  private static func words(
    _ change: ConfigChange, _ history: CollectionHistory
  ) -> (kind: String, head: String, words: String?) {
    switch change.kind {
    case .begins:
      let isFirst = history.listings.first?.releases.lowerBound == change.release
      let listing = history.listings.listing(at: change.release)
      return (
        "begins", isFirst ? "Collected since" : "Collected again since",
        listing.flatMap { terms($0, history) }
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
        added.isEmpty ? nil : "added \(names(added))",
        removed.isEmpty ? nil : "removed \(names(removed))",
      ]
      return ("changes", "Buckets changed with", parts.compactMap(\.self).joined(separator: "; "))
    }
  }

  private static func terms(_ listing: Listing, _ history: CollectionHistory) -> String? {
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
