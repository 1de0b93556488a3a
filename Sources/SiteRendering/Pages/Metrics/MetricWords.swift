package import TelemetryModel

/// A derived metric and its values in words.
struct MetricWords {
  let site: PageContext
  let metric: Metric

  var program: Program { site.catalog.programs[metric.program] }
  private var level: String { "\(site.level.percentText)\(NumberText.space)%" }

  // MARK: Values

  /// `23.4 %`, `12.3 % to 15.0 %`, or of a ratio of different things `0.0342`; nil where there is none.
  func value(_ figure: MetricFigure) -> String? {
    figure.value.map { value in
      switch value {
      case .share(let share): NumberText.percent(share)
      case .between(let low, let high):
        "\(NumberText.percent(low)) to \(NumberText.percent(high))"
      case .ratio(let ratio):
        ratio.share.map { NumberText.percent($0) } ?? NumberText.ratio(ratio)
      }
    }
  }

  func interval(_ figure: MetricFigure) -> String? {
    figure.value?.interval(site.level).map { NumberText.interval($0) }
  }

  /// What the value is made of, beside it: `12 of 345` reports, or `1,234 ÷ 5,678` counts.
  func counted(_ figure: MetricFigure) -> String {
    guard !metric.kind.isRatio else {
      guard let above = figure.numerator.value, let below = figure.denominator.value else {
        return ""
      }
      return "\(NumberText.count(above)) ÷ \(NumberText.count(below))"
    }
    guard let reports = figure.reports else { return "" }
    let n = figure.base.n.value.map { " of \(NumberText.count($0))" } ?? ""
    return numbers(reports) + n
  }

  private func numbers(_ reports: ClosedRange<Int64>) -> String {
    reports.lowerBound == reports.upperBound
      ? NumberText.count(reports.lowerBound)
      : "\(NumberText.count(reports.lowerBound)) to \(NumberText.count(reports.upperBound))"
  }

  /// What is said instead of figures; nil where there are some.
  func words(_ figure: MetricFigure, at period: Int) -> String? {
    if site.catalog.isGap(period) { return "no data for this \(site.periodText.noun)" }
    switch figure.status {
    case .ok:
      if figure.isNothingCounted {
        return "nothing was counted"
          + (figure.base.n.value.map { " in \(NumberText.reports($0))" } ?? "")
          + ": no ratio"
      }
      guard case .share(let share)? = figure.value, share.reports == 0 else { return nil }
      return CellWords.notSeen(in: share.n, share.interval(site.level))
    case .partial:
      let counted = partialCounts(figure).map { "\($0), but " } ?? ""
      return counted + "not every report could hold all of it: no "
        + (metric.kind.isRatio ? "ratio" : "share")
    case .notCollected:
      let cell = Cell(status: .notCollected, reports: .notKnown, total: .notKnown)
      return site.words().text(
        cell, figure.base, metric.listings, period: period, measure: .share)
    case .noReports: return "no reports"
    case .noData: return "not known"
    }
  }

  private func partialCounts(_ figure: MetricFigure) -> String? {
    if metric.kind.isRatio {
      guard let above = figure.numerator.value, let below = figure.denominator.value else {
        return nil
      }
      return "sums \(NumberText.count(above)) and \(NumberText.count(below))"
    }
    return figure.reports.map {
      $0.lowerBound == $0.upperBound
        ? NumberText.reports($0.upperBound) : "\(numbers($0)) reports"
    }
  }

  /// The value, or in a few words why there is none.
  func short(_ figure: MetricFigure, at period: Int) -> String {
    if let value = value(figure) { return value }
    if site.catalog.isGap(period) { return "no data" }
    if figure.isNothingCounted { return "nothing counted" }
    return CellWords.short(
      Cell(status: figure.status, reports: .notKnown, total: .notKnown))
  }

  /// `among 1,234 reports that name cmd/tool`.
  func among(_ base: ReportBase) -> String {
    guard let n = base.n.value else { return "among an unknown number of reports" }
    let reports = NumberText.reports(n)
    let name = program.name.text
    return switch base.kind {
    case .program: "among \(reports) that \(n == 1 ? "names" : "name") \(name)"
    case .eligible: "among \(reports) of \(name) that could hold it"
    case .allReports: "among all \(reports), of whatever programs"
    case .notKnown: "among \(reports)"
    }
  }

  // MARK: What it is

  /// In a table of several metrics.
  var kind: String {
    switch metric.kind {
    case .share: "Share of reports"
    case .anyOf: "Share of reports with any of \(metric.numerator.count) counters"
    case .part: "Ratio of sums, as a part of the whole"
    case .quotient: "Ratio of sums"
    }
  }

