import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@Suite(.enabled(if: SharedFolder.isPresent, "../shared is absent"))
struct RealTablesTests {
  @Test("60 weeks of Go's tables are read without an error, and no row is lost")
  func goTelemetry() throws {
    let folder = "data/go-telemetry/metrics"
    var files: [(name: String, bytes: [UInt8])] = []
    for week in try SharedFolder.names(in: folder) {
      for name in try SharedFolder.names(in: "\(folder)/\(week)") {
        files.append(("\(week)/\(name)", try SharedFolder.bytes("\(folder)/\(week)/\(name)")))
      }
    }
    let read = try ReadTables(files)
    #expect(read.lines == [])
    // In these files each row begins with its week, and no line within a quoted field does.
    func rows(_ name: String) -> Int {
      files.filter { $0.name.hasSuffix("/\(name).csv") }.reduce(0) { sum, file in
        sum + file.bytes.split(separator: 0x0A).count { $0.starts(with: "202".utf8) }
      }
    }
    for kind in TableKind.allCases { #expect(read.tables[kind].count == rows("\(kind)")) }
    // The header of each of 60 files is a line too.
    #expect(read.tables[.counters].count == 15_344 - 60)
    #expect(read.tables[.groups].count == 37_947 - 60)
    #expect(read.tables.files.count == files.count)
  }

  @Test("two years of PyPI's downloads are read, packed and by month, with totals alone")
  func pypiDownloads() throws {
    let folder = "data/pypi-downloads/metrics"
    let files = try SharedFolder.names(in: folder).map {
      (name: $0, bytes: try SharedFolder.bytes("\(folder)/\($0)"))
    }
    let read = try ReadTables(files, calendar: PeriodCalendar(unit: .month))
    #expect(read.lines == [])
    #expect(files.count == 24)
    #expect(read.tables[.counters].count == pypiRows)
    #expect(read.tables[.counters].allSatisfy { !$0.reports.isKnown && $0.total.isKnown })
    #expect(Set(read.tables[.counters].map(\.periodEnd)).count == 24)
  }

  /// As `zcat *.csv.gz | grep -c '^20'` counts them.
  private var pypiRows: Int { 132000 }
}
