internal import TelemetryModel

/// What the lines, marks and stretches of a drawing over time stand for: as records of a page and as rows of
/// a file that stands alone.
struct TrendLegend {
  static let line = RecordShape(
    "line", [("key", .html), ("name", .text), ("value", .text)])
  static let key = RecordShape("key", [("key", .html), ("text", .text)])
  static let mark = RecordShape(
    "mark",
    [
      ("mark", .text), ("lead", .text), ("label", .text), ("href", .optionalText),
      ("text", .text),
    ])

  private struct Mark {
    var mark: String
    var lead = ""
    var label: String
    var href: String?
    var text = ""
  }

  typealias Line = (key: LegendKey, name: String, value: String)

  private let lines: [Line]
  private let keys: [(key: LegendKey, text: String)]
  private let marks: [Mark]

  init(_ section: TrendSection, _ series: TimeSeries) {
    var lines: [Line] = []
    if section.counters.count > 1, let newest = section.newest {
      for (line, counter) in section.counters.enumerated() {
        lines.append(
          (
            .line(line), section.chart.counters[counter].bucket.text,
            section.valueWords(counter, at: newest)
          ))
      }
    }
    self.init(
      lines: lines, series, section.site, marks: section.marks, events: section.events)
  }

  /// - Parameter lines: None for a lone line, which its title names.
  init(
    lines: [Line], _ series: TimeSeries, _ site: PageContext, marks: CollectionAxis,
    events: EventAxis
  ) {
    self.lines = lines
    keys = Self.keys(series, site, events)
    let changes = marks.entries.map {
      Mark(mark: "\($0.number)", label: $0.release, href: $0.href, text: ": \($0.words)")
    }
    let events = events.entries.map { letter, event in
      Mark(
        mark: letter, lead: "\(PeriodText.day(event.date)): ", label: event.title,
        href: event.url)
    }
    self.marks = changes + events
  }

  /// Each kind of mark and of stretch that occurs, once.
  private static func keys(
    _ series: TimeSeries, _ site: PageContext, _ events: EventAxis
  ) -> [(key: LegendKey, text: String)] {
    let noun = site.periodText.noun
    var keys: [(key: LegendKey, text: String)] = []
    for state in PeriodState.allCases
    where series.stretches.contains(where: { $0.state == state }) {
      keys.append((.stretch(state), words(state, noun: noun)))
    }
    for kind in TimeSeries.Mark.Kind.allCases
    where series.marks.contains(where: { $0.kind == kind }) {
      keys.append((.mark(kind), words(kind)))
    }
    if !series.events.isEmpty {
      let hidden = events.hiddenCount
      let older =
        hidden == 0
        ? "" : "; \(NumberText.number(of: hidden, "older one is", "older ones are")) not drawn"
      keys.append((.event, "event, by letter\(older)"))
    }
    if !series.lowPrecision.isEmpty {
      let limit = NumberText.reports(site.precisionLimit)
      keys.append(
        (.lowPrecision, "low precision: fewer than \(limit), which ±5 points would take"))
    }
    return keys
  }

  /// Of drawings without a legend of their own.
  static func keyRecords(_ stretches: some Sequence<TimeSeries.Stretch>, noun: String) -> [Record] {
    let states = Set(stretches.lazy.map(\.state))
    return PeriodState.allCases.filter(states.contains).map {
      Record(key, [.html(html(.stretch($0))), .text(words($0, noun: noun))])
    }
  }

  private static func words(_ state: PeriodState, noun: String) -> String {
    switch state {
    case .noData: "no data for the \(noun)"
    case .notYetCollected: "not yet collected"
    case .notCollected: "not collected"
    case .retired: "retired: no longer collected"
    case .partial: "partial: not every report could hold it, and no share is known"
    case .noReports: "no report could hold it"
    case .notKnown: "not known"
    case .nothingCounted: "nothing was counted that a part could be of"
    }
  }

  private static func words(_ kind: TimeSeries.Mark.Kind) -> String {
    switch kind {
    case .begins: "collected from here on, by number"
    case .changes: "the collection changed, by number"
    case .ends: "no longer collected, by number"
    }
  }

  var lineRecords: [Record] {
    lines.map { key, name, value in
      Record(Self.line, [.html(Self.html(key)), .text(name), .text(value)])
    }
  }

  var keyRecords: [Record] {
    keys.map { key, text in Record(Self.key, [.html(Self.html(key)), .text(text)]) }
  }

  var markRecords: [Record] {
    marks.map {
      Record(
        Self.mark,
        [
          .text($0.mark), .text($0.lead), .text($0.label), $0.href.map { .text($0) } ?? .none,
          .text($0.text),
        ])
    }
  }

  /// For a file that stands alone.
  var entries: [StandaloneDrawing.Entry] {
    lines.map { .init(key: $0.key, text: "'\($0.name)': \($0.value)") }
      + keys.map { .init(key: $0.key, text: $0.text) }
      + marks.map { .init(key: nil, text: "\($0.mark): \($0.lead)\($0.label)\($0.text)") }
  }

  private static func html(_ key: LegendKey) -> TrustedHTML {
    var svg = ByteBuffer(capacity: 256)
    key.append(to: &svg)
    return svg.html
  }
}
