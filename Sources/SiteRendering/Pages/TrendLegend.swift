internal import TelemetryModel

/// What the lines, marks and stretches of a drawing over time stand for: on a page, and in a file that stands
/// alone.
struct TrendLegend {
  struct Line: TemplateRecord {
    static let fields = Fields<Self>(
      "line",
      [.html("key") { $0.key.html }, .text("name") { $0.name }, .text("value") { $0.value }])

    let key: LegendKey
    let name: String
    let value: String
  }

  struct Key: TemplateRecord {
    static let fields = Fields<Self>(
      "key", [.html("key") { $0.key.html }, .text("text") { $0.text }])

    let key: LegendKey
    let text: String
  }

  struct Mark: TemplateRecord {
    static let fields = Fields<Self>(
      "mark",
      [
        .text("mark") { $0.mark }, .text("lead") { $0.lead }, .text("label") { $0.label },
        .optional("href") { $0.href }, .text("text") { $0.text },
      ])

    let mark: String
    var lead = ""
    let label: String
    var href: String?
    var text = ""
  }

  let lines: [Line]
  let keys: [Key]
  let marks: [Mark]

  init(_ section: TrendSection, _ series: TimeSeries) {
    var lines: [Line] = []
    if section.counters.count > 1, let newest = section.newest {
      for (line, counter) in section.counters.enumerated() {
        lines.append(
          Line(
            key: .line(line), name: section.chart.counters[counter].bucket.text,
            value: section.valueWords(counter, at: newest)))
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
  ) -> [Key] {
    let noun = site.periodText.noun
    var keys: [Key] = []
    for state in PeriodState.allCases
    where series.stretches.contains(where: { $0.state == state }) {
      keys.append(Key(key: .stretch(state), text: words(state, noun: noun)))
    }
    for kind in TimeSeries.Mark.Kind.allCases
    where series.marks.contains(where: { $0.kind == kind }) {
      keys.append(Key(key: .mark(kind), text: words(kind)))
    }
    if !series.events.isEmpty {
      let hidden = events.hiddenCount
      let older =
        hidden == 0
        ? "" : "; \(NumberText.number(of: hidden, "older one is", "older ones are")) not drawn"
      keys.append(Key(key: .event, text: "event, by letter\(older)"))
    }
    if !series.lowPrecision.isEmpty {
      let limit = NumberText.reports(site.precisionLimit)
      keys.append(
        Key(
          key: .lowPrecision,
          text: "low precision: fewer than \(limit), which ±5 points would take"))
    }
    return keys
  }

  /// Of drawings without a legend of their own.
  static func keys(_ stretches: some Sequence<TimeSeries.Stretch>, noun: String) -> [Key] {
    let states = Set(stretches.lazy.map(\.state))
    return PeriodState.allCases.filter(states.contains).map {
      Key(key: .stretch($0), text: words($0, noun: noun))
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

  /// For a file that stands alone.
  var entries: [StandaloneDrawing.Entry] {
    lines.map { .init(key: $0.key, text: "'\($0.name)': \($0.value)") }
      + keys.map { .init(key: $0.key, text: $0.text) }
      + marks.map { .init(key: nil, text: "\($0.mark): \($0.lead)\($0.label)\($0.text)") }
  }

}

extension LegendKey {
  fileprivate var html: TrustedHTML {
    var svg = ByteBuffer(capacity: 256)
    append(to: &svg)
    return svg.html
  }
}
