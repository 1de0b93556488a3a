/// What to say about a name that is not known.
extension Diagnostic {
  /// Asks whether the nearest known name was meant; lists them all where none is near.
  ///
  /// - Parameter names: What the known names are, as a sentence begins, such as `the keys`.
  package static func hint(
    nearestTo name: String, among known: [String], as names: String
  ) -> String {
    hint(nearestTo: name, among: known, otherwise: hint(listing: known, as: names))
  }

  /// Asks whether the nearest known name was meant.
  ///
  /// - Parameter otherwise: Said where none is near.
  package static func hint(
    nearestTo name: String, among known: [String], otherwise: @autoclosure () -> String
  ) -> String {
    guard let nearest = NearestName.of(name, among: known) else { return otherwise() }
    return "did you mean \(ShownText.quoted(nearest))?"
  }

  /// Such as `the keys are 'a', 'b'`.
  package static func hint(listing known: [String], as names: String) -> String {
    if known.isEmpty { return "there are none" }
    return "\(names) are \(known.map(ShownText.quoted).joined(separator: ", "))"
  }
}
