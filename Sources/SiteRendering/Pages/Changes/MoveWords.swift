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

  /// In one sentence: how many counters moved since each baseline, and how many versions. An old move is
  /// one for as long as its baseline lies before it: sums over baselines would count it again.
  static func summary(_ moves: PeriodMoves, _ text: PeriodText) -> String {
    let baselines = Finding.baselines.reversed()
    if moves.comparisonCount == 0 {
      return "No share could be compared with those of \(list(of: Array(baselines), text))."
    }
    let compared = baselines.filter { moves.comparisons(since: $0).sum > 0 }
    let parts = compared.map { baseline in
      let count = moves.moves(since: baseline).count { !$0.isOfVersions }
      let number = count == 0 ? "none" : NumberText.count(Int64(count))
      return "\(number) since \(before(baseline, text))"
    }
    let versions = moves.moves.count(where: \.isOfVersions)
    let more =
      versions == 0
      ? "" : " Of versions, which move with every release, \(NumberText.count(Int64(versions)))."
    let comparisons = NumberText.number(of: moves.comparisonCount, "comparison", "comparisons")
    return "Counters that moved beyond chance, in \(comparisons): "
      + parts.joined(separator: ", ") + "." + more
  }

  private static func list(of baselines: [Int], _ text: PeriodText) -> String {
    let parts = baselines.map { before($0, text) }
    return parts.dropLast().joined(separator: ", ") + " and " + (parts.last ?? "")
  }
}

extension PageContext {
  /// How is decided what moved, for the pages that list it.
  var moveMethod: String {
    let noun = periodText.noun
    return
      "The share of each counter is compared with those of the \(noun) before, 13 and 52 \(noun)s before, "
      + "by Fisher's exact test. All these comparisons of a \(noun) are one family, from which the procedure "
      + "of Benjamini and Hochberg takes those that stand out, at a false-discovery rate of \(moveLevel): if reports were drawn "
      + "independently, at most so many of the moves that it lists would be chance, on average. Versions move "
      + "with every release: they are a family of their own, at the same level."
  }

  /// What the comparisons leave out, and what they cannot know.
  var moveLimits: String {
    let noun = periodText.noun
    return
      "Not compared: sums, partial values, "
      + (catalog.hasConfig ? "" : "for want of a config history all but metadata, ")
      + "what was corrected, counters that no report or every report "
      + "held in both \(noun)s, and what was collected at another rate, depth or with other buckets of its "
      + "chart in between; of versions and other metadata, what the configs did not list all the time. "
      + "Differences are those of the exact shares. The test takes reports as drawn by chance. It says that the share among reports "
      + "differs, not why: other machines may have reported."
  }
}
