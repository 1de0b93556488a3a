internal import TelemetryModel

/// What a chart's or a counter's page says of its newest values in a sentence: the headings of its parts.
struct FindingSection: TemplateRecord {
  struct Heading: TemplateRecord {
    static let fields = Fields<Self>(
      "finding",
      [
        .text("kicker") { $0.kicker }, .text("headline") { $0.headline },
        .text("detail") { $0.detail },
      ])

    let kicker: String
    let headline: String
    let detail: String
  }

  static let fields = Fields<Self>(
    "findings",
    [
      .optional("leader") { $0.heading($0.leader, kicker: "Newest values") },
      .optional("change") {
        $0.heading($0.change, kicker: $0.isOfCounter ? "Newest value" : "Over time")
      },
      .optional("method") {
        $0.leader == nil && $0.change == nil ? nil : $0.site.findingMethod
      },
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

  private func heading(_ finding: Finding?, kicker: String) -> Heading? {
    finding.map { finding in
      let words = FindingWords(site, finding)
      return Heading(
        kicker: kicker, headline: isOfCounter ? words.change.firstUpper : words.headline,
        detail: words.detail)
    }
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
