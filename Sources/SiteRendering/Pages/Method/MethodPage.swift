internal import TelemetryModel

/// How figures are computed: the arithmetic, what it assumes, and what it cannot say.
///
/// The sentences stand in the template; every number in them is computed here, from the settings and the
/// newest data.
struct MethodPage {
  static let precision = RecordShape(
    "precision", [("points", .text), ("margin", .text), ("needed", .text)])
  static let example = RecordShape(
    "example",
    [
      ("counter", .text), ("href", .text), ("population", .text), ("period", .text), ("k", .text),
      ("n", .text), ("p", .text), ("squareOverN", .text), ("center", .text), ("margin", .text),
      ("low", .text), ("high", .text), ("percent", .text), ("interval", .text), ("zero", .text),
    ])
  static let shape = RecordShape(
    "method",
    [
      ("frame", .record(PageFrame.shape)), ("noun", .text), ("level", .text), ("misses", .text),
      ("halfMisses", .text),
      ("z", .text), ("square", .text), ("hasConfig", .flag), ("lag", .text),
      ("example", .optional(example)), ("precisions", .list(precision)),
      ("findingPoints", .text), ("findingReports", .text), ("baselines", .text),
      ("rareLimit", .text), ("rareReports", .text), ("rareHref", .text), ("gapsHref", .text),
      ("changesHref", .optionalText), ("metricsHref", .optionalText), ("falseRate", .text),
      ("samplingHref", .optionalText), ("year", .text), ("errataHref", .text),
    ])

  let site: PageContext

  func record() -> Record {
    let level = site.level
    let square = level.z * level.z
    let lag = site.settings.configLag
    let indexes = site.existingIndexes
    let baselines = Finding.baselines
    var fields: [FieldValue] = [
      .record(frame.record(site)), .text(site.periodText.noun), .text(level.label),
      .text(Self.percent(1 - level.fraction)), .text(Self.percent((1 - level.fraction) / 2)),
      .text(NumberText.decimals(level.z, 6)),
      .text(NumberText.decimals(square, 6)), .flag(site.catalog.hasConfig),
      .text(NumberText.number(of: lag, "day", "days")),
      example.map { .record($0) } ?? .none, .list(precisions),
    ]
    fields += [
      .text(NumberText.rate(Finding.pointsNeeded)),
      .text(NumberText.reports(level.reportsNeeded(forPoints: Finding.pointsNeeded))),
      .text(
        baselines.dropLast().map(String.init).joined(separator: ", ")
          + " or \(baselines.last ?? 1)"),
      .text(RareCounterWords.limit), .text(NumberText.reports(RareCounters.reportsNeeded(level))),
      .text(site.href(.rarelyUsed)), .text(site.href(.gaps)),
    ]
    fields += [
      indexes.contains(.changes) ? .text(site.href(.changes)) : .none,
      indexes.contains(.metrics) ? .text(site.href(.metrics)) : .none,
      .text(Self.percent(ChangeSearch.falseDiscoveryRate)),
      indexes.contains(.configs) ? .text(site.href(.configs) + "#sampling") : .none,
      .text("\(SamplingRate.periodsAYear(site.periodText.unit))"), .text(site.href(.errata)),
    ]
    return Record(Self.shape, fields)
  }

  private var frame: PageFrame {
    PageFrame(
      site: site, pageType: "method", address: .method, heading: "How figures are computed",
      lead: "What each number of this site is, what is assumed, and what no number here can say.",
      facts: [("Intervals at \(site.level.label)", nil), ("By \(site.periodText.noun)", nil)],
      description: "Shares, intervals, what moved: the arithmetic, its assumptions and its limits.",
      source: site.source, hasFigures: true)
  }

  private var precisions: [Record] {
    PrecisionSection.points.reversed().map { points in
      Record(
        Self.precision,
        [
          .text(
            "±\(NumberText.space)\(points)\(NumberText.space)\(points == 1 ? "point" : "points")"),
          .text(NumberText.rate(Double(points) / 100)),
          .text(NumberText.count(site.level.reportsNeeded(forPoints: Double(points)))),
        ])
    }
  }

  /// A share of the newest period, step by step.
  private var example: Record? {
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
    func text(_ value: Double) -> FieldValue { .text(NumberText.decimals(value, 6)) }
    return Record(
      Self.example,
      [
        .text(counter.name.text),
        .text(site.counterHrefs(program: place.program, chart: place.chart)[place.counter]),
        .text(MeasureWords.population(of: base, program: program)),
        .text(site.periodLabels[period]), .text(NumberText.count(share.reports)),
        .text(NumberText.count(share.n)), text(steps.share), text(steps.squareOverN),
        text(steps.center), text(steps.margin), text(interval.lowerBound),
        text(interval.upperBound), .text(NumberText.percent(share)),
        .text(NumberText.interval(interval)), .text(CellWords.notSeen(in: share.n, zero)),
      ])
  }

  /// `1 %`, `0.01 %`: with all digits that a level has.
  private static func percent(_ fraction: Double) -> String {
    "\(NumberText.rate((fraction * 1e6).rounded() / 1e4))\(NumberText.space)%"
  }
}

extension MethodPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile("method", for: shape).map {
      PageFamily(.method, $0) { Self(site: site).record() }
    }
  }
}
