package import TelemetryModel

/// Renders every page and file of a site: what it is given once, it never changes, so that several tasks
/// may render at once.
package struct SiteRenderer: Sendable {
  private let site: PageContext
  private let templates: PageTemplates

  /// - Parameters:
  ///   - assets: The published name of each asset, by its own.
  /// - Returns: nil where a template has a mistake, is missing, or is used by no page; each is among the
  ///   diagnostics.
  package init?(
    catalog: Catalog, templates: [TemplateSource], assets: [String: String],
    diagnostics: inout Diagnostics
  ) {
    site = PageContext(catalog: catalog, assets: assets)
    guard let compiled = PageTemplates(templates, diagnostics: &diagnostics) else { return nil }
    self.templates = compiled
  }

  /// Everything that the site consists of, in a fixed order: periods without data have no page.
  package var subjects: [PageSubject] {
    let catalog = site.catalog
    var subjects: [PageSubject] = [.home, .notFound, .charts, .counters]
    subjects += catalog.periods.indices.filter { !catalog.isGap($0) }.map { .week(period: $0) }
    let formats = catalog.settings.counterFormats
    for (programIndex, program) in catalog.programs.enumerated() where !program.charts.isEmpty {
      subjects.append(.program(programIndex))
      for (chartIndex, chart) in program.charts.enumerated() {
        subjects.append(.chart(program: programIndex, chart: chartIndex))
        if formats.contains(.csv) {
          subjects.append(.chartData(program: programIndex, chart: chartIndex))
        }
        if formats.contains(.svg) {
          subjects.append(.chartDrawing(program: programIndex, chart: chartIndex))
        }
        for counter in chart.counters.indices {
          let place = (program: programIndex, chart: chartIndex, counter: counter)
          subjects.append(
            .counter(program: place.program, chart: place.chart, counter: place.counter))
          if formats.contains(.csv) {
            subjects.append(
              .counterData(program: place.program, chart: place.chart, counter: place.counter))
          }
          if formats.contains(.svg) {
            subjects.append(
              .counterDrawing(program: place.program, chart: place.chart, counter: place.counter))
          }
        }
      }
    }
    return subjects
  }

  package func address(of subject: PageSubject) -> PageAddress {
    func names(_ program: Int, _ chart: Int) -> (ProgramName, ChartName) {
      let program = site.catalog.programs[program]
      return (program.name, program.charts[chart].name)
    }
    func names(_ program: Int, _ chart: Int, _ counter: Int) -> (ProgramName, ChartName, BucketName)
    {
      let program = site.catalog.programs[program]
      let chart = program.charts[chart]
      return (program.name, chart.name, chart.counters[counter].bucket)
    }
    switch subject {
    case .home: return .home
    case .notFound: return .notFound
    case .charts: return .charts
    case .counters: return .counters
    case .week(let period): return .week(site.catalog.periods[period].last)
    case .program(let program): return .program(site.catalog.programs[program].name)
    case .chart(let program, let chart):
      let names = names(program, chart)
      return .chart(names.0, names.1)
    case .chartData(let program, let chart):
      let names = names(program, chart)
      return .chartFile(names.0, names.1, .csv)
    case .chartDrawing(let program, let chart):
      let names = names(program, chart)
      return .chartFile(names.0, names.1, .svg)
    case .counter(let program, let chart, let counter):
      let names = names(program, chart, counter)
      return .counter(names.0, names.1, names.2)
    case .counterData(let program, let chart, let counter):
      let names = names(program, chart, counter)
      return .counterFile(names.0, names.1, names.2, .csv)
    case .counterDrawing(let program, let chart, let counter):
      let names = names(program, chart, counter)
      return .counterFile(names.0, names.1, names.2, .svg)
    }
  }

  /// Appends the file's bytes.
  package func render(_ subject: PageSubject, into buffer: inout ByteBuffer) {
    switch subject {
    case .home: templates.home.render(HomePage(site: site).record(), into: &buffer)
    case .notFound: templates.notFound.render(NotFoundPage(site: site).record(), into: &buffer)
    case .charts: templates.charts.render(ChartsPage(site: site).record(), into: &buffer)
    case .counters: templates.counters.render(CountersPage(site: site).record(), into: &buffer)
    case .week(let period):
      templates.week.render(
        WeekPage(site: site, snapshot: site.catalog.snapshot(of: period)).record(), into: &buffer)
    case .program(let program):
      templates.program.render(
        ProgramPage(site: site, program).record(), into: &buffer)
    case .chart(let program, let chart):
      templates.chart.render(ChartPage(site: site, program, chart).record(), into: &buffer)
    case .chartData(let program, let chart):
      let program = site.catalog.programs[program]
      CounterTable(catalog: site.catalog, program: program).append(
        program.charts[chart], to: &buffer)
    case .chartDrawing(let program, let chart):
      ChartPage(site: site, program, chart).appendDrawing(to: &buffer)
    case .counter(let program, let chart, let counter):
      templates.counter.render(
        CounterPage(site: site, program, chart, counter).record(), into: &buffer)
    case .counterData(let program, let chart, let counter):
      let program = site.catalog.programs[program]
      CounterTable(catalog: site.catalog, program: program).append(
        program.charts[chart], counter: counter, to: &buffer)
    case .counterDrawing(let program, let chart, let counter):
      CounterPage(site: site, program, chart, counter).appendDrawing(to: &buffer)
    }
  }
}
