internal import TelemetryModel

/// How reports are sampled, and what they cannot hold, in sentences.
struct CollectedWords {
  struct Sentence: TemplateRecord {
    static let fields = Fields<Self>(
      "sentence",
      [
        .text("title") { $0.title }, .text("text") { $0.text },
      ])

    let title: String
    let text: String
  }

  let site: PageContext
  let release: ConfigRelease
  let contents: ConfigContents

  /// What the sample rate and the rates of counters come to.
  var sampling: [String] {
    var sentences = [sampleRate]
    let rates = contents.rates
    if rates.count == 1, rates[0].rate == 1 {
      let what = contents.stackCount > 0 ? "counter and stack counter" : "counter"
      sentences.append("Every \(what) has the rate 1: each report that is sent may hold it.")
    } else {
      sentences += rates.map { rate, count in
        let counters =
          contents.stackCount > 0
          ? NumberText.number(
            of: count, "counter or stack counter has", "counters and stack counters have")
          : NumberText.number(of: count, "counter has", "counters have")
        let them = count == 1 ? "it" : "them"
        return rate == 1
          ? "\(counters) the rate 1: each report that is sent may hold \(them)."
          : "\(counters) the rate \(NumberText.plain(rate)): a report may hold \(them) if its X is at"
            + " most \(NumberText.plain(rate)), which is so for \(Self.share(rate)) reports."
      }
    }
    return sentences
  }

  private var sampleRate: String {
    guard let rate = contents.sampleRate, rate > 0 else {
      return "The config names no sample rate: each report may be sent."
    }
    if rate == 1 { return "The sample rate is 1: each report may be sent." }
    return "The sample rate is \(NumberText.plain(rate)): a report is sent only if its X is at most"
      + " \(NumberText.plain(rate)), which is so for \(Self.share(rate)) reports."
  }

  /// `about 500 of 1,000`.
  private static func share(_ rate: Double) -> String {
    if rate == 0 { return "none of the" }
    var base: Int64 = 1000
    while Double(base) * rate < 1, base < 1_000_000_000 { base *= 1000 }
    return
      "about \(NumberText.count(Int64((Double(base) * rate).rounded()))) of \(NumberText.count(base))"
  }

  /// What the format has no place for, and what the config does not allow.
  var absent: [Sentence] {
    var sentences = [
      (
        "No ID",
        "A report has no field for a person, an account, a machine, an installation or a network address."
          + " Its only number besides counts and days is X: drawn at random for each report, from 0 to 1, it"
          + " decides whether the report is sent and which counters it may hold. It is not used again, so"
          + " that it ties no two reports together."
      ),
      (
        "No time of day",
        "A report has two dates, Week and LastWeek, and no other time. A count is a sum: neither when"
          + " something happened nor what came first is in it."
      ),
      (
        "No name that the config does not list",
        "Programs, their versions, counters, stack counters and values of metadata are those of this page."
          + " The build of this site refuses data that holds any other."
      ),
    ]
    sentences.append(stacks)
    sentences.append(
      (
        "No free text",
        "Besides \(contents.stackCount > 0 ? "those frames, " : "")numbers, dates and the version of the config, each text in a report"
          + " is a name from these lists: nothing that somebody typed, no name of a file and nothing out of"
          + " one has a place."
      ))
    sentences.append(
      (
        "No other program, no other counter",
        "\(ConfigWords.sizes(contents).joined(separator: ", ").firstUpper): this is all."
          + " \(reasons)"
      ))
    return sentences.map { Sentence(title: $0.0, text: $0.1) }
  }

  private var stacks: (String, String) {
    guard contents.stackCount > 0 else {
      return ("No stacks", "The config lists no stack counter.")
    }
    let depths = contents.programs.flatMap(\.stacks).compactMap(\.depth)
    let most = depths.max().map {
      "At most \(NumberText.number(of: $0, "frame is", "frames are")) kept."
    }
    let frames =
      "A stack counter's name is followed by the frames of the program's own calls: a function's name, a"
      + " line and an offset in it, and nothing else. They are the one part of a report that no list names."
    return (
      "No arguments and no data in stacks",
      [frames, most].compactMap(\.self).joined(separator: " ")
    )
  }

  private var reasons: String {
    guard let coverage = release.coverage else {
      return "What each counter is for is not said in this version."
    }
    if coverage.unrecorded.isEmpty {
      return "Each has a record that says what it is for."
    }
    let count = NumberText.number(
      of: coverage.unrecorded.count, "of them has no record that says what it is for",
      "of them have no record that says what they are for")
    return
      "\(count): the page of the config names \(coverage.unrecorded.count == 1 ? "it" : "them")."
  }
}
