package import TelemetryModel

/// Numbers as a reader sees them: the same for every place and language.
package enum NumberText {
  /// Between a number and its sign: the two stay on one line.
  static let space = "\u{A0}"

  /// `12,345`.
  package static func count(_ value: Int64) -> String {
    let digits = Array(String(value.magnitude).utf8)
    guard digits.count > 3 else { return String(value) }
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }

  /// For a place that is too narrow for more than ten characters: from `100,000,000` on as `345.8M`, with
  /// the units of the axes, rounded half up.
  package static func short(_ value: Int64) -> String {
    guard value >= 100_000_000 else { return count(value) }
    var tenth: Int64 = 100_000
    for unit in ["M", "G", "T"] {
      let tenths = value / tenth + (value % tenth * 2 >= tenth ? 1 : 0)
      if tenths < 10_000 { return "\(Self.tenths(tenths))\(unit)" }
      tenth *= 1000
    }
    let tenths = value / tenth + (value % tenth >= tenth / 2 ? 1 : 0)
    return "\(Self.tenths(tenths))P"
  }

  /// `1 report`, `12,345 reports`.
  package static func reports(_ value: Int64) -> String {
    value == 1 ? "1 report" : "\(count(value)) reports"
  }

  /// A number of things, in the singular where it is one.
  package static func number(of value: Int, _ singular: String, _ plural: String) -> String {
    value == 1 ? "1 \(singular)" : "\(count(Int64(value))) \(plural)"
  }

  /// `46.8 %`; `<0.1 %` for a smaller one above 0. Rounded half away from zero from the exact value.
  package static func percent(_ share: Share) -> String {
    share.isPositiveBelow(unitOf: 1000)
      ? "<0.1\(space)%" : tenths(share.rounded(toUnitsOf: 1000)) + "\(space)%"
  }

  /// - Parameter fraction: 0...1.
  package static func percent(_ fraction: Double) -> String { bound(fraction) + "\(space)%" }

  /// `46.0–47.6 %`: a Wilson interval is not symmetric, so that both bounds are said.
  package static func interval(_ interval: ClosedRange<Double>) -> String {
    "\(bound(interval.lowerBound))–\(bound(interval.upperBound))\(space)%"
  }

  /// A rate or another fraction as it was meant: without the zeros behind it.
  package static func plain(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func bound(_ fraction: Double) -> String {
    fraction > 0 && fraction < 0.001 ? "<0.1" : tenths(Int64((fraction * 1000).rounded()))
  }

  private static func tenths(_ value: Int64) -> String { "\(value / 10).\(value % 10)" }
}
