import SiteTestSupport

@testable import SiteBuilding

/// The site of the example in `content/`, built once for all tests that look at it.
enum ExampleSite {
  static let origin = "https://example.org"
  static let basePath = "/telemetry/"

  static func files() async throws -> [String: [UInt8]] { try await building.value }

  private static let building = Task {
    let folder = try TemporaryFolder()
    let build = SiteBuild(
      .init(
        content: "\(PackageFolder.path)/content", templates: "\(PackageFolder.path)/templates",
        jobs: 2))
    _ = try await build.build(output: folder("site"), home: nil)
    return try folder.files(under: "site")
  }
}
