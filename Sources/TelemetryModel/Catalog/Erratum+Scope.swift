/// What a correction is about.
extension Erratum {
  /// Whether it affects a period, by the period's last day.
  package func affects(_ last: Day) -> Bool { periods?.contains(last) ?? true }

  /// Whether it is about a chart or about one of its counters.
  package func affects(_ program: ProgramName, _ chart: ChartName) -> Bool {
    guard isAbout(program) else { return false }
    guard let counter else { return true }
    return names(chart, counter) || counter.chart == chart
  }

  /// Whether it is about a counter, or about all counters of its chart.
  package func affects(
    _ program: ProgramName, _ chart: ChartName, _ counter: CounterName
  ) -> Bool {
    guard isAbout(program) else { return false }
    guard let own = self.counter else { return true }
    return names(chart, own) || own == counter
  }

  private func isAbout(_ program: ProgramName) -> Bool {
    self.program.map { $0 == program } ?? true
  }

  private func names(_ chart: ChartName, _ counter: CounterName) -> Bool {
    BytewiseOrder.equal(counter.text, chart.text)
  }
}
