internal import TelemetryModel

/// The ledger of what is missing: periods without data, counters of which not every report could hold
/// them, numbers of reports that are not known.
struct GapsPage {
  static let gap = RecordShape("gap", [("periods", .text), ("count", .text)])
  static let counters = RecordShape(
    "counters", [("shown", .list(PageFrame.fact)), ("rest", .optionalText)])
  static let partial = RecordShape(
    "partial",
    [
      ("title", .text), ("href", .text), ("program", .text), ("counters", .record(counters)),
      ("periods", .text), ("why", .list(PageFrame.fact)),
    ])
  static let unknown = RecordShape(
    "unknown",
    [("subject", .text), ("href", .optionalText), ("periods", .text), ("words", .text)])
  static let shape = RecordShape(
    "gaps",
    [
      ("frame", .record(PageFrame.shape)), ("plural", .text), ("periodHead", .text),
      ("hasGaps", .flag), ("gaps", .list(gap)), ("gapsRest", .optionalText), ("noGaps", .text),
      ("hasPartials", .flag), ("partials", .list(partial)), ("partialsRest", .optionalText),
      ("noPartials", .text), ("hasEligible", .flag), ("eligible", .list(unknown)),
      ("hasReports", .flag), ("reports", .list(unknown)),
    ])

  /// Rows of one table.
  static let rowLimit = 200
  /// Counters that a row names.
  static let counterLimit = 8
  /// Stretches of periods in one row.
  static let stretchLimit = 12

  let site: PageContext

