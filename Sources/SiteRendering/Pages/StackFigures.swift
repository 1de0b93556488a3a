internal import TelemetryModel

/// What the pages of stacks say of one stack: its numbers in a period, or why there are none.
struct StackFigures {
  let site: PageContext
  let program: Program
  let counter: StackCounter
  let stack: Int
  let measure: ChartMeasure

  /// Numbers or words; never both, and neither only in a gap.
  func row(_ period: Int) -> (figures: PeriodTable.Figures?, words: String?) {
    if let words = words(period) { return (nil, words.firstUpper) }
    return (
      PeriodTable.Figures(
        counter.cell(of: stack, at: period), counter.bases[period], measure, site.level,
        notKnown: "not known"), nil
    )
  }

  /// Why a period has no value, or that it is 0; nil where it has one.
  func words(_ period: Int) -> String? {
    if site.catalog.isGap(period) { return "no data for this \(site.periodText.noun)" }
    return site.words().text(
      counter.cell(of: stack, at: period), counter.bases[period], counter.listings,
      period: period, measure: measure)
  }

  /// A period's value as a strong word and the sentence behind it.
  func sentence(_ period: Int) -> (value: String?, words: String) {
    let label = site.periodLabels[period]
    if let words = words(period) { return (nil, "\(words.firstUpper), \(label).") }
    let cell = counter.cell(of: stack, at: period)
    let base = counter.bases[period]
    let value = measure.text(cell, base)
    switch measure {
    case .share:
      guard let share = cell.share(of: base) else { return (value, "in the \(label).") }
      let of = MeasureWords.population(of: base, program: program)
      let counts = "\(NumberText.count(share.reports)) of \(NumberText.count(share.n))"
      let level = "\(site.level.percentText)\(NumberText.space)% interval"
      let interval = NumberText.interval(share.interval(site.level))
      return (value, "of \(of): \(counts), \(level) \(interval), \(label).")
    case .total:
      let reports = cell.reports.value.map { ", in \(NumberText.reports($0))" } ?? ""
      return (value, "counted in all\(reports), \(label).")
    case .reports:
      return (value, "reports held it, \(label); out of how many is not known.")
    }
  }
}

extension StackCounter {
  /// Its section of the page of all stacks: no id of a stack has a slash.
  func anchor(_ program: Program) -> String {
    PageAddress.chart(program.name, ChartName(name.text)).anchor
  }

  /// What its pages show of stacks: by those cells that say anything.
  func measure(_ program: Program, stacks: some Sequence<Int>, periods: some Sequence<Int>)
    -> ChartMeasure
  {
    let periods = Array(periods)
    return ChartMeasure(
      program.measure,
      cells: stacks.lazy.flatMap { stack in
        periods.lazy.map { (cell(of: stack, at: $0), bases[$0]) }
      })
  }
}

extension Stack {
  /// The innermost function with its place; what stands in its stead in a stack of nothing but a name.
  var topFrame: String { frames.first ?? "no frames" }
}

extension PageContext {
  /// A link to the published table of all stacks: no file of its own stands beside a stack's page.
  var stacksTable: Link? {
    let isStacks = { (download: Download) in download.content == .table(.stacks, period: nil) }
    return downloads.whole.first(where: isStacks).map { file in
      Link(
        "All stacks: \(file.encoding.words) (\(SizeText.of(file.bytes)))", href(file.address))
    }
  }
}
