internal import Foundation
internal import SiteBuilding
internal import TelemetryModel

/// What a run came to that did all it was asked.
struct RunSummary {
  /// `built` or `checked`.
  var verb: String
  var site: SiteBuild.Summary
  var seconds: Double

  /// `built 12 pages, 31 files, 0.3 MB in 0.1 s, 0 warnings`
  var line: String {
    "\(verb) \(site.pages) pages, \(site.files) files, "
      + String(format: "%.1f MB in %.1f s, ", Double(site.bytes) / 1e6, seconds)
      + Self.counted(site.diagnostics.warningCount, "warning")
  }

  static let noWall =
    "there is no config/, so no privacy wall: no list says which names may be published"

  /// Such as `1 error`, `2 errors`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
