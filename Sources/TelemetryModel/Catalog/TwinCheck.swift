/// Refuses two names that are different bytes but the same text to every reader (é composed or not), and
/// two counters that would be one page.
enum TwinCheck {
  static func check(
    _ programs: [ProgramName], series: TableSeries, index: ConfigIndex, tables: MetricTables,
    _ diagnostics: inout Diagnostics
  ) {
    // Swift's `==` on strings is canonical equivalence: the very thing looked for.
    var seenPrograms: [String: ProgramName] = [:]
    for program in programs {
      if let other = seenPrograms.updateValue(program, forKey: program.text), other != program {
        let counters = index.programs[program]?.locations ?? [:]
        let location = counters.min { $0.key < $1.key }?.value
        diagnostics.add(
          .twins(other.text, program.text, at: location ?? place(of: program, tables)))
      }
      var names = Set(index.programs[program].map { Array($0.counters.listings.keys) } ?? [])
      for key in tables.names.id(of: program.text).flatMap({ series.ofProgram[$0] }) ?? [] {
        names.insert(CounterName(tables.names[series.keys[key].counter]))
      }
      var seen: [String: CounterName] = [:]
      let locations = index.programs[program]?.locations ?? [:]
      for name in names.sorted() {
        let location = locations[name] ?? place(of: program, tables)
        if let other = seen.updateValue(name, forKey: name.text), other != name {
          diagnostics.add(.twins(other.text, name.text, at: location))
        }
        if !name.hasBucket {
          let double = CounterName(chart: name.chart, bucket: name.bucket)
          if names.contains(double) {
            diagnostics.add(.onePage(name, double, of: program, at: locations[double] ?? location))
          }
        }
      }
    }
  }

  private static func place(of program: ProgramName, _ tables: MetricTables) -> SourceLocation {
    guard let id = tables.names.id(of: program.text) else { return SourceLocation(file: "") }
    if let row = tables.counters.first(where: { $0.program == id }) {
      return tables.location(row.place, row.counterPlace)
    }
    if let row = tables.reports.first(where: { $0.program == id }) {
      return tables.location(row.place, row.programPlace)
    }
    return SourceLocation(file: tables.files.first ?? "")
  }
}

extension Diagnostic {
  fileprivate static func twins(_ a: String, _ b: String, at location: SourceLocation) -> Self {
    func bytes(_ text: String) -> String {
      text.utf8.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "\\x" + HexText.of([$0]) }
        .joined()
    }
    return Self(
      message: "'\(bytes(a))' and '\(bytes(b))' are one text in two spellings", location: location,
      hint: "write both in Unicode's composed form (NFC)")
  }

  fileprivate static func onePage(
    _ a: CounterName, _ b: CounterName, of program: ProgramName, at location: SourceLocation
  ) -> Self {
    Self(
      message: "'\(a)' and '\(b)' of \(program) cannot both be counters", location: location,
      hint: "a counter without a colon is the one bucket of its own name: rename one of them")
  }
}
