internal import TelemetryModel

/// What a correction affects, in words and with links.
struct ErratumScope {
  private let site: PageContext
  private let erratum: Erratum

  init(_ site: PageContext, _ erratum: Erratum) {
    self.site = site
    self.erratum = erratum
  }

  /// In one line: `weeks ending 1 Mar 2026 to 8 Mar 2026, Tool, editor:vim`.
  var text: String {
    var parts = [periods]
    if let name = erratum.program {
      parts.append(program?.title ?? name.text)
    }
    if let counter = erratum.counter { parts.append(counter.text) }
    return parts.joined(separator: ", ")
  }

  /// Each of its parts, with a link to the page that shows it.
  var links: [Fact] {
    var facts: [Fact] = []
    if let range = erratum.periods {
      let isOne = range.lowerBound == range.upperBound
      facts.append(
        fact((prefix(isOne) + short(range.lowerBound)).firstUpper, week(range.lowerBound)))
      if range.lowerBound < range.upperBound {
        facts.append(fact("to \(short(range.upperBound))", week(range.upperBound)))
      }
    } else {
      facts.append(fact(periods.firstUpper, .charts))
    }
    guard let name = erratum.program else { return facts + [fact("All programs", nil)] }
    facts.append(
      fact(
        program?.title ?? name.text,
        program.flatMap { $0.charts.isEmpty ? nil : .program($0.name) }))
    if let counter = erratum.counter { facts.append(fact(counter.text, page(of: counter))) }
    return facts
  }

  private func fact(_ text: String, _ address: PageAddress?) -> Fact {
    Fact(text, address.map(site.href))
  }

  private var program: Program? {
    erratum.program.flatMap { name in site.catalog.programs.first { $0.name == name } }
  }

  private var periods: String {
    let noun = site.periodText.noun
    guard let range = erratum.periods else { return "all \(noun)s" }
    let isOne = range.lowerBound == range.upperBound
    let first = prefix(isOne) + short(range.lowerBound)
    return isOne ? first : "\(first) to \(short(range.upperBound))"
  }

  private func prefix(_ isOne: Bool) -> String {
    site.periodText.unit == .week ? isOne ? "week ending " : "weeks ending " : ""
  }

  private func short(_ last: Day) -> String {
    site.periodText.short(site.settings.calendar.period(containing: last))
  }

  /// Nil for a period without data, which has no page.
  private func week(_ last: Day) -> PageAddress? {
    let periods = site.catalog.periods
    return periods.indices.contains { periods[$0].last == last && !site.catalog.isGap($0) }
      ? .week(last) : nil
  }

  private func page(of counter: CounterName) -> PageAddress? {
    guard let program else { return nil }
    for chart in program.charts {
      if BytewiseOrder.equal(chart.name.text, counter.text) {
        return .chart(program.name, chart.name)
      }
      guard chart.name == counter.chart else { continue }
      if let own = chart.counters.first(where: { $0.name == counter }) {
        return .counter(program.name, chart.name, own.bucket)
      }
    }
    return nil
  }
}
