import FoundationEssentials
import SiteTestSupport
import TelemetryModel
import Testing

/// The program's statistics against scipy and statsmodels: 10,000 cases each, which Tests/Statistics/reference.py
/// writes and `make test` hands over.
@Suite(
  "Against scipy and statsmodels",
  .enabled(
    if: ReferenceCases.folder != nil,
    "TELEMETRY_SITE_STATISTICS is not set: make test makes the cases"))
struct ReferenceTests {
  @Test("the p-values of Fisher's test are those of scipy")
  func fisher() throws {
    for row in try ReferenceCases.rows("fisher") {
      let numbers = try row.prefix(4).map { try #require(Int64($0)) }
      let expected = try #require(Double(row[4]))
      let p = try #require(
        fisherExact(
          Share(reports: numbers[0], n: numbers[1]), Share(reports: numbers[2], n: numbers[3])))
      #expect(abs(p - expected) < 5e-7, "\(row)")
      // What is next to the smallest number has few digits.
      if expected > 1e-290 { #expect(abs(p / expected - 1) < 1e-6, "\(row): \(p)") }
    }
  }

  @Test("the Wilson intervals are those of statsmodels")
  func wilson() throws {
    for row in try ReferenceCases.rows("wilson") {
      let level = try #require(Double(row[2]))
      let interval = wilsonInterval(
        hits: try #require(Int64(row[0])), reports: try #require(Int64(row[1])),
        z: normalQuantile((1 + level) / 2))
      #expect(abs(interval.lowerBound - (try #require(Double(row[3])))) < 1e-9, "\(row)")
      #expect(abs(interval.upperBound - (try #require(Double(row[4])))) < 1e-9, "\(row)")
    }
  }

  @Test("the normal quantiles are those of scipy")
  func quantile() throws {
    for row in try ReferenceCases.rows("quantile") {
      let x = normalQuantile(try #require(Double(row[0])))
      #expect(abs(x - (try #require(Double(row[1])))) < 1e-9, "\(row): \(x)")
    }
  }

  @Test("the discoveries are those of statsmodels")
  func discoveries() throws {
    for row in try ReferenceCases.rows("discoveries") {
      let values = try row[1].split(separator: " ").map { try #require(Double($0)) }
      let expected = row[2].split(separator: " ").map { $0 == "1" }
      let level = try #require(Double(row[0]))
      #expect(falseDiscoveries(values, level: level) == expected, "\(row)")
      // As the search for changes does it: only those that might be found are kept.
      let few = values.filter { $0 <= level }
      let found = falseDiscoveries(few, outOf: values.count, level: level)
      #expect(found == zip(values, expected).filter { $0.0 <= level }.map(\.1), "\(row)")
    }
  }
}

/// The cases of a kind, as rows of fields without quotes.
enum ReferenceCases {
  static let folder = ProcessInfo.processInfo.environment["TELEMETRY_SITE_STATISTICS"]

  /// Fails where the file is missing, or is not whole.
  static func rows(_ name: String) throws -> [[String]] {
    let folder = try #require(folder)
    let path = folder.hasPrefix("/") ? folder : "\(PackageFolder.path)/\(folder)"
    let text = try String(contentsOf: URL(filePath: "\(path)/\(name).csv"), encoding: .utf8)
    let rows = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.count == 10_000)
    return rows
  }
}
