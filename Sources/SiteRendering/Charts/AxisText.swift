/// The words on a chart's axes.
enum AxisText {
  /// The mark at `index` of `ticks`, with the decimals that their step has.
  static func text(at index: Int, of ticks: AxisTicks, measure: TimeSeries.Measure) -> String {
    let number = ticks.mantissa * index
    return switch measure {
    case .share: decimal(number, exponent: ticks.exponent + 2) + "\u{A0}%"
    case .count: count(number, zeros: ticks.exponent)
    case .ratio:
      ticks.exponent < 0
        ? decimal(number, exponent: ticks.exponent) : count(number, zeros: ticks.exponent)
    }
  }

  /// At most `limit` characters, the last of them `…` where something was cut off.
  static func shortened(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit, text.count > limit else { return text }
    return text.prefix(limit - 1) + "…"
  }

  /// A whole number, with `k`, `M`, `G`, `T` or `P` for thousands, millions and so on: `1500000` is
  /// `1.5M`.
  private static func count(_ number: Int, zeros: Int) -> String {
    guard number > 0 else { return "0" }
    let units = ["", "k", "M", "G", "T", "P"]
    let digits = String(number).utf8.count + zeros
    let unit = min((digits - 1) / 3, units.count - 1)
    var number = number
    var exponent = zeros - unit * 3
    while exponent < 0, number.isMultiple(of: 10) {
      number /= 10
      exponent += 1
    }
    return decimal(number, exponent: exponent) + units[unit]
  }

  /// `number` times ten to the power of `exponent`, with as many decimals as the exponent is below 0.
  private static func decimal(_ number: Int, exponent: Int) -> String {
    let digits = String(number)
    guard exponent < 0 else {
      return number == 0 ? digits : digits + String(repeating: "0", count: exponent)
    }
    let missing = max(0, 1 - exponent - digits.utf8.count)
    let padded = String(repeating: "0", count: missing) + digits
    return "\(padded.dropLast(-exponent)).\(padded.suffix(-exponent))"
  }
}
