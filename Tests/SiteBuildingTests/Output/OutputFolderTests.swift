import SiteTestSupport
import Testing

@testable import SiteBuilding

@Suite("The output folder")
struct OutputFolderTests {
  private let project: TemporaryFolder

  init() throws {
    project = try TemporaryFolder()
    try project.makeFolder("content/metrics")
    try project.makeFolder("templates")
  }

  private func check(_ path: String, home: String? = nil) throws {
    _ = try OutputFolder(
      path, apartFrom: [project("content"), project("templates"), project("absent")], home: home)
  }

  private func expectRefusal(
    _ path: String, _ message: String, home: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try project.contents()
    let refusal = #expect(throws: OutputRefusal.self, sourceLocation: sourceLocation) {
      try check(path, home: home)
    }
    #expect(refusal?.message == message, sourceLocation: sourceLocation)
    #expect(try project.contents() == before, sourceLocation: sourceLocation)
  }

  @Test("a path where nothing is, and an empty folder, are fine")
  func newFolder() throws {
    try check(project("site"))
    try check(project("site/"))
    try project.makeFolder("site")
    try check(project("site"))
  }

  @Test("a folder with the marker is fine, with foreign files it is refused")
  func ours() throws {
    try project.write("hello", to: "site/index.html")
    try expectRefusal(
      project("site"), "the output '\(project("site"))' holds files of others, such as 'index.html'"
    )
    try project.write(SiteMarker.text, to: "site/\(SiteMarker.name)")
    try check(project("site"))
    try project.write("hello", to: "site/CNAME")
    try expectRefusal(
      project("site"), "the output '\(project("site"))' holds 'CNAME', which no build wrote")
  }

  @Test("a repository is refused, also with a marker")
  func repository() throws {
    try project.makeFolder("site/.git")
    try project.write(SiteMarker.text, to: "site/\(SiteMarker.name)")
    try expectRefusal(
      project("site"), "the output '\(project("site"))' holds '.git', which no build wrote")
    let inside = project("site/.git/x")
    try expectRefusal(inside, "the output '\(inside)' lies in the data of a Git repository")
    let itself = project("site/.git")
    try expectRefusal(itself, "the output '\(itself)' lies in the data of a Git repository")
  }

  @Test("an output that is, lies in or holds an input is refused, however its path is written")
  func inputs() throws {
    let content = project("content")
    try expectRefusal(content, "the output '\(content)' is the input '\(content)'")
    let dotted = project("templates/../content/metrics/..")
    try expectRefusal(dotted, "the output '\(dotted)' is the input '\(content)'")
    let below = project("content/metrics/site")
    try expectRefusal(below, "the output '\(below)' lies in the input '\(content)'")
    try expectRefusal(project.path, "the output '\(project.path)' holds the input '\(content)'")
    try project.link("shortcut", to: "content")
    let linked = project("shortcut/site")
    try expectRefusal(linked, "the output '\(linked)' lies in the input '\(content)'")
  }

  @Test("a name that only begins like an input's is another folder")
  func neighbour() throws { try check(project("content-site")) }

  @Test("the root and the home folder are refused")
  func rootAndHome() throws {
    try expectRefusal("/", "the output '/' is the root of the file system")
    try expectRefusal("/..", "the output '/..' is the root of the file system")
    try project.makeFolder("home")
    let home = project("home")
    try expectRefusal(home, "the output '\(home)' is the home folder", home: home + "/")
  }

  @Test("a link, a file and an empty path are refused")
  func otherThings() throws {
    try project.makeFolder("real")
    try project.link("site", to: "real")
    let site = project("site")
    try expectRefusal(site, "the output '\(site)' is a symbolic link")
    try expectRefusal(site + "/", "the output '\(site)/' is a symbolic link")
    try project.link("dangling", to: "nowhere")
    try expectRefusal(project("dangling"), "the output '\(project("dangling"))' is a symbolic link")
    try project.write("x", to: "file")
    try expectRefusal(project("file"), "the output '\(project("file"))' is not a folder")
    try expectRefusal("", "the output path is empty")
  }

  @Test("a missing parent is refused with its path")
  func missingParent() throws {
    let path = project("a/b")
    try expectRefusal(path, "the folder '\(project("a"))' of the output '\(path)' is missing")
  }
}
