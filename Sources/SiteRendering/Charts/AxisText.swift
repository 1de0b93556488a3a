/// The words on a chart's axes.
enum AxisText {
  /// - Parameter step: Between two marks: it says how many decimals are needed.
  static func text(_ value: Double, step: Double, measure: TimeSeries.Measure) -> String {
    switch measure {
    case .share: percent(value, step: step)
    case .count: count(value)
    }
  }

  /// At most `limit` characters, the last of them `…` where something was cut off.
  static func shortened(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit, text.count > limit else { return text }
    return text.prefix(limit - 1) + "…"
  }

  private static func percent(_ value: Double, step: Double) -> String {
    var decimals = 0
    var unit = step * 100
    while unit < 0.999_999, decimals < 12 {
      unit *= 10
      decimals += 1
    }
    return decimal(value * 100, decimals) + "\u{A0}%"
  }

  /// A round number, with `k`, `M`, `G` or `T` for thousands, millions and so on.
  private static func count(_ value: Double) -> String {
    var scaled = value
    var unit = ""
    for larger in ["k", "M", "G", "T"] where scaled >= 1000 {
      scaled /= 1000
      unit = larger
    }
    for decimals in 0...2 {
      let factor = [1.0, 10, 100][decimals]
      if (scaled * factor).rounded() / factor == scaled { return decimal(scaled, decimals) + unit }
    }
    return decimal(scaled, 2) + unit
  }

  private static func decimal(_ value: Double, _ decimals: Int) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let units = Int((value * Double(scale)).rounded())
    guard decimals > 0 else { return String(units) }
    let fraction = String(units % scale + scale).dropFirst()
    return "\(units / scale).\(fraction)"
  }
}
