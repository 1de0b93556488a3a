/// Takes the cells of a derived metric's counters out of the catalog.
struct MetricSource {
  let catalog: Catalog
  let program: Program
  let kind: Metric.Kind
  let numerator: [Metric.Place]
  let denominator: [Metric.Place]
  /// By period: whether the usable config versions leave no doubt that one report could hold all.
  private let isTogether: [Bool]
  /// The stretches of config versions that list all counters at one rate.
  let commonListings: [Listing]

  init(
    catalog: Catalog, program: Program, kind: Metric.Kind, numerator: [Metric.Place],
    denominator: [Metric.Place]
  ) {
    self.catalog = catalog
    self.program = program
    self.kind = kind
    self.numerator = numerator
    self.denominator = denominator
    let listings = (numerator + denominator).map {
      program.charts[$0.chart].counters[$0.counter].listings
    }
    let rates = CommonListings(listings, releaseCount: catalog.releases.count)
    commonListings = rates.listings
    isTogether = catalog.usableReleases.map { $0.allSatisfy { !rates.isTorn[$0] } }
  }

  func figures() -> [MetricFigure] {
    catalog.periods.indices.map { period in
      func operands(_ places: [Metric.Place]) -> [MetricRule.Operand] {
        places.map { place in
          let chart = program.charts[place.chart]
          return MetricRule.Operand(
            cell: chart.counters[place.counter].cells[period], base: chart.bases[period])
        }
      }
      return rule(period).figure(operands(numerator), per: operands(denominator))
    }
  }

  func groups(by name: BreakdownName) -> Metric.Groups {
    guard let index = program.breakdowns.firstIndex(where: { $0.name == name }) else {
      return Metric.Groups(name: name, breakdown: nil, groups: [])
    }
    let breakdown = program.breakdowns[index]
    let groups = breakdown.groups.map { group in
      Metric.Group(
        value: group.value, sizes: group.sizes, figures: figures(of: group))
    }
    return Metric.Groups(name: name, breakdown: index, groups: groups)
  }

  private func figures(of group: Breakdown.Group) -> [MetricFigure] {
    func series(_ places: [Metric.Place]) -> [GroupSeries] {
      places.map { place in
        let chart = program.charts[place.chart]
        return catalog.series(
          of: chart.counters[place.counter], in: chart, program, group: group)
      }
    }
    let (above, below) = (series(numerator), series(denominator))
    return catalog.periods.indices.map { period in
      func operands(_ series: [GroupSeries]) -> [MetricRule.Operand] {
        series.map { MetricRule.Operand(cell: $0.cells[period], base: $0.bases[period]) }
      }
      return rule(period).figure(operands(above), per: operands(below))
    }
  }

  private func rule(_ period: Int) -> MetricRule {
    MetricRule(kind: kind, isTogether: isTogether[period])
  }
}

/// Which config versions list several counters, all of them at one rate.
struct CommonListings {
  private(set) var listings: [Listing] = []
  /// By release: whether it lists some of them, but not all at one rate.
  private(set) var isTorn: [Bool] = []

  /// - Complexity: O(releases × counters × stretches of a counter).
  init(_ counters: [[Listing]], releaseCount: Int) {
    for release in 0..<releaseCount {
      let rates = counters.map { $0.listing(at: release)?.rate }
      let isCommon = rates.allSatisfy { $0 == rates.first }
      isTorn.append(!isCommon)
      guard isCommon, let first = rates.first, let rate = first else { continue }
      if let last = listings.last, last.releases.upperBound == release, last.rate == rate {
        listings[listings.count - 1].releases = last.releases.lowerBound..<(release + 1)
      } else {
        listings.append(Listing(releases: release..<(release + 1), rate: rate))
      }
    }
  }
}
