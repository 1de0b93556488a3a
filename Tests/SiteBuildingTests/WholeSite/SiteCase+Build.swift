import SiteBuilding
import SiteTestSupport

extension SiteCase {
  /// The run of the tool in such a folder.
  func build(in folder: TemporaryFolder, jobs: Int = 2) -> SiteBuild {
    SiteBuild(
      .init(
        content: folder("content"), templates: has("input/templates") ? folder("templates") : nil,
        jobs: jobs))
  }
}
