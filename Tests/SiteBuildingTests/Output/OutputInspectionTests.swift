import FoundationEssentials
import Glibc
import SiteTestSupport
import Testing

@testable import SiteBuilding

/// Nothing but what builds wrote is ever replaced: each of these stands in a folder that a build wrote.
@Suite("Files of others in the output folder")
struct OutputInspectionTests {
  private let folder: TemporaryFolder

  init() async throws {
    folder = try TemporaryFolder()
    try await publish(["index.html", "404.html", "charts/a/index.html", "counters/b/data.csv"])
  }

  private func publish(_ paths: [String]) async throws {
    let output = try OutputFolder(folder("site"), apartFrom: [], home: nil)
    _ = try await SitePublisher(output: output).publish { tree in
      for path in paths { try tree.write(path: path, bytes: []) }
    }
  }

  /// Expects that a build is refused before it renders, and that nothing is touched.
  private func expectRefusal(
    _ what: String, hint: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let before = try folder.contents()
    let refusal = #expect(throws: OutputRefusal.self, sourceLocation: sourceLocation) {
      _ = try OutputFolder(folder("site"), apartFrom: [], home: nil)
    }
    #expect(
      refusal?.message == "the output '\(folder("site"))' holds \(what)",
      sourceLocation: sourceLocation)
    if let hint { #expect(refusal?.hint == hint, sourceLocation: sourceLocation) }
    #expect(try folder.contents() == before, sourceLocation: sourceLocation)
  }

  /// The rules that do not need the manifest.
  private func forgetManifest() throws {
    try FileManager.default.removeItem(atPath: folder(".site.telemetry-site"))
  }

  @Test("a marker that says anything else is not ours", arguments: ["hi", "", "\n"])
  func otherMarker(_ text: String) async throws {
    try forgetManifest()
    // The last one is the right text and one byte more.
    try folder.write(text == "\n" ? SiteMarker.text + text : text, to: "site/.telemetry-site")
    try await expectRefusal(
      "a '.telemetry-site' that no build wrote",
      hint: "give --output a new or empty folder; a build replaces only folders that a build wrote")
  }

  @Test("a name at the top that no build writes is foreign")
  func top() async throws {
    try forgetManifest()
    try folder.write("precious", to: "site/thesis.txt")
    try await expectRefusal(
      "'thesis.txt', which no build wrote", hint: "move it away: a build replaces the whole folder")
  }

  @Test("a folder of a page's name, and a file of a folder's, are foreign")
  func kinds() async throws {
    try forgetManifest()
    try FileManager.default.removeItem(atPath: folder("site/404.html"))
    try folder.makeFolder("site/404.html")
    try await expectRefusal("'404.html', which no build wrote")
    try folder.write("precious", to: "site/404.html/index.html")
    try await expectRefusal("'404.html', which no build wrote")
    try FileManager.default.removeItem(atPath: folder("site/404.html"))
    try folder.write("precious", to: "site/programs")
    try await expectRefusal("'programs', which no build wrote")
  }

  @Test("what builds write for hosts, robots and checkers is ours, with and without a manifest")
  func namesOfOthers() async throws {
    let paths = [
      ".nojekyll", "_headers", "robots.txt", "feed.atom", "sitemap.xml", "sitemap-1.xml",
      "sitemap-12.xml.gz", "index.html.gz", "data/SHA256SUMS", "about/index.html",
      "about/index.html.gz",
    ]
    try await publish(["index.html"] + paths)
    try await publish(["index.html"] + paths)
    try forgetManifest()
    try await publish(["index.html"] + paths)
  }

  @Test(
    "names that are only like those are foreign",
    arguments: [
      ("sitemap-0.xml", "sitemap-0.xml"), ("sitemap-.xml", "sitemap-.xml"),
      ("SHA256SUMS", "SHA256SUMS"), ("data/sha256SUMS", "data/sha256SUMS"),
      ("charts/SHA256SUMS", "charts/SHA256SUMS"), ("charts/.nojekyll", "charts/.nojekyll"),
    ])
  func namesLikeThose(_ path: String, _ what: String) async throws {
    try forgetManifest()
    try folder.write("precious", to: "site/\(path)")
    try await expectRefusal("'\(what)', which no build wrote")
  }

  @Test(
    "below the top a hidden name, or one of other bytes than an address has, is foreign",
    arguments: [
      "charts/.git", "charts/mine/x.DOC", "counters/b/c/.hidden", "charts/a b", "charts/ä",
    ])
  func deep(_ path: String) async throws {
    try forgetManifest()
    try folder.write("precious", to: "site/\(path)")
    try await expectRefusal("'\(path)', which no build wrote")
  }

  @Test("a repository below the top is foreign")
  func repository() async throws {
    try forgetManifest()
    try folder.makeFolder("site/charts/.git/objects")
    try await expectRefusal("'charts/.git', which no build wrote")
  }

  @Test("a name that is not UTF-8 is foreign, and its message can be shown")
  func notText() async throws {
    try forgetManifest()
    try folder.makeFolder("site/charts/x")
    let name = Array(folder("site/charts/x/").utf8) + [0xFF, 0x1B, 0]
    #expect(mkdir(name.map { CChar(bitPattern: $0) }, 0o755) == 0)
    let refusal = #expect(throws: OutputRefusal.self) {
      _ = try OutputFolder(folder("site"), apartFrom: [], home: nil)
    }
    #expect(refusal?.message.contains("'charts/x/\u{FFFD}<U+001B>', which no build wrote") == true)
  }

  @Test("links, also to nothing, and FIFOs are foreign")
  func otherKinds() async throws {
    try forgetManifest()
    try folder.link("site/charts/link", to: "nowhere")
    try await expectRefusal("'charts/link', which no build wrote")
    #expect(unlink(folder("site/charts/link")) == 0)
    try folder.link("site/charts/link", to: "a")
    try await expectRefusal("'charts/link', which no build wrote")
    #expect(unlink(folder("site/charts/link")) == 0)
    #expect(mkfifo(folder("site/counters/fifo"), 0o644) == 0)
    try await expectRefusal("'counters/fifo', which no build wrote")
  }

  @Test("a file that the last build did not write is foreign, whatever its name")
  func unlisted() async throws {
    try folder.write("precious", to: "site/charts/a/notes.txt")
    try await expectRefusal(
      "'charts/a/notes.txt', which the last build did not write",
      hint: "move it away; or, if all files there may be lost, delete "
        + "'.site.telemetry-site/manifest' beside the output")
    try forgetManifest()
    try await publish(["index.html"])
    #expect(try folder.contents(of: "site") == ["site/.telemetry-site", "site/index.html"])
  }

  @Test("a file that the build before the last one wrote is foreign when it comes back")
  func earlierBuild() async throws {
    try await publish(["index.html", "charts/index.html"])
    try folder.write("precious", to: "site/404.html")
    try await expectRefusal("'404.html', which the last build did not write")
  }

  @Test("the manifest lists what was published, by the bytes of the paths")
  func manifest() throws {
    #expect(
      try folder.text(".site.telemetry-site/manifest") == """
        .telemetry-site
        404.html
        charts/a/index.html
        counters/b/data.csv
        index.html

        """)
  }

  @Test("a folder of authored pages is ours, because the manifest lists them")
  func articles() async throws {
    try await publish(["index.html", "privacy/index.html", "privacy/2024-01-24/index.html"])
    try await publish(["index.html", "about/team/index.html"])
    #expect(
      try folder.contents(of: "site").filter { $0.contains("index") } == [
        "site/about/team/index.html", "site/index.html",
      ])
  }

  @Test("a folder in which the manifest lists nothing is foreign, whatever is in it")
  func unlistedFolder() async throws {
    try folder.write("precious", to: "site/notes/index.html")
    try await expectRefusal("'notes', which no build wrote")
    try FileManager.default.removeItem(atPath: folder("site/notes"))
    try folder.makeFolder("site/empty")
    try await expectRefusal("'empty', which no build wrote")
  }

  @Test("a file beside an authored page that the last build did not write is foreign")
  func besideArticle() async throws {
    try await publish(["index.html", "privacy/index.html"])
    try folder.write("precious", to: "site/privacy/notes.html")
    try await expectRefusal("'privacy/notes.html', which the last build did not write")
    try FileManager.default.removeItem(atPath: folder("site/privacy/notes.html"))
    try folder.write("precious", to: "site/privacy/mine/index.html")
    try await expectRefusal("'privacy/mine/index.html', which the last build did not write")
  }

  @Test("without a manifest a folder of pages and nothing else may be one of authored pages")
  func articlesWithoutManifest() async throws {
    try await publish(["index.html", "privacy/2024-01-24/index.html"])
    try forgetManifest()
    try await publish(["index.html"])
    #expect(try folder.contents(of: "site") == ["site/.telemetry-site", "site/index.html"])
  }

  @Test(
    "without a manifest a folder at the top with anything else than pages is foreign",
    arguments: [
      ("thesis/text.html", "thesis/text.html"), ("thesis/a/style.css", "thesis/a/style.css"),
      ("thesis/.git/index.html", "thesis/.git"), ("Thesis/index.html", "Thesis"),
      (".thesis/index.html", ".thesis"), ("thesis/A/index.html", "thesis/A"),
    ])
  func notArticles(path: String, finding: String) async throws {
    try await publish(["index.html", "thesis/index.html"])
    try forgetManifest()
    try folder.write("precious", to: "site/\(path)")
    try await expectRefusal("'\(finding)', which no build wrote")
  }

  @Test("without a manifest a folder without any page, and a link to one, are foreign")
  func noArticles() async throws {
    try forgetManifest()
    try folder.makeFolder("site/thesis/a")
    try await expectRefusal("'thesis', which no build wrote")
    try FileManager.default.removeItem(atPath: folder("site/thesis"))
    try folder.link("site/thesis", to: "charts")
    try await expectRefusal("'thesis', which no build wrote")
  }

  @Test("files that are gone from the output are no reason to refuse it")
  func gone() async throws {
    try FileManager.default.removeItem(atPath: folder("site/charts"))
    try await publish(["index.html"])
  }

  @Test("a build that failed keeps the manifest of the site that stands")
  func failure() async throws {
    let before = try folder.text(".site.telemetry-site/manifest")
    await #expect(throws: CancellationError.self) {
      let output = try OutputFolder(folder("site"), apartFrom: [], home: nil)
      _ = try await SitePublisher(output: output).publish { tree in
        try tree.write(path: "charts/new.html", bytes: [])
        throw CancellationError()
      }
    }
    #expect(try folder.text(".site.telemetry-site/manifest") == before)
    #expect(
      try folder.contents(of: ".site.telemetry-site") == [
        ".site.telemetry-site/lock", ".site.telemetry-site/manifest",
      ])
  }

  @Test("a build killed around the swap leaves no manifest that refuses the next one")
  func killed() async throws {
    try FileManager.default.moveItem(
      atPath: folder(".site.telemetry-site/manifest"),
      toPath: folder(".site.telemetry-site/manifest.next"))
    try await publish(["index.html"])
    #expect(try folder.text(".site.telemetry-site/manifest") == ".telemetry-site\nindex.html\n")
  }

  @Test("a file that comes during the build stops it before the swap", arguments: [true, false])
  func meanwhile(withManifest: Bool) async throws {
    if !withManifest { try forgetManifest() }
    let path = withManifest ? "charts/a/notes.txt" : "charts/a/Notes.txt"
    let output = try OutputFolder(folder("site"), apartFrom: [], home: nil)
    await #expect(throws: OutputRefusal.self) {
      _ = try await SitePublisher(output: output).publish { tree in
        // Also where the new site has a file of that name.
        try tree.write(path: "charts/a/notes.txt", bytes: [])
        try folder.write("precious", to: "site/\(path)")
      }
    }
    #expect(try folder.text("site/\(path)") == "precious")
    #expect(try folder.contents(of: "site").contains("site/counters/b/data.csv"))
  }
}