  func record() -> Record {
    let partials = PartialLedger(site: site).entries()
    let noun = site.periodText.noun
    let eligible = self.eligible
    let reports = self.reports
    let missing = site.gaps.reduce(0) { $0 + $1.count }
    var facts = [(NumberText.number(of: missing, noun, noun + "s") + " without data", String?.none)]
    if site.catalog.hasConfig {
      facts.append(
        (NumberText.number(of: partials.count, "partial stretch", "partial stretches"), nil))
    }
    let frame = PageFrame(
      site: site, pageType: "gaps", address: .gaps, heading: "Gaps",
      lead: "What is missing from the data, and what is not known of it.", facts: facts,
      crumbs: [("Charts", .charts)],
      description: "Missing \(noun)s, partial counters, numbers of reports that are not known.",
      source: site.source)
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), .text(noun + "s"), .text((noun + "s").firstUpper),
        .flag(!site.gaps.isEmpty),
        .list(
          site.gaps.prefix(Self.rowLimit).map {
            Record(
              Self.gap,
              [.text(range($0)), .text(NumberText.number(of: $0.count, noun, noun + "s"))])
          }), rest(site.gaps.count),
        .text(
          site.catalog.periods.isEmpty
            ? "There is no data yet." : "None: there is data of each from the first to the last."),
        .flag(!partials.isEmpty),
        .list(partials.prefix(Self.rowLimit).map(partial)), rest(partials.count),
        .text(
          site.catalog.hasConfig
            ? "None: no counter changed while it was counted."
            : "None: without a config history nobody can tell."),
        .flag(!eligible.isEmpty), .list(eligible), .flag(!reports.isEmpty), .list(reports),
      ])
  }

  private func rest(_ count: Int) -> FieldValue {
    count > Self.rowLimit
      ? .text("and \(NumberText.count(Int64(count - Self.rowLimit))) more") : .none
  }

  private func partial(_ entry: PartialLedger.Entry) -> Record {
    Record(
      Self.partial,
      [
        .text(entry.title), .text(entry.href),
        .text(site.catalog.programs[entry.program].title),
        .record(counters(entry.counters)), .text(range(entry.periods)),
        .list(why(entry.reasons)),
      ])
  }

  private func counters(_ counters: [(name: String, href: String?)]) -> Record {
    let shown = counters.prefix(Self.counterLimit)
    let rest = counters.count - shown.count
    return Record(
      Self.counters,
      [
        .list(shown.map { fact($0.name, $0.href) }),
        rest > 0 ? .text("and \(NumberText.count(Int64(rest))) more of the chart") : .none,
      ])
  }

  /// `Not listed by v0.1.0, v0.3.0 to v0.5.0; another rate since v0.5.0`, each version a link.
  private func why(_ reasons: [PartialLedger.Reason]) -> [Record] {
    var parts: [Record] = []
    func version(_ release: Int) -> Record {
      fact(site.catalog.releases[release].version.text, site.configHref(release))
    }
    for (index, reason) in reasons.enumerated() {
      parts.append(fact((index == 0 ? reason.words.firstUpper : "; \(reason.words)") + " ", nil))
      for (place, range) in reason.releases.enumerated() {
        if place > 0 { parts.append(fact(", ", nil)) }
        parts.append(version(range.lowerBound))
        if range.count > 1 { parts += [fact(" to ", nil), version(range.upperBound)] }
      }
    }
    return parts
  }

  private func fact(_ text: String, _ href: String?) -> Record {
    Record(PageFrame.fact, [.text(text), href.map { .text($0) } ?? .none])
  }

  /// Programs with counters, by the periods in which nobody said how many reports could hold them.
  private var eligible: [Record] {
    let catalog = site.catalog
    return catalog.programs.indices.compactMap { index -> Record? in
      let program = catalog.programs[index]
      let bases =
        program.charts.first { !$0.isMetadata }?.bases
        ?? catalog.stackCounters.first { $0.program == index }?.bases
      guard let bases else { return nil }
      let lacking = catalog.periods.indices.filter {
        !catalog.isGap($0) && bases[$0].kind != .eligible && program.reports[$0].value != 0
      }
      guard !lacking.isEmpty else { return nil }
      var instead: [String] = []
      if lacking.contains(where: { bases[$0].kind == .program }) {
        instead.append("of the reports that name the program")
      }
      if lacking.contains(where: { bases[$0].kind == .allReports }) {
        instead.append("of all reports")
      }
      if program.measure == .total {
        return unknown(
          program.title, .program(program.name), lacking, "Sums are shown, which need none")
      }
      let words =
        instead.isEmpty ? "No shares" : "Shares are \(instead.joined(separator: ", or "))"
      return unknown(
        program.title, .program(program.name), lacking, words)
    }
  }

  private var reports: [Record] {
    let catalog = site.catalog
    func unknownPeriods(_ counts: [ReportCount]) -> [Int] {
      catalog.periods.indices.filter { !catalog.isGap($0) && !counts[$0].isKnown }
    }
    var rows: [Record] = []
    let all = unknownPeriods(catalog.allReports)
    if !all.isEmpty { rows.append(unknown("All programs", nil, all, "Number of all reports")) }
    for program in catalog.programs {
      let periods = unknownPeriods(program.reports)
      if !periods.isEmpty {
        rows.append(
          unknown(
            program.title, .program(program.name), periods, "Number of reports that name it"))
      }
    }
    return rows
  }

  private func unknown(
    _ subject: String, _ address: PageAddress?, _ periods: [Int], _ words: String
  ) -> Record {
    Record(
      Self.unknown,
      [
        .text(subject), address.map { .text(site.href($0)) } ?? .none, .text(stretches(periods)),
        .text(words),
      ])
  }

  /// Periods as stretches; a gap between two does not part them, since it has its own row.
  private func stretches(_ periods: [Int]) -> String {
    var ranges: [Range<Int>] = []
    for period in periods {
      if let last = ranges.last, (last.upperBound..<period).allSatisfy(site.catalog.isGap) {
        ranges[ranges.count - 1] = last.lowerBound..<(period + 1)
      } else {
        ranges.append(period..<(period + 1))
      }
    }
    let data = site.catalog.hasRows.count { $0 }
    if periods.count == data { return "all" }
    let shown = ranges.prefix(Self.stretchLimit).map(range)
    let rest = ranges.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? ", and \(rest) more" : "")
  }

  private func range(_ periods: Range<Int>) -> String {
    let first = site.periodShorts[periods.lowerBound]
    return periods.count == 1
      ? first : "\(first) to \(site.periodShorts[periods.upperBound - 1])"
  }
}

extension GapsPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile("gaps", for: shape).map {
      PageFamily(.gaps, $0) { Self(site: site).record() }
    }
  }
}
