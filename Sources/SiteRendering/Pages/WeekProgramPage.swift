package import TelemetryModel

/// The charts of one program in a period that has too many charts for one page: permanent, as `WeekPage`.
struct WeekProgramPage: TemplateRecord {
  static let fields = Fields<Self>(
    "week-program",
    [
      .record("frame") { $0.frame },
      .optional("errata") { ErrataNotes($0.site, of: $0.last, $0.program.name) },
      .list("index") { WeekPage.entries($0.program, $0.part) }, .list("charts") { $0.charts },
      .record("data") { WeekPage.dataLink($0.site, $0.snapshot.period) },
      .record("week") { $0.week }, .optional("method") { $0.page.method($0.findings) },
      .text("citation") { $0.citation },
    ])

  /// Above this number of charts a period's page lists its programs.
  static let chartLimit = 200

  private let site: PageContext
  private let snapshot: PeriodSnapshot
  /// The one program of the snapshot.
  private let part: PeriodSnapshot.ProgramPart
  private let program: Program
  /// The page of the whole period.
  private let page: WeekPage
  private let findings: [String?]

  init(site: PageContext, snapshot: PeriodSnapshot, part: PeriodSnapshot.ProgramPart) {
    self.site = site
    self.snapshot = snapshot
    self.part = part
    program = site.catalog.programs[part.program]
    page = WeekPage(site: site, snapshot: snapshot)
    findings = WeekPage.findings(site, snapshot, of: part)
  }

  private var last: Day { site.catalog.periods[snapshot.period].last }
  private var label: String { site.periodLabels[snapshot.period] }
  private var address: PageAddress { .weekProgram(last, program.name) }

  private var frame: PageFrame {
    PageFrame(
      site: site, address: address,
      heading: "\(program.title), \(label)",
      name: BytewiseOrder.equal(program.title, program.name.text) ? nil : program.name.text,
      facts: [
        (WeekPage.reports(part), nil),
        (NumberText.number(of: part.charts.count, "chart", "charts"), nil),
      ],
      crumbs: [("Charts", .charts), (label.firstUpper, .week(last))],
      description: "All charts of \(program.title), \(label).", source: "Data: \(label)",
      hasFigures: true)
  }

  private var charts: [WeekPage.ChartPart] {
    zip(part.charts, findings).map { page.chart(program, part.program, $0, finding: $1) }
  }

  private var week: Link { Link("All programs, \(label)", site.href(.week(last))) }

  private var citation: String {
    site.citation(
      of: "All charts of \(program.title)",
      periods: snapshot.period..<(snapshot.period + 1), at: address)
  }
}

extension WeekProgramPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard let template = templates.compile(.weekProgram, for: Self.self) else { return nil }
    let catalog = site.catalog
    var addresses: [PageAddress] = []
    var pages: [(period: Int, program: Int)] = []
    for period in catalog.periods.indices where site.lastingCharts.isSplit(period) {
      for part in catalog.snapshot(of: period).programs {
        addresses.append(
          .weekProgram(catalog.periods[period].last, catalog.programs[part.program].name))
        pages.append((period, part.program))
      }
    }
    return PageFamily(addresses) { [pages] site, file, buffer in
      let snapshot = catalog.snapshot(of: pages[file].period, program: pages[file].program)
      guard let part = snapshot.programs.first else {
        preconditionFailure("a program that had charts in a period has them again")
      }
      template.render(
        Self(site: site, snapshot: snapshot, part: part), into: &buffer)
    }
  }
}

extension PageAddress {
  package static func weekProgram(_ last: Day, _ program: ProgramName) -> PageAddress {
    PageAddress(.weekProgram, "\(last)", program.text, periodEnd: last)
  }
}
