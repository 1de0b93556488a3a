import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@Suite("Path segments")
struct PathSegmentsTests {
  @Test(
    "a name becomes the path that the format names",
    arguments: [
      ("GOOS", "goos~~f"),
      ("GoVersion", "goversion~~5"),
      ("x/Y", "x/y~~1"),
      ("CON", "~43on~~7"),
      ("go1.21", "go1.21"),
      ("gopls/client", "gopls/client"),
      ("gtk", "gtk"), ("gtk+", "gtk~2b"),
      ("a b", "a~20b"), ("a-b", "a-b"),
      ("\u{e9}", "~c3~a9"), ("e\u{301}", "e~cc~81"),
      // Only the ASCII letters count: the fifth of them is the first upper-case one.
      ("1a2b3cdE", "1a2b3cde~~10"),
      ("~", "~7e"), ("~~f", "~7e~7ef"), ("%2e%2e%2f", "~252e~252e~252f"),
      ("a#b?c=d&e", "a~23b~3fc~3dd~26e"),
    ])
  func pinned(name: String, path: String) {
    #expect(PathSegments.of(name.utf8).joined(separator: "/") == path)
  }

  @Test(
    "a dangerous name becomes a harmless path",
    arguments: [
      ("../../etc/x", "~2e~2e/~2e~2e/etc/x"), ("/abs", "~/abs"), ("a//b", "a/~/b"), ("a/", "a/~"),
      ("", "~"), (".", "~2e"), ("..", "~2e~2e"), ("...", "~2e.~2e"), (".a.", "~2ea~2e"),
      ("a.b", "a.b"), ("a ", "a~20"), ("-", "~2d"), ("a/-/b", "a/~2d/b"), ("--", "--"),
      ("index.html", "~69ndex.html"), ("Index.html", "~49ndex.html~~1"),
      ("data.csv", "~64ata.csv"), ("data.json", "~64ata.json"), ("chart.svg", "~63hart.svg"),
      ("data.csv.gz", "~64ata.csv.gz"), ("nul", "~6eul"), ("nul.tar.gz", "~6eul.tar.gz"),
      ("nul.", "nul~2e"), ("con ", "con~20"), ("Com1.x", "~43om1.x~~1"), ("com0", "com0"),
      ("lpt9", "~6cpt9"), ("lpt10", "lpt10"), ("console", "console"), ("..\\x", "~2e.~5cx"),
    ])
  func dangerous(name: String, path: String) {
    #expect(PathSegments.of(name.utf8).joined(separator: "/") == path)
  }

  @Test("a segment of 120 bytes stays whole, one of 121 ends in its digest")
  func limit() {
    let whole = String(repeating: "a", count: 120)
    #expect(PathSegments.of(whole.utf8) == [whole])
    let long = whole + "a"
    let digest = SHA256.hexDigest(of: long).prefix(16)
    #expect(PathSegments.of(long.utf8) == [whole.prefix(101) + "~~~" + digest])
    // The digest is that of the segment, not of the whole name.
    #expect(PathSegments.of("x/\(long)".utf8).last == whole.prefix(101) + "~~~" + digest)
  }

  @Test(
    "a cut never falls into an escape", arguments: [(98, 101), (99, 99), (100, 100), (101, 101)])
  func cut(letters: Int, kept: Int) {
    let name = String(repeating: "a", count: letters) + String(repeating: "+", count: 40)
    let encoded = String(repeating: "a", count: letters) + String(repeating: "~2b", count: 40)
    let digest = SHA256.hexDigest(of: name).prefix(16)
    #expect(PathSegments.of(name.utf8) == [encoded.prefix(kept) + "~~~" + digest])
  }

  @Test("a cut never falls into the mark before the number", arguments: [(99, 101), (100, 100)])
  func cutAtMark(letters: Int, kept: Int) {
    let name = String(repeating: "A", count: letters)
    let encoded = String(repeating: "a", count: letters) + "~~"
    let digest = SHA256.hexDigest(of: name).prefix(16)
    #expect(PathSegments.of(name.utf8) == [encoded.prefix(kept) + "~~~" + digest])
  }

  @Test("the number of a segment with many letters has as many digits as it needs")
  func longNumber() {
    let name = String(repeating: "a", count: 79) + "A"
    #expect(
      PathSegments.of(name.utf8) == [name.lowercased() + "~~8" + String(repeating: "0", count: 19)])
  }

  @Test("no two of many thousand nasty names share a path, and each path leads back to its name")
  func injective() {
    expectInjective(NastyNames.generate(count: 30_000))
  }

  @Test(
    "no two of the naughty strings share a path",
    .enabled(if: SharedFolder.isPresent, "../shared is absent"))
  func naughtyStrings() throws {
    // Lines of the file rather than its strings: a reader of JSON has no business here.
    let lines = try SharedFolder.bytes("suites/blns/blns.json").split(separator: 0x0A).map(
      Array.init)
    #expect(lines.count > 400)
    expectInjective(lines)
  }

  private func expectInjective(_ names: [[UInt8]]) {
    var names = Set(names)
    var seen: [String: [UInt8]] = [:]
    while let name = names.popFirst() {
      let segments = PathSegments.of(name)
      let path = segments.joined(separator: "/")
      #expect(seen.updateValue(name, forKey: path) == nil, "two names have the path \(path)")
      #expect(segments.count == name.count { $0 == 0x2F } + 1)
      for segment in segments {
        #expect((1...PathSegments.segmentLimit).contains(segment.utf8.count))
        #expect(
          segment.utf8.allSatisfy(Self.alphabet.contains), "\(segment) needs escapes in a URL")
        #expect(segment != "-" && !segment.hasPrefix(".") && !segment.hasSuffix("."))
      }
      if let decoded = PathDecoder.name(of: segments) { #expect(decoded == name) }
    }
  }

  private static let alphabet = Set("abcdefghijklmnopqrstuvwxyz0123456789._~-".utf8)
}
