import Foundation
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteRendering

/// The worked example of the search index in docs/formats.md.
@Suite("The search index in docs/formats.md")
struct SearchDocumentTests {
  let directory: [String: Any]
  let shard: [String: Any]

  init() throws {
    let document = try FormatsDocument()
    func object(_ tag: String) throws -> [String: Any] {
      let bytes = try document.example(tag).bytes
      return try #require(
        try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }
    directory = try object("json search-index")
    shard = try object("json search-shard")
  }

  @Test("each of its words stands at exactly the entries that have it")
  func words() throws {
    let programs = try #require(shard["programs"] as? [[String]])
    let entries = try #require(shard["entries"] as? [[Any]])
    var expected: [String: Set<Int>] = [:]
    for (number, entry) in entries.enumerated() {
      let program = programs[try #require(entry[1] as? Int)]
      let texts = [try #require(entry[2] as? String), try #require(entry[3] as? String)]
      for word in (texts + program).flatMap(SearchWords.of) {
        expected[String(decoding: word, as: UTF8.self), default: []].insert(number)
      }
    }
    let words = try #require(shard["words"] as? [[Any]])
    for row in words {
      let word = try #require(row[0] as? String)
      let numbers = try #require(row[2] as? [Int])
      #expect(Set(numbers) == expected[word], "\(word)")
      #expect(row[1] as? Int == numbers.count)
    }
    let first = try #require((directory["shards"] as? [[String]])?.last?.first)
    #expect(
      words.compactMap { $0[0] as? String } == expected.keys.filter { $0 >= first }.sorted())
    #expect(words.first?[0] as? String == first)
  }

  @Test("paths and kinds are those of the addresses")
  func entries() throws {
    let program = ProgramName("example.org/quill")
    let chart = ChartName("quill/open")
    let addresses: [(SearchEntry.Kind, PageAddress)] = [
      (.chart, .chart(program, chart)), (.counter, .counter(program, chart, BucketName("file"))),
      (.counter, .counter(program, chart, BucketName("pipe"))), (.program, .program(program)),
    ]
    let entries = try #require(shard["entries"] as? [[Any]])
    #expect(entries.map { $0[0] as? Int } == addresses.map(\.0.rawValue))
    #expect(entries.map { $0[5] as? String } == addresses.map { String($0.1.path.dropFirst()) })
  }

  @Test("format and limit are those of the program")
  func directoryFields() {
    #expect(directory["format"] as? Int == 1)
    #expect(directory["limit"] as? Int == SearchIndex.entryLimit)
    #expect(Set(directory.keys) == ["format", "entries", "limit", "shards"])
    #expect(Set(shard.keys) == ["programs", "states", "entries", "words"])
  }
}
