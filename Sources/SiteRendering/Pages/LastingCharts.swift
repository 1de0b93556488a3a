internal import TelemetryModel

/// For each chart the last period that shows it on a page that stays as it is: what a citation needs.
struct LastingCharts: Sendable {
  struct Place: Sendable {
    let period: Int
    let address: PageAddress
    /// On the page.
    let anchor: String
  }

  /// By program and chart; nil where no such page shows the chart.
  private var places: [[Place?]] = []
  /// Periods whose charts stand on pages of their programs.
  private let split: Set<Int>

  /// - Complexity: O(counters), where each is counted in the newest period and no period is split.
  init(_ catalog: Catalog) {
    let charts = catalog.programs.reduce(0) { $0 + $1.charts.count }
    // A snapshot has no more charts than the site.
    split =
      charts > WeekProgramPage.chartLimit
      ? Set(
        catalog.periods.indices.filter {
          !catalog.isGap($0)
            && catalog.chartCount(inSnapshotOf: $0) > WeekProgramPage.chartLimit
        }) : []
    places = catalog.programs.indices.map { program in
      let charts = catalog.programs[program].charts
      return charts.indices.map { chart in
        catalog.lastCounted(charts[chart]).flatMap {
          place(of: chart, program: program, at: $0, catalog)
        }
      }
    }
  }

  /// Whether a period has more charts than one page holds.
  func isSplit(_ period: Int) -> Bool { split.contains(period) }

  /// Where a chart stands in a period of one's choice; nil where no page of the period shows the chart.
  func place(of chart: Int, program: Int, at period: Int, _ catalog: Catalog) -> Place? {
    guard !catalog.isGap(period), catalog.hasChart(chart, of: program, inSnapshotOf: period) else {
      return nil
    }
    let owner = catalog.programs[program]
    let last = catalog.periods[period].last
    return Place(
      period: period,
      address: split.contains(period) ? .weekProgram(last, owner.name) : .week(last),
      anchor: WeekPage.anchor(owner, owner.charts[chart]))
  }

  subscript(program: Int, chart: Int) -> Place? { places[program][chart] }
}

extension Catalog {
  /// The last period in which any counter of the chart was counted; nil if none was.
  func lastCounted(_ chart: Chart) -> Int? {
    periods.indices.reversed().first { period in
      chart.counters.contains {
        let status = $0.cells[period].status
        return status == .ok || status == .partial
      }
    }
  }
}
