internal import TelemetryModel

/// Finds names that differ in their bytes but not to a reader's eye: `é` as one character and as `e` with
/// an accent behind it.
///
/// Here, and only here, names are compared as Swift compares strings: that is canonical equivalence.
struct CanonicalTwins {
  private var firsts: [String: (text: String, location: SourceLocation)] = [:]

  /// - Returns: The mistake, if an earlier name is a twin of this one.
  mutating func check(_ text: String, at location: SourceLocation) -> Diagnostic? {
    guard let first = firsts[text] else {
      firsts[text] = (text, location)
      return nil
    }
    if BytewiseOrder.equal(first.text, text) { return nil }
    return .canonicalTwin(text, at: location, of: first.text, at: first.location)
  }

  /// The same for counters and the charts that they belong to.
  ///
  /// - Returns: The first mistake.
  mutating func check(_ names: [CounterName], at location: SourceLocation) -> Diagnostic? {
    for name in names {
      if let twin = check(name.chart.text, at: location) ?? check(name.text, at: location) {
        return twin
      }
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func canonicalTwin(
    _ text: String, at location: SourceLocation, of first: String, at firstLocation: SourceLocation
  ) -> Self {
    Self(
      message: "\(ShownText.quoted(text)) looks like an earlier name, but has other bytes",
      location: location, hint: "write both in the same form of Unicode, best NFC",
      notes: [Note("the earlier one, \(ShownText.quoted(first))", at: firstLocation)])
  }
}
