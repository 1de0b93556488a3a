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
    if moves.comparisonCount == 0 { return "No share could be compared with \(baselines)." }
    let counters = moves.count(ofVersions: false)
    let versions = moves.count(ofVersions: true)
    let parts = [
      counters == 0 && versions > 0 ? nil : NumberText.number(of: counters, "counter", "counters"),
      versions == 0 ? nil : NumberText.number(of: versions, "version", "versions"),
    ].compactMap(\.self)
    if counters + versions == 0 {
      return "Nothing moved beyond chance, in \(comparisons) with \(baselines)."
    }
    let noun = counters + versions == 1 ? "share" : "shares"
    return "The \(noun) of \(parts.joined(separator: " and of ")) moved beyond chance, in "
      + "\(comparisons) with \(baselines)."
  }
}

extension PageContext {
  /// How is decided what moved, for the pages that list it.
  var moveMethod: String {
    let noun = periodText.noun
    return
      "The share of each counter is compared with those of the \(noun) before, 13 and 52 \(noun)s before, "
      + "by Fisher's exact test. All these comparisons of a \(noun) are one family, from which the procedure "
      + "of Benjamini and Hochberg takes those that stand out: on average, at most \(moveLevel) of the counters "
      + "that a \(noun) lists are chance, however many there are. Where nothing changes, it lists none in "
      + "99 of 100 \(noun)s. Versions move with every release: they are a family of their own, at the same "
      + "level."
  }

  /// What the comparisons leave out, and what they cannot know.
  var moveLimits: String {
    let noun = periodText.noun
    return
      "Not compared: sums, partial values, what was corrected, counters that no report or every report "
      + "held in both \(noun)s, and what was collected at another rate, depth or with other buckets of its "
      + "chart in between. The test takes reports as drawn by chance. It says that the share among reports "
      + "differs, not why: other machines may have reported."
  }
}
