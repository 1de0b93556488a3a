import Foundation
import Testing

@testable import SiteRendering

/// The index as a reader's browser sees it: files of JSON, and the way through them that docs/formats.md
/// describes, written a second time.
struct PublishedSearch {
  struct Shard {
    var bytes: Int
    var words: [(word: [UInt8], total: Int, entries: [Int])]
    /// The words of each entry, and its path.
    var entries: [(words: [[UInt8]], path: String)]
  }

  struct Answer {
    var paths: Set<String> = []
    var isWhole = false
    /// Of all files that were loaded.
    var bytes: Int
  }

  static let shardsPerQuery = 3

  let directoryBytes: Int
  let limit: Int
  let firstWords: [[UInt8]]
  private(set) var shards: [Shard] = []

  init(_ index: SearchIndex) throws {
    var buffer = ByteBuffer(capacity: 1 << 16)
    index.appendDirectory(to: &buffer)
    directoryBytes = buffer.bytes.count
    let directory = try #require(try Self.object(buffer.bytes))
    #expect(directory["format"] as? Int == 1)
    #expect(directory["entries"] as? Int == index.entries.count)
    limit = try #require(directory["limit"] as? Int)
    let list = try #require(directory["shards"] as? [[String]])
    firstWords = list.map { Array($0[0].utf8) }
    #expect(list.map { $0[1] } == index.shards.map(\.name))
    for shard in index.shards {
      buffer.removeAll()
      index.append(shard, to: &buffer)
      shards.append(try Self.shard(buffer.bytes))
    }
  }

  private static func object(_ bytes: [UInt8]) throws -> [String: Any]? {
    try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
  }

  private static func shard(_ bytes: [UInt8]) throws -> Shard {
    #expect(!bytes.contains(UInt8(ascii: "<")))
    let object = try #require(try object(bytes))
    let programs = try #require(object["programs"] as? [[String]])
    let states = try #require(object["states"] as? [String])
    let entries = try #require(object["entries"] as? [[Any]])
    let words = try #require(object["words"] as? [[Any]])
    return Shard(
      bytes: bytes.count,
      words: try words.map { row in
        let word = try #require(row[0] as? String)
        let total = try #require(row[1] as? Int)
        let numbers = try #require(row[2] as? [Int])
        return (Array(word.utf8), total, numbers)
      },
      entries: try entries.map { entry in
        #expect(entry.count == 6)
        let state = try #require(entry[4] as? Int)
        #expect(states.indices.contains(state))
        let program = try #require(entry[1] as? Int)
        let title = try #require(entry[2] as? String)
        let name = try #require(entry[3] as? String)
        let texts = [title, name] + (program < 0 ? [] : programs[program])
        return (texts.flatMap(SearchWords.of), try #require(entry[5] as? String))
      })
  }

  /// The shards that may hold words that begin with one.
  func span(_ word: [UInt8]) -> Range<Int> {
    var first = 0
    while first + 1 < firstWords.count, SearchWords.less(firstWords[first + 1], word) { first += 1 }
    var end = first + 1
    while end < firstWords.count,
      SearchWords.less(firstWords[end], word) || firstWords[end].starts(with: word)
    { end += 1 }
    return first..<end
  }

  func find(_ query: String) -> Answer {
    let words = SearchWords.of(query)
    let spans = words.map { (word: $0, span: span($0)) }.sorted {
      ($0.span.count, $1.word.count) < ($1.span.count, $0.word.count)
    }
    var answer = Answer(bytes: directoryBytes)
    var loaded: Set<Int> = []
    for (word, span) in spans {
      answer.isWhole = true
      for place in span {
        // A word that is too common to be listed in full leaves the loads to the next word.
        if !answer.isWhole, words.count > 1 { break }
        if !loaded.contains(place) {
          if loaded.count == Self.shardsPerQuery {
            answer.isWhole = false
            break
          }
          loaded.insert(place)
          answer.bytes += shards[place].bytes
        }
        for own in shards[place].words where own.word.starts(with: word) {
          if own.total > limit { answer.isWhole = false }
          for entry in own.entries {
            let entry = shards[place].entries[entry]
            if words.allSatisfy({ word in entry.words.contains { $0.starts(with: word) } }) {
              answer.paths.insert(entry.path)
            }
          }
        }
      }
      if answer.isWhole { break }
    }
    return answer
  }
}
