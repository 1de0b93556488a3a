import Foundation
import SiteTestSupport
import Testing

@testable import SiteBuilding

/// The case `good-editor` is a project with nothing of Go's: its own metadata, versions and calendar.
@Suite("The site of an editor")
struct EditorSiteTests {
  private let files: [String: [UInt8]]

  init() async throws {
    let folder = try TemporaryFolder()
    let siteCase = SiteCase(name: "good-editor")
    try siteCase.lay(in: folder)
    _ = try await siteCase.build(in: folder).build(output: folder("site"), home: nil)
    files = try folder.files(under: "site")
  }

  @Test("speaks nowhere of another project, its language or its names")
  func words() throws {
    // With the default kind, "golang.org" is one word.
    let foreign = /\b(?:Go|golang|GOOS|GOARCH|GoVersion|gopls)\b|go\.dev/.wordBoundaryKind(.simple)
    #expect("made with Go.".contains(foreign) && !"Going".contains(foreign))
    #expect("see golang.org/x/tools".contains(foreign))
    var kinds: [Substring: Int] = [:]
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      kinds[path.split(separator: ".").last ?? "", default: 0] += 1
      #expect(!path.contains(foreign), "\(path)")
      // What is packed may hold any letters beside each other.
      if path.hasSuffix(".gz") { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      if let match = text.firstMatch(of: foreign) {
        let near = text[
          text.index(match.range.lowerBound, offsetBy: -40, limitedBy: text.startIndex)
            .map { $0..<match.range.upperBound } ?? match.range]
        Issue.record("\(path): …\(near)")
      }
    }
    for kind: Substring in ["html", "svg", "csv", "css"] { #expect(kinds[kind, default: 0] > 0) }
    #expect(kinds["html", default: 0] >= 40)
  }

  @Test("shows its own metadata, a partition, a single counter and a histogram in order")
  func charts() throws {
    func page(_ path: String) throws -> String {
      String(decoding: try #require(files["\(path)index.html"], "\(path)"), as: UTF8.self)
    }
    let program = try page("programs/quill/")
    var places: [String.Index] = []
    let titles = [
      "Version of the program", "Operating system", "Script runtime", "Ways to open a text",
      "Time to save", "Crashes",
    ]
    for title in titles {
      places.append(try #require(program.range(of: ">\(title)<")?.lowerBound, "\(title)"))
    }
    #expect(places == places.sorted(), "metadata first, what is retired last")
    let histogram = try page("counters/quill/-/save-time/")
    let buckets = ["&lt;10ms", "10ms-100ms", "&gt;=100ms"].compactMap {
      histogram.range(of: ">\($0)<")?.lowerBound
    }
    #expect(buckets.count == 3 && buckets == buckets.sorted())
    #expect(try page("counters/quill/-/crash/-/crash/").contains("2026.3"), "until when")
    #expect(files["counters/quill/helper/-/version~~1/index.html"] == nil, "it is left out")
  }
}
