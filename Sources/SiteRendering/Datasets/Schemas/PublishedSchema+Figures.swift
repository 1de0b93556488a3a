internal import TelemetryModel

/// `data.json`: of counters, charts and derived metrics.
extension PublishedSchema {
  func counterSchema(under base: BaseURL) -> JSONNode {
    let isCounter = self == .counter
    var members: JSONSchema.Members = [
      member(under: base), ("title", JSONSchema.text), ("description", JSONSchema.textOrNull),
      ("url", JSONSchema.url), ("program", JSONSchema.name), ("chart", JSONSchema.name),
    ]
    if isCounter { members.append(("counter", JSONSchema.name)) }
    members += [
      ("issues", JSONSchema.texts),
      ("measure", JSONSchema.oneOf(SiteSettings.Measure.allCases.map(\.rawValue))),
      ("unit", JSONSchema.oneOf(["fraction of n", "sum of counts"])),
      ("n_is", JSONSchema.list(of: Self.population)),
    ]
    members += Self.commonMembers
    members += [
      ("columns", JSONSchema.value(.texts(CounterTable.columns))),
      ("rows", JSONSchema.list(of: DataDictionary.figures.rowSchema)),
    ]
    let breakdown = JSONSchema.object([
      ("by", JSONSchema.name), ("rows", JSONSchema.list(of: Self.breakdownRow)),
    ])
    let optional: JSONSchema.Members = [
      ("breakdown_columns", JSONSchema.value(.texts(BreakdownRows.columns))),
      ("breakdowns", JSONSchema.list(of: breakdown)),
    ]
    let document = isCounter ? DocumentMember.Document.counter : .chart
    return JSONSchema.object(
      Self.described(members, document),
      optional: isCounter ? Self.described(optional, document) : [])
  }

  private static let population = JSONSchema.object([
    ("first", JSONSchema.day), ("last", JSONSchema.day),
    ("words", JSONSchema.oneOf(CounterDocument.populations)),
  ])

  /// Period, level, collection and licence.
  private static let commonMembers: JSONSchema.Members = [
    ("period", JSONSchema.oneOf(PeriodCalendar.Unit.allCases.map(\.rawValue))),
    ("confidence", JSONSchema.fraction),
    ("collected", JSONSchema.list(of: listing)),
    ("licence", JSONSchema.orNull(licence)),
  ]

  private static let release = JSONSchema.object([
    ("version", JSONSchema.name), ("date", JSONSchema.day),
  ])
  private static let listing = JSONSchema.object([
    ("since", release), ("until", JSONSchema.orNull(release)),
    ("rate", JSONSchema.fractionOrNull),
  ])
  private static let licence = JSONSchema.object([
    ("name", JSONSchema.name), ("url", JSONSchema.url),
  ])

  /// As in `figures`, with the group in the place of program and counter.
  private static let breakdownRow = JSONSchema.tuple(
    BreakdownRows.columns.map { name in
      DataDictionary.figures[column: name]?.schema() ?? JSONSchema.name
    })

  func metricSchema(under base: BaseURL) -> JSONNode {
    let units = [
      "fraction of n", "fraction of n, between reports_low / n and reports_high / n",
      "fraction of the denominator", "numerator per denominator",
    ]
    var members: JSONSchema.Members = [
      member(under: base), ("title", JSONSchema.text), ("description", JSONSchema.textOrNull),
      ("url", JSONSchema.url), ("metric", JSONSchema.name), ("program", JSONSchema.name),
      ("numerator", JSONSchema.names), ("denominator", JSONSchema.names),
      ("by", JSONSchema.names), ("issues", JSONSchema.texts),
      ("kind", JSONSchema.oneOf(["ratio of sums", "share of reports"])),
      ("unit", JSONSchema.oneOf(units)),
    ]
    members += Self.commonMembers
    members += [
      ("columns", JSONSchema.value(.texts(MetricTable.columns))),
      ("rows", JSONSchema.list(of: DataDictionary.metric.rowSchema)),
    ]
    return JSONSchema.object(Self.described(members, .metric))
  }

  /// The members with what they mean.
  private static func described(
    _ members: JSONSchema.Members, _ document: DocumentMember.Document
  ) -> JSONSchema.Members {
    members.map { member in
      guard case .object(let schema) = member.schema,
        let meaning = DocumentMember.meaning(of: member.key, in: document)
      else { preconditionFailure("every member of data.json has its words") }
      return (member.key, .object(schema + [(key: "description", value: .text(meaning))]))
    }
  }
}
