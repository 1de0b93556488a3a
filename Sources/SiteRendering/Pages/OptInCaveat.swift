internal import TelemetryModel

/// What no interval covers: said once on each page that shows figures.
enum OptInCaveat {
  static let sentence =
    "Only those who chose to send reports are counted, and others may differ: intervals cover chance alone."

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
