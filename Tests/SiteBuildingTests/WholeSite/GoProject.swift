import Foundation
import SiteTestSupport

/// The project of Go's config history and the generated numbers, as a user would lay it out.
enum GoProject {
  /// With the metric tables.
  static func write(to folder: TemporaryFolder, withEligible: Bool = true) throws {
    try writeHistory(to: folder)
    for week in try SharedFolder.names(in: "data/go-telemetry/metrics") {
      try FileManager.default.createDirectory(
        at: folder.url("metrics/\(week)"), withIntermediateDirectories: true)
      for name in try SharedFolder.names(in: "data/go-telemetry/metrics/\(week)")
      where withEligible || name != "eligible.csv" {
        try FileManager.default.copyItem(
          atPath: "\(data)/go-telemetry/metrics/\(week)/\(name)",
          toPath: "\(folder.path)/metrics/\(week)/\(name)")
      }
    }
  }

  /// With nothing but what the reference server printed.
  static func writeChartFiles(to folder: TemporaryFolder) throws {
    try writeHistory(to: folder)
    try FileManager.default.copyItem(
      atPath: "\(data)/go-telemetry/charts", toPath: "\(folder.path)/metrics")
  }

  private static let data = "\(SharedFolder.path)/data"

  /// The config history alone.
  ///
  /// - Parameter place: A folder that ends in `/`, or nothing.
  static func writeHistory(to folder: TemporaryFolder, below place: String = "") throws {
    try folder.write(
      "title: Go Telemetry\nbase_url: https://example.org/telemetry/\n", to: "\(place)site.yml")
    try FileManager.default.createDirectory(
      at: folder.url("\(place)config"), withIntermediateDirectories: true)
    for name in try SharedFolder.names(in: "data/go-config-history") {
      try FileManager.default.copyItem(
        atPath: "\(data)/go-config-history/\(name)",
        toPath: "\(folder.path)/\(place)config/\(name)")
    }
  }
}
