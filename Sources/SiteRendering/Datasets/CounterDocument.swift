package import TelemetryModel

/// `data.json` of a chart and of a counter: the rows of `data.csv`, and before them what they mean, so that
/// the file can be understood alone.
///
/// Members and their order are those of docs/formats.md. One member a line, one row a line, LF at the end.
package struct CounterDocument {
  private let catalog: Catalog
  private let program: Program

  package init(catalog: Catalog, program: Program) {
    self.catalog = catalog
    self.program = program
  }

  /// Appends all counters of a chart.
  package func append(_ chart: Chart, to buffer: inout ByteBuffer) {
    appendHead(
      of: chart, counter: nil, listings: chart.listings,
      PageAddress.chart(program.name, chart.name), to: &buffer)
    appendRows(of: chart, Array(chart.counters.indices), to: &buffer)
  }

  /// Appends one of a chart's counters.
  package func append(_ chart: Chart, counter index: Int, to buffer: inout ByteBuffer) {
    let counter = chart.counters[index]
    appendHead(
      of: chart, counter: counter, listings: counter.listings,
      PageAddress.counter(program.name, chart.name, counter.bucket), to: &buffer)
    appendRows(of: chart, [index], to: &buffer) {
      BreakdownRows(catalog: catalog, program: program).append(chart, counter, to: &$0)
    }
  }

  // MARK: Head

  private func appendHead(
    of chart: Chart, counter: Counter?, listings: [Listing], _ page: PageAddress,
    to buffer: inout ByteBuffer
  ) {
    let settings = catalog.settings
    let text = chart.text
    buffer.append("{\n")
    let schema = counter == nil ? PublishedSchema.chart : .counter
    buffer.appendMember("$schema", schema.address.url(under: settings.baseURL))
    buffer.appendMember("title", text.title)
    buffer.appendMember("description", text.description)
    buffer.appendMember("url", page.url(under: settings.baseURL))
    buffer.appendMember("program", program.name.text)
    buffer.appendMember("chart", chart.name.text)
    if let counter { buffer.appendMember("counter", counter.name.text) }
    buffer.appendMember("issues", text.issues) { $0.appendJSON($1) }
    buffer.appendMember("measure", program.measure.rawValue)
    buffer.appendMember("unit", program.measure == .share ? "fraction of n" : "sum of counts")
    buffer.appendMember("n_is", populations(chart)) { append($1, to: &$0) }
    buffer.appendMember("period", settings.calendar.unit.rawValue)
    buffer.appendMember("confidence") { $0.append("\(settings.confidence.fraction)") }
    buffer.appendMember("collected", listings) {
      $0.append($1, isMetadata: chart.isMetadata, of: catalog.releases)
    }
    buffer.appendMember("licence") { $0.append(settings.licence) }
    buffer.appendMember("columns", CounterTable.columns) { $0.appendJSON($1) }
  }

  /// Periods after one another whose n is of the same kind.
  private struct Population {
    var kind: ReportBase.Kind
    var periods: ClosedRange<Int>
  }

  private func populations(_ chart: Chart) -> [Population] {
    var populations: [Population] = []
    for period in catalog.periods.indices where chart.bases[period].n.isKnown {
      let kind = chart.bases[period].kind
      if let last = populations.last, last.kind == kind, last.periods.upperBound == period - 1 {
        populations[populations.count - 1].periods = last.periods.lowerBound...period
      } else {
        populations.append(Population(kind: kind, periods: period...period))
      }
    }
    return populations
  }

  private func append(_ population: Population, to buffer: inout ByteBuffer) {
    let words = Self.words(population.kind)
    buffer.append("{\"first\":\"\(catalog.periods[population.periods.lowerBound])\",\"last\":\"")
    buffer.append("\(catalog.periods[population.periods.upperBound])\",\"words\":")
    buffer.appendJSON(words)
    buffer.append("}")
  }

  /// What `n_is` may say.
  static let populations = [ReportBase.Kind.eligible, .program, .allReports].map(words)

  private static func words(_ kind: ReportBase.Kind) -> String {
    switch kind {
    case .eligible: "reports of the program that could hold it"
    case .program: "reports that name the program"
    case .allReports: "all reports"
    case .notKnown: "not known"
    }
  }

  // MARK: Rows

  /// - Parameter appendMore: Appends further members.
  private func appendRows(
    of chart: Chart, _ counters: [Int], to buffer: inout ByteBuffer,
    appendMore: (inout ByteBuffer) -> Void = { _ in }
  ) {
    buffer.append("\"rows\":[")
    var program = ByteBuffer(capacity: 64)
    program.appendJSON(self.program.name.text)
    let names = counters.map { index in
      var name = ByteBuffer(capacity: 64)
      name.appendJSON(chart.counters[index].name.text)
      return name.bytes
    }
    var isFirst = true
    for period in catalog.periods.indices {
      let week = "\(catalog.periods[period])"
      let versions = catalog.versionTexts(inForceIn: period)
      for (index, name) in zip(counters, names) {
        buffer.append(isFirst ? "\n[\"" : ",\n[\"")
        isFirst = false
        buffer.append(week)
        buffer.append("\",")
        buffer.append(bytes: program.bytes)
        buffer.append(",")
        buffer.append(bytes: name)
        let cell = chart.counters[index].cells[period]
        buffer.append(
          CounterFigures(cell, chart.bases[period], catalog.settings.confidence))
        buffer.append(",")
        if versions.isEmpty { buffer.append("null") } else { buffer.appendJSON(versions) }
        buffer.append(",\"")
        buffer.append(cell.status.text)
        buffer.append("\"]")
      }
    }
    buffer.append("\n]")
    appendMore(&buffer)
    buffer.append("\n}\n")
  }
}

extension ByteBuffer {
  /// Appends the six numbers of a row behind a comma, null where one is left out.
  mutating func append(_ figures: CounterFigures) {
    for count in [figures.reports, figures.total, figures.n] {
      append(",")
      if let value = count.value {
        append(decimal: Int(value))
      } else {
        append("null")
      }
    }
    guard let share = figures.share else { return append(",null,null,null") }
    for millionths in [share.value, share.low, share.high] {
      append(",")
      append(millionths: millionths)
    }
  }
}
