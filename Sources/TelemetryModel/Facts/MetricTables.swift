/// The rows of all metric tables of a site, of all five kinds, as they were read: each row is right in
/// itself; whether rows agree with each other and with the config is for the catalog to say.
///
/// No two rows of one kind have the same key (the reader has checked that).
package struct MetricTables: Sendable {
  /// The paths of the files, for messages; a row names its file by its place here.
  package var files: [String] = []
  /// By the places of `files`, those that are chart files of the reference server: places in them are
  /// offsets, and these make lines and columns of them. It is looked up, never gone through.
  package var chartFiles: [UInt32: LinePlaces] = [:]
  package var names = NameTable()
  package var counters: [CounterRow] = []
  package var reports: [ReportRow] = []
  package var eligible: [EligibleRow] = []
  package var stacks: [CounterRow] = []
  package var breakdowns: [BreakdownRow] = []

  package init() {}

  /// Where a row begins.
  package func location(_ row: RowPlace) -> SourceLocation {
    if let places = chartFiles[row.file] { return places.location(at: Int(row.position)) }
    return SourceLocation(file: files[Int(row.file)], line: Int(row.position))
  }

  package func location(_ row: RowPlace, _ field: FieldPlace) -> SourceLocation {
    if let places = chartFiles[row.file] { return places.location(at: field.offset) }
    return SourceLocation(
      file: files[Int(row.file)], line: Int(row.position) + field.lineOffset, column: field.column)
  }

  /// Whether the row is a value of a chart file, which names every bucket of its chart, also those that
  /// no report of the period could hold.
  package func isOfChartFile(_ row: RowPlace) -> Bool { chartFiles[row.file] != nil }
}

/// `week,program,counter,reports,total`; also a row of stacks, whose counter is the stack's whole text.
package struct CounterRow: Sendable {
  /// The last day of a period of the site's calendar.
  package var week: Day
  package var program: NameID
  package var counter: NameID
  /// Reports that had the counter; not known where the source has only totals.
  package var reports: Count
  /// The sum of the counts. `reports` and `total` are never both unknown.
  package var total: Count
  package var place: RowPlace
  package var programPlace: FieldPlace
  package var counterPlace: FieldPlace
  package var reportsPlace: FieldPlace

  package init(
    week: Day, program: NameID, counter: NameID, reports: Count, total: Count, place: RowPlace,
    programPlace: FieldPlace, counterPlace: FieldPlace, reportsPlace: FieldPlace
  ) {
    self.week = week
    self.program = program
    self.counter = counter
    self.reports = reports
    self.total = total
    self.place = place
    self.programPlace = programPlace
    self.counterPlace = counterPlace
    self.reportsPlace = reportsPlace
  }
}

/// `week,program,reports`.
package struct ReportRow: Sendable {
  package var week: Day
  /// The empty name: all reports of the period.
  package var program: NameID
  /// Always known.
  package var reports: Count
  package var place: RowPlace
  package var programPlace: FieldPlace
  package var reportsPlace: FieldPlace

  package init(
    week: Day, program: NameID, reports: Count, place: RowPlace,
    programPlace: FieldPlace, reportsPlace: FieldPlace
  ) {
    self.week = week
    self.program = program
    self.reports = reports
    self.place = place
    self.programPlace = programPlace
    self.reportsPlace = reportsPlace
  }
}

/// `week,program,chart,eligible`.
package struct EligibleRow: Sendable {
  package var week: Day
  package var program: NameID
  /// A chart's or a stack counter's name.
  package var chart: NameID
  /// Always known.
  package var eligible: Count
  package var place: RowPlace
  package var programPlace: FieldPlace
  package var chartPlace: FieldPlace
  package var eligiblePlace: FieldPlace

  package init(
    week: Day, program: NameID, chart: NameID, eligible: Count, place: RowPlace,
    programPlace: FieldPlace, chartPlace: FieldPlace, eligiblePlace: FieldPlace
  ) {
    self.week = week
    self.program = program
    self.chart = chart
    self.eligible = eligible
    self.place = place
    self.programPlace = programPlace
    self.chartPlace = chartPlace
    self.eligiblePlace = eligiblePlace
  }
}

/// `week,program,by,value,counter,reports,total`.
package struct BreakdownRow: Sendable {
  package var week: Day
  package var program: NameID
  /// The name of a piece of metadata, or several joined by `+`.
  package var by: NameID
  package var value: NameID
  /// The empty name: the group's number of reports.
  package var counter: NameID
  package var reports: Count
  package var total: Count
  package var place: RowPlace
  package var programPlace: FieldPlace
  package var byPlace: FieldPlace
  package var valuePlace: FieldPlace
  package var counterPlace: FieldPlace
  package var reportsPlace: FieldPlace

  package init(
    week: Day, program: NameID, by: NameID, value: NameID, counter: NameID, reports: Count,
    total: Count, place: RowPlace, programPlace: FieldPlace, byPlace: FieldPlace,
    valuePlace: FieldPlace, counterPlace: FieldPlace, reportsPlace: FieldPlace
  ) {
    self.week = week
    self.program = program
    self.by = by
    self.value = value
    self.counter = counter
    self.reports = reports
    self.total = total
    self.place = place
    self.programPlace = programPlace
    self.byPlace = byPlace
    self.valuePlace = valuePlace
    self.counterPlace = counterPlace
    self.reportsPlace = reportsPlace
  }
}
