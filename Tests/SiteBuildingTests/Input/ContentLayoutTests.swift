import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@testable import SiteBuilding

@Suite("The layout of content")
struct ContentLayoutTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func layout(of paths: [String]) throws -> (ContentLayout, Diagnostics) {
    try folder.makeFolder("content")
    for path in paths { try folder.write("", to: "content/\(path)") }
    var diagnostics = Diagnostics()
    let content = try InputFolder(folder("content"), diagnostics: &diagnostics)
    #expect(!diagnostics.hasErrors)
    return (ContentLayout(content, diagnostics: &diagnostics), diagnostics)
  }

  @Test("each file stands in the list of its place")
  func places() throws {
    let (layout, diagnostics) = try layout(of: [
      "site.yml", "metrics/all.csv", "metrics/2026/04/26/part-0001.csv.gz",
      "metrics/2026-04-20_2026-04-26.json", "config/versions.csv",
      "config/v0.2.0/config.json", "config/v0.2.0/chartconfig.txt", "config/v0.2.0/go.mod",
      "config/v0.10.0/config.json", "config/v0.10.0/internal/config.json", "events.csv",
      "metrics.yml",
      "errata.csv", "pages/index.md", "pages/about/team.md",
      "reports/2026-04-20.json", "reports/2026/2026-04-19.jsonl.gz",
    ])
    #expect(diagnostics.errors == [])
    #expect(layout.settings?.path == "site.yml")
    #expect(
      layout.tables.map(\.path) == ["metrics/2026/04/26/part-0001.csv.gz", "metrics/all.csv"])
    #expect(layout.chartFiles.map(\.path) == ["metrics/2026-04-20_2026-04-26.json"])
    #expect(layout.versions?.path == "config/versions.csv")
    #expect(layout.configs.map(\.version.text) == ["v0.10.0", "v0.2.0"])
    #expect(layout.chartConfigs.map(\.version.text) == ["v0.2.0"])
    #expect(layout.metrics?.path == "metrics.yml")
    #expect(layout.events?.path == "events.csv")
    #expect(layout.errata?.path == "errata.csv")
    #expect(layout.pages.map(\.path) == ["pages/about/team.md", "pages/index.md"])
    #expect(layout.moduleFiles.map(\.name) == ["internal/config.json", "go.mod"])
    #expect(layout.reports.map(\.name.day.description) == ["2026-04-20", "2026-04-19"])
    #expect(layout.reports.map(\.name.isCompressed) == [false, true])
  }

  @Test(
    "a file without a place is an error that names it",
    arguments: [
      ("readme.txt", "has no place in a site", "move it out of the folder"),
      ("metric/a.csv", "has no place in a site", "did you mean 'metrics'?"),
      ("site.yaml", "has no place in a site", "did you mean 'site.yml'?"),
      ("config/config.json", "has no place in a site", "move it out of the folder"),
      ("pages/logo.png", "has no place in a site", nil),
      (".DS_Store", "has no place in a site", nil),
      ("metrics", "has no place in a site", nil),
      ("metrics/a.CSV", "is no metric table", nil),
      ("metrics/a.csv.orig", "is no metric table", nil),
      ("reports/readme.md", "is no file of reports", nil),
      ("reports/2026-04-31.json", "is no file of reports", nil),
    ])
  func noPlace(path: String, message: String, hint: String?) throws {
    let (_, diagnostics) = try layout(of: ["site.yml", path])
    #expect(diagnostics.errors.map(\.message) == ["'\(path)' \(message)"])
    #expect(diagnostics.errors.first?.location.file == folder("content/\(path)"))
    if let hint { #expect(diagnostics.errors.first?.hint == hint) }
  }

  @Test("a missing site.yml is an error")
  func missingSettings() throws {
    let (layout, diagnostics) = try layout(of: ["metrics/a.csv"])
    #expect(layout.settings == nil)
    #expect(diagnostics.errors.map(\.message) == ["'site.yml' is missing"])
    #expect(diagnostics.errors.first?.location.file == folder("content/site.yml"))
  }
}
