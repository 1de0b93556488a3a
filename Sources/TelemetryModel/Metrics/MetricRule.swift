/// The arithmetic of a derived metric in one period: from the cells of its counters to its figure.
///
/// Without a denominator it is a share of reports. Of several counters the tables do not say how many
/// reports hold at least one, as a report may hold several: it lies between the largest single number and
/// the sum, or n if that is less (Boole's inequality; Fréchet, 1935). Where both are equal it is known.
///
/// With a denominator it is a ratio of sums over all reports. A sum over reports is no sample of single
/// counts: one report may bring thousands. An interval is made only where each report counted at most one of
/// each counter below the line, which the tables show by totals that equal the reports. Then a report brings
/// at most k counts, k being the number of counters below the line that any report had; for a ratio R of
/// sums of x and d per report, with 0 ≤ x ≤ d ≤ k,
///
///     Σ(x − R d)² = Σ d² (p − R)² ≤ k Σ d (p − R)² ≤ k R (1 − R) Σd,   p = x / d,
///
/// so that the variance of the ratio is at most k times that of a share of Σd single counts: the design
/// effect is at most k. The interval is Wilson's, for ⌊Σd / k⌋ counts, and errs to the side of width.
///
/// - Source: L. Kish, 1965, "Survey Sampling", chapters 2 and 6 (ratio means, design effect).
struct MetricRule {
  /// A counter's cell with what its share would be a share of.
  struct Operand {
    var cell: Cell
    var base: ReportBase
  }

  let kind: Metric.Kind
  /// Whether every usable config version lists all of the counters at one rate, or none of them.
  let isTogether: Bool

  /// - Parameters:
  ///   - numerator: At least one.
  ///   - denominator: Empty for a share of reports.
  /// - Complexity: O(counters).
  func figure(_ numerator: [Operand], per denominator: [Operand]) -> MetricFigure {
    let all = numerator + denominator
    func has(_ status: Cell.Status) -> Bool { all.contains { $0.cell.status == status } }
    if has(.notCollected) { return MetricFigure(status: .notCollected, base: .notKnown) }
    guard let base = Self.commonBase(of: all), isTogether, !has(.partial) else {
      return counted(.partial, .notKnown, numerator, denominator)
    }
    if has(.noReports) { return MetricFigure(status: .noReports, base: base) }
    if has(.noData) { return MetricFigure(status: .noData, base: base) }
    var figure = counted(.ok, base, numerator, denominator)
    switch kind {
    case .share, .anyOf:
      guard let n = base.n.value, n > 0, let reports = figure.reports else {
        figure.status = .noData
        return figure
      }
      let low = Share(reports: reports.lowerBound, n: n)
      let high = Share(reports: min(reports.upperBound, n), n: n)
      figure.reports = low.reports...high.reports
      figure.value = low == high ? .share(low) : .between(low, high)
    case .part, .quotient:
      guard let above = figure.numerator.value, let below = figure.denominator.value else {
        figure.status = .noData
        return figure
      }
      if below == 0 { return figure }
      figure.value = .ratio(
        MetricRatio(
          numerator: above, denominator: below, isPart: kind == .part,
          effectiveCounts: kind == .part ? Self.effectiveCounts(denominator, sum: below) : nil))
    }
    return figure
  }

  /// What was counted, whatever can be made of it.
  private func counted(
    _ status: Cell.Status, _ base: ReportBase, _ numerator: [Operand], _ denominator: [Operand]
  ) -> MetricFigure {
    var figure = MetricFigure(status: status, base: base)
    if kind.isRatio {
      figure.numerator = Self.sum(numerator)
      figure.denominator = Self.sum(denominator)
    } else {
      figure.reports = Self.union(numerator)
    }
    return figure
  }

  /// Nil where not all of them could be held by the same number of reports.
  private static func commonBase(of operands: [Operand]) -> ReportBase? {
    guard let first = operands.first?.base else { return nil }
    return operands.allSatisfy { $0.base == first } ? first : nil
  }

  /// Not known where one of them is not, or where no count can be that large.
  private static func sum(_ operands: [Operand]) -> Count {
    var sum: Int64 = 0
    for operand in operands {
      guard let total = operand.cell.total.value else { return .notKnown }
      // Two numbers of at most 2^53 each.
      sum += total
      if sum > Count.maximum { return .notKnown }
    }
    return Count(sum)
  }

  /// How many reports hold at least one of them; nil where one number is not known.
  private static func union(_ operands: [Operand]) -> ClosedRange<Int64>? {
    var (greatest, sum): (Int64, Int64) = (0, 0)
    for operand in operands {
      guard let reports = operand.cell.reports.value else { return nil }
      greatest = max(greatest, reports)
      sum = min(sum + reports, Count.maximum)
    }
    return greatest...sum
  }

  private static func effectiveCounts(_ denominator: [Operand], sum: Int64) -> Int64? {
    var counters: Int64 = 0
    for operand in denominator {
      guard let reports = operand.cell.reports.value, operand.cell.total.value == reports else {
        return nil
      }
      if reports > 0 { counters += 1 }
    }
    return counters > 0 ? sum / counters : nil
  }
}
