extension NameClashes {
  /// Compares the programs with each other, and the counters of each, whether a config or a table names
  /// them.
  static func check(
    _ programs: [ProgramName], series: TableSeries, index: ConfigIndex, tables: InputTables,
    _ diagnostics: inout Diagnostics
  ) {
    let names = PlacesOfNames(index: index, series: series, tables: tables)
    var programSpellings = NameSpellings()
    for program in programs {
      let counters = names.counters(of: program)
      let name = (program.text, names.location(of: program, counters))
      if let first = programSpellings.first(otherThan: name) {
        diagnostics.add(.twins((name, first)))
      }
      var spellings = NameSpellings()
      for (counter, location) in counters.sorted(by: { $0.key < $1.key }) {
        if let twins = spellings.twins((counter.text, location)) { diagnostics.add(.twins(twins)) }
        let double = CounterName(chart: counter.chart, bucket: counter.bucket)
        if !counter.hasBucket, let second = counters[double] {
          diagnostics.add(.onePage(counter, double, of: program, at: second))
        }
      }
    }
  }

  /// - Parameter stacks: Those of one stack counter.
  static func check(
    stacks: [(text: String, location: SourceLocation)], _ diagnostics: inout Diagnostics
  ) {
    var spellings = NameSpellings()
    for stack in stacks {
      if let first = spellings.first(otherThan: stack) {
        diagnostics.add(.twinStacks(at: stack.location, first: first.location))
      }
    }
  }
}

/// Where names stand that a config or a table has.
private struct PlacesOfNames {
  let index: ConfigIndex
  let series: TableSeries
  let tables: InputTables

  /// A counter's last entry in the configs, or its first row in the tables.
  func counters(of program: ProgramName) -> [CounterName: SourceLocation] {
    var places: [CounterName: SourceLocation] = [:]
    for key in tables.names.id(of: program.text).flatMap({ series.ofProgram[$0] }) ?? [] {
      let name = CounterName(tables.names[series.keys[key].counter])
      if let row = series.rows[key].first(where: { $0 >= 0 }) {
        places[name] = tables.location(tables[.counters][Int(row)], \.name)
      }
    }
    for (name, location) in index.programs[program]?.locations ?? [:] { places[name] = location }
    return places
  }

  /// That of its first counter, or of its first row of reports.
  func location(
    of program: ProgramName, _ counters: [CounterName: SourceLocation]
  ) -> SourceLocation {
    if let first = counters.min(by: { $0.key < $1.key }) { return first.value }
    let id = tables.names.id(of: program.text)
    if let row = tables[.reports].first(where: { $0.program == id }) {
      return tables.location(row, \.program)
    }
    return SourceLocation(file: tables.files.first ?? "")
  }
}

extension Diagnostic {
  fileprivate static func twins(_ twins: (name: NameSpellings.Name, first: NameSpellings.Name))
    -> Self
  {
    func bytes(_ text: String) -> String {
      text.utf8.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "\\x" + HexText.of([$0]) }
        .joined()
    }
    return Self(
      message:
        "'\(bytes(twins.first.text))' and '\(bytes(twins.name.text))' are one text in two spellings",
      location: twins.name.location,
      hint: "write both in Unicode's composed form (NFC)",
      notes: [Note("the other one", at: twins.first.location)])
  }

  fileprivate static func onePage(
    _ a: CounterName, _ b: CounterName, of program: ProgramName, at location: SourceLocation
  ) -> Self {
    Self(
      message: "'\(a)' and '\(b)' of \(program) cannot both be counters", location: location,
      hint: "a counter without a colon is the one bucket of its own name: rename one of them")
  }

  fileprivate static func twinStacks(
    at location: SourceLocation, first: SourceLocation
  ) -> Self {
    Self(
      message: "two stacks are one text in two spellings", location: location,
      hint: "write both in Unicode's composed form (NFC)",
      notes: [Note("the other one", at: first)])
  }
}
