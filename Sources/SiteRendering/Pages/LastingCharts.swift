internal import TelemetryModel

/// For each chart the last period that shows it on a page that stays as it is: what a citation needs.
struct LastingCharts: Sendable {
  struct Place: Sendable {
    let period: Int
    let address: PageAddress
    /// On the page; nil where the page is split.
    let anchor: String?
  }

  /// By program and chart; nil where no such page shows the chart.
  private let places: [[Place?]]
  /// Whether a period's page shows all charts itself.
  private let isWhole: Bool

  /// - Complexity: O(counters), where each is counted in the newest period.
  init(_ catalog: Catalog) {
    let chartCount = catalog.programs.reduce(0) { $0 + $1.charts.count }
    let isWhole = chartCount <= WeekProgramPage.chartLimit
    self.isWhole = isWhole
    places = catalog.programs.indices.map { program in
      let charts = catalog.programs[program].charts
      return charts.indices.map { chart in
        catalog.lastCounted(charts[chart]).flatMap {
          Self.place(of: chart, program: program, at: $0, catalog, isWhole: isWhole)
        }
      }
    }
  }

  /// Where a chart stands in a period of one's choice; nil where its page does not show the chart.
  func place(of chart: Int, program: Int, at period: Int, _ catalog: Catalog) -> Place? {
    Self.place(of: chart, program: program, at: period, catalog, isWhole: isWhole)
  }

  private static func place(
    of chart: Int, program: Int, at period: Int, _ catalog: Catalog, isWhole: Bool
  ) -> Place? {
    guard !catalog.isGap(period), catalog.hasChart(chart, of: program, inSnapshotOf: period) else {
      return nil
    }
    let owner = catalog.programs[program]
    return Place(
      period: period, address: .week(catalog.periods[period].last),
      anchor: isWhole ? WeekPage.anchor(owner, owner.charts[chart]) : nil)
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
