package import TelemetryModel

/// `data.csv` of a chart and of a counter: one row for each period of the site and counter, periods first.
///
/// Columns and rounding are those of docs/formats.md; the lines end in LF, fields are quoted by RFC 4180.
package struct CounterTable {
  static let columns = DataDictionary.figures.columns.map(\.name)
  package static let header = columns.joined(separator: ",") + "\n"

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
    let figures = CounterFigures(cell, base, catalog.settings.confidence)
    Self.append(figures.reports, to: &buffer)
    buffer.append(",")
    Self.append(figures.total, to: &buffer)
    buffer.append(",")
    Self.append(figures.n, to: &buffer)
    buffer.append(",")
    if let share = figures.share {
      buffer.append(millionths: share.value)
      buffer.append(",")
      buffer.append(millionths: share.low)
      buffer.append(",")
      buffer.append(millionths: share.high)
      buffer.append(",")
    } else {
      buffer.append(",,,")
    }
    buffer.append(versions)
    buffer.append(",")
    buffer.append(cell.status.text)
    buffer.append("\n")
  }

  private func versions(in period: Int) -> String {
    CSVField.quoted(catalog.versionTexts(inForceIn: period))
  }

  private static func append(_ count: Count, to buffer: inout ByteBuffer) {
    if let value = count.value { buffer.append(decimal: Int(value)) }
  }
}
