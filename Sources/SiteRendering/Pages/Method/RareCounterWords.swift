internal import TelemetryModel

/// What the page of rarely used features says in sentences: how it is decided, what it cannot tell.
struct RareCounterWords {
  let site: PageContext
  let rare: RareCounters

  /// Verdicts that say nothing of how rare a counter is.
  static let notJudged: [RareCounters.Verdict] = [
    .tooFewReports, .partial, .noReports, .notKnown, .notYet,
  ]

  /// `1 %`.
  static let limit = "\(NumberText.rate(RareCounters.limit * 100))\(NumberText.space)%"

  private var limit: String { Self.limit }

  /// `not seen in 2,000 reports: at most 0.3 %`, or `4 of 2,000 reports: 0.2 % (0.06–0.66 %)`: an end just
  /// below the limit must not look like the limit.
  static func value(_ entry: RareCounters.Entry, _ level: ConfidenceLevel) -> String {
    let share = entry.share
    if share.reports == 0 { return CellWords.notSeen(in: share.n, entry.interval) }
    return "\(NumberText.count(share.reports)) of \(NumberText.reports(share.n)): "
      + "\(NumberText.percent(share)) (\(hundredths(entry.interval.lowerBound))–"
      + "\(hundredths(entry.interval.upperBound))\(NumberText.space)%)"
  }

  private static func hundredths(_ fraction: Double) -> String {
    fraction > 0 && fraction < 0.000_05 ? "<0.01" : NumberText.decimals(fraction * 100, 2)
  }

  var rule: String {
    let needed = NumberText.reports(RareCounters.reportsNeeded(site.level))
    return
      "Listed is what is collected now and has a share in the newest \(site.periodText.noun) whose "
      + "\(site.level.label) interval ends below \(limit). A share of fewer than \(needed) is never "
      + "listed: even where none of them holds the counter the interval reaches \(limit)."
  }

  var caveats: [String] {
    let noun = site.periodText.noun
    var caveats = [
      "Rare is not unused. These are reports of one \(noun), from machines whose owners chose to send them; "
        + "others may use what these do not, and some things are used once a year. The columns on the last "
        + "13 and 52 \(noun)s say in how many any report held the counter.",
      "A counter is not always a feature: an error, or a time that is far too long, is rare because it "
        + "should be.",
    ]
    if site.periodText.unit == .day {
      caveats.append(
        "52 days are less than two months: what is used once a year may not be among them.")
    }
    return caveats
  }

  /// Where nothing is listed.
  var none: String? {
    guard let period = rare.period else { return "There is no data yet." }
    let label = site.periodLabels[period]
    if rare.programs.isEmpty {
      return rare.programsOfSums.isEmpty
        ? "No counter is collected now."
        : "This site shows sums of counts: there are no shares to judge by."
    }
    if rare.count(.rare) > 0 { return nil }
    return "None: in the \(label) no counter can be said to be in fewer than \(limit) of reports."
  }

  /// Why counters could not be judged, each reason with its number.
  var reasons: [String] {
    let noun = site.periodText.noun
    let needed = NumberText.count(RareCounters.reportsNeeded(site.level))
    func counters(_ verdict: RareCounters.Verdict) -> String {
      NumberText.number(of: rare.count(verdict), "counter", "counters")
    }
    var reasons: [String] = []
    for verdict in [RareCounters.Verdict.open] + Self.notJudged where rare.count(verdict) > 0 {
      let why =
        switch verdict {
        case .open: "the interval holds \(limit), so that it may be rarer or not"
        case .tooFewReports:
          "fewer than \(needed) reports could hold each, so that no interval could end below \(limit)"
        case .partial: "partial: not every report of the \(noun) could hold it"
        case .noReports: "no report of the \(noun) could hold it"
        case .notYet: "no config that reports of the \(noun) could use lists it yet"
        case .notKnown, .rare, .common:
          "not known: how many reports could hold it, or did, is in no table"
        }
      reasons.append("\(counters(verdict)): \(why).")
    }
    let sums = rare.programsOfSums.count
    if sums > 0 {
      reasons.append(
        sums == 1
          ? "1 program is left out, of which sums of counts are shown, and no shares."
          : "\(NumberText.count(Int64(sums))) programs are left out, of which sums of counts are shown, and no shares."
      )
    }
    return reasons
  }
}
