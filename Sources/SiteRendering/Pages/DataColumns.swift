/// What the columns of the published tables mean.
struct DataColumns {
  static let column = RecordShape(
    "column",
    [("name", .text), ("tables", .text), ("meaning", .text), ("unit", .text), ("empty", .text)])

  private static let tables = PublishedTable.allCases.filter(\.hasPeriods)

  let site: PageContext

  /// One for each name of a column: it means the same in every table.
  func records() -> [Record] {
    var seen: [String] = []
    for table in Self.tables {
      seen += table.columns.filter { name in !seen.contains { $0 == name } }
    }
    return seen.map { name in
      let tables = Self.tables.filter { $0.columns.contains(name) }
      let words = words(name)
      return Record(
        Self.column,
        [
          .text(name),
          .text(
            tables.count == Self.tables.count
              ? "all tables" : tables.map(\.name).joined(separator: ", ")),
          .text(words.meaning), .text(words.unit), .text(words.empty),
        ])
    }
  }

  private func words(_ column: String) -> (meaning: String, unit: String, empty: String) {
    let noun = site.periodText.noun
    switch column {
    case "week":
      return ("The last day of the \(noun) that the row covers.", "day, YYYY-MM-DD", "never")
    case "program":
      return (
        "The program that the reports are about: the path of its package.", "name",
        "in reports.csv: all reports of the \(noun), of whatever program"
      )
    case "counter":
      return (
        "The counter: chart and bucket, parted by the first colon; one word is both.", "name",
        "in groups.csv: the row has the number of reports of the whole group"
      )
    case "chart":
      return ("A chart, or a counter of stacks.", "name", "never")
    case "stack":
      return (
        "A call stack: in the first line the counter's name, then one frame a line.",
        "text of several lines", "never"
      )
    case "by":
      return (
        "What the reports are grouped by: one name of their metadata, or several joined by +.",
        "name", "never"
      )
    case "value":
      return ("The group: one value for each name in by, joined by +.", "name", "never")
    case "reports":
      return (
        "Reports that had the counter above 0; in reports.csv, reports that name the program.",
        "reports", "not known: the source has sums only"
      )
    case "total":
      return ("The sum of the counter over these reports.", "counts", "not known")
    case "eligible":
      return (
        "Reports that could hold the chart: their config lists it, and their X is at most its rate.",
        "reports", "never"
      )
    default: preconditionFailure("every column has its words")
    }
  }
}
