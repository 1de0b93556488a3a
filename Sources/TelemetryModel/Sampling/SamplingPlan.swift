/// How many reports each chart of the newest config receives, for those who choose its rates.
package struct SamplingPlan: Sendable {
  /// Charts of one program that are collected at one rate and have as many reports.
  package struct Row: Hashable, Sendable {
    /// In the order of the config.
    package var charts: [ChartName]
    /// As the newest config says: one rate, or of a whole program the lowest to the highest.
    package var rates: ClosedRange<Double>
    package var basis: Basis
  }

  /// The newest period that tells how many reports a rate brings.
  package enum Basis: Hashable, Sendable {
    case known(Reports)
    /// In that period nothing could hold it.
    case noReports(period: Int)
    /// No table says how many reports there are of it.
    case notKnown
    /// In no period all configs in use had it at one rate.
    case notYet
  }

  package struct Reports: Hashable, Sendable {
    /// An index of `Catalog.periods`.
    package var period: Int
    /// `.eligible` or `.program`.
    package var kind: ReportBase.Kind
    /// At least 1.
    package var n: Int64
    /// The share of clients that these reports came from: their `X` was at most this. Above 0, at most 1.
    package var rate: Double
    /// Whether each of them could hold the charts; otherwise nobody knows how many could.
    package var areWhole: Bool

    package init(period: Int, kind: ReportBase.Kind, n: Int64, rate: Double, areWhole: Bool) {
      self.period = period
      self.kind = kind
      self.n = n
      self.rate = rate
      self.areWhole = areWhole
    }
  }

  package struct ProgramPart: Sendable {
    /// An index of `Catalog.programs`.
    package var program: Int
    package var chartCount: Int
    package var rows: [Row]
  }

  /// In the site's order; those of which the newest config lists a counter.
  package private(set) var programs: [ProgramPart]
  /// Whether there are too many charts, so that each program is one row.
  package let isByProgram: Bool
  /// The share of clients that send at all, by the newest config.
  package let sampleRate: Double

  /// - Parameter rowLimit: With more rows than this the plan is by program.
  /// - Returns: nil for a site without a config history.
  /// - Complexity: O(charts × periods without a number of reports).
  package init?(_ catalog: Catalog, rowLimit: Int) {
    guard let release = catalog.releases.last, let sampleRate = catalog.sampleRates.last else {
      return nil
    }
    self.sampleRate = sampleRate
    let contents = ConfigContents(release.config)
    let parts = Dictionary(contents.programs.map { ($0.name, $0) }) { first, _ in first }
    let maker = PlanMaker(catalog: catalog)
    var programs: [ProgramPart] = []
    for (index, program) in catalog.programs.enumerated() {
      guard let groups = parts[program.name]?.counters.groups, !groups.isEmpty else { continue }
      programs.append(
        ProgramPart(
          program: index, chartCount: Set(groups.map(\.chart)).count,
          rows: maker.rows(of: program, groups)))
    }
    isByProgram = programs.reduce(0) { $0 + $1.rows.count } > rowLimit
    if isByProgram {
      for index in programs.indices {
        programs[index].rows = maker.wholeRow(programs[index]).map { [$0] } ?? []
      }
    }
    self.programs = programs
  }
}

/// Finds what each row of a plan rests on.
private struct PlanMaker {
  let catalog: Catalog

  func rows(of program: Program, _ groups: [ConfigContents.Group]) -> [SamplingPlan.Row] {
    let charts = Dictionary(program.charts.map { ($0.name, $0) }) { first, _ in first }
    var rows: [SamplingPlan.Row] = []
    var places: [SamplingPlan.Row: Int] = [:]
    for group in groups {
      let basis = charts[group.chart].map { self.basis(of: $0, at: group.rate) } ?? .notKnown
      let key = SamplingPlan.Row(charts: [], rates: group.rate...group.rate, basis: basis)
      if let place = places[key] {
        if rows[place].charts.last != group.chart { rows[place].charts.append(group.chart) }
      } else {
        places[key] = rows.count
        rows.append(.init(charts: [group.chart], rates: key.rates, basis: basis))
      }
    }
    return rows
  }

  /// All charts of a program as one: by the reports that name it.
  func wholeRow(_ part: SamplingPlan.ProgramPart) -> SamplingPlan.Row? {
    let rates = part.rows.map(\.rates.lowerBound)
    guard let lowest = rates.min(), let highest = rates.max() else { return nil }
    let program = catalog.programs[part.program]
    let basis = search { period, usable in
      reading(period, usable, .init(kind: .program, n: program.reports[period])) {
        catalog.sampleRates[$0]
      }
    }
    return .init(charts: [], rates: lowest...highest, basis: basis)
  }

  private func basis(of chart: Chart, at rate: Double) -> SamplingPlan.Basis {
    search { period, usable in
      let base = chart.bases[period]
      let reading = reading(period, usable, base) { release in
        // A report is sent where its X is at most the sample rate, and holds the chart where the same X is at
        // most the chart's rate: the smaller of the two decides.
        base.kind == .eligible
          ? chart.listings.listing(at: release).map { min($0.rate, catalog.sampleRates[release]) }
          : catalog.sampleRates[release]
      }
      guard case .known(var reports)? = reading else { return reading }
      reports.areWhole =
        base.kind == .eligible
        || usable.allSatisfy {
          chart.listings.listing(at: $0)?.rate ?? 0 >= catalog.sampleRates[$0]
        }
      // The listings of a chart have the highest rate of its counters.
      if let sampleRate = catalog.sampleRates.last, let highest = chart.listings.last?.rate,
        min(rate, sampleRate) < min(highest, sampleRate)
      {
        reports.areWhole = false
      }
      return .known(reports)
    }
  }

  /// - Parameter rate: The share of clients by a release; nil where it does not list the chart.
  /// - Returns: nil where the configs in use do not agree.
  private func reading(
    _ period: Int, _ usable: Range<Int>, _ base: ReportBase, rate: (_ release: Int) -> Double?
  ) -> SamplingPlan.Basis? {
    guard let first = usable.first.flatMap(rate), usable.allSatisfy({ rate($0) == first }) else {
      return nil
    }
    guard let n = base.n.value, base.kind == .eligible || base.kind == .program else {
      return .notKnown
    }
    if n == 0 || first == 0 { return .noReports(period: period) }
    return .known(.init(period: period, kind: base.kind, n: n, rate: first, areWhole: true))
  }

  /// The newest period that tells a number; what the newest one says where none does.
  private func search(
    _ reading: (_ period: Int, _ usable: Range<Int>) -> SamplingPlan.Basis?
  ) -> SamplingPlan.Basis {
    var isNotKnown = false
    for period in catalog.periods.indices.reversed() where !catalog.isGap(period) {
      switch reading(period, catalog.usableReleases[period]) {
      case nil: continue
      case .notKnown?: isNotKnown = true
      case let basis?: return basis
      }
    }
    return isNotKnown ? .notKnown : .notYet
  }
}
