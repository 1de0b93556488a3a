internal import TelemetryModel

/// The events that the time axes of a program show: each period that has any is marked with a letter.
struct EventAxis: Sendable {
  static let none = EventAxis()

  /// One for each letter: older events are not drawn.
  static let markLimit = 26

  /// Oldest first.
  private(set) var marks: [TimeSeries.EventMark] = []
  /// Events that lie before the oldest mark.
  private(set) var hiddenCount = 0
  /// Of the periods that are marked, oldest first.
  private(set) var entries: [(letter: String, event: Event)] = []

  private let placed: [(period: Int, event: Event)]

  private init() { placed = [] }

  /// - Parameters:
  ///   - events: Of all programs, oldest first.
  ///   - periods: Oldest first.
  init(_ events: [Event], of program: ProgramName, periods: [Period]) {
    var placed: [(period: Int, event: Event)] = []
    for event in events where event.program.map({ $0 == program }) ?? true {
      let end = periods.partitioningIndex { event.date <= $0.last }
      if end < periods.count, periods[end].first <= event.date { placed.append((end, event)) }
    }
    self.init(placed)
  }

  private init(_ placed: [(period: Int, event: Event)]) {
    self.placed = placed
    let marked = Set(placed.map(\.period)).sorted().suffix(Self.markLimit)
    guard let oldest = marked.first else { return }
    hiddenCount = placed.count { $0.period < oldest }
    marks = zip(marked, "abcdefghijklmnopqrstuvwxyz").map {
      TimeSeries.EventMark(period: $0, letter: String($1))
    }
    let letters = Dictionary(uniqueKeysWithValues: marks.map { ($0.period, $0.letter) })
    entries = placed.compactMap { period, event in letters[period].map { ($0, event) } }
  }

  /// Without what came before the first collection of any of some counters: nothing that is drawn of them
  /// could show it.
  func since(_ counters: [Counter]) -> EventAxis {
    guard let oldest = placed.first?.period else { return self }
    let first = counters.reduce(Int.max) { first, counter in
      min(first, counter.cells.firstIndex { $0.status != .notCollected } ?? first)
    }
    return first <= oldest || first == .max
      ? self : EventAxis(placed.filter { $0.period >= first })
  }

  /// In a sentence, for those who do not see the drawing; of many the newest.
  var sentence: String? {
    guard !entries.isEmpty else { return nil }
    let limit = 5
    let named = entries.suffix(limit).map { letter, event in
      "\(letter), \(PeriodText.day(event.date)), \(event.title)"
    }.joined(separator: "; ")
    return entries.count > limit
      ? "Marked events, the newest \(limit) of \(entries.count): \(named)."
      : "Marked events: \(named)."
  }
}

extension [Period] {
  /// The first index whose period fulfils what all later ones do; the count where none does.
  ///
  /// - Complexity: O(log count).
  fileprivate func partitioningIndex(where belongs: (Period) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
