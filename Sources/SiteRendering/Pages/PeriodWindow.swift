internal import TelemetryModel

/// The periods that a table of values lists: the newest ones, or the last ones of what is retired.
struct PeriodWindow {
  /// The newest periods that a table lists one by one.
  static let limit = 26

  /// Oldest first.
  let periods: Range<Int>
  /// Behind them: periods in which it was collected no more, for one row.
  let after: Range<Int>
  /// Of the table.
  let title: String

  /// - Parameters:
  ///   - statuses: Of each period of the site.
  ///   - isRetired: By the configs.
  init(_ site: PageContext, statuses: [Cell.Status], isRetired: Bool) {
    var end = statuses.count
    var start = 0
    if isRetired, let last = statuses.lastIndex(where: { $0 != .notCollected }) {
      end = last + 1
      start = statuses.firstIndex { $0 != .notCollected } ?? 0
    }
    periods = max(start, end - Self.limit)..<end
    after = end..<statuses.count
    let noun = site.periodText.noun
    let number = NumberText.number(of: periods.count, noun, noun + "s")
    title =
      periods.isEmpty
      ? "No \(noun)s yet"
      : after.isEmpty
        ? "Last \(number)"
        : "Last \(number) of its collection, up to \(site.periodShorts[end - 1])"
  }

  typealias Row = (periods: Range<Int>, words: String?)

  /// The rows of the table, newest first: periods of which the same is said without a figure share one.
  ///
  /// - Parameter words: Instead of figures; nil where a period has some.
  func rows(_ words: (Int) -> String?) -> [Row] {
    var rows: [Row] = []
    if let first = after.last { rows.append((after, words(first))) }
    for period in periods.reversed() {
      let words = words(period)
      if let words, let last = rows.last, let other = last.words,
        last.periods.lowerBound == period + 1, BytewiseOrder.equal(words, other)
      {
        rows[rows.count - 1].periods = period..<last.periods.upperBound
      } else {
        rows.append((period..<(period + 1), words))
      }
    }
    return rows
  }
}

extension PageContext {
  /// Above sparklines.
  var sparklineHead: String {
    let shown = min(catalog.periods.count, SparklineLayout.periodLimit)
    let noun = periodText.noun
    return shown == 0 ? "Over time" : "Last \(NumberText.number(of: shown, noun, noun + "s"))"
  }

  /// What a row says instead of figures.
  func words(of row: PeriodWindow.Row) -> String? {
    row.periods.count > 1 && row.periods.allSatisfy(catalog.isGap)
      ? "no data for these \(periodText.noun)s" : row.words
  }

  /// Of a row: one period, or the first and the last of several.
  func shortLabel(_ periods: Range<Int>) -> String {
    periods.count > 1
      ? "\(periodShorts[periods.lowerBound]) to \(periodShorts[periods.upperBound - 1])"
      : periodShorts[periods.lowerBound]
  }
}
