internal import TelemetryModel

/// How the values that a histogram counts are spread: a cumulative drawing, percentiles by bucket and the
/// numbers as a table; or why none of these can be said.
struct HistogramSection {
  static let figures = RecordShape("figures", [("wide", .html), ("narrow", .html)])
  static let percentile = RecordShape("percentile", [("name", .text), ("words", .text)])
  static let row = RecordShape(
    "row", [("name", .text), ("count", .text), ("share", .text), ("upTo", .text)])
  static let shape = RecordShape(
    "histogram",
    [
      ("subtitle", .text), ("lack", .optionalText), ("figures", .optional(figures)),
      ("percentiles", .list(percentile)), ("caption", .text), ("hasRows", .flag),
      ("rows", .list(row)),
      ("notes", .texts),
    ])

  static let percents = [50, 90, 99]

  let site: PageContext
  let program: Program
  let chart: Chart
  let period: Int

  /// Nil for a chart whose buckets are no numbers.
  init?(_ site: PageContext, _ program: Program, _ chart: Chart, period: Int) {
    guard chart.kind == .histogram else { return nil }
    self.site = site
    self.program = program
    self.chart = chart
    self.period = period
  }

  /// - Parameter idPrefix: Unique on the page.
  func record(idPrefix: String) -> Record {
    do throws(HistogramDistribution.Lack) {
      let (distribution, counters) = try chart.distribution(at: period)
      return record(distribution, counters, idPrefix: idPrefix)
    } catch {
      return Record(
        Self.shape,
        [
          .text(label.firstUpper), .text(words(error)), .none, .list([]), .text(""), .flag(false),
          .list([]), .texts([]),
        ])
    }
  }

  private var label: String { site.periodLabels[period] }

  private func record(
    _ distribution: HistogramDistribution, _ counters: [Int], idPrefix: String
  ) -> Record {
    let names = counters.map { chart.counters[$0].bucket.text }
    let places = Self.percents.map { distribution.percentile($0) }
    let words = places.map { Self.words(distribution.steps[$0].bucket, names[$0]) }
    let steps = names.indices.map { step in
      (
        name: names[step], share: distribution.share(upTo: step).fraction,
        percentiles: zip(Self.percents, places).filter { $0.1 == step }.map { "p\($0.0)" }
      )
    }
    let said = zip(Self.percents, words).map { "p\($0.0) \($0.1)" }.joined(separator: ", ")
    var drawing = TimeSeriesDrawing(
      idPrefix: idPrefix + "-w", title: "\(chart.text.title): cumulative share by bucket",
      description:
        "Of all \(NumberText.count(distribution.total)) counted, \(label): \(said).")
    let caption = Self.caption(distribution.steps[0].bucket.dimension)
    var wide = ByteBuffer(capacity: 4096)
    CumulativeDrawing.append(
      CumulativeLayout(steps: steps, caption: caption, size: .wide), names: drawing,
      className: "wide", to: &wide)
    drawing.idPrefix = idPrefix + "-n"
    var narrow = ByteBuffer(capacity: 4096)
    CumulativeDrawing.append(
      CumulativeLayout(steps: steps, caption: caption, size: .narrow), names: drawing,
      className: "narrow", to: &narrow)
    // More are in the downloads.
    let isListed = names.count <= BarTable.rowLimit
    let rows = isListed ? names.indices.map { row($0, names[$0], distribution) } : []
    return Record(
      Self.shape,
      [
        .text(
          "Share of all \(NumberText.count(distribution.total)) counted that lie in a bucket or "
            + "below it, percent, \(label)"),
        .none, .record(Record(Self.figures, [.html(wide.html), .html(narrow.html)])),
        .list(
          zip(Self.percents, words).map {
            Record(Self.percentile, [.text("p\($0.0)"), .text($0.1)])
          }),
        .text("\(chart.text.title), cumulative, \(label)"), .flag(!rows.isEmpty), .list(rows),
        .texts([
          "Each count weighs the same, so that a report that counts often weighs more than one that "
            + "counts seldom: these are shares of what was counted, not of reports. Within a bucket "
            + "nothing is known; the steps are of one width, the buckets are not."
        ]),
      ])
  }

  private func row(_ step: Int, _ name: String, _ distribution: HistogramDistribution) -> Record {
    let counted = distribution.steps[step].count
    return Record(
      Self.row,
      [
        .text(name), .text(NumberText.count(counted)),
        .text(NumberText.percent(Share(reports: counted, n: distribution.total))),
        .text(NumberText.percent(distribution.share(upTo: step))),
      ])
  }

  /// Where a percentile lies.
  private static func words(_ bucket: HistogramBucket, _ name: String) -> String {
    switch bucket.form {
    case .below: "lies below \(name.dropFirst())"
    case .value: "is \(name)"
    case .range: "lies in \(name)"
    case .atLeast: "is at least \(name.dropFirst(2))"
    }
  }

  private static func caption(_ dimension: HistogramBucket.Dimension) -> String {
    switch dimension {
    case .none: "value, by bucket"
    case .time: "time, by bucket"
    case .size: "size, by bucket"
    case .percent: "percent, by bucket"
    }
  }

  private func words(_ lack: HistogramDistribution.Lack) -> String {
    switch lack {
    case .totalsNotKnown:
      "No percentile can be said: how often each bucket was counted is not known. The number of "
        + "reports would not do, since one report can hold several buckets."
    case .partial:
      "No percentile can be said: not every report could hold each of the buckets."
    case .overlapping:
      "No percentile can be said: a value can lie in more than one of the buckets."
    case .nothingCounted: "No percentile can be said: nothing was counted."
    }
  }
}
