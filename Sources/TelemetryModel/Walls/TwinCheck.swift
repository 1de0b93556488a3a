/// Refuses two names that are different bytes but the same text to every reader (é composed or not), and
/// two counters that would be one page.
struct TwinCheck {
  private let index: ConfigIndex
  private let series: TableSeries
  private let tables: MetricTables

  static func check(
    _ programs: [ProgramName], series: TableSeries, index: ConfigIndex, tables: MetricTables,
    _ diagnostics: inout Diagnostics
  ) {
    TwinCheck(index: index, series: series, tables: tables).check(programs, &diagnostics)
  }

  private func check(_ programs: [ProgramName], _ diagnostics: inout Diagnostics) {
    // Swift's `==` on strings is canonical equivalence: the very thing looked for.
    var seenPrograms: [String: ProgramName] = [:]
    for program in programs {
      if let other = seenPrograms.updateValue(program, forKey: program.text), other != program {
        diagnostics.add(
          .twins(other.text, program.text, at: place(of: program), other: place(of: other)))
      }
      let names = counters(of: program)
      var seen: [String: CounterName] = [:]
      var seenCharts: [String: CounterName] = [:]
      for (name, place) in names.sorted(by: { $0.key < $1.key }) {
        let other = seen.updateValue(name, forKey: name.text)
        if let other, other != name {
          let first = names[other] ?? place
          diagnostics.add(
            .twins(other.text, name.text, at: location(place), other: location(first)))
        } else if let other = seenCharts.updateValue(name, forKey: name.chart.text),
          other.chart != name.chart
        {
          let first = names[other] ?? place
          diagnostics.add(
            .twins(
              other.chart.text, name.chart.text, at: location(place), other: location(first)))
        }
        let double = CounterName(chart: name.chart, bucket: name.bucket)
        if !name.hasBucket, let second = names[double] {
          diagnostics.add(.onePage(name, double, of: program, at: location(second)))
        }
      }
    }
  }

  /// Where a counter stands: its last entry in the configs, or its first row in the tables.
  private enum Place {
    case config(SourceLocation)
    case row(Int)
  }

  private func counters(of program: ProgramName) -> [CounterName: Place] {
    var places: [CounterName: Place] = [:]
    for key in tables.names.id(of: program.text).flatMap({ series.ofProgram[$0] }) ?? [] {
      let name = CounterName(tables.names[series.keys[key].counter])
      if let row = series.rows[key].first(where: { $0 >= 0 }) { places[name] = .row(Int(row)) }
    }
    for (name, location) in index.programs[program]?.locations ?? [:] {
      places[name] = .config(location)
    }
    return places
  }

  private func location(_ place: Place) -> SourceLocation {
    switch place {
    case .config(let location): location
    case .row(let row):
      tables.location(tables.counters[row].place, tables.counters[row].counterPlace)
    }
  }

  private func place(of program: ProgramName) -> SourceLocation {
    let counters = counters(of: program)
    if let first = counters.min(by: { $0.key < $1.key }) { return location(first.value) }
    let id = tables.names.id(of: program.text)
    if let row = tables.reports.first(where: { $0.program == id }) {
      return tables.location(row.place, row.programPlace)
    }
    return SourceLocation(file: tables.files.first ?? "")
  }
}

extension Diagnostic {
  fileprivate static func twins(
    _ a: String, _ b: String, at location: SourceLocation, other: SourceLocation
  ) -> Self {
    func bytes(_ text: String) -> String {
      text.utf8.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "\\x" + HexText.of([$0]) }
        .joined()
    }
    return Self(
      message: "'\(bytes(a))' and '\(bytes(b))' are one text in two spellings", location: location,
      hint: "write both in Unicode's composed form (NFC)", notes: [Note("the other one", at: other)]
    )
  }

  fileprivate static func onePage(
    _ a: CounterName, _ b: CounterName, of program: ProgramName, at location: SourceLocation
  ) -> Self {
    Self(
      message: "'\(a)' and '\(b)' of \(program) cannot both be counters", location: location,
      hint: "a counter without a colon is the one bucket of its own name: rename one of them")
  }
}
