internal import TelemetryModel

/// What moved in a period, in words.
enum MoveWords {
  /// A difference of two shares: `+3.2 points`, `−<0.1 points`. Rounded half away from zero from the exact
  /// value, and so not always the difference of the two rounded shares.
  static func points(from before: Share, to now: Share) -> String {
    let up = UInt128(now.reports) * UInt128(before.n)
    let down = UInt128(before.reports) * UInt128(now.n)
    let whole = UInt128(now.n) * UInt128(before.n)
    let size = up > down ? up - down : down - up
    let tenths = (size * 2000 + whole) / (whole * 2)
    let number = tenths == 0 ? "<0.1" : "\(tenths / 10).\(tenths % 10)"
    return "\(up > down ? "+" : "−")\(number) points"
  }

  /// `the week before`, `13 weeks before`.
  static func before(_ baseline: Int, _ text: PeriodText) -> String {
    baseline == 1 ? "the \(text.noun) before" : "\(baseline) \(text.noun)s before"
  }

  /// In one sentence: how much moved, out of how many comparisons.
  static func summary(_ moves: PeriodMoves, _ text: PeriodText) -> String {
    let comparisons = NumberText.number(of: moves.comparisonCount, "comparison", "comparisons")
    let baselines = "the \(text.noun) before, 13 and 52 \(text.noun)s before"
    switch moves.counterCount {
    case 0 where moves.comparisonCount == 0:
      return "No share could be compared with \(baselines)."
    case 0: return "Nothing moved beyond chance, in \(comparisons) with \(baselines)."
    case 1: return "The share of 1 counter moved beyond chance, in \(comparisons) with \(baselines)."
    case let count:
      return "The shares of \(NumberText.count(Int64(count))) counters moved beyond chance, in "
        + "\(comparisons) with \(baselines)."
    }
  }
}

extension PageContext {
  /// How is decided what moved, for the pages that list it.
  var moveMethod: String {
    let noun = periodText.noun
    return "The share of each counter is compared with those of the \(noun) before, 13 and 52 \(noun)s before, "
      + "by Fisher's exact test. All comparisons of a \(noun) are one family, from which the procedure of "
      + "Benjamini and Hochberg takes those that stand out: on average, at most \(moveLevel) of what a "
      + "\(noun) lists is chance, however many counters there are. Where nothing changes, a \(noun) lists "
      + "nothing in 99 of 100 cases."
  }

  /// What the comparisons leave out, and what they cannot know.
  var moveLimits: String {
    let noun = periodText.noun
    return "Not compared: sums, partial values, what was corrected, counters that no report or every report "
      + "held in both \(noun)s, and what was collected at another rate, depth or with other buckets of its "
      + "chart in between. The test takes reports as drawn by chance. It says that the share among reports "
      + "differs, not why: other machines may have reported."
  }
}
