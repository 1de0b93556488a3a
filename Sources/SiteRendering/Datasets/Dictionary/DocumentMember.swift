/// A member of the outermost object of a `data.json`, as the dictionary describes it.
struct DocumentMember: Sendable {
  enum Document: CaseIterable, Sendable {
    case counter, chart, metric
  }

  let name: String
  let meaning: String
  let documents: Set<Document>

  init(_ name: String, _ meaning: String, in documents: Set<Document> = Set(Document.allCases)) {
    self.name = name
    self.meaning = meaning
    self.documents = documents
  }

  /// In the order of the file.
  static func all(of document: Document) -> [Self] {
    all.filter { $0.documents.contains(document) }
  }

  static func meaning(of name: String, in document: Document) -> String? {
    all(of: document).first { $0.name == name }?.meaning
  }

  private static let figures: Set<Document> = [.counter, .chart]

  /// Of all three, in their one order.
  static let all = naming + computing + telling

  private static let naming = [
    Self("$schema", "The JSON Schema of the file."),
    Self("title", "The chart's title, or the metric's."),
    Self("description", "What is measured, and what for; null where no record says."),
    Self("url", "The page that the file stands beside."),
    Self("metric", "The id of the derived metric.", in: [.metric]),
    Self("program", "The program that the reports name."),
    Self("chart", "The name of the chart.", in: figures),
    Self("counter", "The name of the counter.", in: [.counter]),
    Self("numerator", "Counters: those above the line, or those of the share.", in: [.metric]),
    Self(
      "denominator", "Counters below the line; an empty list stands for the reports.", in: [.metric]
    ),
    Self("by", "Breakdowns, by what their reports are grouped by.", in: [.metric]),
    Self("issues", "Where it was decided: links."),
  ]

  private static let computing = [
    Self("measure", "What the page draws: share or total.", in: figures),
    Self("kind", "ratio of sums, or share of reports.", in: [.metric]),
    Self("unit", "What the drawn number is a part or a sum of."),
    Self(
      "n_is",
      "Which reports n counts, where a row has one, by stretches of periods.",
      in: figures),
    Self("period", "What a row covers: week, day or month."),
    Self("confidence", "The level of the intervals."),
    Self(
      "collected",
      "Which config versions list it, oldest first: the first that does, the first that no longer does or "
        + "null, and the rate, null of metadata."),
  ]

  private static let telling = [
    Self("licence", "Name and address of the licence, or null."),
    Self("columns", "The columns of data.csv, for the rows below."),
    Self("rows", "The rows of data.csv, in its order; null where a field is empty."),
    Self("breakdown_columns", "The columns of the rows of each breakdown.", in: [.counter]),
    Self(
      "breakdowns",
      "For each breakdown what it is by, and its rows, oldest first: groups that had reports, or of which it "
        + "is not known.", in: [.counter]),
  ]
}
