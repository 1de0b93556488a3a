internal import TelemetryModel

/// How figures are computed: the arithmetic, what it assumes, and what it cannot say.
///
/// The sentences stand in the template; every number in them is computed here, from the settings and the
/// newest data.
struct MethodPage: TemplateRecord {
  struct Precision: TemplateRecord {
    static let fields = Fields<Self>(
      "precision",
      [
        .text("points") { $0.points }, .text("margin") { $0.margin }, .text("needed") { $0.needed },
      ])

    let points: String
    let margin: String
    let needed: String
  }

  struct Example: TemplateRecord {
    static let fields = Fields<Self>(
      "example",
      [
        .text("counter") { $0.counter }, .text("href") { $0.href },
        .text("population") { $0.population }, .text("period") { $0.period }, .text("k") { $0.k },
        .text("n") { $0.n }, .text("p") { $0.p }, .text("squareOverN") { $0.squareOverN },
        .text("center") { $0.center }, .text("margin") { $0.margin }, .text("low") { $0.low },
        .text("high") { $0.high }, .text("percent") { $0.percent },
        .text("interval") { $0.interval }, .text("zero") { $0.zero },
      ])

    let counter: String
    let href: String
    let population: String
    let period: String
    let k: String
    let n: String
    let p: String
    let squareOverN: String
    let center: String
    let margin: String
    let low: String
    let high: String
    let percent: String
    let interval: String
    let zero: String
  }

  static let fields = Fields<Self>(
    "method",
    [
      .record("frame") { $0.frame }, .text("noun") { $0.site.periodText.noun },
      .text("level") { $0.site.level.label },
      .text("misses") { percent(1 - $0.site.level.fraction) },
      .text("halfMisses") { percent((1 - $0.site.level.fraction) / 2) },
      .text("z") { NumberText.decimals($0.site.level.z, 6) },
      .text("square") { NumberText.decimals($0.square, 6) },
      .flag("hasConfig") { $0.site.catalog.hasConfig },
      .text("lag") { NumberText.number(of: $0.site.settings.configLag, "day", "days") },
      .optional("example") { $0.example }, .list("precisions") { $0.precisions },
      .text("findingPoints") { _ in NumberText.rate(Finding.pointsNeeded) },
      .text("findingReports") {
        NumberText.reports($0.site.level.reportsNeeded(forPoints: Finding.pointsNeeded))
      },
      .text("baselines") { $0.baselines }, .text("rareLimit") { _ in RareCounterWords.limit },
      .text("rareReports") { NumberText.reports(RareCounters.reportsNeeded($0.site.level)) },
      .text("rareHref") { $0.site.href(.rarelyUsed) }, .text("gapsHref") { $0.site.href(.gaps) },
      .optional("changesHref") { $0.href(.changes) },
      .optional("metricsHref") { $0.href(.metrics) },
      .text("falseRate") { _ in percent(ChangeSearch.falseDiscoveryRate) },
      .optional("samplingHref") { page in page.href(.configs).map { $0 + "#sampling" } },
      .text("year") { "\(SamplingRate.periodsAYear($0.site.periodText.unit))" },
      .text("errataHref") { $0.site.href(.errata) },
    ])

  let site: PageContext

  private var square: Double { site.level.z * site.level.z }

  private var baselines: String {
    let baselines = Finding.baselines
    return baselines.dropLast().map(String.init).joined(separator: ", ")
      + " or \(baselines.last ?? 1)"
  }

  /// Where the site has such an index.
  private func href(_ index: PageKind) -> String? {
    SiteMap.indexes(site.catalog, site.content).contains { $0.kind == index }
      ? site.href(PageAddress(index)) : nil
  }

  private var frame: PageFrame {
    PageFrame(
      site: site, address: .method, heading: "How figures are computed",
      lead: "What each number of this site is, what is assumed, and what no number here can say.",
      facts: [("Intervals at \(site.level.label)", nil), ("By \(site.periodText.noun)", nil)],
      description: "Shares, intervals, what moved: the arithmetic, its assumptions and its limits.",
      source: site.source, hasFigures: true)
  }

  private var precisions: [Precision] {
    PrecisionSection.points.reversed().map { points in
      Precision(
        points:
          "±\(NumberText.space)\(points)\(NumberText.space)\(points == 1 ? "point" : "points")",
        margin: NumberText.rate(Double(points) / 100),
        needed: NumberText.count(site.level.reportsNeeded(forPoints: Double(points))))
    }
  }

  /// A share of the newest period, step by step.
  private var example: Example? {
    guard let place = site.catalog.exampleOfShare, let period = site.catalog.newestPeriod else {
      return nil
    }
    let program = site.catalog.programs[place.program]
    let chart = program.charts[place.chart]
    let counter = chart.counters[place.counter]
    let base = chart.bases[period]
    guard let share = counter.cells[period].share(of: base) else { return nil }
    let steps = WilsonSteps(share, z: site.level.z)
    let interval = share.interval(site.level)
    let zero = Share(reports: 0, n: share.n).interval(site.level)
    func text(_ value: Double) -> String { NumberText.decimals(value, 6) }
    return Example(
      counter: counter.name.text,
      href: site.counterHrefs(program: place.program, chart: place.chart)[place.counter],
      population: MeasureWords.population(of: base, program: program),
      period: site.periodLabels[period], k: NumberText.count(share.reports),
      n: NumberText.count(share.n), p: text(steps.share),
      squareOverN: text(steps.squareOverN), center: text(steps.center),
      margin: text(steps.margin), low: text(interval.lowerBound),
      high: text(interval.upperBound), percent: NumberText.percent(share),
      interval: NumberText.interval(interval), zero: CellWords.notSeen(in: share.n, zero))
  }

  /// `1 %`, `0.01 %`: with all digits that a level has.
  private static func percent(_ fraction: Double) -> String {
    "\(NumberText.rate((fraction * 1e6).rounded() / 1e4))\(NumberText.space)%"
  }
}

extension MethodPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile(.method, for: Self.self).map {
      PageFamily(.method, $0) { Self(site: $0) }
    }
  }
}

extension PageAddress {
  package static let method = PageAddress(.method)
}
