package import TelemetryModel

/// `data.csv` of a derived metric: for each period one row of all reports, then one for each group that has
/// reports.
///
/// Columns and rounding are those of docs/formats.md; the lines end in LF, fields are quoted by RFC 4180.
package struct MetricTable {
  static let columns = DataDictionary.metric.columns.map(\.name)
  package static let header = columns.joined(separator: ",") + "\n"

  private let catalog: Catalog

  package init(catalog: Catalog) { self.catalog = catalog }

  package func append(_ metric: Metric, to buffer: inout ByteBuffer) {
    buffer.append(Self.header)
    let names =
      "\(metric.definition.id),"
      + "\(CSVField.quoted(catalog.programs[metric.program].name.text)),"
    var versions = (period: -1, text: "")
    MetricRows.forEach(of: metric, in: catalog) { row in
      if versions.period != row.period {
        versions = (row.period, CSVField.quoted(catalog.versionTexts(inForceIn: row.period)))
      }
      buffer.append("\(catalog.periods[row.period]),")
      buffer.append(names)
      buffer.append("\(CSVField.quoted(row.by)),\(CSVField.quoted(row.value)),")
      let figures = MetricFigures(row.figure, catalog.settings.confidence)
      for count in [figures.numerator, figures.denominator, figures.n] {
        buffer.append("\(count),")
      }
      if let ratio = figures.ratio { buffer.append(ratio) }
      buffer.append(",")
      for bound in [figures.low, figures.high] {
        if let bound { buffer.append(millionths: bound) }
        buffer.append(",")
      }
      for reports in [figures.reports?.lowerBound, figures.reports?.upperBound] {
        if let reports { buffer.append("\(reports)") }
        buffer.append(",")
      }
      buffer.append("\(versions.text),\(row.figure.status.text)\n")
    }
  }
}

/// The rows of `data.csv` and `data.json` of a derived metric, in their order.
enum MetricRows {
  struct Row {
    var period: Int
    /// Empty, as `value` is: all reports.
    var by: String
    var value: String
    var figure: MetricFigure
  }

  /// - Complexity: O(periods × groups).
  static func forEach(of metric: Metric, in catalog: Catalog, _ body: (Row) -> Void) {
    for period in catalog.periods.indices {
      body(Row(period: period, by: "", value: "", figure: metric.figures[period]))
      for groups in metric.breakdowns {
        for group in groups.groups where group.hasRow(at: period) {
          body(
            Row(
              period: period, by: groups.name.text, value: group.value,
              figure: group.figures[period]))
        }
      }
    }
  }
}

extension Metric.Group {
  /// Whether it had reports, as far as is known.
  fileprivate func hasRow(at period: Int) -> Bool {
    guard let size = sizes[period].value else { return figures[period].status != .noData }
    return size > 0
  }
}

/// The numbers of one row: which of them a status leaves out is decided here, once for both files.
struct MetricFigures {
  let numerator: Count
  let denominator: Count
  let n: Count
  /// A share or a ratio with six decimals; nil where there is none, or only bounds.
  let ratio: String?
  /// In millionths.
  let low: Int64?
  let high: Int64?
  let reports: ClosedRange<Int64>?

  init(_ figure: MetricFigure, _ level: ConfidenceLevel) {
    numerator = figure.numerator
    denominator = figure.denominator
    n = figure.status == .ok || figure.status == .noReports ? figure.base.n : .notKnown
    reports = figure.reports
    let interval = figure.value?.interval(level)
    low = interval.map { Int64(($0.lowerBound * 1e6).rounded()) }
    high = interval.map { Int64(($0.upperBound * 1e6).rounded()) }
    switch figure.value {
    case .share(let share):
      ratio = Self.decimals((0, share.rounded(toUnitsOf: 1_000_000)))
    case .ratio(let value): ratio = Self.decimals(value.rounded(toUnitsOf: 1_000_000))
    case .between, nil: ratio = nil
    }
  }

  private static func decimals(_ number: (whole: Int64, units: Int64)) -> String {
    let whole = number.whole + number.units / 1_000_000
    return "\(whole)." + "\(number.units % 1_000_000)".zeroPadded(to: 6)
  }
}
