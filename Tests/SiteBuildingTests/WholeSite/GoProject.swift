import Foundation
import SiteTestSupport

/// The project of Go's config history and the generated metric tables, as a user would lay it out.
enum GoProject {
  static func write(to folder: TemporaryFolder, withEligible: Bool = true) throws {
    try folder.write(
      "title: Go Telemetry\nbase_url: https://example.org/telemetry/\n", to: "site.yml")
    let data = "\(SharedFolder.path)/data"
    let files = FileManager.default
    try files.createDirectory(at: folder.url("config"), withIntermediateDirectories: true)
    for name in try SharedFolder.names(in: "data/go-config-history") {
      try files.copyItem(
        atPath: "\(data)/go-config-history/\(name)", toPath: "\(folder.path)/config/\(name)")
    }
    for week in try SharedFolder.names(in: "data/go-telemetry/metrics") {
      try files.createDirectory(
        at: folder.url("metrics/\(week)"), withIntermediateDirectories: true)
      for name in try SharedFolder.names(in: "data/go-telemetry/metrics/\(week)")
      where withEligible || name != "eligible.csv" {
        try files.copyItem(
          atPath: "\(data)/go-telemetry/metrics/\(week)/\(name)",
          toPath: "\(folder.path)/metrics/\(week)/\(name)")
      }
    }
  }
}
