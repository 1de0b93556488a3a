internal import TelemetryModel

/// Reads a chart file of the reference server into a fragment: each value is the number of reports of a
/// counter, `NumReports` that of all reports.
///
/// - Source: the worker of golang.org/x/telemetry's server prints one such file for each range of days.
struct ChartFileReader {
  private let document: JSONDocument
  private let calendar: PeriodCalendar
  private let asOf: Day?
  private let names: TableNameRules
  private var fragment: TableFragment

  /// A chart whose name is right, and the program that it is of.
  private struct Chart {
    var periodEnd: Day
    var program: NameID
    var programPlace: FieldPlace
    var name: String
  }

  init(_ document: JSONDocument, calendar: PeriodCalendar, asOf: Day?, names: TableNameRules) {
    self.document = document
    self.calendar = calendar
    self.asOf = asOf
    self.names = names
    fragment = TableFragment(chartFile: document.places)
  }

  /// - Returns: nil where nothing can be told for want of the period, which is reported.
  mutating func read(_ diagnostics: inout Diagnostics) -> TableFragment? {
    let fields = document.fields(
      of: document.root, as: "a chart file", known: ["DateRange", "Programs", "NumReports"],
      required: ["DateRange", "Programs", "NumReports"], diagnostics: &diagnostics)
    guard let fields, let range = fields["DateRange"]?.value,
      let periodEnd = ChartFileRange(document, calendar: calendar, asOf: asOf)
        .lastDay(of: range, &diagnostics)
    else { return nil }
    if let value = fields["NumReports"]?.value,
      let all = document.count(value, as: "'NumReports'", diagnostics: &diagnostics)
    {
      let place = FieldPlace(offset: value.offset)
      let row = RowPlace(file: 0, offset: value.offset)
      fragment.tables.append(
        MetricRow(
          .reports, periodEnd: periodEnd, program: intern("", row: row, place: place), reports: all,
          place: row, fields: FieldPlaces(program: place, reports: place)))
    }
    for program in list(fields["Programs"], as: "'Programs'", &diagnostics) {
      if diagnostics.isFull { break }
      readProgram(program, periodEnd, &diagnostics)
    }
    return fragment
  }

  private mutating func readProgram(
    _ value: JSONValue, _ periodEnd: Day, _ diagnostics: inout Diagnostics
  ) {
    let keys = ["ID", "Name", "Charts"]
    guard
      let fields = document.fields(
        of: value, as: "an entry of 'Programs'", known: keys, required: keys,
        diagnostics: &diagnostics)
    else { return }
    // The id is for anchors of the server's own pages.
    _ = text(fields["ID"], as: "'ID'", &diagnostics)
    let charts = list(fields["Charts"], as: "'Charts'", mayBeNull: true, &diagnostics)
    guard let member = fields["Name"],
      let name = self.name(member, as: .program, &diagnostics)
    else { return }
    let place = FieldPlace(offset: member.value.offset)
    let row = RowPlace(file: 0, offset: member.value.offset)
    let program = intern(name, row: row, place: place)
    for chart in charts {
      if diagnostics.isFull { return }
      readChart(chart, periodEnd, program, place, &diagnostics)
    }
  }

  private mutating func readChart(
    _ value: JSONValue, _ periodEnd: Day, _ program: NameID, _ programPlace: FieldPlace,
    _ diagnostics: inout Diagnostics
  ) {
    let keys = ["ID", "Name", "Type", "Data"]
    guard
      let fields = document.fields(
        of: value, as: "an entry of 'Charts'", known: keys, required: keys,
        diagnostics: &diagnostics)
    else { return }
    _ = text(fields["ID"], as: "'ID'", &diagnostics)
    if let type = fields["Type"], let text = text(type, as: "'Type'", &diagnostics),
      text != "partition", text != "histogram"
    {
      diagnostics.add(.otherType(text, at: document.location(type.value)))
    }
    let data = list(fields["Data"], as: "'Data'", mayBeNull: true, &diagnostics)
    guard let member = fields["Name"], let name = self.name(member, as: .chart, &diagnostics)
    else { return }
    guard !name.utf8.contains(UInt8(ascii: ":")) else {
      diagnostics.add(.colon(in: name, at: document.location(member.value)))
      return
    }
    let chart = Chart(
      periodEnd: periodEnd, program: program, programPlace: programPlace, name: name)
    for point in data {
      if diagnostics.isFull { return }
      readPoint(point, of: chart, &diagnostics)
    }
  }

