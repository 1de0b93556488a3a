/// A rate that would bring as many reports as a precision takes.
package struct SamplingRate: Hashable, Sendable {
  /// What a machine sends in a year at most: one report a period.
  package static func periodsAYear(_ unit: PeriodCalendar.Unit) -> Int {
    switch unit {
    case .day: 365
    case .week: 52
    case .month: 12
    }
  }

  /// Above 0, at most 1, with three digits, rounded up: nil where not even 1 is enough.
  package let rate: Double?

  /// - Parameters:
  ///   - needed: Reports that a share's interval takes, at least 1.
  ///   - reports: What a period brought at a known rate.
  /// - Source: rate × needed / received: reports come in proportion to the share of clients that may send
  ///   them, as `X` is drawn evenly from 0 to 1.
  package init(for needed: Int64, from reports: SamplingPlan.Reports) {
    let exact = reports.rate * Double(needed) / Double(reports.n)
    rate = exact > 1 ? nil : min(1, Self.roundedUp(exact))
  }

  /// The reports of a year in which one machine may send what is sampled at a rate, as an expected number.
  package static func reportsAYear(at rate: Double, _ unit: PeriodCalendar.Unit) -> Double {
    rate * Double(periodsAYear(unit))
  }

  /// Up to three digits behind leading zeros, but not up by what a product of fractions is off by.
  private static func roundedUp(_ value: Double) -> Double {
    var scale = 1000.0
    while value * scale < 100, scale < 1e15 { scale *= 10 }
    let units = value * scale
    let nearest = units.rounded()
    let whole = abs(units - nearest) < 1e-9 * units ? nearest : units.rounded(.up)
    return whole / scale
  }
}
