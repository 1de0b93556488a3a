internal import TelemetryModel

/// The ledger of what is missing: periods without data, counters of which not every report could hold
/// them, numbers of reports that are not known.
struct GapsPage: TemplateRecord {
  struct Gap: TemplateRecord {
    static let fields = Fields<Self>(
      "gap",
      [
        .text("periods") { $0.periods }, .text("count") { $0.count },
      ])

    let periods: String
    let count: String
  }

  struct Partial: TemplateRecord {
    static let fields = Fields<Self>(
      "partial",
      [
        .text("title") { $0.title }, .text("href") { $0.href }, .text("program") { $0.program },
        .record("counters") { $0.counters }, .text("periods") { $0.periods },
        .list("why") { $0.why },
      ])

    let title: String
    let href: String
    let program: String
    let counters: NameList
    let periods: String
    let why: [Fact]
  }

  struct Unknown: TemplateRecord {
    static let fields = Fields<Self>(
      "unknown",
      [
        .text("subject") { $0.subject }, .optional("href") { $0.href },
        .text("periods") { $0.periods }, .text("words") { $0.words },
      ])

    let subject: String
    var href: String?
    let periods: String
    let words: String
  }

  static let fields = Fields<Self>(
    "gaps",
    [
      .record("frame") { $0.frame }, .text("plural") { $0.plural },
      .text("periodHead") { $0.plural.firstUpper }, .list("gaps") { $0.gaps },
      .optional("gapsRest") { rest($0.site.gaps.count) }, .text("noGaps") { $0.noGaps },
      .list("partials") { page in page.ledger.prefix(rowLimit).map(page.partial) },
      .optional("partialsRest") { rest($0.ledger.count) },
      .text("noPartials") { $0.noPartials }, .list("eligible") { $0.eligible },
      .list("reports") { $0.reports },
    ])

  /// Rows of one table.
  static let rowLimit = 200
  /// Counters that a row names.
  static let counterLimit = 8
  /// Stretches of periods in one row.
  static let stretchLimit = 12

  let site: PageContext
  /// What was counted in part only.
  private let ledger: [PartialLedger.Entry]

  init(site: PageContext) {
    self.site = site
    ledger = PartialLedger(site: site).entries()
  }

  private var noun: String { site.periodText.noun }
  private var plural: String { noun + "s" }

  private var frame: PageFrame {
    let missing = site.gaps.reduce(0) { $0 + $1.count }
    var facts = [(NumberText.number(of: missing, noun, plural) + " without data", String?.none)]
    if site.catalog.hasConfig {
      facts.append(
        (NumberText.number(of: ledger.count, "partial stretch", "partial stretches"), nil))
    }
    return PageFrame(
      site: site, address: .gaps, heading: "Gaps",
      lead: "What is missing from the data, and what is not known of it.", facts: facts,
      crumbs: [("Charts", .charts)],
      description: "Missing \(plural), partial counters, numbers of reports that are not known.",
      source: site.source)
  }

  private var gaps: [Gap] {
    site.gaps.prefix(Self.rowLimit).map {
      Gap(periods: range($0), count: NumberText.number(of: $0.count, noun, plural))
    }
  }

  private var noGaps: String {
    site.catalog.periods.isEmpty
      ? "There is no data yet." : "None: there is data of each from the first to the last."
  }

  private var noPartials: String {
    site.catalog.hasConfig
      ? "None: no counter changed while it was counted."
      : "None: without a config history nobody can tell."
  }

  private static func rest(_ count: Int) -> String? {
    count > rowLimit ? "and \(NumberText.count(Int64(count - rowLimit))) more" : nil
  }

  private func partial(_ entry: PartialLedger.Entry) -> Partial {
    Partial(
      title: entry.title, href: entry.href, program: site.catalog.programs[entry.program].title,
      counters: counters(entry.counters), periods: range(entry.periods), why: why(entry.reasons))
  }

  private func counters(_ counters: [(name: String, href: String?)]) -> NameList {
    let shown = counters.prefix(Self.counterLimit)
    let rest = counters.count - shown.count
    return NameList(
      names: shown.map { Fact($0.name, $0.href) },
      rest: rest > 0 ? "and \(NumberText.count(Int64(rest))) more of the chart" : nil)
  }

  /// `Not listed by v0.1.0, v0.3.0 to v0.5.0; another rate since v0.5.0`, each version a link.
  private func why(_ reasons: [PartialLedger.Reason]) -> [Fact] {
    var parts: [Fact] = []
    func version(_ release: Int) -> Fact {
      Fact(site.catalog.releases[release].version.text, site.configHref(release))
    }
    for (index, reason) in reasons.enumerated() {
      parts.append(Fact((index == 0 ? reason.words.firstUpper : "; \(reason.words)") + " "))
      for (place, range) in reason.releases.enumerated() {
        if place > 0 { parts.append(Fact(", ")) }
        parts.append(version(range.lowerBound))
        if range.count > 1 { parts += [Fact(" to "), version(range.upperBound)] }
      }
    }
    return parts
  }

  /// Programs with counters, by the periods in which nobody said how many reports could hold them.
  private var eligible: [Unknown] {
    let catalog = site.catalog
    return catalog.programs.indices.compactMap { index -> Unknown? in
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

  private var reports: [Unknown] {
    let catalog = site.catalog
    func unknownPeriods(_ counts: [ReportCount]) -> [Int] {
      catalog.periods.indices.filter { !catalog.isGap($0) && !counts[$0].isKnown }
    }
    var rows: [Unknown] = []
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
  ) -> Unknown {
    Unknown(
      subject: subject, href: address.map { site.href($0) }, periods: stretches(periods),
      words: words)
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
    templates.compile(.gaps, for: Self.self).map {
      PageFamily(.gaps, $0) { Self(site: $0) }
    }
  }
}

extension PageAddress {
  package static let gaps = PageAddress(.gaps)
}