  private mutating func readPoint(
    _ value: JSONValue, of chart: Chart, _ diagnostics: inout Diagnostics
  ) {
    let keys = ["Week", "Key", "Value"]
    guard
      let fields = document.fields(
        of: value, as: "an entry of 'Data'", known: keys, required: keys, diagnostics: &diagnostics)
    else { return }
    if let member = fields["Week"], let text = text(member, as: "'Week'", &diagnostics),
      !BytewiseOrder.equal(text, chart.periodEnd.description)
    {
      diagnostics.add(.otherWeek(text, chart.periodEnd, at: document.location(member.value)))
    }
    let reports = fields["Value"].flatMap {
      document.count($0.value, as: "'Value'", diagnostics: &diagnostics)
    }
    guard let member = fields["Key"], let key = text(member, as: "'Key'", &diagnostics),
      let reports
    else { return }
    if key.isEmpty {
      // The server names `devel` so, which it cannot read as a version; of no report nothing is lost.
      if reports.value != 0 { diagnostics.add(.noKey(at: document.location(member.value))) }
      return
    }
    let isWord = BytewiseOrder.equal(key, chart.name)
    guard
      let counter = accept(
        isWord ? key : "\(chart.name):\(key)", .counter, at: member.value, &diagnostics)
    else { return }
    let row = RowPlace(file: 0, offset: value.offset)
    let place = FieldPlace(offset: member.value.offset)
    fragment.tables.append(
      MetricRow(
        .counters, periodEnd: chart.periodEnd, program: chart.program,
        name: intern(counter, row: row, place: place), reports: reports, place: row,
        fields: FieldPlaces(
          program: chart.programPlace, name: place,
          reports: FieldPlace(offset: fields["Value"]?.value.offset ?? 0))))
  }
}

extension ChartFileReader {
  private func list(
    _ member: JSONMember?, as what: String, mayBeNull: Bool = false,
    _ diagnostics: inout Diagnostics
  ) -> [JSONValue] {
    guard let value = member?.value, !(mayBeNull && value.isNull) else { return [] }
    return document.array(value, as: what, diagnostics: &diagnostics) ?? []
  }

  private func text(
    _ member: JSONMember?, as what: String, _ diagnostics: inout Diagnostics
  ) -> String? {
    member.flatMap { document.string($0.value, as: what, diagnostics: &diagnostics) }
  }

  private func name(
    _ member: JSONMember, as column: TableColumn, _ diagnostics: inout Diagnostics
  ) -> String? {
    text(member, as: "'Name'", &diagnostics).flatMap {
      accept($0, column, at: member.value, &diagnostics)
    }
  }

  /// - Returns: The name, if it is right.
  private func accept(
    _ name: String, _ column: TableColumn, at value: JSONValue,
    _ diagnostics: inout Diagnostics
  ) -> String? {
    var name = name
    let isRight = name.withUTF8 {
      names.accept(
        UnsafeRawBufferPointer($0), column, at: document.location(value), &diagnostics)
    }
    return isRight ? name : nil
  }

  private mutating func intern(_ name: String, row: RowPlace, place: FieldPlace) -> NameID {
    var name = name
    return name.withUTF8 { fragment.intern(UnsafeRawBufferPointer($0), row: row, place: place) }
  }
}

extension Diagnostic {
  fileprivate static func otherType(_ type: String, at location: SourceLocation) -> Self {
    Self(
      message: "'Type' is \(ShownText.quoted(type)), whose values are no numbers of reports",
      location: location, hint: hint(listing: ["partition", "histogram"], as: "the types"))
  }

  fileprivate static func colon(in chart: String, at location: SourceLocation) -> Self {
    Self(
      message: "the chart \(ShownText.quoted(chart)) holds a colon", location: location,
      hint: "what stands behind a counter's first colon belongs into 'Key'")
  }

  fileprivate static func otherWeek(
    _ week: String, _ last: Day, at location: SourceLocation
  ) -> Self {
    Self(
      message: "'Week' is \(ShownText.quoted(week)), but the file's range ends on '\(last)'",
      location: location, hint: "each value of a chart file is one of its whole range")
  }

  fileprivate static func noKey(at location: SourceLocation) -> Self {
    Self(
      message: "'Key' is empty, and reports are counted under it", location: location,
      hint: "name the bucket: the reference server leaves the name of the version 'devel' out")
  }
}
