internal import TelemetryModel

/// The front page: what this is, the newest period at a glance, how fresh it is.
struct HomePage {
  static let chart = RecordShape(
    "chart",
    [
      ("title", .text), ("href", .text), ("name", .text), ("spark", .html),
      ("bucket", .optionalText), ("newest", .text), ("interval", .optionalText),
      ("remark", .optionalText),
    ])
  static let program = RecordShape(
    "program",
    [
      ("title", .text), ("href", .text), ("name", .text), ("lead", .optionalText),
      ("reports", .text), ("valueHead", .text), ("charts", .list(chart)),
    ])
  static let shape = RecordShape(
    "home",
    [
      ("frame", .record(PageFrame.shape)), ("prose", .optional(ArticleBody.shape)),
      ("standouts", .optional(StandoutSection.shape)),
      ("freshness", .record(Freshness.shape)), ("news", .optional(ConfigNews.shape)),
      ("sparkHead", .text), ("note", .optionalText), ("programs", .list(program)),
      ("hasOverview", .flag),
      ("overview", .list(WeekPage.overview)),
    ])

  /// Above this number of charts the page lists programs.
  static let chartLimit = 100

  let site: PageContext

  func record() -> Record {
    let text = self.text
    let programs = site.catalog.programs.indices.filter {
      !site.catalog.programs[$0].charts.isEmpty
    }
    let charts = programs.reduce(0) { $0 + site.catalog.programs[$1].charts.count }
    let isList = charts > Self.chartLimit
    return Record(
      Self.shape,
      [
        .record(frame(text).record(site)),
        text.map { .record(ArticleBody(site: site, article: $0).record()) } ?? .none,
        StandoutSection(site).field, .record(Freshness(site: site).record()),
        ConfigNews(site: site).record().map { .record($0) } ?? .none,
        .text(site.sparklineHead),
        isList || charts == 0
          ? .none : .text("Each chart stands with its largest bucket. " + ChartSummary.note(site)),
        .list(isList ? [] : programs.map(program)), .flag(isList),
        .list(isList ? programs.map(overview) : []),
      ])
  }

  /// The text above the generated part.
  private var text: Article? {
    site.content.articles.first { $0.path.isHome && $0.version == nil }
  }

  private func frame(_ text: Article?) -> PageFrame {
    let settings = site.settings
    let newest = site.catalog.newestPeriod
    var frame = PageFrame(
      site: site, pageType: "home", address: .home, heading: settings.title,
      lead: settings.description,
      description: settings.description ?? "Telemetry, published as charts, tables and downloads.",
      source: newest.map { "Newest data: \(site.periodLabels[$0])" } ?? "No data yet",
      hasFigures: newest != nil)
    // The text may bring its own heading; the site's title is in the header.
    if let text {
      frame.heading = text.title
      frame.lead = text.description ?? settings.description
      frame.language = site.foreignLanguage
    }
    if let newest {
      if let n = site.catalog.allReports[newest].value {
        frame.facts.append((NumberText.reports(n), nil))
      }
      frame.facts.append(
        (
          site.periodLabels[newest].firstUpper,
          site.catalog.isGap(newest) ? nil : site.href(.week(site.catalog.periods[newest].last))
        ))
    }
    let programs = site.catalog.programs.count { !$0.charts.isEmpty }
    frame.facts.append((NumberText.number(of: programs, "program", "programs"), nil))
    frame.facts.append(contentsOf: CounterTally(site).facts)
    if let updated = text?.updated {
      frame.facts.append(("Text updated \(PeriodText.day(updated))", nil))
    }
    frame.dataset = PageDataset.catalog(site)
    return frame
  }

  private func program(_ index: Int) -> Record {
    let program = site.catalog.programs[index]
    return Record(
      Self.program,
      [
        .text(program.title), .text(site.href(.program(program.name))), .text(program.name.text),
        program.description.map { .text($0) } ?? .none, .text(reports(program)),
        .text(program.measure == .total ? "Total" : "Share of reports"),
        .list(program.charts.map { chart(program, $0) }),
      ])
  }

  private func reports(_ program: Program) -> String {
    let newest = site.catalog.newestPeriod.flatMap { program.reports[$0].value }
    return newest.map { NumberText.reports($0) } ?? "number of reports not known"
  }

  private func overview(_ index: Int) -> Record {
    let program = site.catalog.programs[index]
    let newest = site.catalog.newestPeriod.flatMap { program.reports[$0].value }
    return Record(
      WeekPage.overview,
      [
        .text(program.title), .text(site.href(.program(program.name))),
        BytewiseOrder.equal(program.title, program.name.text) ? .none : .text(program.name.text),
        .text(newest.map(NumberText.count) ?? "not known"),
        .text(NumberText.count(Int64(program.charts.count))),
      ])
  }

  private func chart(_ program: Program, _ chart: Chart) -> Record {
    let summary = ChartSummary(site, program, chart)
    var fields: [FieldValue] = [
      .text(chart.text.title), .text(site.href(.chart(program.name, chart.name))),
      .text(chart.name.text), .html(summary.spark),
    ]
    fields += summary.fields
    return Record(Self.chart, fields)
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
