internal import TelemetryModel

/// A period with the charts of all programs, or with links to programs where there are too many: permanent,
/// so that it is made of what could be known at its end and of nothing that a later build changes.
struct WeekPage {
  static let entry = RecordShape("entry", [("title", .text), ("anchor", .text)])
  static let group = RecordShape(
    "group", [("title", .text), ("anchor", .text), ("entries", .list(entry))])
  static let chart = RecordShape(
    "chart",
    [
      ("title", .text), ("anchor", .text), ("name", .text), ("href", .text), ("alone", .flag),
      ("finding", .optionalText), ("errata", .optional(ErrataNotes.shape)),
      ("table", .record(BarTable.shape)),
    ])
  static let program = RecordShape(
    "program",
    [
      ("title", .text), ("anchor", .text), ("name", .text), ("reports", .text),
      ("charts", .list(chart)),
    ])
  static let overview = RecordShape(
    "overview",
    [
      ("title", .text), ("href", .text), ("name", .optionalText), ("reports", .text),
      ("charts", .text),
    ])
  static let shape = RecordShape(
    "week",
    [
      ("frame", .record(PageFrame.shape)), ("errata", .optional(ErrataNotes.shape)),
      ("index", .list(group)), ("programs", .list(program)), ("hasOverview", .flag),
      ("overview", .list(overview)), ("data", .record(PageFrame.link)),
      ("changes", .record(PageFrame.link)), ("before", .optional(PageFrame.link)),
      ("method", .optionalText), ("citation", .text),
    ])

  let site: PageContext
  let snapshot: PeriodSnapshot

