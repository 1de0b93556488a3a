import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteBuilding

@Suite("The links of a site")
struct SiteLinksTests {
  @Test("every link begins with the base path and leads to a file", arguments: SiteCase.good)
  func cases(_ siteCase: SiteCase) async throws {
    let folder = try TemporaryFolder()
    try siteCase.lay(in: folder)
    _ = try await siteCase.build(in: folder).build(output: folder("site"), home: nil)
    let settings = try folder.text("content/site.yml")
    let line = try #require(settings.split(separator: "\n").first { $0.hasPrefix("base_url: ") })
    let base = try #require(BaseURL(String(line.dropFirst("base_url: ".count))))
    let links = SiteLinks(
      files: try folder.files(under: "site"), origin: base.origin, basePath: base.path)
    #expect(links.mistakes() == [])
    // The smallest of them has three files of reports and no table.
    #expect(links.count() > 40)
  }

  @Test("so does every link of the example")
  func example() async throws {
    let links = SiteLinks(
      files: try await ExampleSite.files(), origin: ExampleSite.origin,
      basePath: ExampleSite.basePath)
    #expect(links.mistakes() == [])
    #expect(links.count() > 1000)
  }

  @Test("a base URL that is given instead stands in every link")
  func otherBase() async throws {
    let siteCase = SiteCase(name: "good-minimal")
    let folder = try TemporaryFolder()
    try siteCase.lay(in: folder)
    let base = try #require(BaseURL("http://127.0.0.1:8000/x/"))
    _ = try await SiteBuild(.init(content: folder("content"), baseURL: base))
      .build(output: folder("site"), home: nil)
    let files = try folder.files(under: "site")
    #expect(
      SiteLinks(files: files, origin: base.origin, basePath: base.path).mistakes() == [])
    for (path, bytes) in files where !path.hasPrefix(".") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("telemetry.example.org"), "\(path)")
    }
  }

  @Test("a wrong link is seen")
  func wrongLinks() {
    let page = """
      <a href="/x/">home</a> <a href="/">out</a> <img src="/x/gone.svg"> <a href="#here">
      <a href="https://example.org/x/lost/"> <a href="https://example.net/"> <i id="there">
      """
    let links = SiteLinks(
      files: ["index.html": Array(page.utf8)], origin: "https://example.org", basePath: "/x/")
    #expect(
      links.mistakes() == [
        "index.html: '#here' leads to no such place", "index.html: '/' does not begin with /x/",
        "index.html: '/x/gone.svg' leads to no file",
        "index.html: 'https://example.org/x/lost/' leads to no file",
      ])
  }
}
