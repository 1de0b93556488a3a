import Foundation
import SiteTestSupport
import Testing

@testable import SiteBuilding

@Suite("Packed copies of texts")
struct PackedCopiesTests {
  @Test("texts of some length get one, but no download that has packed forms of its own")
  func which() {
    for name in [
      "index.html", "a.css", "a.js", "a.json", "a.jsonl", "a.csv", "a.svg", "a.xml", "a.atom",
      "a.txt", "data/index.html", "data/2026-04-05/index.html", "counters/data/data.csv",
    ] {
      #expect(PackedCopies.path(of: name, bytes: 1000) == "\(name).gz")
      #expect(PackedCopies.path(of: name, bytes: 999) == nil)
    }
    for name in [
      "a.png", "a.gz", "a.csv.gz", "a.sqlite", "csv", "data/counters.csv", "data/SHA256SUMS",
      "data/reports/2026-04-05.jsonl",
    ] {
      #expect(PackedCopies.path(of: name, bytes: 1 << 20) == nil)
    }
  }

  @Test("beside each file of a site lies what gzip unpacks to it, the same in every build")
  func site() async throws {
    let siteCase = SiteCase(name: "good-names")
    let folder = try TemporaryFolder()
    try siteCase.lay(in: folder)
    let content = folder("content")
    let plain = try await SiteBuild(.init(content: content)).build(
      output: folder("plain"), home: nil)
    for (site, jobs) in [("a", 1), ("b", 4), ("a", 2)] {
      let summary = try await SiteBuild(.init(content: content, jobs: jobs, packsTexts: true))
        .build(output: folder(site), home: nil)
      #expect(summary.files > plain.files && summary.bytes > plain.bytes)
    }
    let files = try folder.files(under: "a")
    #expect(files == (try folder.files(under: "b")))
    let before = try folder.files(under: "plain")
    let added = files.keys.filter { before[$0] == nil }.sorted()
    #expect(added.count > 20)
    #expect(added.contains("index.html.gz") && added.contains("feed.atom.gz"))
    for path in added {
      let original = try #require(before[String(path.dropLast(3))])
      #expect(original.count >= 1000)
    }
    // They say with which options the site was made, or are sums of what does.
    let own = ["data/build.json", "data/index.html", "data/SHA256SUMS"]
    for (path, bytes) in before where !own.contains(path) {
      #expect(files[path] == bytes, "\(path)")
    }
    for path in own { #expect(files[path] != before[path], "\(path)") }
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/gzip")
    gzip.arguments = ["-t"] + added.map { folder("a/\($0)") }
    try gzip.run()
    gzip.waitUntilExit()
    #expect(gzip.terminationStatus == 0)
    let path = try #require(added.first)
    #expect(files[path] == PackedCopies.pack(files[String(path.dropLast(3))] ?? []))
  }
}
