internal import TelemetryModel

/// A finding as a sentence, whose subject are the reports that the shares are shares of.
struct FindingWords {
  let site: PageContext
  let finding: Finding
  /// What a chart of one counter is called: its title when the page was made.
  let title: String

  init(_ site: PageContext, _ finding: Finding, title: String? = nil) {
    self.site = site
    self.finding = finding
    self.title =
      title ?? site.catalog.programs[finding.program].charts[finding.chart].text.title
  }

  /// `“linux” leads with 46.5 % of reports that name example.org/tool`.
  var headline: String {
    switch finding.kind {
    case .leader:
      let most = finding.isMost ? "more than half of \(wholePopulation): \(value)" : nil
      return "\(name(finding.reading)) leads with \(most ?? "\(value) of \(population)")"
    case .change: return "\(name(finding.reading)): \(change)"
    }
  }

  /// A change without the name of its counter: `31.1 % of reports that name example.org/tool, up from
  /// 24.0 % 52 weeks before`.
  var change: String {
    guard case .change(let periods) = finding.kind else { return headline }
    let noun = site.periodText.noun
    let before = periods == 1 ? "the \(noun) before" : "\(periods) \(noun)s before"
    let now =
      isZero(finding.reading)
      ? "not seen in \(NumberText.count(finding.reading.share.n)) \(population)"
      : "\(value) of \(population)"
    if isZero(finding.other) { return "\(now), not seen \(before)" }
    let direction = finding.isAbove ? "up" : "down"
    return "\(now), \(direction) from \(NumberText.percent(finding.other.share)) \(before)"
  }

  /// The two intervals, and what each of them is of.
  var detail: String {
    let level = "\(site.level.percentText)\(NumberText.space)%"
    switch finding.kind {
    case .leader:
      return "\(level) interval \(interval(finding.reading)); next \(name(finding.other)), "
        + "\(CellWords.value(finding.other.share)), \(interval(finding.other))."
    case .change:
      return "\(level) intervals \(interval(finding.reading)) (\(label(finding.reading))) and "
        + "\(interval(finding.other)) (\(label(finding.other)))."
    }
  }

  /// What a reading is called where it stands beside the other one.
  func rowName(_ reading: Finding.Reading) -> String {
    finding.kind == .leader ? plainName(reading) : site.periodLabels[reading.period].firstUpper
  }

  /// A bucket may be called `none` or `pass`: in quotes it cannot be taken for a word of the sentence.
  private func name(_ reading: Finding.Reading) -> String {
    counter(reading).name.hasBucket ? "“\(counter(reading).bucket.text)”" : title
  }

  private func plainName(_ reading: Finding.Reading) -> String {
    counter(reading).name.hasBucket ? counter(reading).bucket.text : title
  }

  private func counter(_ reading: Finding.Reading) -> Counter {
    site.catalog.programs[finding.program].charts[finding.chart].counters[reading.counter]
  }

  private var population: String {
    MeasureWords.population(
      of: finding.reading.base, program: site.catalog.programs[finding.program])
  }

  /// `the reports that name example.org/tool`, and `all reports`.
  private var wholePopulation: String {
    finding.reading.base.kind == .allReports ? population : "the \(population)"
  }

  private var value: String { NumberText.percent(finding.reading.share) }

  private func isZero(_ reading: Finding.Reading) -> Bool { reading.share.reports == 0 }

  private func interval(_ reading: Finding.Reading) -> String {
    NumberText.interval(reading.interval)
  }

  private func label(_ reading: Finding.Reading) -> String { site.periodLabels[reading.period] }
}

extension CellWords {
  /// A share in one or two words.
  static func value(_ share: Share) -> String {
    share.reports == 0 ? "not seen" : NumberText.percent(share)
  }
}

extension PageContext {
  /// How findings are chosen, for a page that shows some.
  var findingMethod: String {
    let noun = periodText.noun
    let baselines = Finding.baselines
    let earlier = baselines.dropLast().map { "\($0)" }.joined(separator: ", ")
    let needed = NumberText.reports(level.reportsNeeded(forPoints: Finding.pointsNeeded))
    let interval = "\(level.percentText)\(NumberText.space)% interval"
    return "These sentences are computed. A counter leads where its \(interval) lies above those "
      + "of all others of its chart. A share went up or down where its interval lies apart from that "
      + "of \(earlier) or \(baselines.last ?? 1) \(noun)s before, the first of them that does, and the "
      + "move is among those that stand out of all comparisons of the \(noun), at a false-discovery rate of "
      + "\(moveLevel). A group stands apart by the same rules: from each other group, "
      + "and among all comparisons of groups. Left out: partial values, shares of fewer than \(needed), what "
      + "was corrected, and what was collected in another way before."
  }

  /// The false-discovery rate of what moved: `1 %`.
  var moveLevel: String {
    NumberText.plain(ChangeSearch.falseDiscoveryRate * 100) + "\(NumberText.space)%"
  }
}
