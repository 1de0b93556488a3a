import Foundation
import SiteBuilding
import SiteTestSupport
import TelemetryModel
import Testing

/// Reports of real clients, and generated ones of which another program has counted everything.
@Suite(
  "Real raw reports",
  .enabled(if: SharedFolder.isPresent, "../shared is absent"))
struct RealReportsTests {
  /// - Parameter history: Whether the project has the config history.
  private func project(_ reports: String, history: Bool) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("title: Go\nbase_url: https://example.org/go/\n", to: "content/site.yml")
    let files = FileManager.default
    try files.copyItem(
      atPath: "\(SharedFolder.path)/data/\(reports)", toPath: folder("content/reports"))
    if history {
      try files.copyItem(
        atPath: "\(SharedFolder.path)/data/go-config-history", toPath: folder("content/config"))
    }
    return folder
  }

  private func build(_ folder: TemporaryFolder) async throws -> SiteBuild.Summary {
    try await SiteBuild(.init(content: folder("content"), jobs: 2))
      .build(output: folder("site"), home: nil)
  }

  @Test("reports of real toolchains make a site of their own, byte by byte as they came")
  func withoutHistory() async throws {
    let folder = try project("go-reports/merged", history: false)
    let summary = try await build(folder)
    #expect(!summary.hasWall)
    let days = try SharedFolder.names(in: "data/go-reports/merged")
    let site = try folder.files(under: "site")
    #expect(site.keys.count { $0.hasPrefix("data/reports/") } == days.count)
    for day in days {
      let given = try SharedFolder.bytes("data/go-reports/merged/\(day)")
      #expect(site["data/reports/\(day)l"] == given)
    }
    let page = try folder.text("site/data/index.html")
    #expect(page.contains("23 reports in 18 files"))
    #expect(page.contains("no config history"))
  }

  @Test("they are refused by a history that does not know their configs")
  func withOldHistory() async throws {
    let folder = try project("go-reports/merged", history: true)
    let refused = try await #require(throws: SiteBuild.Refused.self) { try await build(folder) }
    let errors = refused.diagnostics.errors
    #expect(errors.count == 23)
    #expect(
      errors.allSatisfy {
        $0.message.hasPrefix("a 'Config' that the history does not have (SHA-256 ")
      })
    for version in ["v0.111", "v0.112", "v0.113", "v0.114", "v0.115"] {
      #expect(!errors.contains { "\($0)".contains(version) })
    }
    #expect(try !folder.contents().contains { $0.hasPrefix("site/") })
  }

  @Test("24,000 generated reports pass the wall, and the counts are those of another program")
  func generated() async throws {
    let folder = try project("go-telemetry/reports", history: true)
    try folder.write(
      "title: Go\nbase_url: https://example.org/go/\nraw_reports: list\n"
        + "raw_reports_url: https://example.org/files/\ncounter_formats: []\n",
      to: "content/site.yml")
    let summary = try await build(folder)
    #expect(summary.hasWall)
    let page = try folder.text("site/data/index.html")
    #expect(page.contains("24,000 reports in 420 files from 3 Mar 2025 to 26 Apr 2026"))
    // Counted by a few lines of Python: reports, with a program, one of a kind, the week before too.
    #expect(page.contains(row("26 Apr 2026", "400", "398", "340", "55")))
    #expect(page.contains(row("16 Mar 2025", "400", "391", "235", "14")))
    #expect(page.contains(row("9 Mar 2025", "400", "389", "202", "not known")))
    #expect(page.contains(#"<th scope="row">v0.43.0</th><td class="num">1,614</td>"#))
    #expect(!page.contains("the X of another line"))
    #expect(!FileManager.default.fileExists(atPath: folder("site/data/reports")))
  }

  private func row(
    _ week: String, _ reports: String, _ with: String, _ one: String, _ again: String
  ) -> String {
    #"<th scope="row">\#(week)</th><td class="num reports">\#(reports)</td>"#
      + #"<td class="num with">\#(with)</td><td class="num one">\#(one)</td>"#
      + #"<td class="num again">\#(again)</td>"#
  }
}