  func record() -> Record {
    let period = snapshot.period
    let label = site.periodLabels[period]
    let n = site.catalog.allReports[period].value
    let lead =
      n.map { "Generated from \(NumberText.reports($0))." }
      ?? "The number of reports is not known."
    let charts = snapshot.programs.reduce(0) { $0 + $1.charts.count }
    let isSplit = site.lastingCharts.isSplit(snapshot.period)
    let frame = PageFrame(
      site: site, pageType: "week", address: .week(site.catalog.periods[period].last),
      heading: label.firstUpper, lead: lead,
      facts: [
        (NumberText.number(of: snapshot.programs.count, "program", "programs"), nil),
        (NumberText.number(of: charts, "chart", "charts"), nil),
      ],
      crumbs: [("Charts", .charts)],
      description:
        "All charts of \(site.periodText.definite(site.catalog.periods[period])). \(lead)",
      source: "Data: \(label)",
      hasFigures: true)
    let all = snapshot.programs.map { (program: site.catalog.programs[$0.program], part: $0) }
    let parts = isSplit ? [] : all
    let sentences = parts.map { findings(of: $0.part) }
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), ErrataNotes(site, of: site.catalog.periods[period].last).field,
        .list(parts.map { group($0.program, $0.part) }),
        .list(zip(parts, sentences).map { program($0.program, $0.part, $1) }), .flag(isSplit),
        .list(isSplit ? all.map { overview($0.program, $0.part) } : []),
        .record(Self.dataLink(site, period)),
        .record(
          PageFrame.link(
            "What moved, began and ended",
            site.href(.changesWeek(site.catalog.periods[period].last)))),
        before.map { .record($0) } ?? .none,
        method(sentences.joined()),
        .text(
          site.citation(
            of: "All charts", periods: period..<(period + 1),
            at: .week(site.catalog.periods[period].last))),
      ])
  }

  static func dataLink(_ site: PageContext, _ period: Int) -> Record {
    PageFrame.link(
      "Data of \(site.periodText.definite(site.catalog.periods[period]))",
      site.href(.dataWeek(site.catalog.periods[period].last)))
  }

  /// Names may hold what an anchor cannot; an address does not, and no two charts share one.
  static func anchor(_ program: Program, _ chart: Chart) -> String {
    let path = PageAddress.chart(program.name, chart.name).path
    return String(decoding: path.utf8.dropFirst("/counters/".utf8.count).dropLast(), as: UTF8.self)
  }

  /// With the folder in front: a program's name alone might be an id of the frame.
  static func anchor(_ program: Program) -> String {
    String(
      decoding: PageAddress.program(program.name).path.utf8.dropFirst().dropLast(), as: UTF8.self)
  }

  private func group(_ program: Program, _ part: PeriodSnapshot.ProgramPart) -> Record {
    Record(
      Self.group,
      [
        .text(shortTitle(program)), .text(Self.anchor(program)),
        .list(Self.entries(program, part)),
      ])
  }

  /// For the index beside the charts: the last part of a path, where no other program ends so.
  private func shortTitle(_ program: Program) -> String {
    guard BytewiseOrder.equal(program.title, program.name.text) else { return program.title }
    func end(_ text: String) -> String {
      text.utf8.starts(with: "cmd/".utf8)
        ? text
        : String(decoding: text.utf8.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
    }
    let short = end(program.name.text)
    let isShared =
      snapshot.programs.count {
        BytewiseOrder.equal(end(site.catalog.programs[$0.program].name.text), short)
      } > 1
    return isShared || short.utf8.isEmpty ? program.title : short
  }

  static func entries(_ program: Program, _ part: PeriodSnapshot.ProgramPart) -> [Record] {
    part.charts.map {
      Record(
        entry, [.text($0.text.title), .text(anchor(program, program.charts[$0.chart]))])
    }
  }

  static func reports(_ part: PeriodSnapshot.ProgramPart) -> String {
    part.reports.value.map { NumberText.reports($0) } ?? "number of reports not known"
  }

  private func overview(_ program: Program, _ part: PeriodSnapshot.ProgramPart) -> Record {
    let last = site.catalog.periods[snapshot.period].last
    return Record(
      Self.overview,
      [
        .text(program.title), .text(site.href(.weekProgram(last, program.name))),
        BytewiseOrder.equal(program.title, program.name.text) ? .none : .text(program.name.text),
        .text(part.reports.value.map(NumberText.count) ?? "not known"),
        .text(NumberText.count(Int64(part.charts.count))),
      ])
  }

  /// For each chart a sentence, where there is one to say.
  func findings(of part: PeriodSnapshot.ProgramPart) -> [String?] {
    part.charts.map { FindingSection.line(site, snapshot, program: part.program, $0) }
  }

  /// How the sentences come about; none where there is none.
  func method(_ findings: some Sequence<String?>) -> FieldValue {
    findings.contains { $0 != nil } ? .text(site.findingMethod) : .none
  }

  private func program(
    _ program: Program, _ part: PeriodSnapshot.ProgramPart, _ findings: [String?]
  ) -> Record {
    Record(
      Self.program,
      [
        .text(program.title), .text(Self.anchor(program)), .text(program.name.text),
        .text(Self.reports(part)),
        .list(zip(part.charts, findings).map { chart(program, part.program, $0, finding: $1) }),
      ])
  }

  func chart(
    _ program: Program, _ index: Int, _ part: PeriodSnapshot.ChartPart, finding: String?
  ) -> Record {
    let chart = program.charts[part.chart]
    return Record(
      Self.chart,
      [
        .text(part.text.title), .text(Self.anchor(program, chart)), .text(chart.name.text),
        .text(site.href(.chart(program.name, chart.name))), .flag(part.isSingleCounter),
        finding.map { .text($0) } ?? .none,
        ErrataNotes(site, of: site.catalog.periods[snapshot.period].last, program, chart).field,
        .record(BarTable(site, snapshot, program: index, part).record()),
      ])
  }

  /// The period before this one that has data: a permanent page links backwards only.
  private var before: Record? {
    let catalog = site.catalog
    guard let index = (0..<snapshot.period).last(where: { !catalog.isGap($0) }) else { return nil }
    return PageFrame.link(
      site.periodLabels[index].firstUpper, site.href(.week(catalog.periods[index].last)))
  }
}

extension WeekPage {
  /// Periods without data have no page.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    let periods = site.catalog.periods.indices.filter { !site.catalog.isGap($0) }
    return templates.compile("week", for: shape).map {
      PageFamily(periods.map { .week(site.catalog.periods[$0].last) }, $0) { file in
        Self(site: site, snapshot: site.catalog.snapshot(of: periods[file])).record()
      }
    }
  }
}
