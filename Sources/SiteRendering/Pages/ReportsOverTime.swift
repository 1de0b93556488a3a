internal import TelemetryModel

/// How many reports name a program, over time: a line, and its ends in words.
struct ReportsOverTime {
  static let shape = RecordShape(
    "reports-over-time", [("spark", .html), ("newest", .text), ("words", .text)])

  let site: PageContext
  let program: Program

  /// Nil where no number is known.
  func record() -> Record? {
    let all = program.reports
    let shown = Array(all.indices.suffix(SparklineLayout.periodLimit))
    let known = shown.filter { all[$0].isKnown }
    guard let last = known.last, let newest = all[last].value,
      let least = known.min(by: { (count($0), $0) < (count($1), $1) }),
      let most = known.max(by: { (count($0), -$0) < (count($1), -$1) })
    else { return nil }
    var svg = ByteBuffer(capacity: 1024)
    SparklineDrawing.append(
      SparklineLayout(all.map { $0.value.map(Double.init) }), to: &svg)
    let noun = site.periodText.noun
    let span = NumberText.number(of: shown.count, noun, noun + "s")
    let words =
      "Line: the last \(span), from 0. Fewest \(NumberText.count(count(least)))"
      + " (\(site.periodShorts[least])), most \(NumberText.count(count(most)))"
      + " (\(site.periodShorts[most]))."
    return Record(
      Self.shape,
      [
        .html(svg.html),
        .text("\(NumberText.reports(newest)) name it, \(site.periodLabels[last])"), .text(words),
      ])
  }

  private func count(_ period: Int) -> Int64 { program.reports[period].value ?? 0 }
}
