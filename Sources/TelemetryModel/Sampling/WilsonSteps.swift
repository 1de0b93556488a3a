/// The Wilson score interval step by step, for those who want to follow it by hand.
///
/// - Source: E. B. Wilson, 1927, as `wilsonInterval`, which gives the same bounds.
package struct WilsonSteps: Hashable, Sendable {
  /// k / n.
  package let share: Double
  /// z² / n.
  package let squareOverN: Double
  /// The middle of the interval: (p + z²/2n) / (1 + z²/n).
  package let center: Double
  /// Half of its width: z √(p (1 − p)/n + z²/4n²) / (1 + z²/n).
  package let margin: Double

  package init(_ share: Share, z: Double) {
    let n = Double(share.n)
    let p = share.fraction
    let square = z * z
    self.share = p
    squareOverN = square / n
    let scale = 1 + square / n
    center = (p + square / (2 * n)) / scale
    margin = z * (p * (1 - p) / n + square / (4 * n * n)).squareRoot() / scale
  }
}

extension Catalog {
  /// A share of the newest period that shows what an interval is: the first, in the site's order, that is
  /// one fifth to four fifths, or else neither none nor all of its reports; of counters, or else of metadata.
  ///
  /// - Returns: Indices of the program, its chart and its counter.
  /// - Complexity: O(counters) where there is no such share.
  package var exampleOfShare: (program: Int, chart: Int, counter: Int)? {
    for isMetadata in [false, true] {
      if let found = firstShare(isMetadata, { $0 >= 0.2 && $0 <= 0.8 })
        ?? firstShare(isMetadata, { $0 > 0 && $0 < 1 })
      {
        return found
      }
    }
    return nil
  }

  private func firstShare(
    _ isMetadata: Bool, _ isFit: (_ fraction: Double) -> Bool
  ) -> (program: Int, chart: Int, counter: Int)? {
    guard let period = newestPeriod else { return nil }
    for (index, program) in programs.enumerated() where program.measure == .share {
      for (chartIndex, chart) in program.charts.enumerated()
      where chart.isMetadata == isMetadata && chart.bases[period].kind != .allReports {
        let counter = chart.counters.firstIndex {
          $0.cells[period].share(of: chart.bases[period]).map { isFit($0.fraction) } ?? false
        }
        if let counter { return (index, chartIndex, counter) }
      }
    }
    return nil
  }
}
