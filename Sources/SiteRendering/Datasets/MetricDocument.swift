package import TelemetryModel

/// `data.json` of a derived metric: the rows of `data.csv`, and before them what they mean.
///
/// Members and their order are those of docs/formats.md. One member a line, one row a line, LF at the end.
package struct MetricDocument {
  private let catalog: Catalog

  package init(catalog: Catalog) { self.catalog = catalog }

  package func append(_ metric: Metric, to buffer: inout ByteBuffer) {
    appendHead(of: metric, to: &buffer)
    buffer.append("\"rows\":[")
    var program = ByteBuffer(capacity: 64)
    program.appendJSON(catalog.programs[metric.program].name.text)
    var isFirst = true
    MetricRows.forEach(of: metric, in: catalog) { row in
      buffer.append(isFirst ? "\n[\"" : ",\n[\"")
      isFirst = false
      buffer.append("\(catalog.periods[row.period])\",\"\(metric.definition.id)\",")
      buffer.append(bytes: program.bytes)
      for text in [row.by, row.value] {
        buffer.append(",")
        if row.by.isEmpty { buffer.append("null") } else { buffer.appendJSON(text) }
      }
      append(MetricFigures(row.figure, catalog.settings.confidence), to: &buffer)
      let versions = catalog.versionTexts(inForceIn: row.period)
      buffer.append(",")
      if versions.isEmpty { buffer.append("null") } else { buffer.appendJSON(versions) }
      buffer.append(",\"\(row.figure.status.text)\"]")
    }
    buffer.append("\n]\n}\n")
  }

  private func append(_ figures: MetricFigures, to buffer: inout ByteBuffer) {
    for count in [figures.numerator, figures.denominator, figures.n] {
      buffer.append(count.isKnown ? ",\(count)" : ",null")
    }
    buffer.append(",\(figures.ratio ?? "null")")
    for bound in [figures.low, figures.high] {
      buffer.append(",")
      if let bound { buffer.append(millionths: bound) } else { buffer.append("null") }
    }
    for reports in [figures.reports?.lowerBound, figures.reports?.upperBound] {
      buffer.append(reports.map { ",\($0)" } ?? ",null")
    }
  }

  private func appendHead(of metric: Metric, to buffer: inout ByteBuffer) {
    let settings = catalog.settings
    let definition = metric.definition
    buffer.append("{\n")
    buffer.appendMember("$schema", PublishedSchema.metric.address.url(under: settings.baseURL))
    buffer.appendMember("title", definition.title)
    buffer.appendMember("description", definition.description)
    buffer.appendMember("url", PageAddress.metric(definition.id).url(under: settings.baseURL))
    buffer.appendMember("metric", definition.id.text)
    buffer.appendMember("program", definition.program.name.text)
    buffer.appendMember("numerator", definition.numerator) { $0.appendJSON($1.name.text) }
    buffer.appendMember("denominator", definition.denominator) { $0.appendJSON($1.name.text) }
    buffer.appendMember("by", definition.by) { $0.appendJSON($1.name.text) }
    buffer.appendMember("issues", definition.issues) { $0.appendJSON($1) }
    buffer.appendMember("kind", metric.kind.isRatio ? "ratio of sums" : "share of reports")
    buffer.appendMember("unit", unit(of: metric.kind))
    buffer.appendMember("period", settings.calendar.unit.rawValue)
    buffer.appendMember("confidence") { $0.append("\(settings.confidence.fraction)") }
    buffer.appendMember("collected", metric.listings) {
      $0.append($1, isMetadata: false, of: catalog.releases)
    }
    buffer.appendMember("licence") { $0.append(settings.licence) }
    buffer.appendMember("columns", MetricTable.columns) { $0.appendJSON($1) }
  }

  private func unit(of kind: Metric.Kind) -> String {
    switch kind {
    case .share: "fraction of n"
    case .anyOf: "fraction of n, between reports_low / n and reports_high / n"
    case .part: "fraction of the denominator"
    case .quotient: "numerator per denominator"
    }
  }
}