  /// The values of all periods: measure, unit, population, interval.
  var overTime: String {
    let by = "by \(site.periodText.noun)"
    switch metric.kind {
    case .share:
      return MeasureWords.overTime(.share, baseKinds, program: program, hasBands: true, site: site)
    case .anyOf:
      return
        "Share of reports with any of the counters, at least and at most, \(by), percent; band: from "
        + "the lower end of the one's \(level) interval to the upper end of the other's"
    case .part:
      return "Part of the counts of the denominator, sums over all reports, \(by), percent"
        + (hasIntervals ? "; band: \(level) interval" : "; no interval")
    case .quotient:
      return
        "Sum of the numerator for each count of the denominator, over all reports, \(by); no interval"
    }
  }

  /// Kinds of n that occur.
  private var baseKinds: Set<ReportBase.Kind> {
    Set(metric.figures.filter { $0.base.n.isKnown }.map(\.base.kind))
  }

  /// Whether any figure of all reports has one.
  var hasIntervals: Bool {
    metric.figures.contains { $0.value?.interval(site.level) != nil }
  }

  /// Of one value: how it came about, why it may mislead, what its interval is or why it has none.
  var explanation: [(term: String, text: String)] {
    switch metric.kind {
    case .share:
      return [
        (
          "Value", "the reports that hold the counter with a count above 0, out of those that could"
        ),
        ("Interval", wilson),
      ]
    case .anyOf:
      return [
        (
          "Value",
          "the reports that hold at least one of the counters, out of those that could. A report can hold "
            + "several, and the tables do not say how many hold at least one: no fewer than hold the most "
            + "frequent one, no more than the sum of all, or than there are. Both bounds are given; where "
            + "they are equal, the share is known"
        ),
        (
          "Interval",
          "from the lower end of the lower bound's Wilson score interval (\(level)) to the upper end of the "
            + "upper bound's: wherever the share lies between the bounds, this holds its interval"
        ),
      ]
    case .part, .quotient:
      let sums =
        "a ratio of sums over all reports: one that counted a thousand times weighs as much as a thousand "
        + "that counted once, so that a few machines in heavy use can move it"
      return [("Value", sums), ("Interval", ratioInterval)]
    }
  }

  private var wilson: String {
    "Wilson score interval at \(level): what chance does to a sample, nothing else"
  }

  private var ratioInterval: String {
    let none = "the tables hold sums, and not how much counts differ between reports"
    guard metric.kind == .part else { return "none: \(none)" }
    let rule =
      "no report counted more than one of any counter of the denominator, as totals that equal the reports "
      + "show"
    return hasIntervals
      ? "Wilson score interval at \(level), of the counts divided by the number of the denominator’s "
        + "counters that were seen, which errs to the side of width; only where \(rule). Elsewhere none: "
        + none
      : "none: \(none). There would be one only where \(rule)"
  }

  /// Why the value beside has no interval; nil where it has one, or where there is no value.
  func whyNoInterval(_ figure: MetricFigure, at period: Int) -> String? {
    guard let value = figure.value, value.interval(site.level) == nil else { return nil }
    let why = "No interval: the tables hold sums, and not how much counts differ between reports."
    let haveShares = (metric.numerator + metric.denominator).allSatisfy { place in
      let chart = program.charts[place.chart]
      return chart.counters[place.counter].cells[period].share(of: chart.bases[period]) != nil
    }
    return haveShares && program.measure == .share
      ? why
        + " The shares of reports that hold its counters have one: on the counters’ pages, linked under “How it is computed”."
      : why
  }
}

extension NumberText {
  /// A ratio of different things, with three significant digits or all of its whole part: `0.0342`, `12.3`,
  /// `1,234`.
  package static func ratio(_ ratio: MetricRatio) -> String {
    if ratio.numerator == 0 { return "0" }
    var scale: Int64 = 1
    var decimals = 0
    while decimals < 9, Int128(ratio.numerator) * Int128(scale) < 100 * Int128(ratio.denominator) {
      scale *= 10
      decimals += 1
    }
    var (whole, units) = ratio.rounded(toUnitsOf: scale)
    // Rounded up to one digit more.
    if decimals > 0, Int128(whole) * Int128(scale) + Int128(units) >= 1000 {
      decimals -= 1
      scale /= 10
      (whole, units) = ratio.rounded(toUnitsOf: scale)
    }
    if whole == 0, units == 0 { return "<0.000000001" }
    return decimals == 0
      ? count(whole) : "\(whole)." + String(units).zeroPadded(to: decimals)
  }
}
