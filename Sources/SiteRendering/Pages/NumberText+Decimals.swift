internal import TelemetryModel

extension NumberText {
  /// With a fixed number of decimals, rounded half away from zero: `0.640000`.
  ///
  /// - Parameters:
  ///   - value: At least 0, below 10^9.
  ///   - places: 1...9.
  static func decimals(_ value: Double, _ places: Int) -> String {
    precondition(
      value >= 0 && value < 1e9 && (1...9).contains(places), "a number to be written out")
    var scale: Int64 = 1
    for _ in 0..<places { scale *= 10 }
    let units = Int64((value * Double(scale)).rounded())
    return "\(count(units / scale)).\(String(units % scale + scale).dropFirst())"
  }

  /// A rate with all its digits up to the ninth, without needless zeros: `1`, `0.05`, `0.000664`.
  static func rate(_ value: Double) -> String {
    var text = decimals(value, 9)
    while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
    if text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
    return text
  }

  /// An expected number of things: `34.6`, and `<0.1` for a smaller one above 0.
  static func expected(_ value: Double) -> String {
    value > 0 && value < 0.1 ? "<0.1" : decimals(value, 1)
  }
}

extension ConfidenceLevel {
  /// `99 %`.
  var label: String { "\(percentText)\(NumberText.space)%" }
}
