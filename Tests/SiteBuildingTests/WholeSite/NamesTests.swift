import Foundation
import FoundationXML
import SiteTestSupport
import Testing

@testable import SiteBuilding

/// The names of the case `good-names` are those that other generators fell for.
@Suite("Names that are not harmless, through a whole build")
struct NamesTests {
  private let folder: TemporaryFolder
  private let files: [String: [UInt8]]

  init() async throws {
    folder = try TemporaryFolder()
    let siteCase = SiteCase(name: "good-names")
    try siteCase.lay(in: folder)
    try folder.makeFolder("out")
    _ = try await siteCase.build(in: folder).build(output: folder("out/site"), home: nil)
    files = try folder.files(under: "out/site")
  }

  @Test("nothing is written beside the site, and no two paths are one on any disk")
  func paths() throws {
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789._~/-".utf8)
    for path in files.keys where path != "data/SHA256SUMS" {
      #expect(path.utf8.allSatisfy(allowed.contains), "\(path)")
      for part in path.split(separator: "/", omittingEmptySubsequences: false) {
        let stem = part.prefix { $0 != "." }
        #expect(part != "" && part != "." && part != ".." && part.utf8.last != 0x2E, "\(path)")
        #expect(!["con", "prn", "aux", "nul", "com1", "lpt1"].contains(stem), "\(path)")
      }
    }
    #expect(Set(files.keys.map { $0.lowercased() }).count == files.count)
    let beside = try folder.contents(of: "out").filter { !$0.hasPrefix("out/site/") }
    #expect(
      beside == [
        "out/.site.telemetry-site/", "out/.site.telemetry-site/lock",
        "out/.site.telemetry-site/manifest",
      ])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == ["content", "out"])
  }

  @Test("each name has a page of its own")
  func pages() throws {
    let config = try JSONSerialization.jsonObject(
      with: Data(contentsOf: folder.url("content/config/v0.1.0/config.json")))
    let programs = try #require((config as? [String: Any])?["Programs"] as? [[String: Any]])
    let counters = programs.reduce(0) { $0 + (($1["Counters"] as? [Any])?.count ?? 0) }
    let pages = files.filter {
      $0.key.hasSuffix("/index.html")
        && String(decoding: $0.value, as: UTF8.self).contains("data-page-type=\"counter\"")
    }
    #expect(counters > 60)
    #expect(pages.count == counters)
  }

  @Test("no name becomes markup")
  func markup() {
    for (path, bytes) in files where path.hasSuffix(".html") {
      let page = String(decoding: bytes, as: UTF8.self)
      for markup in ["<script>", "<img onerror", "<b>", "<i>", "<!-->", "<!--<", "\"><img"] {
        #expect(!page.contains(markup), "\(path) holds \(markup)")
      }
      #expect(!SiteLinks.targets(in: page).contains { $0.hasPrefix("javascript:") }, "\(path)")
    }
    let index = files["counters/index.html"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    for escaped in ["&lt;script&gt;alert(1)&lt;/script&gt;", "__proto__", "{{title}}", "&amp;amp;"]
    {
      #expect(files.values.contains { String(decoding: $0, as: UTF8.self).contains(escaped) })
    }
    #expect(index.contains("&lt;b&gt;prog&lt;/b&gt;"))
  }

  @Test("every drawing is XML")
  func drawings() {
    let drawings = files.filter { $0.key.hasSuffix(".svg") }
    #expect(drawings.count > 100)
    for (path, bytes) in drawings {
      let parser = XMLParser(data: Data(bytes))
      #expect(parser.parse(), "\(path): \(String(describing: parser.parserError))")
    }
  }
}
