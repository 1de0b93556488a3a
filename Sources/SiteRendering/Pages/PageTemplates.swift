internal import TelemetryModel

/// One compiled template for each kind of page.
struct PageTemplates: Sendable {
  let home: CompiledTemplate
  let notFound: CompiledTemplate
  let charts: CompiledTemplate
  let week: CompiledTemplate
  let program: CompiledTemplate
  let chart: CompiledTemplate
  let counter: CompiledTemplate
  let counters: CompiledTemplate

  /// - Returns: nil after an error, which is among the diagnostics.
  init?(_ sources: [TemplateSource], diagnostics: inout Diagnostics) {
    let compiler = TemplateCompiler(sources: sources)
    let home = compiler.compile("home", for: HomePage.shape, diagnostics: &diagnostics)
    let notFound = compiler.compile("404", for: NotFoundPage.shape, diagnostics: &diagnostics)
    let charts = compiler.compile("charts", for: ChartsPage.shape, diagnostics: &diagnostics)
    let week = compiler.compile("week", for: WeekPage.shape, diagnostics: &diagnostics)
    let program = compiler.compile("program", for: ProgramPage.shape, diagnostics: &diagnostics)
    let chart = compiler.compile("chart", for: ChartPage.shape, diagnostics: &diagnostics)
    let counter = compiler.compile("counter", for: CounterPage.shape, diagnostics: &diagnostics)
    let counters = compiler.compile("counters", for: CountersPage.shape, diagnostics: &diagnostics)
    // What a broken template would have used is not known: say first that it is broken.
    guard let home, let notFound, let charts, let week, let program, let chart, let counter,
      let counters
    else { return nil }
    let all = [home, notFound, charts, week, program, chart, counter, counters]
    let unused = compiler.unusedSources(compiled: all)
    for template in unused { diagnostics.add(.unused(template.name, file: template.file)) }
    guard unused.isEmpty else { return nil }
    self.home = home
    self.notFound = notFound
    self.charts = charts
    self.week = week
    self.program = program
    self.chart = chart
    self.counter = counter
    self.counters = counters
  }
}

extension Diagnostic {
  fileprivate static func unused(_ name: String, file: String) -> Self {
    Self(
      message: "no page uses the template '\(name)'", location: SourceLocation(file: file),
      hint: "remove it, or include it with '{{> \(name)}}'")
  }
}
