/// A row of a metric table, of whatever kind.
package struct MetricRow: Sendable {
  package var kind: TableKind
  /// The last day of a period of the site's calendar.
  package var periodEnd: Day
  /// The empty name in a table of reports: all reports of the period.
  package var program: NameID
  /// The name of a piece of metadata, or several joined by `+`; absent but in groups.
  package var by: NameID
  /// Absent but in groups.
  package var value: NameID
  /// The counter, or the whole text of the stack; in a table of eligible reports a chart or a stack
  /// counter. The empty name in groups: the group's number of reports. Absent in a table of reports.
  package var name: NameID
  /// Reports that had the counter; eligible ones; those of the program, of all, or of the group. Not known
  /// where the source has only totals.
  package var reports: Count
  /// The sum of the counts. `reports` and `total` are never both unknown.
  package var total: Count
  package var place: RowPlace
  package var fields: FieldPlaces

  package init(
    _ kind: TableKind, periodEnd: Day, program: NameID, by: NameID = .absent,
    value: NameID = .absent, name: NameID = .absent, reports: Count = .notKnown,
    total: Count = .notKnown, place: RowPlace, fields: FieldPlaces = FieldPlaces()
  ) {
    self.kind = kind
    self.periodEnd = periodEnd
    self.program = program
    self.by = by
    self.value = value
    self.name = name
    self.reports = reports
    self.total = total
    self.place = place
    self.fields = fields
  }
}

extension NameID {
  /// That of a name for which a kind of table has no column.
  package static let absent = NameID(index: .max)
}
