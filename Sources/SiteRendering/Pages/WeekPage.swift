package import TelemetryModel

/// A period with the charts of all programs, or with links to programs where there are too many: permanent,
/// so that it is made of what could be known at its end and of nothing that a later build changes.
struct WeekPage: TemplateRecord {
  struct Entry: TemplateRecord {
    static let fields = Fields<Self>(
      "entry",
      [
        .text("title") { $0.title }, .text("anchor") { $0.anchor },
      ])

    let title: String
    let anchor: String
  }

  struct Group: TemplateRecord {
    static let fields = Fields<Self>(
      "group",
      [
        .text("title") { $0.title }, .text("anchor") { $0.anchor }, .list("entries") { $0.entries },
      ])

    let title: String
    let anchor: String
    let entries: [Entry]
  }

  struct ChartPart: TemplateRecord {
    static let fields = Fields<Self>(
      "chart",
      [
        .text("title") { $0.title }, .text("anchor") { $0.anchor }, .text("name") { $0.name },
        .text("href") { $0.href }, .flag("alone") { $0.alone }, .optional("finding") { $0.finding },
        .optional("errata") { $0.errata },
        .record("table") { $0.table },
      ])

    let title: String
    let anchor: String
    let name: String
    let href: String
    let alone: Bool
    var finding: String?
    var errata: ErrataNotes?
    let table: BarTable
  }

  struct ProgramPart: TemplateRecord {
    static let fields = Fields<Self>(
      "program",
      [
        .text("title") { $0.title }, .text("anchor") { $0.anchor }, .text("name") { $0.name },
        .text("reports") { $0.reports }, .list("charts") { $0.charts },
      ])

    let title: String
    let anchor: String
    let name: String
    let reports: String
    let charts: [ChartPart]
  }

  struct Overview: TemplateRecord {
    static let fields = Fields<Self>(
      "overview",
      [
        .text("title") { $0.title }, .text("href") { $0.href }, .optional("name") { $0.name },
        .text("reports") { $0.reports }, .text("charts") { $0.charts },
      ])

    let title: String
    let href: String
    var name: String?
    let reports: String
    let charts: String
  }

  static let fields = Fields<Self>(
    "week",
    [
      .record("frame") { $0.frame }, .optional("errata") { ErrataNotes($0.site, of: $0.last) },
      .list("index") { page in page.parts.map(page.group) }, .list("programs") { $0.programs },
      .list("overview") { page in page.isSplit ? page.all.map(page.overview) : [] },
      .record("data") { dataLink($0.site, $0.period) }, .record("changes") { $0.changes },
      .optional("before") { $0.before },
      .optional("method") { page in page.method(page.sentences.joined()) },
      .text("citation") { $0.citation },
    ])

  /// A program with what the period says of it.
  typealias Part = (program: Program, part: PeriodSnapshot.ProgramPart)

  let site: PageContext
  let snapshot: PeriodSnapshot
  /// Whether each program has a page of its own.
  private let isSplit: Bool
  private let all: [Part]
  /// For each chart of each program that the page shows a sentence, where there is one to say.
  private let sentences: [[String?]]

  init(site: PageContext, snapshot: PeriodSnapshot) {
    self.site = site
    self.snapshot = snapshot
    isSplit = site.lastingCharts.isSplit(snapshot.period)
    all = snapshot.programs.map { (program: site.catalog.programs[$0.program], part: $0) }
    sentences = isSplit ? [] : all.map { Self.findings(site, snapshot, of: $0.part) }
  }

  private var period: Int { snapshot.period }
  private var last: Day { site.catalog.periods[period].last }
  private var parts: [Part] { isSplit ? [] : all }

  private var frame: PageFrame {
    let label = site.periodLabels[period]
    let n = site.catalog.allReports[period].value
    let lead =
      n.map { "Generated from \(NumberText.reports($0))." }
      ?? "The number of reports is not known."
    let charts = snapshot.programs.reduce(0) { $0 + $1.charts.count }
    return PageFrame(
      site: site, address: .week(last), heading: label.firstUpper, lead: lead,
      facts: [
        (NumberText.number(of: snapshot.programs.count, "program", "programs"), nil),
        (NumberText.number(of: charts, "chart", "charts"), nil),
      ],
      crumbs: [("Charts", .charts)],
      description:
        "All charts of \(site.periodText.definite(site.catalog.periods[period])). \(lead)",
      source: "Data: \(label)",
      hasFigures: true)
  }

