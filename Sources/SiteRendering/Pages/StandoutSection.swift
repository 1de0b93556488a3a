internal import TelemetryModel

/// What stands out in the newest period, on the front page: a few findings, each as a sentence, and the two
/// shares that it is about as bars.
struct StandoutSection {
  static let row = RecordShape(
    "row",
    [
      ("name", .text), ("bar", .html), ("value", .text), ("interval", .text), ("count", .text),
    ])
  static let finding = RecordShape(
    "finding",
    [
      ("headline", .text), ("href", .text), ("chart", .text), ("program", .text),
      ("barHead", .text), ("rows", .list(row)),
    ])
  static let shape = RecordShape(
    "standouts",
    [
      ("subtitle", .text), ("intervalHead", .text), ("findings", .list(finding)),
      ("method", .text),
    ])

  /// Findings that it shows.
  static let limit = 3

  private let site: PageContext
  private let findings: [Finding]

  init(_ site: PageContext) {
    self.site = site
    findings = FindingRanking.first(Self.limit, of: site.findings, in: site.catalog)
  }

  /// Of a field of shape `.optional(StandoutSection.shape)`.
  var field: FieldValue {
    guard let first = findings.first else { return .none }
    return .record(
      Record(
        Self.shape,
        [
          .text(site.periodLabels[first.reading.period].firstUpper),
          .text("\(site.level.percentText)\(NumberText.space)% interval"),
          .list(findings.map(record)), .text(site.findingMethod),
        ]))
  }

  private func record(_ finding: Finding) -> Record {
    let program = site.catalog.programs[finding.program]
    let chart = program.charts[finding.chart]
    let words = FindingWords(site, finding)
    let readings = [finding.reading, finding.other]
    let full = BarLayout.fullShare(
      holding: readings.reduce(0) { max($0, $1.interval.upperBound) })
    return Record(
      Self.finding,
      [
        .text(words.headline), .text(site.href(.chart(program.name, chart.name))),
        .text(chart.text.title), .text(program.title),
        .text("0 to \(Int((full * 100).rounded()))\(NumberText.space)%"),
        .list(readings.map { row($0, words, full: full) }),
      ])
  }

  private func row(_ reading: Finding.Reading, _ words: FindingWords, full: Double) -> Record {
    var svg = ByteBuffer(capacity: 320)
    BarDrawing.append(
      BarLayout(value: reading.share.fraction, interval: reading.interval, full: full), to: &svg)
    return Record(
      Self.row,
      [
        .text(words.rowName(reading)), .html(svg.html), .text(CellWords.value(reading.share)),
        .text(NumberText.interval(reading.interval)),
        .text(
          "\(NumberText.count(reading.share.reports)) of \(NumberText.count(reading.share.n))"),
      ])
  }
}
