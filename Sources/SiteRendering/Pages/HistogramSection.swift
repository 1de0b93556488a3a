internal import TelemetryModel

/// How the values that a histogram counts are spread: a cumulative drawing, percentiles by bucket and the
/// numbers as a table; or why none of these can be said.
struct HistogramSection: TemplateRecord {
  struct Drawings: TemplateRecord {
    static let fields = Fields<Self>(
      "figures",
      [
        .html("wide") { $0.wide }, .html("narrow") { $0.narrow },
      ])

    let wide: TrustedHTML
    let narrow: TrustedHTML
  }

  struct Percentile: TemplateRecord {
    static let fields = Fields<Self>(
      "percentile",
      [
        .text("name") { $0.name }, .text("words") { $0.words },
      ])

    let name: String
    let words: String
  }

  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("name") { $0.name }, .text("count") { $0.count }, .text("share") { $0.share },
        .text("upTo") { $0.upTo },
      ])

    let name: String
    let count: String
    let share: String
    let upTo: String
  }

  static let fields = Fields<Self>(
    "histogram",
    [
      .text("subtitle") { $0.subtitle }, .optional("lack") { $0.lack },
      .optional("figures") { $0.drawings }, .list("percentiles") { $0.percentiles },
      .text("caption") { $0.caption }, .list("rows") { $0.rows }, .list("notes") { $0.notes },
    ])

  static let percents = [50, 90, 99]

  private let site: PageContext
  private let chart: Chart
  private let period: Int
  /// Unique on the page.
  private let idPrefix: String
  /// The distribution and the buckets that its steps stand for, or why there is none.
  private let found: Result<Found, HistogramDistribution.Lack>

  private typealias Found = (distribution: HistogramDistribution, names: [String])

  /// Nil for a chart whose buckets are no numbers.
  init?(
    _ site: PageContext, _ program: Program, _ chart: Chart, period: Int, idPrefix: String
  ) {
    guard chart.kind == .histogram else { return nil }
    self.site = site
    self.chart = chart
    self.period = period
    self.idPrefix = idPrefix
    do throws(HistogramDistribution.Lack) {
      let (distribution, counters) = try chart.distribution(at: period)
      found = .success((distribution, counters.map { chart.counters[$0].bucket.text }))
    } catch {
      found = .failure(error)
    }
  }

  private var label: String { site.periodLabels[period] }
  private var known: Found? { try? found.get() }

  private var lack: String? {
    guard case .failure(let lack) = found else { return nil }
    return words(lack)
  }

  private var subtitle: String {
    guard let known else { return label.firstUpper }
    return
      "Share of all \(NumberText.count(known.distribution.total)) counted that lie in a bucket or "
      + "below it, percent, \(label)"
  }

  private var caption: String { known == nil ? "" : "\(chart.text.title), cumulative, \(label)" }

  private var percentiles: [Percentile] {
    guard let (distribution, names) = known else { return [] }
    return Self.percents.map { percent in
      let place = distribution.percentile(percent)
      return Percentile(
        name: "p\(percent)", words: Self.words(distribution.steps[place].bucket, names[place]))
    }
  }

  private var drawings: Drawings? {
    guard let (distribution, names) = known else { return nil }
    let places = Self.percents.map { distribution.percentile($0) }
    let steps = names.indices.map { step in
      (
        name: names[step], share: distribution.share(upTo: step).fraction,
        percentiles: zip(Self.percents, places).filter { $0.1 == step }.map { "p\($0.0)" }
      )
    }
    let said = percentiles.map { "\($0.name) \($0.words)" }.joined(separator: ", ")
    func svg(_ size: CumulativeLayout.Size, _ suffix: String, className: String) -> TrustedHTML {
      var svg = ByteBuffer(capacity: 4096)
      CumulativeDrawing.append(
        CumulativeLayout(
          steps: steps, caption: Self.caption(distribution.steps[0].bucket.dimension), size: size),
        names: TimeSeriesDrawing(
          idPrefix: idPrefix + suffix, title: "\(chart.text.title): cumulative share by bucket",
          description:
            "Of all \(NumberText.count(distribution.total)) counted, \(label): \(said)."),
        className: className, to: &svg)
      return svg.html
    }
    return Drawings(
      wide: svg(.wide, "-w", className: "wide"), narrow: svg(.narrow, "-n", className: "narrow"))
  }

  /// More than a table holds are in the downloads.
  private var rows: [Row] {
    guard let (distribution, names) = known, names.count <= BarTable.rowLimit else { return [] }
    return names.indices.map { row($0, names[$0], distribution) }
  }

  private var notes: [String] {
    known == nil
      ? []
      : [
        "Each count weighs the same, so that a report that counts often weighs more than one that "
          + "counts seldom: these are shares of what was counted, not of reports. Within a bucket "
          + "nothing is known; the steps are of one width, the buckets are not."
      ]
  }

  private func row(_ step: Int, _ name: String, _ distribution: HistogramDistribution) -> Row {
    let counted = distribution.steps[step].count
    return Row(
      name: name, count: NumberText.count(counted),
      share: NumberText.percent(Share(reports: counted, n: distribution.total)),
      upTo: NumberText.percent(distribution.share(upTo: step)))
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
