import FoundationEssentials
import SiteTestSupport
import TelemetryModel
import Testing

@Suite(.enabled(if: SharedFolder.isPresent, "../shared is absent"))
struct CSVSpectrumTests {
  private static let suite = "suites/csv-spectrum"

  @Test("every file of csv-spectrum that RFC 4180 allows is read as its JSON says")
  func spectrum() throws {
    let files = try SharedFolder.names(in: "\(Self.suite)/csvs")
    #expect(files.count == 12)
    for file in files where file != "location_coordinates.csv" {
      let csv = try ScannedCSV(try SharedFolder.bytes("\(Self.suite)/csvs/\(file)"))
      let json = try SharedFolder.bytes("\(Self.suite)/json/\(file.dropLast(4)).json")
      let expected = try JSONDecoder().decode([[String: String]].self, from: Data(json))
      let header = try #require(csv.rows.first)
      let rows = csv.rows.dropFirst().map { row in
        Dictionary(zip(header, row)) { first, _ in first }
      }
      #expect(csv.diagnostics.isEmpty, "\(file)")
      #expect(rows == expected, "\(file)")
    }
  }

  @Test("the one with a quote inside a bare field is refused at the field")
  func quoteInBareField() throws {
    let csv = try ScannedCSV(
      try SharedFolder.bytes("\(Self.suite)/csvs/location_coordinates.csv"))
    #expect(csv.diagnostics.map(\.location) == [.init(file: "t.csv", line: 2, column: 12)])
  }
}