  private var programs: [ProgramPart] { zip(parts, sentences).map { program($0, $1) } }

  private var changes: Link {
    Link("What moved, began and ended", site.href(.changesWeek(last)))
  }

  private var citation: String {
    site.citation(of: "All charts", periods: period..<(period + 1), at: .week(last))
  }

  static func dataLink(_ site: PageContext, _ period: Int) -> Link {
    Link(
      "Data of \(site.periodText.definite(site.catalog.periods[period]))",
      site.href(.dataWeek(site.catalog.periods[period].last)))
  }

  /// Names may hold what an anchor cannot; an address does not, and no two charts share one.
  static func anchor(_ program: Program, _ chart: Chart) -> String {
    PageAddress.chart(program.name, chart.name).anchor
  }

  /// With the folder in front: a program's name alone might be an id of the frame.
  static func anchor(_ program: Program) -> String {
    String(
      decoding: PageAddress.program(program.name).path.utf8.dropFirst().dropLast(), as: UTF8.self)
  }

  private func group(_ part: Part) -> Group {
    Group(
      title: shortTitle(part.program), anchor: Self.anchor(part.program),
      entries: Self.entries(part.program, part.part))
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

  static func entries(_ program: Program, _ part: PeriodSnapshot.ProgramPart) -> [Entry] {
    part.charts.map {
      Entry(title: $0.text.title, anchor: anchor(program, program.charts[$0.chart]))
    }
  }

  static func reports(_ part: PeriodSnapshot.ProgramPart) -> String {
    part.reports.value.map { NumberText.reports($0) } ?? "number of reports not known"
  }

  private func overview(_ part: Part) -> Overview {
    let (program, part) = part
    return Overview(
      title: program.title, href: site.href(.weekProgram(last, program.name)),
      name: BytewiseOrder.equal(program.title, program.name.text) ? nil : program.name.text,
      reports: part.reports.value.map(NumberText.count) ?? "not known",
      charts: NumberText.count(Int64(part.charts.count)))
  }

  /// For each chart a sentence, where there is one to say.
  static func findings(
    _ site: PageContext, _ snapshot: PeriodSnapshot, of part: PeriodSnapshot.ProgramPart
  ) -> [String?] {
    part.charts.map { FindingSection.line(site, snapshot, program: part.program, $0) }
  }

  /// How the sentences come about; none where there is none.
  func method(_ findings: some Sequence<String?>) -> String? {
    findings.contains { $0 != nil } ? site.findingMethod : nil
  }

  private func program(_ part: Part, _ findings: [String?]) -> ProgramPart {
    let (program, part) = part
    return ProgramPart(
      title: program.title, anchor: Self.anchor(program), name: program.name.text,
      reports: Self.reports(part),
      charts: zip(part.charts, findings).map { chart(program, part.program, $0, finding: $1) })
  }

  func chart(
    _ program: Program, _ index: Int, _ part: PeriodSnapshot.ChartPart, finding: String?
  ) -> ChartPart {
    let chart = program.charts[part.chart]
    return ChartPart(
      title: part.text.title, anchor: Self.anchor(program, chart), name: chart.name.text,
      href: site.href(.chart(program.name, chart.name)), alone: part.isSingleCounter,
      finding: finding,
      errata: ErrataNotes(site, of: last, program, chart),
      table: BarTable(site, snapshot, program: index, part))
  }

  /// The period before this one that has data: a permanent page links backwards only.
  private var before: Link? {
    let catalog = site.catalog
    guard let index = (0..<snapshot.period).last(where: { !catalog.isGap($0) }) else { return nil }
    return Link(
      site.periodLabels[index].firstUpper, site.href(.week(catalog.periods[index].last)))
  }
}

extension WeekPage {
  /// Periods without data have no page.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    let periods = site.catalog.periods.indices.filter { !site.catalog.isGap($0) }
    return templates.compile(.week, for: Self.self).map {
      PageFamily(periods.map { .week(site.catalog.periods[$0].last) }, $0) { site, file in
        Self(site: site, snapshot: site.catalog.snapshot(of: periods[file]))
      }
    }
  }
}

extension PageAddress {
  /// - Parameter last: The period's last day.
  package static func week(_ last: Day) -> PageAddress {
    PageAddress(.week, "\(last)", periodEnd: last)
  }
}
