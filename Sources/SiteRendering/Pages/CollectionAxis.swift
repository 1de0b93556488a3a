internal import TelemetryModel

/// What a time axis shows of the collection of a chart or a counter: each period in which a config version
/// changed it has a number.
struct CollectionAxis: Sendable {
  static let none = CollectionAxis()

  struct Entry: Sendable {
    var number: Int
    var release: String
    var href: String
    var words: String
  }

  /// Oldest first, numbered from 1.
  private(set) var marks: [TimeSeries.Mark] = []
  /// Of the periods that are marked, oldest first.
  private(set) var entries: [Entry] = []
  /// In a sentence, for those who do not see the drawing; of many changes the newest.
  private(set) var sentence: String?
  /// Whether the newest config no longer lists it.
  private(set) var isRetired = false

  /// Changes that the sentence names at most.
  private static let sentenceLimit = 6

  private init() {}

  /// - Parameter changes: Oldest first.
  init(_ site: PageContext, _ changes: [ConfigChange], isRetired: Bool) {
    self.isRetired = isRetired
    for change in changes {
      guard let period = site.periodOfRelease[change.release] else { continue }
      let kind = TimeSeries.Mark.Kind(change.kind)
      if let last = marks.last, last.period == period {
        // Several at one place are neither a beginning nor an end.
        if last.kind != kind { marks[marks.count - 1].kind = .changes }
      } else {
        marks.append(TimeSeries.Mark(period: period, number: marks.count + 1, kind: kind))
      }
      entries.append(
        Entry(
          number: marks.count, release: site.releaseLabel(change.release),
          href: site.configHref(change.release), words: Self.short(change.kind)))
    }
    let shown = changes.suffix(Self.sentenceLimit)
    guard !shown.isEmpty else { return }
    var hasBegun = shown.count < changes.count
    let parts = shown.map { change -> String in
      let release = site.releaseLabel(change.release)
      switch change.kind {
      case .begins:
        defer { hasBegun = true }
        return hasBegun ? "collected again since \(release)" : "collected since \(release)"
      case .ends: return "retired with \(release)"
      case .rate, .depth, .buckets:
        return "\(CollectionHistory.words(change.kind)) with \(release)"
      }
    }
    let older = changes.count - shown.count
    let lead =
      older == 0
      ? "" : "After \(NumberText.number(of: older, "older change", "older changes")): "
    sentence = "\((lead + parts.joined(separator: "; ")).firstUpper)."
  }

  /// What the list of changes says at length.
  private static func short(_ kind: ConfigChange.Kind) -> String {
    switch kind {
    case .begins: "collected from here on"
    case .ends: "no longer collected"
    case .rate(let from, let to):
      "rate \(NumberText.plain(from)) becomes \(NumberText.plain(to))"
    case .depth: "another depth"
    case .buckets(let added, let removed):
      [
        added.isEmpty ? nil : NumberText.number(of: added.count, "bucket more", "buckets more"),
        removed.isEmpty
          ? nil : NumberText.number(of: removed.count, "bucket fewer", "buckets fewer"),
      ].compactMap(\.self).joined(separator: ", ")
    }
  }
}

extension TimeSeries.Mark.Kind {
  fileprivate init(_ kind: ConfigChange.Kind) {
    self =
      switch kind {
      case .begins: .begins
      case .ends: .ends
      case .rate, .depth, .buckets: .changes
      }
  }
}
