import Foundation
import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@testable import SiteBuilding

/// The Big List of Naughty Strings as names, through a whole build.
@Suite("Naughty strings", .enabled(if: SharedFolder.isPresent, "../shared is absent"))
struct NaughtyStringsTests {
  /// Each once, by bytes.
  private static func strings() throws -> [String] {
    let all = try JSONDecoder().decode(
      [String].self, from: Data(SharedFolder.bytes("suites/blns/blns.json")))
    var seen: Set<[UInt8]> = []
    return all.filter { seen.insert(Array($0.utf8)).inserted }
  }

  private static func table(_ counters: [String]) -> String {
    "week,program,counter,reports,total\n"
      + counters.map { "2026-04-26,p,\"\($0.replacing("\"", with: "\"\""))\",1,1\n" }.joined()
  }

  /// What the reader says of one counter.
  private func messages(_ counter: String) throws -> [String] {
    var reader = InputTablesReader(
      calendar: PeriodCalendar(), asOf: nil, limits: InputLimits(), allowFormulaNames: false)
    var diagnostics = Diagnostics()
    try reader.read(
      file: "t.csv", source: MemorySource(Array(Self.table([counter]).utf8)),
      diagnostics: &diagnostics)
    let tables = reader.finish(diagnostics: &diagnostics)
    #expect(tables[.counters].count + diagnostics.errors.count == 1, "\(counter)")
    #expect(diagnostics.errors.allSatisfy { $0.location.description == "t.csv:2:14" })
    return diagnostics.errors.map(\.message)
  }

  /// What a message about the name has to hold, by the table of threats; nil for a name that is right.
  ///
  /// - Parameter name: A bucket of the chart `n`, or a counter's whole name.
  private static func refusal(of name: String, asBucket: Bool) -> String? {
    for scalar in name.unicodeScalars {
      let number = scalar.value
      switch number {
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFDD0...0xFDEF: return "control character"
      case 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
        return "invisible character"
      default:
        if number & 0xFFFE == 0xFFFE { return "control character" }
        if number >= 0xE0000 { return "invisible character" }
      }
    }
    if name.utf8.count + (asBucket ? 2 : 0) > 1024 { return "more than 1024" }
    let isBlank = name.utf8.allSatisfy { $0 == 0x20 }
    if asBucket { return isBlank ? "has an empty bucket" : nil }
    if name.isEmpty { return "is empty" }
    if isBlank { return "nothing but spaces" }
    if let first = name.utf8.first, "=+-@".utf8.contains(first) { return "begins like a formula" }
    let parts = name.utf8.split(separator: 0x3A, maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count < 2 { return nil }
    if parts[0].allSatisfy({ $0 == 0x20 }) { return "has an empty chart" }
    return parts[1].allSatisfy { $0 == 0x20 } ? "has an empty bucket" : nil
  }

  @Test("each is a name, or is refused for what makes it none")
  func classes() throws {
    var counts: [String: Int] = [:]
    for string in try Self.strings() {
      for asBucket in [true, false] {
        let expected = Self.refusal(of: string, asBucket: asBucket)
        let messages = try messages(asBucket ? "n:\(string)" : string)
        #expect(
          messages.count == (expected == nil ? 0 : 1), "\(string.debugDescription) \(messages)")
        if let expected {
          #expect(
            messages.first?.contains(expected) == true, "\(string.debugDescription) \(messages)")
        }
        counts["\(asBucket ? "bucket" : "counter"): \(expected ?? "right")", default: 0] += 1
      }
    }
    #expect(
      counts == [
        "bucket: right": 489, "bucket: control character": 8, "bucket: invisible character": 12,
        "bucket: has an empty bucket": 2, "counter: right": 462, "counter: control character": 8,
        "counter: invisible character": 12, "counter: begins like a formula": 25,
        "counter: has an empty bucket": 2, "counter: is empty": 1, "counter: nothing but spaces": 1,
      ])
  }

  @Test("each that is a name has a page that shows it, and none becomes markup")
  func pages() async throws {
    let names = try Self.strings().filter { Self.refusal(of: $0, asBucket: true) == nil }
    let folder = try TemporaryFolder()
    try folder.write(
      "title: Naughty\nbase_url: https://example.org/\n", to: "content/site.yml")
    try folder.write(
      Self.table(names.map { "n:\($0)" } + ["n:harmless"]), to: "content/metrics/c.csv")
    try folder.write(
      "week,program,reports\n2026-04-26,p,5\n", to: "content/metrics/r.csv")
    let build = SiteBuild(.init(content: folder("content"), jobs: 2))
    _ = try await build.build(output: folder("site"), home: nil)
    let site = try folder.files(under: "site")

    let harmless = site["counters/p/-/n/-/harmless/index.html"] ?? []
    let ownMarkup = Self.markup(in: Self.latin(harmless))
    #expect(ownMarkup.count > 30)
    var shown: [[UInt8]] = []
    for (path, bytes) in site where path.hasSuffix(".html") {
      let page = Self.latin(bytes)
      let markup = Self.markup(in: page)
      for live in ["img", "iframe", "object", "embed", "style", "base"] {
        #expect(!markup.contains(live), "\(path) holds <\(live)>")
      }
      // The site's own: one script of its assets, a block of data, and the search.
      let blocks = page.matches(of: #/<script type="application/ld\+json">([^<>]*)</script>/#).count
      #expect(page.matches(of: /<script/).count == 1 + blocks && blocks <= 1, "\(path)")
      #expect(page.contains("<script src=\"/assets/site."), "\(path)")
      #expect(page.matches(of: /<form/).count == (path == "search/index.html" ? 2 : 1), "\(path)")
      #expect(!markup.contains { $0.hasPrefix("@on") }, "\(path) has a handler")
      for target in SiteLinks.targets(in: page) {
        let isOurs = target.hasPrefix("/") && !target.hasPrefix("//") || target.hasPrefix("#")
        #expect(isOurs || target.hasPrefix("https://example.org/"), "\(path): \(target)")
      }
      guard page.contains("data-page-type=\"counter\"") else { continue }
      #expect(markup.subtracting(ownMarkup) == [], "\(path)")
      let name = try #require(
        page.firstMatch(of: /<p class="name"><code>([^<]*)<\/code><\/p>/)?.output.1, "\(path)")
      let bucket = Self.unescaped(name).dropFirst(2)
      #expect(Self.unescaped(name).starts(with: "n:".utf8))
      shown.append(Array(bucket))
      let title = try #require(page.firstMatch(of: /<title>([^<]*)<\/title>/)?.output.1)
      #expect(
        Self.unescaped(title) == Array("n: ".utf8) + bucket + Array(" – Naughty".utf8), "\(path)")
    }
    let wanted = (names + ["harmless"]).map { Array($0.utf8) }
    #expect(Set(shown) == Set(wanted))
    #expect(shown.count == wanted.count, "a page each")
  }

  /// A character for each byte: in UTF-8 proper, an accent would be one character with the `>` before it.
  private static func latin(_ bytes: [UInt8]) -> String {
    var text = ""
    for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
    return text
  }

  /// The names of all tags, and those of their attributes with an `@` before them, in lower case.
  private static func markup(in page: String) -> Set<String> {
    var names: Set<String> = []
    for tag in page.matches(of: /<\/?([A-Za-z!?][^\s>\/]*)([^>]*)>/) {
      names.insert(tag.output.1.lowercased())
      // The values are between quotes, which no value can hold.
      let bare = tag.output.2.replacing(/"[^"]*"/, with: "")
      for attribute in bare.matches(of: /[^\s=\/]+/) {
        names.insert("@" + attribute.output.lowercased())
      }
    }
    return names
  }

  /// The bytes of a text as `latin` gives it.
  private static func unescaped(_ text: Substring) -> [UInt8] {
    var text = String(text)
    for (escape, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      text = text.replacing(escape, with: character)
    }
    return text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}
