internal import TelemetryModel

/// The front page: what this is, the newest period at a glance, freshness.
struct HomePage {
  static let chart = RecordShape(
    "chart",
    [
      ("title", .text), ("href", .text), ("name", .text), ("spark", .html), ("newest", .text),
    ])
  static let program = RecordShape(
    "program",
    [
      ("title", .text), ("href", .text), ("name", .text), ("lead", .optionalText),
      ("reports", .text), ("charts", .list(chart)),
    ])
  static let shape = RecordShape(
    "home",
    [
      ("frame", .record(PageFrame.shape)), ("prose", .optional(ArticleBody.shape)),
      ("freshness", .texts), ("caveat", .text),
      ("week", .optional(PageFrame.link)), ("sparkHead", .text), ("programs", .list(program)),
    ])

  let site: PageContext

  func record() -> Record {
    let settings = site.settings
    let newest = site.catalog.newestPeriod
    var frame = PageFrame(
      pageType: "home", address: .home, heading: settings.title, lead: settings.description,
      description: settings.description ?? "Telemetry, published as charts, tables and downloads.",
      source: newest.map { "Newest data: \(site.periodLabels[$0])" } ?? "No data yet")
    // The text above the generated part may bring its own heading; the site's title is in the header.
    let text = site.content.articles.first { $0.path.isHome && $0.version == nil }
    if let text {
      frame.heading = text.title
      frame.lead = text.description ?? settings.description
      frame.language = site.foreignLanguage
    }
    var freshness = ["No data yet."]
    var week = FieldValue.none
    if let newest {
      let period = site.catalog.periods[newest]
      let next = settings.calendar.period(after: period)
      freshness = [
        "The newest data is of the \(site.periodLabels[newest]).",
        "The next \(site.periodText.noun) ends on \(PeriodText.day(next.last)).",
      ]
      if let n = site.catalog.allReports[newest].value {
        frame.facts.append((NumberText.reports(n), nil))
      }
      frame.facts.append((site.periodLabels[newest].firstUpper, nil))
      week = .record(
        PageFrame.link(
          "All charts of the \(site.periodLabels[newest])", site.href(.week(period.last))))
    }
    let programs = site.catalog.programs.filter { !$0.charts.isEmpty }
    let counters = programs.reduce(0) { $0 + $1.charts.reduce(0) { $0 + $1.counters.count } }
    frame.facts.append((NumberText.number(of: programs.count, "program", "programs"), nil))
    frame.facts.append((NumberText.number(of: counters, "counter", "counters"), nil))
    if let updated = text?.updated {
      frame.facts.append(("Text updated \(PeriodText.day(updated))", nil))
    }
    let shown = min(site.catalog.periods.count, SparklineLayout.periodLimit)
    return Record(
      Self.shape,
      [
        .record(frame.record(site)),
        text.map { .record(ArticleBody(site: site, article: $0).record()) } ?? .none,
        .texts(freshness),
        .text(
          "All figures are of the reports that were sent, by those who chose to send them. Intervals "
            + "cover the chance in who was sampled, not the choice."),
        week,
        .text(
          "Last \(NumberText.number(of: shown, site.periodText.noun, site.periodText.noun + "s"))"),
        .list(programs.map(program)),
      ])
  }

  private func program(_ program: Program) -> Record {
    let newest = site.catalog.newestPeriod.flatMap { program.reports[$0].value }
    return Record(
      Self.program,
      [
        .text(program.title), .text(site.href(.program(program.name))), .text(program.name.text),
        program.description.map { .text($0) } ?? .none,
        .text(newest.map { NumberText.reports($0) } ?? "number of reports not known"),
        .list(program.charts.map { chart(program, $0) }),
      ])
  }

  private func chart(_ program: Program, _ chart: Chart) -> Record {
    let summary = ChartSummary(site, program, chart)
    return Record(
      Self.chart,
      [
        .text(chart.text.title), .text(site.href(.chart(program.name, chart.name))),
        .text(chart.name.text), .html(summary.spark), .text(summary.newest),
      ])
  }
}

extension HomePage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile("home", for: shape).map {
      PageFamily(.home, $0) { Self(site: site).record() }
    }
  }
}

extension String {
  /// With its first ASCII letter in upper case: the start of a sentence.
  var firstUpper: String {
    guard let first = utf8.first, first.isASCIILower else { return self }
    return String(decoding: [first - 0x20], as: UTF8.self)
      + String(decoding: utf8.dropFirst(), as: UTF8.self)
  }
}
