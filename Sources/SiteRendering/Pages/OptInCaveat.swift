internal import TelemetryModel

/// What no interval covers: said once on each page that shows figures.
enum OptInCaveat {
  static let sentence =
    "Figures are of the reports that were sent, by those who chose to send them. Others may differ, "
    + "and no interval covers that: an interval says only what chance does to a sample."

  /// Of a site that shows sums alone, which have no interval.
  static let sentenceOfSums =
    "Figures are sums of what was sent or counted: what nobody sent is not among them."
}

extension PageContext {
  var caveat: String {
    catalog.programs.allSatisfy { $0.measure == .total }
      ? OptInCaveat.sentenceOfSums : OptInCaveat.sentence
  }
}
