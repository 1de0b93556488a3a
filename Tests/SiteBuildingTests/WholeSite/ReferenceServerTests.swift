import Foundation
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteBuilding

/// Go's real config history with 60 weeks of tables, against the chart files that the reference server made
/// of the same reports.
@Suite("The reference server", .enabled(if: SharedFolder.isPresent, "../shared is absent"))
struct ReferenceServerTests {
  private struct ChartFile: Decodable {
    struct Program: Decodable {
      var Name: String
      var Charts: [Chart]?
    }
    struct Chart: Decodable {
      var Name: String
      var Data: [Point]?
    }
    struct Point: Decodable {
      var Key: String
      var Value: Int64
    }
    var DateRange: [String]
    var Programs: [Program]
    var NumReports: Int64
  }

  /// The catalog of Go's history and tables, with or without the tables of eligible reports.
  static func catalog(withEligible: Bool) throws -> Catalog {
    try catalog { try GoProject.write(to: $0, withEligible: withEligible) }
  }

  /// - Parameter write: Lays the project into a folder.
  static func catalog(_ write: (TemporaryFolder) throws -> Void) throws -> Catalog {
    let folder = try TemporaryFolder()
    try write(folder)
    var diagnostics = Diagnostics()
    let reader = ContentReader(content: folder.path, cancellation: Cancellation())
    let input = try #require(try reader.read(&diagnostics), "\(diagnostics.sorted)")
    let catalog = CatalogBuilder.build(
      settings: input.settings, tables: input.tables, history: input.history,
      diagnostics: &diagnostics)
    return try #require(catalog, "\(diagnostics.sorted)")
  }

  @Test("every chart of every week has the reference server's numbers of reports")
  func sameNumbers() throws {
    let catalog = try Self.catalog(withEligible: true)
    var points = 0
    var differences: [String] = []
    var nonzero = 0
    for name in try SharedFolder.names(in: "data/go-telemetry/charts") {
      let file = try JSONDecoder().decode(
        ChartFile.self, from: Data(SharedFolder.bytes("data/go-telemetry/charts/\(name)")))
      let period = try #require(catalog.periods.firstIndex { $0.description == file.DateRange[1] })
      #expect(catalog.allReports[period].value == file.NumReports)
      for program in file.Programs {
        let own = catalog.programs.first { $0.name.text == program.Name }
        for chart in program.Charts ?? [] {
          let ownChart = own?.charts.first { $0.name.text == chart.Name }
          for point in chart.Data ?? [] {
            points += 1
            let name = point.Key == chart.Name ? point.Key : "\(chart.Name):\(point.Key)"
            let counter = ownChart?.counters.first { $0.name.text == name }
            let reports = counter?.cells[period].reports.value ?? 0
            nonzero += reports > 0 ? 1 : 0
            if reports != point.Value {
              differences.append(
                "\(file.DateRange[1]) \(program.Name) \(name) \(reports) \(point.Value)")
            }
          }
        }
      }
    }
    #expect(points == 27_939)
    #expect(differences == [])
    #expect(nonzero > 10_000, "most points are counted ones")
  }

  /// `gopls/structtags` came with v0.58.0 on 2025-08-06, too late for any report of that week to hold it.
  @Test("a counter that nobody could have had yet is no false 0 %")
  func structTags() throws {
    let eligible = try Self.catalog(withEligible: true)
    let (chart, week, next) = try Self.structTags(in: eligible)
    #expect(chart.counters.map { $0.cells[week].status } == [.noReports, .noReports])
    #expect(chart.bases[week] == ReportBase(kind: .eligible, n: Count(0)))
    let gopls = try #require(eligible.programs.first { $0.name.text == "golang.org/x/tools/gopls" })
    #expect(gopls.reports[week].value == 220)
    #expect(gopls.reports[next].value == 226)
    #expect(chart.bases[next] == ReportBase(kind: .eligible, n: Count(160)))
    #expect(
      chart.counters.map { $0.cells[next].share(of: chart.bases[next]) }
        == [Share(reports: 9, n: 160), Share(reports: 22, n: 160)])
    // v0.58.0 of 2025-08-06 lists it: the week's permanent page says that there were no reports.
    let part = try #require(
      eligible.snapshot(of: week).programs.first {
        eligible.programs[$0.program].name == gopls.name
      })
    let shown = try #require(part.charts.first { gopls.charts[$0.chart].name == chart.name })
    #expect(shown.rows.map(\.cell.status) == [.noReports, .noReports])
    let before = eligible.snapshot(of: week - 1).programs.flatMap(\.charts).map(\.text.title)
    #expect(!before.contains(shown.text.title))

    let bare = try Self.catalog(withEligible: false)
    let (bareChart, bareWeek, bareNext) = try Self.structTags(in: bare)
    #expect(bareChart.counters.map { $0.cells[bareWeek].status } == [.partial, .partial])
    #expect(bareChart.counters.map { $0.cells[bareNext].status } == [.partial, .partial])
    #expect(bareChart.counters.map { $0.cells[bareNext].reports.value } == [9, 22])
    #expect(bareChart.counters[0].cells[bareNext].share(of: bareChart.bases[bareNext]) == nil)
  }

  private static func structTags(in catalog: Catalog) throws -> (Chart, week: Int, next: Int) {
    let program = try #require(
      catalog.programs.first { $0.name.text == "golang.org/x/tools/gopls" })
    let chart = try #require(program.charts.first { $0.name.text == "gopls/structtags" })
    #expect(chart.counters.map(\.bucket.text) == ["add", "remove"])
    let week = try #require(catalog.periods.firstIndex { $0.description == "2025-08-10" })
    return (chart, week, week + 1)
  }
}
