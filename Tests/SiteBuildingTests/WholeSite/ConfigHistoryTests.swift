import Foundation
import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteBuilding

/// Go's real config history, on its own: a site without any table.
@Suite("Go's config history", .enabled(if: SharedFolder.isPresent, "../shared is absent"))
struct ConfigHistoryTests {
  private static func input() throws -> ContentReader.Input {
    let folder = try TemporaryFolder()
    try GoProject.writeHistory(to: folder)
    var diagnostics = Diagnostics()
    let reader = ContentReader(content: folder.path, cancellation: Cancellation())
    return try #require(try reader.read(&diagnostics), "\(diagnostics.sorted)")
  }

  @Test("the differences of its versions sum to what another program counted")
  func differences() throws {
    let releases = try #require(Self.input().history).releases
    #expect(releases.count == 95)
    let lists = SiteSettings.goMetadata.filter { $0.compare != .exact }.map(\.name)
    let differences = zip(releases, releases.dropFirst()).map {
      ConfigDifference(from: $0.config, to: $1.config)
    }
    // Counted by a script of another language over the same files: brace lists expanded, of several
    // entries of a counter one, GoVersion and the programs' Versions being lists of versions.
    #expect(differences.reduce(0) { $0 + $1.counts.added } == 129)
    #expect(differences.reduce(0) { $0 + $1.counts.removed } == 0)
    #expect(differences.reduce(0) { $0 + $1.counts.changed } == 0)
    let only = differences.filter { $0.isOnlyVersions(lists: Set(lists)) }
    #expect(only.count == 72)
    #expect(only.count { $0.versionCounts(lists: Set(lists)).removed == 0 } == 49)
    #expect(differences.allSatisfy { !$0.isEmpty })
    let newest = ConfigContents(releases[94].config)
    #expect(newest.counterCount == 133 && newest.stackCount == 5 && newest.programs.count == 6)
  }

  @Test("in every version each counter has its record, and each record its counters")
  func coverage() throws {
    for release in try #require(Self.input().history).releases {
      let coverage = try #require(release.coverage)
      #expect(coverage.isComplete, "\(release.version)")
    }
  }

  @Test(
    "its site has a page, both files and the go.mod of each version, and its links lead somewhere")
  func site() async throws {
    let folder = try TemporaryFolder()
    try GoProject.writeHistory(to: folder, below: "content/")
    _ = try await SiteBuild(
      .init(
        content: folder("content"), templates: "\(PackageFolder.path)/templates", jobs: 2)
    ).build(output: folder("site"), home: nil)
    let files = try folder.files(under: "site")
    for name in ["index.html", "config.json", "chartconfig.txt", "go.mod"] {
      let paths = files.keys.filter { $0.hasPrefix("config/v") && $0.hasSuffix("/\(name)") }
      #expect(paths.count == 95)
      for path in paths where name != "index.html" {
        let given = path.dropFirst("config/".count)
        #expect(files[path] == (try SharedFolder.bytes("data/go-config-history/\(given)")))
      }
    }
    let links = SiteLinks(
      files: files, origin: "https://example.org", basePath: "/telemetry/")
    #expect(links.mistakes() == [])
    let page = String(decoding: files["config/v0.95.0/index.html"] ?? [], as: UTF8.self)
    #expect(page.contains("go mod download -json golang.org/x/telemetry/config@v0.95.0"))
    #expect(page.contains("h1:+Iz4AavKunj5n9uLvgmEkYf5XWJFgVf5dlGkJNYEdgY="))
    #expect(page.contains("133 counters"))
    let index = String(decoding: files["config/index.html"] ?? [], as: UTF8.self)
    #expect(index.contains("That is so in all of the 95 versions with a chart config."))
  }
}
