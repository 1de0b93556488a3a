package import TelemetryModel

/// `data.csv` of a chart and of a counter: one row for each period of the site and counter, periods first.
///
/// Columns and rounding are those of docs/formats.md; the lines end in LF, fields are quoted by RFC 4180.
package struct CounterTable {
  package static let header = "week,program,counter,reports,total,n,share,low,high,config,status\n"

  private let catalog: Catalog
  private let program: String

  package init(catalog: Catalog, program: Program) {
    self.catalog = catalog
    self.program = CSVField.quoted(program.name.text)
  }

  /// Appends all counters of a chart.
  package func append(_ chart: Chart, to buffer: inout ByteBuffer) {
    buffer.append(Self.header)
    let names = chart.counters.map { CSVField.quoted($0.name.text) }
    for period in catalog.periods.indices {
      let week = catalog.periods[period].description
      let versions = versions(in: period)
      for (counter, name) in zip(chart.counters, names) {
        append(counter.cells[period], chart.bases[period], week, name, versions, to: &buffer)
      }
    }
  }

  /// Appends one of a chart's counters.
  package func append(_ chart: Chart, counter index: Int, to buffer: inout ByteBuffer) {
    buffer.append(Self.header)
    let counter = chart.counters[index]
    let name = CSVField.quoted(counter.name.text)
    for period in catalog.periods.indices {
      append(
        counter.cells[period], chart.bases[period], catalog.periods[period].description, name,
        versions(in: period), to: &buffer)
    }
  }

  private func append(
    _ cell: Cell, _ base: ReportBase, _ week: String, _ name: String, _ versions: String,
    to buffer: inout ByteBuffer
  ) {
    buffer.append(week)
    buffer.append(",")
    buffer.append(program)
    buffer.append(",")
    buffer.append(name)
    buffer.append(",")
    let hasCounts = cell.status == .ok || cell.status == .partial
    if hasCounts { Self.append(cell.reports, to: &buffer) }
    buffer.append(",")
    if hasCounts { Self.append(cell.total, to: &buffer) }
    buffer.append(",")
    if cell.status == .ok || cell.status == .noReports { Self.append(base.n, to: &buffer) }
    buffer.append(",")
    if let share = cell.share(of: base) {
      let interval = share.interval(catalog.settings.confidence)
      Self.append(millionths: share.rounded(toUnitsOf: 1_000_000), to: &buffer)
      buffer.append(",")
      Self.append(millionths: Int64((interval.lowerBound * 1e6).rounded()), to: &buffer)
      buffer.append(",")
      Self.append(millionths: Int64((interval.upperBound * 1e6).rounded()), to: &buffer)
      buffer.append(",")
    } else {
      buffer.append(",,,")
    }
    buffer.append(versions)
    buffer.append(",")
    buffer.append(cell.status.text)
    buffer.append("\n")
  }

  /// The versions in force in a period, oldest first.
  private func versions(in period: Int) -> String {
    CSVField.quoted(
      catalog.releasesInForce[period].map { catalog.releases[$0].version.text }
        .joined(separator: " "))
  }

  private static func append(_ count: Count, to buffer: inout ByteBuffer) {
    if let value = count.value { buffer.append(decimal: Int(value)) }
  }

  /// Six decimals.
  private static func append(millionths: Int64, to buffer: inout ByteBuffer) {
    buffer.append(decimal: Int(millionths / 1_000_000))
    buffer.append(".")
    buffer.append(bytes: String(millionths % 1_000_000 + 1_000_000).utf8.dropFirst())
  }
}
