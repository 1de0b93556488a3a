internal import TelemetryModel

/// What a chart's or a counter's page says of its newest values in a sentence: the headings of its parts.
struct FindingSection {
  static let heading = RecordShape(
    "finding", [("kicker", .text), ("headline", .text), ("detail", .text)])
  static let shape = RecordShape(
    "findings",
    [
      ("leader", .optional(heading)), ("change", .optional(heading)), ("method", .optionalText),
    ])

  private let site: PageContext
  private let leader: Finding?
  private let change: Finding?
  private let isOfCounter: Bool

  /// Of a chart: only of the site's newest period, as a sentence of an old one would pass for news.
  ///
  /// - Parameter drawn: The counters that the drawing below the sentence shows: it speaks of one of them.
  init(_ site: PageContext, program: Int, chart: Int, drawn: [Int]) {
    self.site = site
    leader = site.findings[program][chart].leader
    change = site.moves.newest.flatMap {
      FindingSearch(site.catalog, (program, chart), among: $0, errata: site.content.errata)
        .findings(shown: drawn).change
    }
    isOfCounter = false
  }

  init(_ site: PageContext, program: Int, chart: Int, counter: Int) {
    self.site = site
    leader = nil
    change = site.moves.newest.flatMap {
      FindingSearch(site.catalog, (program, chart), among: $0, errata: site.content.errata)
        .change(of: counter, baselines: site.findings[program][chart].baselines)
    }
    isOfCounter = true
  }

  func record() -> Record {
    let hasNone = leader == nil && change == nil
    return Record(
      Self.shape,
      [
        field(leader, kicker: "Newest values"),
        field(change, kicker: isOfCounter ? "Newest value" : "Over time"),
        hasNone ? .none : .text(site.findingMethod),
      ])
  }

  private func field(_ finding: Finding?, kicker: String) -> FieldValue {
    guard let finding else { return .none }
    let words = FindingWords(site, finding)
    let headline = isOfCounter ? words.change.firstUpper : words.headline
    return .record(
      Record(Self.heading, [.text(kicker), .text(headline), .text(words.detail)]))
  }
}

extension FindingSection {
  /// Of all charts of the site, in its newest period.
  static func all(
    _ catalog: Catalog, _ content: SiteContent, among moves: PeriodMoves?
  ) -> [[ChartFindings]] {
    guard let moves else {
      return catalog.programs.map { $0.charts.map { _ in .none } }
    }
    return catalog.programs.indices.map { program in
      catalog.programs[program].charts.indices.map { chart in
        FindingSearch(catalog, (program, chart), among: moves, errata: content.errata).findings()
      }
    }
  }

  /// In one line, for the permanent page of a period; nil where there is nothing to say.
  static func line(
    _ site: PageContext, _ snapshot: PeriodSnapshot, program: Int,
    _ part: PeriodSnapshot.ChartPart
  ) -> String? {
    let findings = FindingSearch(
      site.catalog, (program, part.chart), among: site.moves.lasting(of: snapshot.period),
      errata: site.content.errata
    ).findings()
    let sentences = [findings.leader, findings.change].compactMap(\.self).map {
      FindingWords(site, $0, title: part.text.title).headline + "."
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}
