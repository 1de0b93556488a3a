import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteBuilding

/// Two sites of the same reports: one made of the reference server's chart files, one of metric tables.
@Suite(
  "A site made of chart files", .enabled(if: SharedFolder.isPresent, "../shared is absent"))
struct ChartFilesTests {
  /// A row of `data.csv`.
  private struct Row: Hashable {
    var reports: String
    var n: String
    var status: String
  }

  /// Made once for all tests that look at it.
  private static let charts = Result {
    try ReferenceServerTests.catalog(GoProject.writeChartFiles)
  }

  /// The rows of all `data.csv`, by week, program and counter.
  private static func rows(of catalog: Catalog) throws -> [[String]: Row] {
    var rows: [[String]: Row] = [:]
    for program in catalog.programs {
      let table = CounterTable(catalog: catalog, program: program)
      for chart in program.charts {
        var buffer = ByteBuffer(capacity: 1 << 16)
        table.append(chart, to: &buffer)
        let lines = String(decoding: buffer.bytes, as: UTF8.self).split(separator: "\n")
        for line in lines.dropFirst() {
          let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
          try #require(fields.count == 11, "no name of these has a comma")
          rows[Array(fields[...2])] = Row(reports: fields[3], n: fields[5], status: fields[10])
        }
      }
    }
    return rows
  }

  @Test("it has the numbers of reports of the site made of tables, for every counter and week")
  func sameReports() throws {
    let charts = try Self.charts.get()
    let tables = try ReferenceServerTests.catalog(withEligible: true)
    let own = try Self.rows(of: charts)
    let others = try Self.rows(of: tables)
    var counts: [String: Int] = [:]
    for (key, row) in own {
      let other = others[key]
      if let other, row.reports == other.reports {
        counts["the same", default: 0] += 1
        if !row.reports.isEmpty { counts["the same number", default: 0] += 1 }
      } else if let other {
        // No report has it: the chart file says 0, and the tables know more or say nothing.
        #expect(row.reports == "0" && other.reports == "", "\(key) \(row) \(other)")
        counts["\(row.status) here, \(other.status) there", default: 0] += 1
      } else {
        // A table has no row where there is no report; a chart file has every value of its config.
        #expect(["", "0"].contains(row.reports), "\(key) \(row)")
        #expect(["GOOS", "GOARCH"].contains(CounterName(key[2]).chart.text), "\(key)")
        counts["never seen", default: 0] += 1
      }
    }
    // 180: of all reports none has it; the tables know that the program had no reports at all.
    #expect(
      counts == [
        "the same": 33_345, "the same number": 27_408, "partial here, partial there": 15,
        "ok here, no_reports there": 180, "never seen": 12_780,
      ])
    // The reference server made all files with the newest config, which has dropped some versions.
    let newest = try #require(tables.releases.last)
    var versions: Set<[String]> = []
    for program in newest.config.programs {
      for version in program.versions { versions.insert([program.name.text, version.text]) }
    }
    let missing = others.keys.filter { own[$0] == nil }
    #expect(missing.count == 4_920)
    for key in missing {
      let name = CounterName(key[2])
      #expect(name.chart.text == "Version", "\(key)")
      #expect(!versions.contains([key[1], name.bucket.text]), "\(key)")
    }
  }

  @Test("its pages say that their shares are of all reports")
  func base() throws {
    let catalog = try Self.charts.get()
    var diagnostics = Diagnostics()
    let templates = try #require(
      try TemplateFolder.read("\(PackageFolder.path)/templates", &diagnostics))
    let renderer = try #require(
      SiteRenderer(
        catalog: catalog, content: SiteContent(), templates: templates.sources, assets: [:],
        diagnostics: &diagnostics))
    func page(_ address: PageAddress) throws -> String {
      let bundle = try #require(renderer.bundles.first { $0.addresses.contains(address) })
      var buffer = ByteBuffer(capacity: 1 << 16)
      var page = ""
      try renderer.make(bundle, in: &buffer) {
        if $0 == address { page = String(decoding: $1, as: UTF8.self) }
      }
      return page
    }
    let gopls = ProgramName("golang.org/x/tools/gopls")
    let pages: [PageAddress] = [
      .chart(gopls, ChartName("GOOS")), .counter(gopls, ChartName("GOOS"), BucketName("darwin")),
      .program(gopls), .week(try #require(catalog.periods.last?.last)),
    ]
    for address in pages {
      #expect(try page(address).lowercased().contains("of all reports"), "\(address.path)")
    }
  }
}
