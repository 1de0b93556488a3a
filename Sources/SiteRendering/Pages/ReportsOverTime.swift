internal import TelemetryModel

/// How many reports name a program, over time: a line, and its ends in words.
struct ReportsOverTime: TemplateRecord {
  static let fields = Fields<Self>(
    "reports-over-time",
    [
      .html("spark") { $0.spark }, .text("newest") { $0.newest }, .text("words") { $0.words },
    ])

  let newest: String
  let words: String
  private let values: [Double?]

  /// Nil where no number is known.
  init?(_ site: PageContext, _ program: Program) {
    let all = program.reports
    func count(_ period: Int) -> Int64 { all[period].value ?? 0 }
    let shown = Array(all.indices.suffix(SparklineLayout.periodLimit))
    let known = shown.filter { all[$0].isKnown }
    guard let last = known.last, let newest = all[last].value,
      let least = known.min(by: { (count($0), $0) < (count($1), $1) }),
      let most = known.max(by: { (count($0), -$0) < (count($1), -$1) })
    else { return nil }
    let noun = site.periodText.noun
    let span = NumberText.number(of: shown.count, noun, noun + "s")
    words =
      "Line: the last \(span), from 0. Fewest \(NumberText.count(count(least)))"
      + " (\(site.periodShorts[least])), most \(NumberText.count(count(most)))"
      + " (\(site.periodShorts[most]))."
    self.newest = "\(NumberText.reports(newest)) name it, \(site.periodLabels[last])"
    values = all.map { $0.value.map(Double.init) }
  }

  private var spark: TrustedHTML {
    var svg = ByteBuffer(capacity: 1024)
    SparklineDrawing.append(SparklineLayout(values), to: &svg)
    return svg.html
  }
}
